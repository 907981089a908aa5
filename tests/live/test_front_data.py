"""The table and the CSV file hold the values of what is shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from cmebook.errors import CourseError
from cmebook.live import DataTable, LiveFigure, Range, Series
from tests.browser.watch import watched
from tests.live import makers, pages
from tests.live.conftest import ready

FIRST = '[data-live="small-figure"]'


def saved(page: Page, name: str = "small-figure") -> bytes:
    with page.expect_download() as waiting:
        page.locator(f'[data-live="{name}"] [data-do=csv]').click()
    assert waiting.value.suggested_filename == f"{name}.csv"
    return Path(waiting.value.path()).read_bytes()


def rows(data: bytes) -> list[list[str]]:
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return [line for line in lines if line and not line[0].startswith("#")]


def test_the_table_shows_what_is_drawn(page: Page) -> None:
    page.locator(f"{FIRST} input[name=slope]").press("End")
    page.locator(f"{FIRST} summary").click()
    boxes = page.locator(f"{FIRST} .live-scroll")
    boxes.first.wait_for()
    assert boxes.count() == 2  # the dots stand at fewer times than the curve
    table = boxes.first
    assert "Read off the drawing" in table.locator("caption").inner_text()
    heads = table.locator("thead th").all_inner_texts()
    assert [head.split("\n")[0] for head in heads] == ["Time (h)", "Curve"]
    times = table.locator("tbody th").all_inner_texts()
    levels = table.locator("tbody td").all_inner_texts()
    assert times == [f"{x:g}" for x in makers.X]
    assert np.allclose([float(one) for one in levels], makers.curve(8), atol=0.6)
    assert all(len(one.replace(".", "").lstrip("0")) <= 3 for one in levels)


def test_the_table_can_be_scrolled_by_keyboard(page: Page) -> None:
    page.locator(f"{FIRST} summary").click()
    box = page.locator(f"{FIRST} .live-scroll").first
    box.focus()
    page.keyboard.press("End")
    page.wait_for_function(
        f"document.querySelector('{FIRST} .live-scroll').scrollTop > 0", timeout=3000
    )
    assert "Curve" in (box.get_attribute("aria-label") or "")


def test_the_table_follows_the_controls(page: Page) -> None:
    page.locator(f"{FIRST} summary").click()
    last = page.locator(f"{FIRST} .live-scroll").first.locator("tbody td").last
    before = last.inner_text()
    page.locator(f"{FIRST} input[name=slope]").press("End")
    page.wait_for_timeout(700)
    assert last.inner_text() != before
    page.locator(f"{FIRST} input[type=checkbox]").uncheck()
    page.wait_for_timeout(700)
    assert page.locator(f"{FIRST} .live-scroll").count() == 1  # hidden dots are not in it


def test_the_file_opens_in_a_spreadsheet_and_says_what_it_is(page: Page) -> None:
    page.locator(f"{FIRST} input[name=shift]").press("ArrowRight")
    data = saved(page)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    text = data.decode("utf-8-sig")
    about = [line for line in csv.reader(io.StringIO(text)) if line and line[0][0] == "#"]
    assert [line[0] for line in about] == [
        "# A small figure",
        "# Slope: 2\N{NO-BREAK SPACE}mg/h",
        "# Shift: 1\N{NO-BREAK SPACE}ng/mL",
        "# Dots: on",
        "# Now slope 2, shift 1, dotted True.",
        "# Read off the drawing, and rounded to what it can show.",
        "# Read off the drawing, and rounded to what it can show.",
    ]
    assert [line for line in text.splitlines() if line.startswith(("=", "+", "@", '"='))] == []
    first, *points = rows(data)[: 1 + len(makers.X)]
    assert first == ["Time (h)", "Curve: Level (ng/mL)"]
    assert np.allclose(np.array(points, float)[:, 1], makers.curve(2) + 1, atol=0.06)
    assert rows(data)[1 + len(makers.X)] == ["Time (h)", "'=Dots: Level (ng/mL)"]


def test_a_served_page_puts_its_link_into_the_file(browser: Browser, served: str) -> None:
    with watched(browser) as watch:
        page = ready(watch.page, f"{served}#small-figure:slope=8")
        assert f"# {served}#small-figure:slope=8".encode() in saved(page)


def test_what_the_author_writes_out_comes_first(browser: Browser, tmp_path: Path) -> None:
    def tables(slope: float, shift: float, dotted: bool) -> list[DataTable]:
        cells = [("drug, (S)", f"−{slope:g}"), ("placebo", "0.50")]
        return [DataTable("Points.", ("Name", "Level (ng/mL)"), cells if dotted else [])]

    address = pages.write(tmp_path, makers.simple(tables=tables).html()).as_uri()
    with watched(browser) as watch:
        page = ready(watch.page, f"{address}#small-figure:slope=2")
        found = rows(saved(page))
        assert found[:3] == [["Name", "Level (ng/mL)"], ["drug, (S)", "-2"], ["placebo", "0.50"]]
        page.locator(f"{FIRST} summary").click()
        first = page.locator(f"{FIRST} .live-scroll").first
        assert first.locator("caption").inner_text() == "Points."
        assert first.locator("tbody td").all_inner_texts() == ["−2", "0.50"]
        page.locator(f"{FIRST} input[type=checkbox]").uncheck()
        assert rows(saved(page))[0][0] == "Time (h)"  # a table without rows is left out
        assert watch.faults == []


# ---- Every kind of series -------------------------------------------------------------------


@contextmanager
def shown(
    browser: Browser,
    folder: Path,
    draw: Callable[[Any], tuple[Any, Callable[[float], Any]]],
    scale: str = "linear",
) -> Iterator[list[list[str]]]:
    """The file of one artist at size 4."""
    live = one_series(draw, scale)
    with watched(browser) as watch:
        address = pages.write(folder, live.html()).as_uri()
        page = ready(watch.page, f"{address}#kind:size=4")
        yield rows(saved(page, "kind"))
        assert watch.faults == []


def one_series(draw: Callable[[Any], tuple[Any, Callable[[float], Any]]], scale: str) -> LiveFigure:
    figure, ax = plt.subplots(figsize=(6.4, 4), layout="constrained")
    ax.set(xlim=(0.5, 12), ylim=(0.1, 100), xscale=scale, yscale=scale)
    artist, set_size = draw(ax)
    controls = {"size": Range("Size", [1, 2, 4], 1)}
    series = [Series("artist", "Level", "Time", "Height")]
    return makers.live(figure, set_size, controls, {"artist": artist}, series=series, name="kind")


TRUE: dict[str, tuple[list[str], Any, Any]] = {
    "line": (["Time", "Level: Height"], makers.X, makers.curve(4)),
    "marks": (["Time", "Level: Height"], makers.X, makers.curve(4)),
    "steps after": (["Time", "Level: Height"], makers.X, makers.curve(4)),
    "points": (["Time", "Level: Height"], makers.X, makers.curve(4)),
    "bubbles": (["Time", "Level: Height"], makers.X, makers.curve(4)),
    "error bars": (["Time", "Level: Height"], [2, 5, 8], [12, 16, 20]),
    "bars": (["Time", "Level: Height"], [2, 5, 8], [4, 8, 12]),
}


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("kind", TRUE)
def test_values_are_those_of_the_data(
    browser: Browser, tmp_path: Path, kind: str, scale: str
) -> None:
    heads, x, y = TRUE[kind]
    if kind == "bars" and scale == "log":
        x = [10 ** np.mean(np.log10([one - 0.4, one + 0.4])) for one in x]  # midway on the page
    with shown(browser, tmp_path, makers.KINDS[kind], scale) as found:
        assert found[0] == heads
        values = np.array(found[1:], float)
        assert np.allclose(values[:, 0], x, rtol=0.01, atol=0.02)
        assert np.allclose(values[:, 1], y, rtol=0.01, atol=0.06)


def test_flat_bars_are_read_along(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, tmp_path, makers.KINDS["flat bars"]) as found:
        assert found[0] == ["Height", "Level: Time"]
        values = np.array(found[1:], float)
        assert np.allclose(values, [[2, 1], [10, 5], [40, 9]], atol=0.06)


@pytest.mark.parametrize(("kind", "scale"), [("fill", "linear"), ("fill", "log")])
def test_a_fill_has_a_low_and_a_high_edge(
    browser: Browser, tmp_path: Path, kind: str, scale: str
) -> None:
    with shown(browser, tmp_path, makers.KINDS[kind], scale) as found:
        assert found[0] == ["Time", "Level, low: Height", "Level, high: Height"]
        values = np.array(found[1:], float)
        expected = np.column_stack([makers.X, makers.curve(2), makers.curve(4)])
        assert np.allclose(values, expected, rtol=0.01, atol=0.06)


def test_a_sideways_fill_and_segments_have_two_ends(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, tmp_path, makers.KINDS["sideways fill"]) as found:
        assert found[0] == ["Height", "Level, low: Time", "Level, high: Time"]
        assert np.allclose(np.array(found[1:], float)[:, 1:], [2, 6], atol=0.02)
    with shown(browser, tmp_path, makers.KINDS["upright segments"]) as found:
        expected = [[x, 1, 1 + 4 * x] for x in (2, 5, 8)]
        assert np.allclose(np.array(found[1:], float), expected, atol=0.06)


def test_gaps_are_left_out(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, tmp_path, makers.KINDS["line with gaps"]) as found:
        assert len(found) == 1 + 2  # only two values are not masked


def test_categories_keep_their_names(browser: Browser, tmp_path: Path) -> None:
    def draw(ax: Any) -> Any:
        ax.set(xlim=(-1, 3))
        bars = ax.bar(["Day 1", "=Day 8", "Day 28"], [1, 2, 3])
        return bars, lambda size: [bar.set_height(size * n) for n, bar in enumerate(bars)]

    with shown(browser, tmp_path, draw) as found:
        assert [row[0] for row in found[1:]] == ["Day 1", "'=Day 8", "Day 28"]
        assert [float(row[1]) for row in found[1:]] == [0, 4, 8]


def test_a_value_no_log_axis_can_show_is_told_in_words(browser: Browser, tmp_path: Path) -> None:
    def draw(ax: Any) -> Any:
        (one,) = ax.plot([1, 2, 3], [1, 2, 3])
        return one, lambda size: one.set_ydata([0, size, size])

    with shown(browser, tmp_path, draw, "log") as found:
        assert [row[1] for row in found[1:]] == ["0 or less", "4", "4"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("steps in the middle", "steps in the middle hide where the points are"),
        ("part of a fill", "the number of points of the fill changes"),
        ("span", "no values can be read off a Rectangle"),
        ("text", "no values can be read off a Text"),
    ],
)
def test_what_cannot_be_read_off_is_refused(kind: str, said: str) -> None:
    with pytest.raises(CourseError, match=f"live figure kind, series Level: {said}"):
        one_series(makers.KINDS[kind], "linear").html()
