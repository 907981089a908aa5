"""A ketamine series with and without a maintained antidepressant, under three hypotheses."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import NullLocator

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.synergy.hypotheses import (
    GAIN,
    HYPOTHESES,
    HYPOTHESES_USES,
    ONSET,
    SLOWER,
    TRIAL,
    Hypotheses,
)
from cmebook.figures.synergy.observed import (
    BACKGROUNDS,
    OBSERVED_USES,
    Compared,
    Observed,
    StillWell,
)
from cmebook.figures.words import joined, percent
from cmebook.live import Basis, Check, Choice, LiveFigure, Range
from cmebook.live import Series as Column
from cmebook.models.arrays import Array
from cmebook.models.series import Series

WEEK = 7
#: Days drawn from the first session, and days after the last; each session is one of them.
DAYS: Array = np.linspace(0, 84, 121)
AFTER: Array = np.geomspace(3, 320, 90)
SESSIONS = (1, 2, 4, 6, 8)
#: Days between sessions, and how a reader is told.
EVERY = {"twice": 3.5, "weekly": 7.0}
EVERY_TOLD = {"twice": "Twice a week", "weekly": "Weekly"}
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
#: Observations of one day stand side by side, this many weeks apart.
_APART = 0.36


class _Picture:
    """Key and three lanes, in no particular state."""

    def __init__(self, seen: Observed) -> None:
        self.figure = Drawing(figsize=(7.0, 8.4), layout="constrained")
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
            "against": self.against,
            "well_alone": self.well[0],
            "well_both": self.well[1],
            "compared": [*self.compared, self.other],
            "followed": self.followed,
        }


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
    drawn: list[Any] = []
    for day, group in groupby(found, key=lambda one: one.day):
        points = list(group)
        middle = next((at for at, one in enumerate(points) if one.background == "none"), 0)
        weeks = [day / WEEK + _APART * (at - middle) for at in range(len(points))]
        for week, one in zip(weeks, points, strict=True):
            ends = [one.points.low, one.points.high]
            drawn += axes.plot([week] * 2, ends, color=style.INK, lw=1.2)
            drawn += axes.plot([week], [one.points.value], **{**_MARK, **MARKS[one.background]})
        if len(weeks) == 1:
            continue
        under = [weeks[0] - 0.12, weeks[-1] + 0.12]
        drawn += axes.plot(under, [-4.9] * 2, color=style.INK, lw=1.2)
        drawn.append(axes.text(weeks[0] - 0.1, -5.2, f"day {day:.0f}", va="top"))
    return drawn


def _followed(axes: Axes, found: list[StillWell], low: float) -> list[Any]:
    """Shares still well; the last is a median whose interval is open to the right."""
    drawn: list[Any] = []
    for one in found:
        drawn += axes.plot([one.day], [one.share], **{**_MARK, **MARKS[one.background]})
    last = found[-1]
    drawn += axes.plot([low, AFTER[-1]], [last.share] * 2, color=style.INK, lw=1.2)
    drawn.append(axes.text(AFTER[-1], last.share + 7, "SUSTAIN-1", ha="right"))
    return drawn


def _measured(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def _points(value: float) -> str:
    return f"{value + 0.0:.1f}".replace("-", "−")


@figure(uses=[*dict.fromkeys((*HYPOTHESES_USES, *OBSERVED_USES))])
def series_with_and_without(rows: Rows) -> LiveFigure:
    """Three lanes: what is drawn, what trials can see, and staying well afterwards."""
    drawings, seen = Hypotheses(rows), Observed(rows)
    picture = _Picture(seen)

    def update(hypothesis: str, sessions: int, every: str, data: bool) -> None:
        series = Series(sessions, EVERY[every])
        arms = drawings.arms(hypothesis, series, DAYS)
        picture.sessions.set_offsets(np.column_stack([series.days / WEEK, 0 * series.days - 1.2]))
        picture.only.set_ydata(arms.antidepressant)
        for line, values in zip(picture.gains, (arms.series, arms.both), strict=True):
            line.set_ydata(values)
        for line, values in zip(picture.against, (arms.series, arms.against_placebo), strict=True):
            line.set_ydata(values)
        shares = drawings.still_well(hypothesis, AFTER)
        for line, values in zip(picture.well, shares, strict=True):
            line.set_ydata(100 * values)
        fits = series == TRIAL
        for artist in picture.compared:
            artist.set_visible(data and fits)
        picture.other.set_visible(data and not fits)
        for artist in picture.followed:
            artist.set_visible(data)

    def summary(hypothesis: str, sessions: int, every: str, data: bool) -> str:
        series, later = Series(sessions, EVERY[every]), np.array([28.0])
        arms = drawings.arms(hypothesis, series, later)
        alone, both = (float(share[0]) for share in drawings.still_well(hypothesis, later))
        given = (
            "one session" if sessions == 1 else f"{sessions} sessions, {EVERY_TOLD[every].lower()}"
        )
        text = (
            f"{HYPOTHESES[hypothesis]} ({given}): at day 28 the drawing gives a gain over neither "
            f"drug of {_points(arms.series[0])} points for the series alone and "
            f"{_points(arms.both[0])} with the antidepressant; against placebo "
            f"{_points(arms.series[0])} without and {_points(arms.against_placebo[0])} with it. "
            f"Four weeks after a series {percent(alone)} are still well without and "
            f"{percent(both)} with it."
        )
        if data and series == TRIAL:
            told = [
                f"{one.name} {_measured(one.points.value)} ({BACKGROUNDS[one.background]})"
                for one in seen.compared
                if one.day == drawings.day
            ]
            text += f" Trials at day 28: {joined(told)}."
        return text

    return LiveFigure(
        name="series-with-and-without",
        title="A series with and without an antidepressant: three rival hypotheses",
        figure=picture.figure,
        update=update,
        controls={
            "hypothesis": Choice("What the antidepressant does", HYPOTHESES, default="slows"),
            "sessions": Range("Sessions", values=SESSIONS, default=TRIAL.sessions),
            "every": Choice("How often", EVERY_TOLD, default="twice"),
            "data": Check("Show what was observed", default=True),
        },
        artists=picture.artists,
        series=[
            Column("only", name="Antidepressant alone", x="Week", y="Gain (points)"),
            Column("alone", name="Series alone", x="Week", y="Gain (points)"),
            Column("both", name="Series with antidepressant", x="Week", y="Gain (points)"),
        ],
        summary=summary,
        alt=(
            "Three lanes. Above, a drawing over twelve weeks: the gain of a series alone rises "
            "with each session and fades after the last; the same with an antidepressant and the "
            "antidepressant alone are drawn as the hypothesis has them. In the middle, the "
            "difference from placebo that trials can see, with measured differences on top. "
            "Below, the share still well after the last session, drawn and measured."
        ),
        takeaway=(
            "To a trial of esketamine against placebo, an antidepressant that adds nothing and one "
            "that adds its own effect look alike. Slower loss would show most after the last "
            "session, and we found no trial that randomised the antidepressant there."
        ),
        not_shown=(
            "A course of any patient. Which hypothesis is right: the observations come from "
            "different trials, of patients chosen in different ways."
        ),
        basis=[
            Basis("assumption", _guesses(drawings)),
            Basis(
                "model",
                "Calibrated: the series alone is drawn through the difference from placebo of the "
                f"trial without antidepressant at day {drawings.day:.0f}, so it says nothing by "
                f"meeting that point. It fades with the time constant of the curve fitted to "
                f"single infusions, {drawings.fades:g} days; staying well without antidepressant "
                "is fitted to the three diamonds it passes through.",
            ),
            Basis(
                "data",
                "Middle, differences from placebo (KARMA-Dep 2: midazolam), 95% intervals: "
                f"{_trials(seen)}.",
            ),
            Basis(
                "data",
                "Below: three diamonds on the curve, responders to up to six infusions, washed out "
                "of antidepressants (the outer two from a secondary source); the other diamond, "
                "medication-free patients on placebo after one infusion; triangle, responders to "
                "one infusion, antidepressant not stated; circle, median of stable remitters of "
                "SUSTAIN-1 who stopped esketamine after 16 weeks of it and kept the "
                "antidepressant, with an interval open to the right.",
            ),
        ],
    )


def _guesses(drawings: Hypotheses) -> str:
    """What nobody has measured, in words."""
    return (
        "Every line is a hypothesis. Guesses: a session closes "
        f"{percent(GAIN)} of the gap to a ceiling; an antidepressant started with the first "
        f"session nears {drawings.full:g} points, the average in people without treatment "
        f"resistance, with a time constant of {ONSET:g} days, and lowers relapse as in people "
        f"who were well on it (hazard ratio {drawings.stopping:g} on stopping); or it does nothing "
        f"alone and makes every loss {SLOWER:g} times slower."
    )


def _trials(seen: Observed) -> str:
    """The trials by background, in the order drawn."""
    told = []
    for background, words in BACKGROUNDS.items():
        names = [
            f"{one.name} at day {one.day:.0f}"
            for one in seen.compared
            if one.background == background
        ]
        told.append(f"{words}, {joined(names)}")
    return "; ".join(told)
