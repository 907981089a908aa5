"""How long the course takes to build: from nothing, again, and after an edit."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from report import Table, machine, seconds
from tools import run

from cmebook.course import Course


def measure(course: Course, repeats: int) -> Table:
    """Time each step of ``make book``; of the book itself cold, warm, and after an edit."""
    steps: dict[str, Callable[[], float]] = {
        "`cme check`": lambda: run(course.root, "cme", "check"),
        "`cme quiz build`": lambda: run(course.root, "cme", "quiz", "build"),
        "book, cold: nothing kept": lambda: _cold(course),
        "book, warm: nothing changed": lambda: book(course),
        "book, warm: one chapter's text changed": lambda: _edited(course),
    }
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(repeats):
        for name, step in steps.items():
            taken[name].append(step())
    rows = [[name, seconds(times)] for name, times in taken.items()]
    return Table(["step", "seconds"], rows, f"{machine()}; median of {repeats}.")


def html(course: Course) -> Path:
    """Where the benchmark builds the book, so that a reader's own build stays as it is."""
    return _target(course) / "_build" / "html"


def book(course: Course) -> float:
    """Build the book into :func:`html` as ``make book`` does; returns the seconds."""
    return run(
        course.root, "jupyter-book", "build", "book",
        "--config", "_config.yml", "--path-output", str(_target(course)), "-W", "--keep-going",
    )  # fmt: skip


def _target(course: Course) -> Path:
    return course.build / "bench" / "book"


def _cold(course: Course) -> float:
    shutil.rmtree(_target(course), ignore_errors=True)
    return book(course)


def _edited(course: Course) -> float:
    """Sphinx takes a page for changed by the time of its file, so that alone is changed."""
    chapter = min(course.chapters.glob("*.md"))
    before = chapter.stat()
    os.utime(chapter)
    try:
        return book(course)
    finally:
        os.utime(chapter, ns=(before.st_atime_ns, before.st_mtime_ns))
