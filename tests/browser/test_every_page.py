"""What holds for every page of the book."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.watch import DESKTOP, PHONE, watched


@pytest.mark.parametrize("place", ["http", "disk"])
def test_asks_no_other_host_and_has_no_error(
    browser: Browser, base: str, disk: str, pages: list[str], place: str
) -> None:
    faults = {}
    with watched(browser) as watch:
        for name in pages:
            watch.clear()
            watch.page.goto((base if place == "http" else disk) + name)
            watch.page.wait_for_load_state("networkidle")
            if watch.faults:
                faults[name] = watch.faults[:]
    assert faults == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, base: str, pages: list[str], theme: str) -> None:
    faults = {}
    with watched(browser, theme=theme) as watch:
        for name in pages:
            watch.page.goto(base + name)
            if found := violations(watch.page):
                faults[name] = found
    assert faults == {}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["320 px", "1280 px"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_never_scrolls_sideways(
    browser: Browser, disk: str, pages: list[str], size: tuple[int, int], scripts: bool
) -> None:
    wide = {}
    # The width is asked for from outside the page, so scripts of the page may be off.
    with watched(browser, size=size, scripts=scripts) as watch:
        for name in pages:
            watch.page.goto(disk + name)
            width = watch.page.evaluate("document.documentElement.scrollWidth")
            if width > size[0]:
                wide[name] = width
    assert wide == {}


def test_axe_is_content_on_a_phone(browser: Browser, base: str, pages: list[str]) -> None:
    faults = {}
    with watched(browser, size=PHONE) as watch:
        for name in pages:
            watch.page.goto(base + name)
            if found := violations(watch.page):
                faults[name] = found
    assert faults == {}
