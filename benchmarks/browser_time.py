"""How soon a figure can be used, and how fast it follows a slider, in Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import subjects
from browser import chromium, fresh_page, serve
from pages import Subject, of_book
from playwright.sync_api import Browser, Page
from report import Table, machine, milliseconds, percentiles, unmeasured

from cmebook.course import Course

PROBE = Path(__file__).with_name("probe.js")
#: How many times slower than it is the CPU is made to run.
SLOWDOWNS = (1, 6)
COLUMNS = [f"{what}, CPU {cpu}" for what in ("ready ms", "event ms") for cpu in ("x1", "x1/6")]
PATIENCE_MS = 120_000


class UnmovedError(Exception):
    """A key press changed nothing in the picture, so its time would mean nothing."""


def measure(course: Course, loads: int, events: int) -> Table:
    """Time the figure alone and in its chapter, and its rivals, all in turns.

    Raises:
        UnmovedError: a slider does not move a picture.
    """
    live = subjects.figure()
    (ours, *rivals), reason = subjects.figure_alone(course, live)
    known = [ours, of_book(live, *subjects.page(course, live)), *rivals]
    rows = [[one.name] for one in known]
    with chromium() as browser:
        for slowdown in SLOWDOWNS:
            turns = [[load(browser, one, slowdown) for one in known] for _ in range(loads)]
            for row, times in zip(rows, zip(*turns, strict=True), strict=True):
                row.append(milliseconds(times))
        for slowdown in SLOWDOWNS:
            for row, one in zip(rows, known, strict=True):
                row.append(percentiles(press(browser, one, slowdown, events)))
        taken = (
            f"{machine(f'Chromium {browser.version}')}; ready: median of {loads} loads; "
            f"event: 50th / 95th percentile of {events} key presses."
        )
    if reason:
        rows.append(unmeasured("html-manager", len(COLUMNS), reason))
    return Table([f"`{live.name}`", *COLUMNS], rows, taken)


def load(browser: Browser, subject: Subject, slowdown: int) -> float:
    """Milliseconds from the start of navigation until the figure can be used."""
    with _opened(browser, subject, slowdown) as page:
        return float(page.evaluate("benchReady"))


def press(browser: Browser, subject: Subject, slowdown: int, events: int) -> list[float]:
    """Walk each slider up and down with the keyboard; the milliseconds of each key press.

    Raises:
        UnmovedError: a key press changed nothing.
    """
    with _opened(browser, subject, slowdown) as page:
        page.evaluate("benchWatch()")
        for place, (count, at) in enumerate(subject.steps):
            page.locator(subject.sliders).nth(place).focus()
            for key in islice(keys(count, at), events // len(subject.steps)):
                page.keyboard.press(key)
        found: list[tuple[float, float | None]] = page.evaluate("benchEvents")
    taken = [changed - pressed for pressed, changed in found if changed is not None]
    if len(taken) < len(found):
        still = len(found) - len(taken)
        raise UnmovedError(f"{subject.name}: {still} of {len(found)} key presses changed nothing.")
    return taken


@contextmanager
def _opened(browser: Browser, subject: Subject, slowdown: int) -> Iterator[Page]:
    """The page, ready, with nothing in its cache before."""
    probe = PROBE.read_text(encoding="utf-8")
    given = f"{json.dumps(subject.ready)}, {json.dumps(subject.picture)}"
    with serve(subject.root) as address, fresh_page(browser, slowdown) as page:
        page.add_init_script(f"({probe})({given})")
        page.goto(f"{address}/{subject.page}", timeout=PATIENCE_MS)
        page.wait_for_function("window.benchReady", timeout=PATIENCE_MS)
        yield page


def keys(count: int, at: int) -> Iterator[str]:
    """Arrow keys that walk a slider of ``count`` values to its end and back, from ``at``."""
    up = True
    while True:
        if at == (count - 1 if up else 0):
            up = not up
        at += 1 if up else -1
        yield "ArrowRight" if up else "ArrowLeft"
