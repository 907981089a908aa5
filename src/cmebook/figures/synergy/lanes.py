"""The lanes of the series figure: gains as drawn, what trials can see, and staying well."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import NullLocator

from cmebook.figures import style
from cmebook.figures.synergy.hypotheses import Arms
from cmebook.figures.synergy.observed import Compared, Observed, StillWell
from cmebook.models.arrays import Array

WEEK = 7
#: Days drawn from the first session, and days after the last; each session is one of them.
DAYS: Array = np.linspace(0, 84, 121)
AFTER: Array = np.geomspace(3, 320, 90)
WITHOUT: dict[str, Any] = {"color": style.ESKETAMINE, "ls": style.DASHED}
WITH: dict[str, Any] = {"color": style.EFFECT, "ls": style.DOTTED, "lw": 3}
ONLY: dict[str, Any] = {"color": style.MUTED, "ls": (0, (7, 2, 1.5, 2)), "lw": 1.8}
#: Markers of what patients took beside the sessions.
MARKS: dict[str, dict[str, Any]] = {
    "none": {"marker": "D", "mfc": style.PAPER},
    "new": {"marker": "s", "mfc": style.INK},
    "continued": {"marker": "o", "mfc": style.INK},
    "mixed": {"marker": "^", "mfc": style.PAPER},
}
#: The same in the key, after "seen in people on".
KEY = ("no antidepressant", "a new one", "one kept on", "mixed, not stated")
_MARK: dict[str, Any] = {"color": style.INK, "ls": "", "ms": 7, "lw": 1.2, "zorder": 4}
_THIN: dict[str, Any] = {"color": style.INK, "lw": 1.2}
#: Observations of one day stand side by side, this many weeks apart.
_APART = 0.36


class Lanes:
    """Key and three lanes, in no particular state."""

    def __init__(self, seen: Observed) -> None:
        self.figure = Drawing(figsize=(7.0, 7.4), layout="constrained")
        key, gain, against, well = self.figure.subplots(4, 1, height_ratios=[1.15, 2, 2.4, 2])
        _key(key)
        weeks = DAYS / WEEK
        for axes in (gain, against):
            axes.set(xlim=(-0.3, weeks[-1]), xticks=range(0, 13, 2))
        gain.set_title("Drawn: gain over neither drug, points")
        gain.set(ylim=(-2.2, 16.5), yticks=(0, 5, 10, 15))
        against.set_title("What trials can see: series v placebo")
        against.set(ylim=(-8, 17), yticks=(-5, 0, 5, 10, 15))
        against.set(xlabel="Weeks from the first session", ylabel="MADRS points")
        against.plot([-0.3, weeks[-1]], [0, 0], color=style.INK, lw=0.8)
        well.set_title("Still well after the last session")
        well.set(xscale="log", xlim=(AFTER[0], AFTER[-1]), ylim=(0, 108), yticks=(0, 50, 100))
        well.set_yticklabels(["0", "50%", "100%"])
        well.set_xticks([7, 28, 84, 273], ["1 week", "4", "12", "39"])
        well.xaxis.set_minor_locator(NullLocator())
        well.set_xlabel("Time after the last session (log scale)")
        self.sessions = gain.scatter([0], [-1.2], marker="|", s=70, color=style.INK, lw=1.4)
        self.only = gain.plot(weeks, 0 * weeks, **ONLY)[0]
        self.gains = [gain.plot(weeks, 0 * weeks, **look)[0] for look in (WITHOUT, WITH)]
        self.against = [against.plot(weeks, 0 * weeks, **look)[0] for look in (WITHOUT, WITH)]
        self.well = [well.plot(AFTER, 0 * AFTER, **look)[0] for look in (WITHOUT, WITH)]
        self.compared = _compared(against, seen.compared)
        self.followed = _followed(well, seen.still_well, seen.stopped_low)
        other = "trials: 8 sessions, twice weekly"
        self.other = against.text(weeks[-1], 15.2, other, ha="right", va="center")

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "sessions": self.sessions,
            "only": self.only,
            "alone": self.gains[0],
            "both": self.gains[1],
            "against_alone": self.against[0],
            "against_both": self.against[1],
            "well_alone": self.well[0],
            "well_both": self.well[1],
            "compared": [*self.compared, self.other],
            "followed": self.followed,
        }

    def draw(self, arms: Arms, shares: tuple[Array, Array], sessions: Array) -> None:
        """Every line, and the ticks of the sessions (days)."""
        self.sessions.set_offsets(np.column_stack([sessions / WEEK, 0 * sessions - 1.2]))
        self.only.set_ydata(arms.antidepressant)
        for lines, values in (
            (self.gains, (arms.series, arms.both)),
            (self.against, (arms.series, arms.against_placebo)),
            (self.well, tuple(100 * share for share in shares)),
        ):
            for line, heights in zip(lines, values, strict=True):
                line.set_ydata(heights)


def _key(axes: Axes) -> None:
    """Lines on the left, markers on the right."""
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(4.6, -0.6))
    axes.text(0, 0, "Drawn", va="center")
    lines = (
        (WITHOUT, "series alone"),
        (WITH, "with antidepressant"),
        (ONLY, "antidepressant only"),
    )
    for place, (look, name) in enumerate(lines, start=1):
        axes.plot([0, 0.09], [place, place], **look)
        axes.text(0.11, place, name, va="center")
    axes.plot([0.045], [4], "|", color=style.INK, ms=9, mew=1.4)
    axes.text(0.11, 4, "session", va="center")
    axes.text(0.6, 0, "Seen in people on", va="center")
    for place, (look, name) in enumerate(zip(MARKS.values(), KEY, strict=True), start=1):
        axes.plot([0.62], [place], **{**_MARK, **look})
        axes.text(0.66, place, name, va="center")


def _compared(axes: Axes, found: list[Compared]) -> list[Any]:
    """Differences from placebo with their intervals; those of one day stand side by side."""
    weeks: list[float] = []
    words: list[Any] = []
    for day, group in groupby(found, key=lambda one: one.day):
        points = list(group)
        middle = next((at for at, one in enumerate(points) if one.background == "none"), 0)
        beside = [day / WEEK + _APART * (at - middle) for at in range(len(points))]
        weeks += beside
        if len(points) > 1:
            words += axes.plot([beside[0] - 0.12, beside[-1] + 0.12], [-4.9] * 2, **_THIN)
            words.append(axes.text(beside[0] - 0.1, -5.2, f"day {day:.0f}", va="top"))
    across = np.repeat([*weeks], 3)
    ends = np.array([[one.points.low, one.points.high, np.nan] for one in found]).ravel()
    bars = axes.plot(across, np.ma.masked_invalid(ends), **_THIN)
    values = [one.points.value for one in found]
    return [*bars, *_marks(axes, weeks, values, [one.background for one in found]), *words]


def _followed(axes: Axes, found: list[StillWell], low: float) -> list[Any]:
    """Shares still well; the last is a median whose interval is open to the right."""
    days, shares = [one.day for one in found], [one.share for one in found]
    last = found[-1].share
    return [
        *_marks(axes, days, shares, [one.background for one in found]),
        *axes.plot([low, AFTER[-1]], [last] * 2, **_THIN),
        axes.text(AFTER[-1], last + 7, "SUSTAIN-1", ha="right"),
    ]


def _marks(axes: Axes, x: list[float], y: list[float], backgrounds: list[str]) -> list[Any]:
    """One artist for each background."""
    drawn: list[Any] = []
    for background, look in MARKS.items():
        at = [place for place, one in enumerate(backgrounds) if one == background]
        if at:
            where = [x[place] for place in at], [y[place] for place in at]
            drawn += axes.plot(*where, **{**_MARK, **look})
    return drawn
