"""The figure on paper, without scripts, in the dark, on a phone, twice on a page, and damaged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cmebook.live import LiveFigure
from tests.browser.axe import violations
from tests.browser.watch import DESKTOP, PHONE, watched
from tests.live import makers, pages
from tests.live.conftest import ready

FIRST = '[data-live="small-figure"]'


def visible(page: Page, selector: str) -> bool:
    return page.locator(f"{FIRST} {selector}").first.is_visible()


@pytest.mark.parametrize("place", ["address", "served"])
def test_without_scripts_the_picture_and_its_words_stand(
    browser: Browser, place: str, request: pytest.FixtureRequest
) -> None:
    with watched(browser, scripts=False) as watch:
        watch.page.goto(request.getfixturevalue(place))
        for there in (
            ".live-wide svg",
            ".live-title",
            ".live-takeaway",
            ".live-settings",
            ".live-now",
            ".live-notes",
        ):
            assert visible(watch.page, there), there
        for gone in (".live-narrow", "form", "button", "details", "select"):
            assert not visible(watch.page, gone), gone
        texts = watch.page.locator(f"{FIRST} .live-wide text").all_text_contents()
        assert "top 19" in texts
        settings = watch.page.locator(f"{FIRST} .live-settings").inner_text()
        assert settings.replace("\u00a0", " ") == (
            "Drawn for: Slope: 2 mg/h; Shift: 0 ng/mL; Dots: on."
        )
        assert watch.faults == []


def test_on_paper_controls_are_gone_and_the_state_stays(page: Page) -> None:
    page.locator(f"{FIRST} input[name=slope]").press("End")
    page.wait_for_timeout(600)
    assert not visible(page, ".live-settings")
    page.emulate_media(media="print")
    assert visible(page, ".live-wide svg")
    assert "Slope: 8" in page.locator(f"{FIRST} .live-settings").inner_text()
    assert "slope 8" in page.locator(f"{FIRST} .live-now").inner_text()
    for gone in ("form", "button", "details"):
        assert not visible(page, gone), gone


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(
    browser: Browser, address: str, theme: str, size: tuple[int, int]
) -> None:
    with watched(browser, theme=theme, size=size) as watch:
        page = ready(watch.page, address)
        for summary in page.locator("summary").all():
            summary.click()
        page.locator(".live-scroll").first.wait_for()
        assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_black_ink_and_white_paper_follow_the_theme(
    browser: Browser, address: str, theme: str
) -> None:
    with watched(browser, theme=theme) as watch:
        page = ready(watch.page, address)
        ink = page.evaluate("getComputedStyle(document.body).color")
        for one in page.locator(f"{FIRST} .live-wide text").all():
            assert one.evaluate("(text) => getComputedStyle(text).fill") == ink
        used = page.locator(f"{FIRST} .live-wide").inner_html()
        assert not re.search(r"#(000000|ffffff)|black|white", used)


def test_a_phone_gets_the_narrow_picture_and_can_read_it(browser: Browser, address: str) -> None:
    with watched(browser, size=PHONE) as watch:
        page = ready(watch.page, address)
        assert visible(page, ".live-narrow svg")
        assert not visible(page, ".live-wide")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        heights = page.locator(f"{FIRST} .live-narrow svg").evaluate(
            """(svg) => [...svg.querySelectorAll('text')].map((text) =>
                parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a)"""
        )
        assert len(heights) > 5
        assert min(heights) >= 9


def test_on_a_phone_the_picture_stays_in_view_of_the_controls(
    browser: Browser, address: str
) -> None:
    with watched(browser, size=PHONE) as watch:
        page = ready(watch.page, address)
        for name in ("slope", "shift", "dotted"):
            page.locator(f"{FIRST} input[name={name}]").focus()
            picture = page.locator(f"{FIRST} .live-picture").bounding_box()
            control = page.locator(f"{FIRST} input[name={name}]").bounding_box()
            assert picture
            assert control
            assert picture["y"] >= -1
            assert control["y"] >= picture["y"] + picture["height"] - 1


@pytest.mark.parametrize("size", [(844, 390), (640, 450)], ids=["sideways", "200%"])
def test_on_a_low_page_the_controls_stand_beside_the_picture(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with watched(browser, size=size) as watch:
        page = ready(watch.page, address)
        picture, form = (page.locator(f"{FIRST} {one}") for one in (".live-picture", "form"))
        page.evaluate(f"document.querySelector('{FIRST} .live-stage').scrollIntoView()")
        beside, left = form.bounding_box(), picture.bounding_box()
        assert beside and left
        assert beside["x"] >= left["x"] + left["width"]
        assert visible(page, ".live-narrow svg") and not visible(page, ".live-wide svg")
        page.mouse.wheel(0, left["height"] / 2)
        page.wait_for_timeout(200)
        slider = page.locator(f"{FIRST} input[name=slope]").bounding_box()
        assert slider and 0 <= slider["y"] <= size[1]


def test_over_a_picture_as_high_as_the_phone_the_controls_stay(
    browser: Browser, tmp_path: Path
) -> None:
    address = pages.write(tmp_path, makers.simple(narrow=(4.2, 8)).html()).as_uri()
    with watched(browser, size=PHONE) as watch:
        page = ready(watch.page, address)
        page.evaluate(f"document.querySelector('{FIRST} .live-stage').scrollIntoView()")
        page.mouse.wheel(0, 250)
        page.wait_for_timeout(200)
        slider = page.locator(f"{FIRST} input[name=slope]").bounding_box()
        assert slider and 0 <= slider["y"] <= PHONE[1] / 2
        assert watch.faults == []


def test_text_may_be_spaced_out(browser: Browser, address: str) -> None:
    with watched(browser, size=PHONE) as watch:
        page = ready(watch.page, address)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_copies_of_a_figure_have_ids_of_their_own(
    browser: Browser, figure: LiveFigure, tmp_path: Path
) -> None:
    address = pages.write(tmp_path, figure.html(), figure.html(copy=2)).as_uri()
    with watched(browser) as watch:
        page = ready(watch.page, f"{address}#small-figure:slope=8")
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids))
        links = re.findall(r'(?:url\(#|href="#|for="|describedby=")([^")\s]+)', page.content())
        assert set(links) <= set(ids)
        sliders = page.locator("input[name=slope]")
        assert [one.input_value() for one in sliders.all()] == ["5", "5"]
        sliders.last.press("Home")
        page.wait_for_timeout(400)
        assert page.url.endswith("#small-figure:slope=8")  # the first of the two is told
        assert sliders.first.input_value() == "5"
        assert watch.faults == []


def test_a_notebooks_outputs_have_ids_of_their_own(
    figure: LiveFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CME_LIVE", "static")
    one, two = (figure._repr_mimebundle_()["text/html"] for _ in range(2))
    found = [set(re.findall(r'\bid="([^"]+)"', html)) for html in (one, two)]
    assert found[0]
    assert not found[0] & found[1]


def test_without_decompression_stream_the_figure_moves_all_the_same(
    browser: Browser, address: str
) -> None:
    with watched(browser) as watch:
        watch.page.add_init_script("delete globalThis.DecompressionStream")
        page = ready(watch.page, address)
        before = page.locator(f'{FIRST} .live-wide [data-e="0"]').get_attribute("d")
        page.locator(f"{FIRST} input[name=slope]").press("End")
        assert page.locator(f'{FIRST} .live-wide [data-e="0"]').get_attribute("d") != before
        assert watch.faults == []


def test_damaged_data_leave_the_printed_figure(
    browser: Browser, figure: LiveFigure, tmp_path: Path
) -> None:
    damaged = figure.html().replace('class="live-payload">', 'class="live-payload">AAAA')
    whole = figure.html(copy=2)
    address = pages.write(tmp_path, damaged, whole).as_uri()
    with watched(browser) as watch:
        watch.page.goto(address)
        watch.page.locator(".live-on").wait_for()
        assert watch.page.locator("form:visible").count() == 1
        assert watch.page.locator(".live-wide svg:visible").count() == 2
        assert any("stays as it is printed" in fault for fault in watch.faults)
