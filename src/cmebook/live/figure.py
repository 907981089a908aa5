"""The live figure: a matplotlib figure and one ``update`` that move without a kernel."""

from __future__ import annotations

import inspect
import logging
import os
import re
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from cmebook.live import front
from cmebook.live.build import Build, build
from cmebook.live.cast import Cast, members
from cmebook.live.controls import Control
from cmebook.live.faults import Faults
from cmebook.live.grid import Grid
from cmebook.live.markup import Page, html
from cmebook.live.parts import BASIS_KINDS, Basis, DataTable, Series

if TYPE_CHECKING:
    from cmebook.live.interact import Interactive
    from cmebook.live.widget import LiveWidget

log = logging.getLogger("cmebook.live")

#: What a live figure may add to a page, after compression.
BUDGET = 150 * 1024
#: The narrow picture, in inches: on a phone its 10 pt text stands at 9 px and more.
NARROW_WIDTH = 4.2
#: A narrow picture this many times as high as broad leaves a phone no room for the controls.
TALL = 1.6
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COPIES: Counter[str] = Counter()


@dataclass(frozen=True)
class Report:
    """What a live figure costs: its states, and its bytes before and after compression."""

    name: str
    states: int
    raw: int
    compressed: int

    def __str__(self) -> str:
        size = f"{self.compressed / 1024:.0f} KB"
        return f"live figure {self.name}: {self.states} states, {size}"


def _static() -> bool:
    """Whether a book is being built, which has no kernel and wants no widgets."""
    return os.environ.get("CME_LIVE") == "static"


class LiveFigure:
    """A figure whose controls work in a page without a kernel, and in JupyterLab with one.

    Args:
        name: unique in the book; also the key in the page address.
        title: what the figure is about; its accessible name.
        figure: the matplotlib figure, best with ``layout="constrained"``. It is taken out
            of pyplot, so that a notebook does not show it a second time.
        update: ``update(**controls)`` sets the data of artists, and nothing else. It is
            called twice for each state; cache a model that is slow.
        controls: the controls by name, in the order shown.
        artists: everything that moves, by name: artists, containers, or lists of them.
        summary: ``summary(**controls)`` says in a sentence or two what is now shown.
        alt: what the figure shows, in any state, for those who cannot see it.
        takeaway: the one-line message.
        not_shown: what a reader might expect of the figure and will not find.
        basis: what is data, what is model, what is assumed.
        series: the artists whose values are read off the drawing for tables and the CSV file.
        tables: ``tables(**controls)`` writes out what a reader cannot read off a curve: points
            with their intervals, names and counts. They stand before the series.
        narrow: size in inches of the second picture, for phones; by default
            4.2 inches wide and as high as the figure.

    Raises:
        CourseError: the description is not usable; every problem is told.
    """

    def __init__(
        self,
        *,
        name: str,
        title: str,
        figure: Figure,
        update: Callable[..., Any],
        controls: Mapping[str, Control],
        artists: Mapping[str, Cast],
        summary: Callable[..., str],
        alt: str,
        takeaway: str,
        not_shown: str,
        basis: Sequence[Basis],
        series: Sequence[Series] = (),
        tables: Callable[..., Sequence[DataTable]] | None = None,
        narrow: tuple[float, float] | None = None,
    ) -> None:
        self.name = name
        self.title = title
        self.figure = figure
        self.update = update
        self.controls = dict(controls)
        self.artists = dict(artists)
        self.summary = summary
        self.alt = alt
        self.takeaway = takeaway
        self.not_shown = not_shown
        self.basis = tuple(basis)
        self.series = tuple(series)
        self.tables = tables
        width, height = figure.get_size_inches()
        self.wide: tuple[float, float] = (float(width), float(height))
        self.narrow: tuple[float, float] = narrow or (NARROW_WIDTH, float(height))
        self.grid = Grid(self.controls)
        # Ticks are made when a figure is drawn, which may be after the author's style has ended.
        self.look = {key: one for key, one in mpl.rcParams.items() if not key.startswith("backend")}
        self._widget: LiveWidget | None = None
        plt.close(figure)
        self._check()
        if _static():
            # IPython prints an error of a display and goes on; a build must stop at it.
            _ = self.built

    @cached_property
    def built(self) -> Build:
        """Pictures and payload, made on first use.

        Raises:
            CourseError: a state cannot be shown, or the figure is over its budget.
        """
        with mpl.rc_context(self.look):
            made = build(self)
        report = self._report(made)
        if report.compressed > BUDGET:
            faults = Faults(self.name, len(self.grid))
            shares = ", ".join(f"{name} {size // 1024} KB" for name, size in made.shares.items())
            faults.note(
                "size",
                f"it adds {report.compressed // 1024} KB to the page, over its budget of "
                f"{BUDGET // 1024} KB: {report.states} states ({self.grid.shape()}); "
                f"by artist: {shares}.",
                "Give a control fewer values, or draw the largest artist with fewer points.",
            )
            faults.raise_any()
        log.info("%s", report)
        return made

    def report(self) -> Report:
        """States and bytes."""
        return self._report(self.built)

    def html(self, copy: int = 1) -> str:
        """Static HTML, SVG and data; ``copy`` tells apart several of one figure in a page."""
        return self._html(self.built, copy)

    def _html(self, made: Build, copy: int = 1) -> str:
        first = f"live-{self.name}"
        uid = first if copy == 1 else f"{first}--{copy}"
        return html(
            Page(
                uid=uid,
                name=self.name,
                title=self.title,
                takeaway=self.takeaway,
                alt=self.alt,
                summary=made.summary,
                not_shown=self.not_shown,
                basis=self.basis,
                controls=self.controls,
                wide=made.wide.replace(f"{first}-", f"{uid}-"),
                narrow=made.narrow.replace(f"{first}-", f"{uid}-"),
                payload=made.payload,
                table=bool(self.series or self.tables),
                tall=self.narrow[1] > TALL * self.narrow[0],
            )
        )

    def _report(self, made: Build) -> Report:
        page = self._html(made).encode("utf-8")
        return Report(self.name, len(self.grid), len(page), len(zlib.compress(page, 9)))

    def widget(self) -> LiveWidget:
        """The figure as an ipywidget: one trait for each control, and ``state`` for all."""
        from cmebook.live.widget import live_widget  # not for a book, which needs no widgets

        if self._widget is None:
            self._widget = live_widget(self)
        return self._widget

    def interact(self) -> Interactive:
        """The figure under plain ipywidgets controls, drawn by ``update`` for any value."""
        from cmebook.live.interact import Interactive  # not for a book, which needs no widgets

        return Interactive(self)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        _COPIES[self.name] += 1
        copy = self.html(_COPIES[self.name])
        if _static():
            return {"text/html": copy}
        bundle = {
            "text/html": f"<style>{front.read('live.css')}</style>\n{copy}\n"
            f"<script>{front.read('live.js')}</script>"
        }
        with suppress(ImportError):
            data, _ = self.widget()._repr_mimebundle_(**kwargs) or ({}, {})
            bundle |= {kind: one for kind, one in data.items() if kind != "text/html"}
        return bundle

    def _check(self) -> None:
        faults = Faults(self.name, 0)
        if not _NAME.fullmatch(self.name):
            faults.note(
                "name",
                f"{self.name!r} cannot stand in a page address.",
                "Use small letters, digits and single hyphens, beginning with a letter.",
            )
        for key in ("title", "alt", "takeaway", "not_shown"):
            if not getattr(self, key).strip():
                faults.note(key, "it is empty.", "Say it in a sentence.")
        if not self.basis:
            faults.note("basis", "it is empty.", "Say what is data, model or assumption.")
        for one in self.basis:
            if one.kind not in BASIS_KINDS:
                faults.note(
                    "basis", f"there is no kind {one.kind!r}.", f"Take {', '.join(BASIS_KINDS)}."
                )
        if not self.controls:
            faults.note("controls", "there are none.", "Give at least one control.")
        for key, control in self.controls.items():
            if not key.isidentifier() or key.startswith("_"):
                faults.note(
                    f"control {key}", "it is no name for an argument.", "Use a Python name."
                )
            for what, cure in control.troubles():
                faults.note(f"control {key}", what, cure)
        self._check_artists(faults)
        for function in filter(None, (self.update, self.summary, self.tables)):
            try:
                inspect.signature(function).bind(**self.grid.default)
            except TypeError as error:
                faults.note(
                    getattr(function, "__name__", "function"),
                    f"it does not take the controls {', '.join(self.controls)}: {error}.",
                    "Give it one argument for each control.",
                )
        faults.raise_any()

    def _check_artists(self, faults: Faults) -> None:
        cast = members(self.artists)
        if not cast:
            faults.note("artists", "there are none.", "Name everything that moves.")
        owner: dict[int, str] = {}
        for member in cast:
            for part in member.parts:
                if part.get_figure(root=True) is not self.figure:
                    faults.note(
                        member.name, "it stands in another figure.", "Name an artist of this one."
                    )
                if id(part) in owner:
                    faults.note(
                        member.name, f"it is also named {owner[id(part)]}.", "Name it once."
                    )
                owner[id(part)] = member.name
        for one in self.series:
            if one.artist not in self.artists:
                faults.note(
                    f"series {one.name}",
                    f"there is no artist {one.artist!r}.",
                    f"Name one of {', '.join(self.artists)}.",
                )
