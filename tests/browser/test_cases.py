"""A branching case, played by keyboard, kept over a reload, and read without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from cmebook.cases import load_cases
from cmebook.course import find_course
from tests.browser.axe import violations
from tests.browser.watch import PHONE, watched

CASE = "cases/01-stop-the-sertraline.html"
CASES = load_cases(find_course())


def title(page: Page) -> str:
    return page.locator(".case-part:visible h2").inner_text()


def choose(page: Page, letter: str) -> None:
    page.locator(f'.case-part:visible .case-choice[data-letter="{letter}"] > summary').click()


def go_on(page: Page) -> None:
    page.locator(".case-part:visible .case-on:visible").first.click()


def test_a_case_is_played_by_keyboard_to_its_end(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CASE)
        expect(page.locator(".case-part:visible")).to_have_count(1)
        expect(page.locator(".case-bar")).to_contain_text("Decision 1")
        page.locator(".case-part:visible summary").nth(1).focus()
        page.keyboard.press("Enter")
        expect(page.locator(".case-verdict:visible")).to_have_text("Not a good choice")
        page.locator(".case-on:visible").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".case-bar")).to_contain_text("Decision 2")
        assert page.evaluate("document.activeElement.textContent") == title(page)
        choose(page, "A")
        go_on(page)
        way = page.locator(".case-way li")
        expect(way).to_have_count(2)
        expect(way.nth(0)).to_contain_text("You chose “Yes: two serotonergic")
        expect(way.nth(0)).to_contain_text("Best was “No: ketamine hardly")
        expect(way.nth(1)).not_to_contain_text("Best was")
        expect(page.locator(".case-lesson:visible")).to_be_visible()
        assert watch.faults == []


def test_only_the_first_choice_is_the_decision(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CASE)
        choose(page, "C")
        choose(page, "A")
        page.locator('.case-choice[data-letter="A"] .case-on:visible').click()
        choose(page, "B")
        go_on(page)
        choose(page, "A")
        go_on(page)
        expect(page.locator(".case-way li").first).to_contain_text("You chose “Probably not")


def test_the_way_outlasts_a_reload_and_can_be_gone_back(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CASE)
        first = title(page)
        choose(page, "A")
        go_on(page)
        second = title(page)
        page.goto(disk + "index.html")
        page.goto(disk + CASE)
        assert title(page) == second
        page.get_by_role("link", name="One step back").click()
        assert title(page) == first
        page.go_back()
        page.get_by_role("link", name="Start again").click()
        assert title(page) == first
        expect(page.locator(".case-choice[open]")).to_have_count(0)
        assert watch.faults == []


@pytest.mark.parametrize("case", CASES)
def test_every_scene_and_end_can_be_played_to(browser: Browser, disk: str, case: str) -> None:
    """Follows every way of every case, so that no link is broken and no end unexplained."""
    ways = CASES[case].ways
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + f"cases/{case}.html")
        met: set[str] = set()
        waiting = [part.id for part in CASES[case].parts]
        for scene in waiting:
            page.goto(disk + f"cases/{case}.html#case-{case}-{scene}")
            expect(page.locator(f"[id='case-{case}-{scene}']")).to_be_visible()
            expect(page.locator(".case-part:visible")).to_have_count(1)
            links = page.locator(".case-part:visible a.case-on")
            met.update(links.evaluate_all("all => all.map(one => one.hash.slice(1))"))
        assert met == {f"case-{case}-{there}" for onward in ways.values() for there in onward}
        assert watch.faults == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_case_is_accessible_and_fits_a_phone(browser: Browser, disk: str, theme: str) -> None:
    with watched(browser, size=PHONE, theme=theme) as watch:
        page = watch.page
        page.goto(disk + CASE)
        choose(page, "B")
        assert violations(page) == []
        go_on(page)
        choose(page, "A")
        go_on(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_without_scripts_a_case_is_a_book_of_numbered_scenes(browser: Browser, disk: str) -> None:
    with watched(browser, scripts=False) as watch:
        page = watch.page
        page.goto(disk + CASE)
        parts = CASES["01-stop-the-sertraline"].parts
        expect(page.locator(".case-part:visible")).to_have_count(len(parts))
        expect(page.locator(".case-bar")).to_be_hidden()
        choose_first = page.locator(".case-choice > summary").first
        choose_first.click()
        page.locator(".case-on:visible").click()
        expect(
            page.locator(f"[id='case-01-stop-the-sertraline-{parts[1].id}']")
        ).to_be_in_viewport()


def test_on_paper_every_reason_stands(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CASE)
        page.emulate_media(media="print")
        shown = page.locator(".case-part:visible")
        expect(shown).to_have_count(len(CASES["01-stop-the-sertraline"].parts))
        heights = page.locator(".case-why").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert min(heights) > 0
