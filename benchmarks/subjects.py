"""Which figure and which page are measured, and who stands beside them."""

from __future__ import annotations

from pathlib import Path

import build_time
import pages
from npm import MissingToolError
from pages import Subject

from cmebook import figures
from cmebook.course import Course
from cmebook.live import LiveFigure


def figure() -> LiveFigure:
    """The figure: the first of the course, with two routes, a band and a metabolite."""
    return figures.plasma_concentration()


def page(course: Course, live: LiveFigure) -> tuple[Path, str]:
    """The built book, brought up to date, and the chapter in it that shows ``live``."""
    build_time.book(course)
    root = build_time.html(course)
    mark = f'data-live="{live.name}"'
    for file in sorted(root.glob("chapters/*.html")):
        if mark in file.read_text(encoding="utf-8"):
            return root, file.relative_to(root).as_posix()
    raise LookupError(f"No chapter shows the live figure {live.name}.")


def figure_alone(course: Course, live: LiveFigure) -> tuple[list[Subject], str]:
    """The figure alone on a page, and its rivals; or why there are none."""
    folder = course.build / "bench" / "pages"
    ours = pages.alone(course, live, folder)
    try:
        pages.fetch_scripts(folder)
    except MissingToolError as reason:
        return [ours], str(reason)
    return [ours, pages.carried(live, folder), pages.plain(live, folder)], ""
