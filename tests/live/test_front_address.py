"""The state of figures stands in the page address, and an address sets them."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watch import watched
from tests.live.conftest import ready


def move(page: Page, name: str, control: str, key: str) -> None:
    page.locator(f'[data-live="{name}"] input[name={control}]').press(key)


def value(page: Page, name: str, control: str) -> str | None:
    return page.locator(f'[data-live="{name}"] [name={control}]').first.get_attribute(
        "aria-valuetext"
    )


@pytest.mark.parametrize("place", ["address", "served"])
def test_an_address_brings_the_setting_back(
    browser: Browser, place: str, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue(place)
    with watched(browser) as watch:
        page = ready(watch.page, address)
        move(page, "small-figure", "slope", "End")
        move(page, "other-figure", "shift", "ArrowRight")
        page.locator('[data-live="other-figure"] input[name=dotted]').uncheck()
        page.wait_for_timeout(400)
        assert urlsplit(page.url).fragment == "small-figure:slope=8&other-figure:shift=1;dotted=0"
        link = page.url
        assert watch.faults == []
    with watched(browser) as watch:
        page = ready(watch.page, link)
        assert value(page, "small-figure", "slope") == "8\N{NO-BREAK SPACE}mg/h"
        assert value(page, "other-figure", "shift") == "1\N{NO-BREAK SPACE}ng/mL"
        assert not page.locator('[data-live="other-figure"] input[name=dotted]').is_checked()
        assert watch.faults == []


def test_a_link_scrolls_to_its_figure(browser: Browser, address: str) -> None:
    with watched(browser, size=(900, 500)) as watch:
        page = ready(watch.page, address + "#other-figure:slope=8")
        top = page.locator('[data-live="other-figure"]').evaluate(
            "(one) => one.getBoundingClientRect().top"
        )
        assert 0 <= top <= 120
        assert value(page, "small-figure", "slope") == "2\N{NO-BREAK SPACE}mg/h"


def test_a_reload_keeps_the_place_of_the_reader(browser: Browser, address: str) -> None:
    with watched(browser, size=(900, 500)) as watch:
        page = ready(watch.page, address)
        move(page, "small-figure", "slope", "End")
        page.wait_for_timeout(400)
        page.evaluate("scrollTo(0, document.body.scrollHeight / 3)")
        place = page.evaluate("scrollY")
        assert place > 400
        page.wait_for_timeout(300)
        page.reload()
        page.wait_for_timeout(800)
        assert value(page, "small-figure", "slope") == "8\N{NO-BREAK SPACE}mg/h"
        # near it: the page is a little shorter while its figures are being set up
        assert abs(page.evaluate("scrollY") - place) < 200


def test_an_ordinary_anchor_still_works(page: Page) -> None:
    move(page, "small-figure", "slope", "End")
    page.wait_for_timeout(400)
    page.evaluate("location.hash = 'further-down'")
    page.wait_for_timeout(100)
    assert urlsplit(page.url).fragment == "further-down"
    assert value(page, "small-figure", "slope") == "8\N{NO-BREAK SPACE}mg/h"


def test_a_followed_link_sets_figures_and_resets_the_others(page: Page) -> None:
    move(page, "small-figure", "slope", "End")
    page.evaluate("location.hash = 'other-figure:shift=3'")
    page.wait_for_timeout(400)
    assert value(page, "small-figure", "slope") == "2\N{NO-BREAK SPACE}mg/h"
    assert value(page, "other-figure", "shift") == "3\N{NO-BREAK SPACE}ng/mL"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("slope=2.6", "3"),  # between two values: the nearer one
        ("slope=100", "8"),
        ("slope=-5", "0.5"),
        ("slope=", "2"),
        ("slope=much", "2"),
        ("slope=%ff", "2"),
        ("nothing=3", "2"),
        ("slope", "2"),
        ("slope=3;slope=5", "5"),
    ],
)
def test_odd_addresses_do_no_harm(
    browser: Browser, address: str, setting: str, expected: str
) -> None:
    with watched(browser) as watch:
        page = ready(watch.page, f"{address}#no-figure:a=1&&small-figure:{setting}")
        assert value(page, "small-figure", "slope") == f"{expected}\N{NO-BREAK SPACE}mg/h"
        assert watch.faults == []


@pytest.mark.parametrize("place", ["address", "served"])
def test_the_link_is_copied(browser: Browser, place: str, request: pytest.FixtureRequest) -> None:
    address = request.getfixturevalue(place)
    with watched(browser) as watch:
        page = ready(watch.page, address)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        move(page, "small-figure", "slope", "Home")
        page.locator('[data-live="small-figure"] [data-do=link]').click()
        page.locator('[data-live="small-figure"] .live-told', has_text="Link copied.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.url == f"{address}#small-figure:slope=0.5"


def test_without_a_clipboard_the_link_is_in_the_address_line(page: Page) -> None:
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    )
    page.locator('[data-live="small-figure"] [data-do=link]').click()
    page.locator('[data-live="small-figure"] .live-told', has_text="address line").wait_for()
    assert page.url.endswith("#small-figure:")
