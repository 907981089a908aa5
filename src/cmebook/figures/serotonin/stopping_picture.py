"""The picture of what is left after the last dose: three views of which one is seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.figures import style
from cmebook.figures.key import Key
from cmebook.figures.words import percent
from cmebook.models.arrays import Array

#: Days at which curves are drawn: dense while short half-lives run.
DAYS = np.array([*np.arange(0, 3, 0.1), *np.arange(3, 10, 0.25), *np.arange(10, 43, 1)])
VIEWS = {"two": "Two weeks", "six": "Six weeks", "log": "Six weeks, logarithmic"}
#: The log scale ends here; what is less runs off it.
FLOOR = 0.01
#: A share below this is told as "under".
TRACE = 0.001

DRUG: dict[str, Any] = {"color": style.KETAMINE}
METABOLITE: dict[str, Any] = {"color": style.NORKETAMINE, "ls": style.DASHED}
OCCUPIED: dict[str, Any] = {"color": style.HYDROXYNORKETAMINE, "ls": style.DOTTED, "lw": 3}
LOOKS = (DRUG, METABOLITE, OCCUPIED)
NAMES = ("drug", "metabolite", "occupied")
LABELS = ("Drug", "Metabolite", "Transporters occupied")


@dataclass(frozen=True)
class Course:
    """Shares over time, with those at the ends of what is known."""

    middle: Array
    low: Array
    high: Array

    @property
    def ranged(self) -> bool:
        return not np.array_equal(self.low, self.high)

    def told(self) -> str:
        """The first of the shares, as a range where there is one."""
        low, high = (_part(float(edge[0])) for edge in (self.low, self.high))
        return _part(float(self.middle[0])) if low == high else f"{low} to {high}"


def _part(share: float) -> str:
    """A share in per cent, or that it is next to nothing."""
    return percent(share) if share >= TRACE else f"under {percent(TRACE)}"


class View:
    """Lines and bands on one pair of scales; of the views only one is seen."""

    def __init__(self, axes: Axes, name: str) -> None:
        self.days = 14.0 if name == "two" else 42.0
        self.log = name == "log"
        axes.set(xlim=(0, self.days), ylim=(100 * FLOOR if self.log else 0, 100))
        if self.log:
            axes.set_yscale("log")
        # Two fills of one shape would share their path in the picture, and part when one moves.
        self.bands = [
            axes.fill_between(
                *(DAYS, 0 * DAYS + 90 - 20 * place, 0 * DAYS + 100),
                fc=(look["color"], style.BAND_ALPHA),
                ec=look["color"],
                lw=0.6,
            )
            for place, look in enumerate(LOOKS)
        ]
        self.lines = [axes.plot(DAYS, 0 * DAYS + 100, **look)[0] for look in LOOKS]

    def set(self, place: int, course: Course | None, seen: bool) -> None:
        """Show a line and its band, or hide them."""
        line, band = self.lines[place], self.bands[place]
        line.set_visible(seen and course is not None)
        band.set_visible(seen and course is not None and course.ranged)
        if course is not None:
            floor = FLOOR if self.log else 0
            line.set_ydata(100 * np.ma.masked_less(course.middle, floor))
            low, high = (np.maximum(edge, floor) for edge in (course.low, course.high))
            band.set_data(DAYS, 100 * low, 100 * high)

    def across(self, day: float) -> float:
        """Where a day stands, from 0 to 1."""
        return day / self.days

    def up(self, percent: float) -> float:
        """Where a percentage stands, from 0 to 1."""
        return 1 + log10(percent / 100) / -log10(FLOOR) if self.log else percent / 100

    def ticks(self) -> tuple[list[str], list[str]]:
        """Labels of the eight ticks across and the five up; they stand still in every view."""
        return [f"{self.days * i / 7:.0f}" for i in range(8)], [
            percent(FLOOR ** (1 - i / 4) if self.log else i / 4) for i in range(5)
        ]


class Picture:
    """The drawing and its moving parts, in no particular state."""

    def __init__(self, scans: list[tuple[float, float, float]], onset: tuple[float, float]) -> None:
        self.scans, self.onset = scans, onset
        self.figure = Drawing(figsize=(7.0, 5.6), layout="constrained")
        top, axes = self.figure.subplots(2, 1, height_ratios=[1.1, 3])
        self.key = Key(top, "Left", LOOKS)
        self.day = top.text(0, 0, "", weight="bold", va="center")
        beside = {"six": axes.twinx().twiny(), "log": axes.twinx().twiny()}
        for one in self.figure.axes[2:]:
            one.set_axis_off()
        self.views = {"two": View(axes, "two")} | {
            name: View(one, name) for name, one in beside.items()
        }
        axes.set(xticks=[14 * i / 7 for i in range(8)], yticks=range(0, 101, 25))
        axes.set(xticklabels=[""] * 8, yticklabels=[""] * 5)
        axes.set_ylabel("Share left, or occupied", labelpad=36)
        axes.set_xlabel("Days after the last dose", labelpad=20)
        where = {"transform": axes.transAxes, "size": 10.5, "va": "center"}
        self.across = [axes.text(i / 7, -0.055, "42", ha="center", **where) for i in range(8)]
        self.up = [axes.text(-0.015, i / 4, "100%", ha="right", **where) for i in range(5)]
        where = {"transform": axes.transAxes}
        self.span = axes.plot([0, 0], [1.05, 1.05], color=style.MUTED, lw=6, **where)[0]
        self.span.set(solid_capstyle="butt", clip_on=False)
        self.starts = axes.text(0, 1.05, "withdrawal usually starts", va="center", **where)
        look = {"color": style.INK, "zorder": 5, **where}
        self.cursor = axes.plot([0, 0], [0, 1], ls=style.DOTTED, lw=1.2, **look)[0]
        self.bars = [axes.plot([0, 0], [0, 1], lw=1.3, **look)[0] for _ in scans]
        self.marks = axes.plot([0, 0], [0, 1], "D", mfc=style.PAPER, **look)[0]

    def place(self, view: str, day: float, measured: bool) -> None:
        """Put marks and words where the scales of this view have them."""
        seen = self.views[view]
        for texts, labels in zip((self.across, self.up), seen.ticks(), strict=True):
            for text, label in zip(texts, labels, strict=True):
                text.set_text(label)
        self.cursor.set_xdata([seen.across(day)] * 2)
        self.cursor.set_visible(day <= seen.days)
        self.span.set_xdata([seen.across(end) for end in self.onset])
        self.starts.set_x(seen.across(self.onset[1]) + 0.015)
        points = [(seen.across(at), seen.up(value)) for at, value, _ in self.scans]
        self.marks.set_data(*zip(*points, strict=True))
        for bar, (x, _), (_, value, sd) in zip(self.bars, points, self.scans, strict=True):
            bar.set_data([x, x], [seen.up(value - sd), seen.up(value + sd)])
        for artist in (self.marks, *self.bars):
            artist.set_visible(measured)

    @property
    def artists(self) -> dict[str, Any]:
        drawn: dict[str, Any] = {}
        for name, view in self.views.items():
            drawn |= {f"{one}_{name}": line for one, line in zip(NAMES, view.lines, strict=True)}
            drawn |= {
                f"{one}_range_{name}": band for one, band in zip(NAMES, view.bands, strict=True)
            }
        return {
            **drawn,
            "marks": [self.cursor, self.span, self.marks, *self.bars],
            "words": [*self.across, *self.up, self.starts, self.day],
            "key": self.key.artists,
        }
