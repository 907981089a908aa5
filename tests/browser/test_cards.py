"""Review cards: asked one by one, kept in the browser, read without scripts and on paper."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from playwright.sync_api import Browser, Page, expect

from cmebook.cards import load_cards
from cmebook.course import find_course
from tests.browser.axe import violations
from tests.browser.watch import PHONE, watched

PAGE = "review-cards.html"
CARDS = load_cards(find_course())


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()


def know(page: Page, words: str = "I knew it") -> None:
    press(page, "Show the answer")
    press(page, words)


def at(page: Page, moment: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(moment))


def test_a_card_known_comes_back_later_and_later(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        at(page, "2027-03-01T21:00:00")
        page.goto(disk + PAGE)
        status, front = page.locator(".cards-status"), page.locator(".cards-front")
        expect(status).to_have_text("10 cards to go.")
        first = front.inner_text()
        for _ in range(10):
            know(page)
        expect(status).to_have_text("10 cards done.")
        expect(front).to_have_text("The next 10 cards on 2 March.")
        at(page, "2027-03-02T00:30:00")
        page.reload()
        expect(status).to_have_text("20 cards to go.")  # those of yesterday, and new ones
        expect(front).to_have_text(first)
        know(page)
        kept = page.evaluate("JSON.parse(localStorage['cme:cards'])")
        day = (datetime(2027, 3, 2) - datetime(1970, 1, 1)).days
        assert kept[next(iter(CARDS))] == [2, day + 3]
        assert watch.faults == []


def test_a_card_not_known_comes_back_soon(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        front = page.locator(".cards-front")
        first = front.inner_text()
        know(page, "I did not know")
        for _ in range(3):
            assert front.inner_text() != first
            know(page)
        expect(front).to_have_text(first)


def test_cards_are_reviewed_by_keyboard(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        page.get_by_role("button", name="Show the answer").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".cards-face .card-back")).to_be_visible()
        while page.evaluate("document.activeElement.textContent") != "I knew it":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".cards-status")).to_contain_text("9 cards to go, 1 done.")


def test_a_chapter_can_be_chosen_and_all_be_forgotten(browser: Browser, disk: str) -> None:
    of_one = [card for card in CARDS.values() if card.chapter == "02-ketamine-mechanisms"]
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        page.get_by_label("Cards of").select_option("02-ketamine-mechanisms")
        expect(page.locator(".cards-status")).to_have_text(f"{len(of_one)} cards to go.")
        for _ in of_one:
            know(page)
        press(page, "Forget what I knew")
        press(page, "Keep it")
        assert page.evaluate("'cme:cards' in localStorage")
        press(page, "Forget what I knew")
        press(page, "Remove it")
        assert not page.evaluate("'cme:cards' in localStorage")
        expect(page.locator(".cards-status")).to_have_text(f"{len(of_one)} cards to go.")


def test_spoilt_storage_begins_anew(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        page.evaluate("""localStorage.setItem('cme:cards', '{"card-trd-definition": "often"}')""")
        page.reload()
        expect(page.locator(".cards-status")).to_have_text("10 cards to go.")
        assert watch.faults == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_desk_is_accessible_with_an_answer_shown(
    browser: Browser, disk: str, theme: str
) -> None:
    with watched(browser, size=PHONE, theme=theme) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        press(page, "Show the answer")
        assert violations(page) == []


def test_without_scripts_every_card_opens(browser: Browser, disk: str) -> None:
    with watched(browser, scripts=False) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        cards = page.locator(".card-one")
        expect(cards).to_have_count(len(CARDS))
        cards.first.locator("summary").click()
        expect(cards.first.locator(".card-back")).to_be_visible()
        expect(page.locator(".cards-desk")).to_have_count(0)


def test_on_paper_every_card_has_its_answer(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        expect(page.locator(".card-back:visible")).to_have_count(len(CARDS))
        expect(page.locator(".cards-desk")).to_be_hidden()


def test_anki_takes_the_file_of_the_page(built: Path, tmp_path: Path) -> None:
    learner = Collection(str(tmp_path / "learner.anki2"))
    learner.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=str(built / "_static" / "review-cards.apkg"),
            options=ImportAnkiPackageOptions(),
        )
    )
    assert learner.card_count() == len(CARDS)
    learner.close()
