"""The weeks in which an SSRI moves away from placebo, and what little change by week 2 means."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.words import percent
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range, Series
from cmebook.models.timecourse import BuildUp

TAU = "TIME.tau"
WEEKLY = "clinicaladvisor_ssri_onset"
RESPONDERS = tuple(f"{WEEKLY}.rd-week{week}" for week in range(1, 7))
POINTS = {1: f"{WEEKLY}.md-week1", 6: f"{WEEKLY}.md-week6"}
ODDS, FIRST = "taylor2006.rr-week1", ("posternak2005.share-drug", "posternak2005.share-placebo")
#: By week: response of all, and of those without early improvement.
LATE = {week: (f"devries2019.all-week{week}", f"devries2019.late-week{week}") for week in (6, 12)}
USES = (
    *(TAU, *RESPONDERS, *POINTS.values(), ODDS, *FIRST),
    *(row for pair in LATE.values() for row in pair),
)

LAST = 6.0
WEEKS = np.linspace(0, LAST, 61)
DELAYS = (0, 1, 2, 3, 4)
OUTCOMES = {"points": "HDRS points", "responders": "Responders of 100"}
TITLES = {
    "points": "SSRI less placebo: HDRS points",
    "responders": "SSRI less placebo: responders of 100",
}

CURVE: dict[str, Any] = {"color": style.EFFECT, "ls": style.DASHED}
_MARK: dict[str, Any] = {"color": style.INK, "ls": "none", "zorder": 4, "ms": 8}
ALL, WITHOUT = 0.45, 0.1  # how full the bars are


class _Picture:
    """The drawing and its moving parts, in no particular state."""

    def __init__(self, values: dict[str, dict[int, float]], late: list[tuple[int, float, float]]):
        self.figure = Drawing(figsize=(7.0, 6.4), layout="constrained")
        above, below = self.figure.subplots(2, 1, height_ratios=[2.3, 1])
        self.title = above.set_title(max(TITLES.values(), key=len))
        above.set(xlim=(0, LAST + 0.4), ylim=(0, 122), yticks=range(0, 101, 25))
        above.yaxis.set_major_formatter("{x:.0f}%")
        above.set(xlabel="Week", ylabel="Share of week 6")
        self.curve = above.plot(WEEKS, 0 * WEEKS, **CURVE)[0]
        self.told = above.text(0.1, 112, "", weight="bold")
        self.marks, self.labels = {}, {}
        for name, marker in (("points", "D"), ("responders", "s")):
            weeks, found = list(values[name]), np.array(list(values[name].values()))
            shares = 100 * found / found[-1]
            self.marks[name] = above.plot(weeks, shares, marker, mfc=style.PAPER, **_MARK)[0]
            self.labels[name] = [
                above.text(week - 0.1, share + 4, _signed(name, value), ha="right")
                for week, share, value in zip(weeks, shares, found, strict=True)
            ]
        _late(below, late)

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "curve": self.curve,
            **self.marks,
            "labels": [text for texts in self.labels.values() for text in texts],
            "words": [self.title, self.told],
        }


def _signed(name: str, value: float) -> str:
    return f"−{abs(value):.1f}" if name == "points" else f"+{value:.0f}"


def _late(axes: Axes, late: list[tuple[int, float, float]]) -> None:
    """Bars of response by week, of all and of those who had not improved by week 2."""
    axes.set_title("Responded, by week 6 and by week 12")
    axes.set(xlim=(0, 100), ylim=(2 * len(late) - 0.35, -0.65), xticks=range(0, 101, 25))
    axes.xaxis.set_major_formatter("{x:.0f}%")
    axes.grid(visible=False)  # lines would run through the names
    axes.set_yticks([2 * i + 0.5 for i in range(len(late))], [f"week {week}" for week, *_ in late])
    axes.tick_params(axis="y", length=0)
    for place, (_, everyone, without) in enumerate(late):
        for row, (value, full, name) in enumerate(
            ((everyone, ALL, "all"), (without, WITHOUT, "no early change"))
        ):
            y = 2 * place + row
            axes.barh([y], [value], height=0.85, fc=(style.EFFECT, full), ec=style.EFFECT, lw=1.2)
            axes.text(value + 1.5, y, f"{value:.0f}%, {name}", va="center")


@figure(uses=USES)
def response_over_time(rows: Rows) -> LiveFigure:
    """Data by week, under a curve that a supposed delay pushes to the right."""
    tau = rows.number(TAU)
    values = {
        "points": {week: rows.number(row_id) for week, row_id in POINTS.items()},
        "responders": {week: rows.number(row_id) for week, row_id in enumerate(RESPONDERS, 1)},
    }
    late = [(week, rows.number(one), rows.number(other)) for week, (one, other) in LATE.items()]
    picture = _Picture(values, late)

    def early(delay: float, outcome: str) -> tuple[float, float]:
        """Share at week 1 by the curve, and as measured."""
        found = values[outcome]
        return float(BuildUp(tau, delay).share(1)), found[1] / found[6]

    def update(delay: float, outcome: str) -> None:
        picture.curve.set_ydata(100 * BuildUp(tau, delay).share(WEEKS))
        for name, mark in picture.marks.items():
            for artist in (mark, *picture.labels[name]):
                artist.set_visible(name == outcome)
        picture.title.set_text(TITLES[outcome])
        curve, seen = early(delay, outcome)
        picture.told.set_text(f"week 1: curve {percent(curve)}, seen {percent(seen)}")

    def summary(delay: float, outcome: str) -> str:
        curve, seen = early(delay, outcome)
        found = [f"{_signed(outcome, v)} at week {w}" for w, v in values[outcome].items()]
        unit = "HDRS points" if outcome == "points" else "responders of 100"
        return (
            f"SSRI less placebo, {unit}: {', '.join(found)}. Supposed delay "
            f"{delay:.0f} week{'' if delay == 1 else 's'}: at week 1 the curve has "
            f"{percent(curve)} of the week-6 difference, {percent(seen)} was seen."
        )

    def tables(delay: float, outcome: str) -> list[DataTable]:
        found = values[outcome]
        seen = [
            (f"{week}", f"{value:g}", f"{100 * value / found[6]:.0f}")
            for week, value in found.items()
        ]
        heads = ("Week", f"{TITLES[outcome]}", "Share of week 6 (%)")
        bars = [(f"{week}", f"{one:g}", f"{other:g}") for week, one, other in late]
        return [
            DataTable(f"{TITLES[outcome]}.", heads, seen),
            DataTable("Responded by week.", ("Week", "All (%)", "No early change (%)"), bars),
        ]

    return LiveFigure(
        name="response-over-time",
        title="When an SSRI begins to differ from placebo",
        figure=picture.figure,
        update=update,
        controls={
            "delay": Range(
                "Supposed delay before it acts",
                values=DELAYS,
                default=0,
                format=lambda weeks: f"{weeks:.0f} week{'' if weeks == 1 else 's'}",
            ),
            "outcome": Choice("Outcome", options=OUTCOMES, default="points"),
        },
        artists=picture.artists,
        series=[
            Series("curve", name="Dashed curve", x="Week", y="Share of week 6 (%)"),
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Above, the difference between SSRI and placebo by week, as a share of that at week "
            "6: about a third is there at week 1. A dashed curve passes there without a delay and "
            "misses it with one. Below, bars: people without early change respond less often, but "
            "many still do by week 6 and more by week 12."
        ),
        takeaway=(
            "An SSRI begins to differ from placebo within the first week: a curve that starts a "
            "week or more later misses what was seen. Little change by week 2 makes response less "
            "likely, but does not rule it out."
        ),
        not_shown=(
            "What people gain on placebo: only the difference is drawn. Of all improvement, about "
            f"six tenths come in the first two weeks, on drug ({rows.text(FIRST[0])}) and on "
            f"placebo ({rows.text(FIRST[1])}) alike. One patient's course. Remission. "
            "Treatment-resistant depression."
        ),
        basis=[
            Basis(
                "data",
                "Marks, with the difference beside them: pooled trials of a meta-analysis, HDRS "
                "points at weeks 1 and 6, and responders of 100 (half the score) at weeks 1 to 6 "
                "in five trials, as an evidence summary prints them. By week 1 the chance of "
                f"response was {rows.text(ODDS, 'ci')} times that on placebo.",
            ),
            Basis(
                "data",
                "Bars: response in a meta-analysis of individual data, by weeks 6 and 12. No early "
                "change: little improvement of the score in the first two weeks. Whether all "
                "includes people on placebo, the abstract does not say.",
            ),
            Basis(
                "assumption",
                "Dashed curve: calibrated to a third at week 1, so without a delay it meets the "
                "first mark by construction; its shape between weeks 1 and 6 is assumed. With a "
                "delay it is a hypothesis, to be held against the marks.",
            ),
        ],
    )
