"""In the browser, every state looks as matplotlib draws it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from cmebook.live import LiveFigure
from tests.browser.watch import watched
from tests.live import makers, pages
from tests.live.conftest import ready
from tests.live.shapes import Shape, shapes
from tests.live.test_matplotlib import ROUNDING, own

#: Kinds that together use everything the front end can do to an element.
TRIED = (
    "dashes and marks",
    "line with gaps",
    "line of changing length",
    "part of a fill",
    "hatched bars",
    "bubbles",
    "points of changing colour",
    "fading line",
    "lines of text",
    "turned text",
    "arrow",
    "error bars",
    "rounded box",
)
STATES = ({"size": 4, "on": True}, {"size": 1.5, "on": False}, {"size": 1, "on": True})


def seen(page: Page, name: str, picture: str = "wide") -> list[Shape]:
    """What the moving parts of a figure draw, in the order of their artists."""
    root = ElementTree.fromstring(
        page.locator(f'[data-live="{name}"] .live-{picture} svg').evaluate(
            "(svg) => new XMLSerializer().serializeToString(svg)"
        )
    )
    groups = [one for one in root.iter() if one.get("data-g") is not None]
    groups.sort(key=lambda one: int(one.get("data-g", "")))
    return [shape for group in groups for shape in shapes(group, root)]


@pytest.fixture(scope="module", params=["linear", "log"])
def figures(request: pytest.FixtureRequest) -> list[LiveFigure]:
    found = []
    for place, kind in enumerate(TRIED):
        live = makers.of_kind(kind, request.param)
        live.name = f"kind-{place}"
        found.append(live)
    return found


def test_pictures_move_as_matplotlib_draws_them(
    browser: Browser, figures: list[LiveFigure], tmp_path: Path
) -> None:
    address = pages.write(tmp_path, *(live.html() for live in figures)).as_uri()
    with watched(browser) as watch:
        page = ready(watch.page, address)
        for state in STATES:
            setting = f"size={state['size']};on={int(state['on'])}"
            fragment = "&".join(f"{live.name}:{setting}" for live in figures)
            page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
            page.wait_for_timeout(100)
            for kind, live in zip(TRIED, figures, strict=True):
                expected, found = own(live, state), seen(page, live.name)
                assert [one.kind for one in found] == [one.kind for one in expected], kind
                near = zip(found, expected, strict=True)
                assert all(a.close_to(b, ROUNDING) for a, b in near), (kind, state)
        assert watch.faults == []


def test_colour_and_width_move_too(
    browser: Browser, figures: list[LiveFigure], tmp_path: Path
) -> None:
    address = pages.write(tmp_path, *(live.html() for live in figures)).as_uri()
    colours, fading = (f"kind-{TRIED.index(f'{kind}')}" for kind in TRIED[6:8])
    with watched(browser) as watch:
        page = ready(watch.page, f"{address}#{colours}:size=4&{fading}:size=1")
        mark = page.locator(f'[data-live="{colours}"] .live-wide [data-e="0"]')
        assert mark.evaluate("(one) => getComputedStyle(one).fill") == "rgb(213, 94, 0)"
        line = page.locator(f'[data-live="{fading}"] .live-wide [data-e="0"]')
        assert line.evaluate("(one) => getComputedStyle(one).strokeWidth") == "1px"


def test_the_narrow_picture_is_the_figure_drawn_narrow(page: Page, figure: LiveFigure) -> None:
    state = {"slope": 5, "shift": 9, "dotted": True}
    page.evaluate("location.hash = 'small-figure:slope=5;shift=9'")
    page.wait_for_timeout(100)
    wide, figure.wide = figure.wide, figure.narrow
    try:
        expected = own(figure, state)
    finally:
        figure.wide = wide
    found = seen(page, "small-figure", "narrow")
    # Coordinates of the narrow picture may be derived from those of the wide one.
    near = zip(found, expected, strict=True)
    assert all(a.close_to(b, ROUNDING + 0.1) for a, b in near)
