"""The tables of evidence, and the way from a number to its row."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from cmebook.course import find_course
from cmebook.evidence import load_evidence
from cmebook.figures.computed import COMPUTED
from tests.browser.watch import DESKTOP, PHONE, watched

CHAPTER = "chapters/02-ketamine-mechanisms.html"

#: The page of each table is part of the address of its rows, which must never change.
PAGES = {
    "sources": "evidence/sources.html",
    "findings": "evidence/findings.html",
    "estimates": "evidence/estimates.html",
    "trials": "evidence/trials.html",
    "parameters": "evidence/parameters.html",
    "checkpoints": "evidence/checkpoints.html",
    "interactions": "evidence/interactions.html",
    "claims": "evidence/claims.html",
}

GRADE = ["high", "moderate", "low", "very low", "not gradable"]


def ids_on(page: Path) -> list[str]:
    return html.parse(page).xpath("//@id")


@pytest.mark.parametrize("table", PAGES)
def test_every_row_has_its_permanent_address(built: Path, table: str) -> None:
    rows = load_evidence(find_course().evidence).tables()[table]
    on_page = ids_on(built / PAGES[table])
    assert [row for row in rows if on_page.count(row) != 1] == []


def test_models_and_computed_numbers_have_addresses_too(built: Path) -> None:
    models = load_evidence(find_course().evidence).models
    assert set(models) <= set(ids_on(built / "evidence/models.html"))
    assert set(COMPUTED) <= set(ids_on(built / "evidence/computed.html"))


def test_downloads_are_the_very_tables(built: Path) -> None:
    folder = find_course().evidence
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        copy = built / "_static" / "evidence" / file.relative_to(folder)
        assert copy.read_bytes() == file.read_bytes()
    index = html.parse(built / "evidence/index.html")
    for link in index.xpath("//a[@download]/@href"):
        assert (built / "evidence" / link).resolve().is_file()


def shown(page: Page) -> list[str]:
    """Ids of the rows that are not hidden, in their order."""
    ids: list[str] = page.eval_on_selector_all(
        ".ev-rows > li:not([hidden])", "rows => rows.map(row => row.id)"
    )
    return ids


def test_rows_are_found_by_words_and_chosen_by_keyboard(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGES["parameters"])
        everything = shown(page)
        page.get_by_label("Find in this table").focus()
        page.keyboard.type("clearance")
        some = shown(page)
        assert 0 < len(some) < len(everything)
        expect(page.locator(".ev-count")).to_have_text(f"{len(some)} of {len(everything)} rows")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "SELECT"
        page.keyboard.type("K1")
        fewer = shown(page)
        assert fewer
        assert all(row.startswith("K1.") for row in fewer)
        assert watch.faults == []


def test_rows_are_sorted_by_keyboard(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGES["claims"])
        listed = shown(page)
        page.get_by_label("Sort by").focus()
        page.keyboard.type("certainty")
        words = page.eval_on_selector_all(
            ".ev-rows > li", "rows => rows.map(row => row.dataset.certainty)"
        )
        assert words == sorted(words, key=GRADE.index)
        assert words[0] == "high"
        page.keyboard.press("Home")
        assert shown(page) == listed


def test_an_address_shows_its_row_whatever_is_chosen(browser: Browser, disk: str) -> None:
    with watched(browser, size=PHONE) as watch:
        page = watch.page
        page.goto(disk + PAGES["estimates"])
        last = shown(page)[-1]
        page.get_by_label("Find in this table").fill("no row holds these words")
        assert shown(page) == []
        page.evaluate("id => { location.hash = '#' + id; }", last)
        row = page.locator(f"[id='{last}']")
        expect(row).to_be_in_viewport()
        expect(row.locator("details")).to_have_attribute("open", "")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_an_address_leads_to_the_top_of_its_row(
    browser: Browser, disk: str, size: tuple[int, int], scripts: bool
) -> None:
    """Though the rows above are laid out only when they come near the screen."""
    rows = list(load_evidence(find_course().evidence).estimates)
    with watched(browser, size=size, scripts=scripts) as watch:
        for row in (rows[0], rows[len(rows) // 2], rows[-20]):
            watch.page.goto("about:blank")
            watch.page.goto(f"{disk}{PAGES['estimates']}#{row}")
            watch.page.wait_for_timeout(300)  # what would move, has moved
            box = watch.page.locator(f"[id='{row}']").bounding_box()
            assert box is not None
            assert 0 <= box["y"] <= 120  # below the bar at the top of the page


def test_a_table_can_be_read_without_scripts(browser: Browser, disk: str) -> None:
    with watched(browser, scripts=False) as watch:
        page = watch.page
        page.goto(disk + PAGES["claims"])
        expect(page.locator(".ev-tools")).to_be_hidden()
        row = page.locator(".ev-rows > li").first
        row.locator("summary").click()
        expect(row.locator("dl")).to_be_visible()


def test_a_number_opens_and_closes_by_keyboard(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        number = page.locator("article p a.ev").first
        number.focus()
        page.keyboard.press("Enter")
        box = page.get_by_role("dialog")
        expect(box).to_be_visible()
        expect(number).to_have_attribute("aria-expanded", "true")
        assert number.get_attribute("data-ev") in box.inner_text()
        for word in ("Kind", "Source", "Checked"):
            expect(box).to_contain_text(word)
        page.keyboard.press("Escape")
        expect(box).to_have_count(0)
        expect(number).to_be_focused()
        assert watch.faults == []


def test_the_box_of_a_number_leads_to_its_row(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        number = page.locator("article p a.ev").first
        number.click()
        page.get_by_role("link", name="Open this row of the evidence").click()
        page.wait_for_url("**/evidence/*.html#*")  # and until it has loaded
        row = page.locator(f"[id='{number_id(page)}']")
        expect(row).to_be_in_viewport()
        assert watch.faults == []


def number_id(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.hash.slice(1))"))


def test_a_click_elsewhere_or_tabbing_on_closes_the_box(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        first, second = (page.locator("article p a.ev").nth(place) for place in (0, 1))
        box = page.get_by_role("dialog")
        first.click()
        expect(box).to_be_visible()
        page.locator("h1").click()
        expect(box).to_have_count(0)
        first.click()
        for _ in range(3):  # close button, link to the row, and on
            page.keyboard.press("Tab")
        expect(box).to_have_count(0)
        expect(second).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_box_of_a_number_is_accessible_and_fits_a_phone(
    browser: Browser, disk: str, theme: str
) -> None:
    from tests.browser.axe import violations

    with watched(browser, size=PHONE, theme=theme) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        page.locator("article p a.ev").first.click()
        frame = page.get_by_role("dialog").bounding_box()
        assert frame is not None
        assert frame["x"] >= 0
        assert frame["x"] + frame["width"] <= PHONE[0]
        assert violations(page) == []


def test_without_scripts_a_number_is_a_link_to_its_row(browser: Browser, disk: str) -> None:
    with watched(browser, scripts=False) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        number = page.locator("article p a.ev").first
        row = number.get_attribute("data-ev")
        number.click()
        expect(page.locator(f"[id='{row}']")).to_be_in_viewport()
