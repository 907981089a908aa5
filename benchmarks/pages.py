"""The pages that are compared: one live figure, as the course shows it and as its rivals do."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import npm
import rival
from ipywidgets import Widget
from ipywidgets.embed import embed_data, escape_script

from cmebook.course import Course
from cmebook.live import LiveFigure, Range

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">
"""
OURS = (
    HEAD
    + """<link rel="stylesheet" href="live.css"><script src="live.js" defer></script>
</head><body>{figure}</body></html>
"""
)
#: As ``ipywidgets.embed.embed_minimal_html`` writes it, with all scripts from here.
EMBEDDED = (
    HEAD
    + """<script src="require.js"></script>
<script>requirejs.config({{paths: {{anywidget: "anywidget"}}}})</script>
<script src="embed-amd.js" data-jupyter-widgets-cdn="./"></script>
<script type="application/vnd.jupyter.widget-state+json">{state}</script>
</head><body><script type="application/vnd.jupyter.widget-view+json">{view}</script></body></html>
"""
)
OUR_FILES = ("live.js", "live.css")
RIVAL_FILES = (*npm.SCRIPTS, "anywidget.js")


@dataclass(frozen=True)
class Subject:
    """A page, and where in it a figure is.

    ``page`` is a file of the folder ``root``, and needs ``files`` beside it. It is
    ready when it holds, for each selector in ``ready``, that many elements. ``sliders``
    finds the figure's sliders, each with its number of steps and the step it starts
    at in ``steps``; ``picture`` finds what they move.
    """

    name: str
    root: Path
    page: str
    files: tuple[str, ...]
    ready: tuple[tuple[str, int], ...]
    sliders: str
    steps: tuple[tuple[int, int], ...]
    picture: str


def of_book(live: LiveFigure, root: Path, page: str) -> Subject:
    """A page of the built book that holds ``live``, perhaps among others."""
    count = (root / page).read_text(encoding="utf-8").count('<figure class="cme-live"')
    return _ours("this course, in its chapter", live, root, page, (), count)


def alone(course: Course, live: LiveFigure, folder: Path) -> Subject:
    """A page with nothing but ``live``, as it stands in a chapter."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in OUR_FILES:
        shutil.copyfile(course.assets / "live" / name, folder / name)
    _write(folder / "ours.html", OURS.format(title=live.title, figure=live.html()))
    return _ours("this course", live, folder, "ours.html", OUR_FILES, 1)


def carried(live: LiveFigure, folder: Path) -> Subject:
    """The widget that ``live`` is in JupyterLab, shown by html-manager instead."""
    _write(folder / "carried.html", _embedded(live.widget(), live.title))
    name = "our widget, carried by html-manager"
    return _ours(name, live, folder, "carried.html", RIVAL_FILES, 1)


def plain(live: LiveFigure, folder: Path) -> Subject:
    """The figure under ipywidgets' own controls, shown by html-manager."""
    _write(folder / "plain.html", _embedded(rival.widget(live), live.title))
    return Subject(
        "ipywidgets controls, html-manager",
        folder,
        "plain.html",
        RIVAL_FILES,
        ready=(("[data-bench-ready]", 1), (".noUi-handle", len(_steps(live)))),
        sliders=".noUi-handle",
        steps=_steps(live),
        picture="[data-bench-ready]",
    )


def fetch_scripts(folder: Path) -> None:
    """Put the scripts of the rivals into ``folder``.

    Raises:
        MissingToolError: they cannot be had.
    """
    npm.fetch(folder)
    installed = Path(sys.prefix, "share", "jupyter", "nbextensions", "anywidget", "index.js")
    shutil.copyfile(installed, folder / "anywidget.js")


def _ours(
    name: str, live: LiveFigure, root: Path, page: str, files: tuple[str, ...], figures: int
) -> Subject:
    figure = f'figure[data-live="{live.name}"]'
    return Subject(
        name,
        root,
        page,
        files,
        ready=((".cme-live.live-on", figures),),
        sliders=f'{figure} input[type="range"]',
        steps=_steps(live),
        picture=f"{figure} .live-picture > *",
    )


def _steps(live: LiveFigure) -> tuple[tuple[int, int], ...]:
    ranges = (control for control in live.controls.values() if isinstance(control, Range))
    return tuple((len(one.values), one.find(one.default)) for one in ranges)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _embedded(widget: Widget, title: str) -> str:
    # With defaults dropped, a widget of anywidget would lose its own script.
    data = embed_data(views=[widget], drop_defaults=False)
    (view,) = data["view_specs"]
    return EMBEDDED.format(title=title, state=_script(data["manager_state"]), view=_script(view))


def _script(data: Any) -> str:
    return str(escape_script(json.dumps(data, separators=(",", ":"))))
