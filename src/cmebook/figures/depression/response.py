"""From a difference of a few points to shares of patients: curves, shares, and what matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Estimate, Rows
from cmebook.figures import style
from cmebook.figures.depression.trials import LIMIT, STUDIES, STUDY_USES, Arms, read
from cmebook.figures.registry import figure
from cmebook.figures.words import percent
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range, Series
from cmebook.models.response import Cuts, Fall, cuts, overlap

#: Limits of remission that trials use; the first also counts response.
COUNTS = {
    "response": "Response: half of the score gone",
    "remission-12": "Remission: MADRS 12 or less",
    "remission-10": "Remission: MADRS 10 or less",
}
SHIFTS = tuple(range(-4, 5))
POINTS = np.linspace(-15, 50, 118)
ARMS = ("Esketamine", "Placebo spray")
COLOURS = (style.ESKETAMINE, style.MUTED)

SMALL, LARGE, DESIGN = "duru2008.mcid", "hengartner2021.mid", "esk_ipd_ma_padova.design-threshold"


@dataclass(frozen=True)
class Now:
    """What one state of the controls shows: shares from 0 to 1, esketamine before placebo."""

    arms: Arms
    drug: Fall
    needed: float  # points of fall
    curve: tuple[float, float]
    seen: tuple[float, float] | None  # as the trial counted; None where it did not

    @property
    def gap(self) -> float:
        """Points between the means of the two curves."""
        return self.drug.mean - self.arms.control.mean


def now(arms: Arms, count: str, shift: float) -> Now:
    """Move the esketamine curve by ``shift`` points and count."""
    outcome, _, limit = count.partition("-")
    bar: Cuts = cuts(arms.baseline, float(limit or LIMIT))
    needed = bar.response if outcome == "response" else bar.remission
    drug = replace(arms.drug, mean=arms.drug.mean + shift)
    counted = shift == 0 and limit in ("", str(LIMIT))
    observed = arms.response if outcome == "response" else arms.remission
    return Now(
        arms,
        drug,
        needed,
        (float(drug.share_from(needed)), float(arms.control.share_from(needed))),
        observed if counted else None,
    )


class _Picture:
    """Three lanes: the curves, the shares past the bar, the difference of the means."""

    def __init__(self, rows: Rows) -> None:
        self.figure = Drawing(figsize=(7.0, 6.2), layout="constrained")
        curves, shares, gap = self.figure.subplots(3, 1, height_ratios=[4.2, 3.4, 1.7])
        longest = ("Fall of the MADRS by day 28", "Share past the bar", "Difference of the means")
        for axes, text in zip((curves, shares, gap), longest, strict=True):
            axes.set_title(text, loc="left")
        self.values = [
            axes.set_title(" ", loc="right", fontweight="normal") for axes in (curves, shares, gap)
        ]
        self._draw_curves(curves)
        self._draw_shares(shares)
        self._draw_gap(gap, rows)

    def _draw_curves(self, axes: Axes) -> None:
        axes.set(xlim=(POINTS[0], POINTS[-1]), ylim=(0, 0.064), yticks=[])
        axes.spines["left"].set_visible(False)
        axes.set_xlabel("Points better than at the start")
        axes.grid(visible=False)
        self.tails = [
            axes.fill_between(POINTS, 0, 0 * POINTS, fc=(colour, 0.35), ec=colour, lw=0.8)
            for colour in COLOURS
        ]
        dashes: tuple[Any, ...] = ("-", style.DASHED)
        self.lines = [
            axes.plot(POINTS, 0 * POINTS, color=colour, ls=dash)[0]
            for colour, dash in zip(COLOURS, dashes, strict=True)
        ]
        self.bar = axes.plot([0, 0], [0, 0.044], color=style.INK, lw=1.4)[0]
        self.needed = axes.text(0, 0.0452, "", ha="center", va="bottom")
        self.floor = axes.axvspan(
            40, POINTS[-1], ymax=0.72, fc="none", ec=style.MUTED, hatch="///", lw=0
        )
        axes.text(POINTS[-1], 0.063, "hatched:\nscore below 0", ha="right", va="top")
        axes.text(POINTS[0] + 1, 0.063, "solid: esketamine\ndashed: placebo spray", va="top")

    def _draw_shares(self, axes: Axes) -> None:
        axes.set(xlim=(0, 100), ylim=(2.05, -0.62), yticks=[])
        axes.xaxis.set_major_formatter("{x:.0f}%")
        axes.grid(visible=False)  # lines would run through the names
        self.names = [axes.text(0.6, place - 0.2, "", va="bottom") for place in (0, 1.3)]
        self.bars = [
            axes.barh(place + 0.12, 0, 0.5, color=(colour, 0.55), ec=colour, lw=1.4)[0]
            for place, colour in zip((0, 1.3), COLOURS, strict=True)
        ]
        self.seen = [
            axes.plot([0], [place + 0.12], "D", color=style.INK, mfc=style.PAPER, ms=9, zorder=4)[0]
            for place in (0, 1.3)
        ]

    def _draw_gap(self, axes: Axes, rows: Rows) -> None:
        axes.set(xlim=(-1, 9), ylim=(0, 1), yticks=[])
        axes.set_xlabel("Points for esketamine (green: said to matter)")
        axes.spines["left"].set_visible(False)
        axes.grid(visible=False)
        for row_id in (SMALL, LARGE):
            low, high = span(rows, row_id)
            axes.axvspan(low, high, color=style.EFFECT, alpha=0.3, lw=0)
        axes.axvline(rows.number(DESIGN), color=style.WARNING, ls=style.DASHED, lw=1.6)
        axes.axvline(0, color=style.INK, lw=0.8)
        self.published = axes.plot(
            [0, 0], [0.42, 0.42], color=style.INK, lw=1.6, marker="|", ms=9, zorder=3
        )[0]
        self.middle = axes.plot([0], [0.42], "D", color=style.INK, mfc=style.PAPER, ms=9, zorder=4)[
            0
        ]
        self.moved = axes.plot([0], [0.84], "v", color=style.ESKETAMINE, ms=10, zorder=4)[0]

    def show(self, state: Now, count: str) -> None:
        """Draw one state."""
        falls = (state.drug, state.arms.control)
        for fall, line, tail in zip(falls, self.lines, self.tails, strict=True):
            line.set_ydata(fall.density(POINTS))
            beyond = np.linspace(state.needed, POINTS[-1], len(POINTS) // 2)
            tail.set_data(beyond, 0, fall.density(beyond))
        self.bar.set_xdata([state.needed, state.needed])
        self.needed.set_x(state.needed)
        self.needed.set_text(f"{state.needed:.1f}")
        self.floor.set_x(state.arms.baseline)
        self.floor.set_width(POINTS[-1] - state.arms.baseline)
        for place, (name, text) in enumerate(zip(ARMS, self.names, strict=True)):
            told = f"{name}: {percent(state.curve[place])} on the curve"
            if state.seen:
                told += f", {percent(state.seen[place])} in the trial"
            text.set_text(told)
            self.bars[place].set_width(100 * state.curve[place])
            self.seen[place].set_visible(state.seen is not None)
            self.seen[place].set_xdata([100 * state.seen[place] if state.seen else 0])
        middle, low, high = state.arms.difference
        self.published.set_xdata([low, high])
        self.middle.set_xdata([middle])
        self.moved.set_xdata([state.gap])
        word = count.partition("-")[0]
        shown = (
            f"overlap {percent(overlap(*falls))}",
            f"{more(state.curve)} in {word}",
            points(state.gap),
        )
        for artist, words in zip(self.values, shown, strict=True):
            artist.set_text(words)

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "drug": self.lines[0],
            "control": self.lines[1],
            "tails": self.tails,
            "bar": [self.bar, self.needed, self.floor],
            "shares": self.bars,
            "observed": self.seen,
            "difference": [self.published, self.middle, self.moved],
            "words": [*self.names, *self.values],
        }


def span(rows: Rows, row_id: str) -> tuple[float, float]:
    """Low and high end of a range."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    assert row.low is not None
    assert row.high is not None
    return float(row.low), float(row.high)


def more(shares: tuple[float, float]) -> str:
    """ "14 more in 100", from the rounded shares a reader sees."""
    difference = round(100 * shares[0]) - round(100 * shares[1])
    return f"{abs(difference)} {'fewer' if difference < 0 else 'more'} in 100"


def points(value: float) -> str:
    """ "4.4 points", with a true minus sign."""
    return f"{round(value, 1) + 0.0:.1f} points".replace("-", "−")


def shifted(shift: float) -> str:
    """The stop of the slider in words."""
    if shift == 0:
        return "as measured"
    many = "point" if abs(shift) == 1 else "points"
    return f"{abs(shift):.0f} {many} {'less' if shift < 0 else 'more'}"


@figure(uses=[*STUDY_USES, SMALL, LARGE, DESIGN])
def scale_to_response(rows: Rows) -> LiveFigure:
    """Two curves of the fall, the shares past a bar, and the difference beside what matters."""
    trials = {key: read(rows, study) for key, study in STUDIES.items()}
    picture = _Picture(rows)

    def update(trial: str, count: str, shift: float) -> None:
        picture.show(now(trials[trial], count, shift), count)

    def summary(trial: str, count: str, shift: float) -> str:
        state = now(trials[trial], count, shift)
        word = count.partition("-")[0]
        shared = percent(overlap(state.drug, state.arms.control))
        moved = f" The esketamine curve is moved, {shifted(shift)}: no data." if shift else ""
        text = (
            f"{STUDIES[trial].name}, day 28: the means fall by {state.drug.mean:.1f} points with "
            f"esketamine and {state.arms.control.mean:.1f} with placebo spray, a difference of "
            f"{points(state.gap)}; the curves share {shared} of their area.{moved} "
            f"From a start of {state.arms.baseline:.1f}, {word} asks for {state.needed:.1f} "
            f"points. On the curves {percent(state.curve[0])} and {percent(state.curve[1])} "
            f"get there, {more(state.curve)}"
        )
        if state.seen is None:
            return f"{text}; no trial count to compare."
        seen = f"{percent(state.seen[0])} and {percent(state.seen[1])}"
        return f"{text}; in the trial {seen}, {more(state.seen)}."

    def tables(trial: str, count: str, shift: float) -> list[DataTable]:
        state = now(trials[trial], count, shift)
        shares = [
            (
                name,
                f"{100 * state.curve[at]:.0f}",
                f"{100 * state.seen[at]:.0f}" if state.seen else "",
            )
            for at, name in enumerate(ARMS)
        ]
        middle, low, high = (f"{end:.1f}" for end in state.arms.difference)
        gaps = [
            ("published, with 95% CI", middle, low, high),
            ("between the curves", f"{state.gap:.1f}", "", ""),
            ("said to matter, by the spread of scores", "", *map(str, span(rows, SMALL))),
            ("said to matter, by a later paper", "", *map(str, span(rows, LARGE))),
            ("planned for", rows.text(DESIGN, "number"), "", ""),
        ]
        return [
            DataTable(
                "Share past the bar.",
                ("Group", "On the curve (%)", "Counted in the trial (%)"),
                shares,
            ),
            DataTable(
                "Difference of the means, in favour of esketamine.",
                ("Which", "MADRS points", "Low", "High"),
                gaps,
            ),
        ]

    return LiveFigure(
        name="scale-to-response",
        title="From points on a scale to patients",
        figure=picture.figure,
        update=update,
        controls={
            "trial": Choice(
                "Trial", options={key: study.name for key, study in STUDIES.items()}, default="t2"
            ),
            "count": Choice("Count", options=COUNTS, default="response"),
            "shift": Range("Move the esketamine curve", values=SHIFTS, default=0, format=shifted),
        },
        artists=picture.artists,
        series=[
            Series(artist, name=name, x="Fall (MADRS points)", y="Share of the group per point")
            for artist, name in zip(("drug", "control"), ARMS, strict=True)
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Three lanes. Above, two wide bell curves of the fall in MADRS that overlap almost "
            "wholly, with a line at the fall that counts as response. In the middle, a bar for "
            "each group: the share past the line on the curve, and a diamond for the share the "
            "trial counted. Below, the difference of the means with its interval, beside bands of "
            "differences that people would notice."
        ),
        takeaway=(
            "A difference of a few points between wide, overlapping curves is also a difference of "
            "some patients in every hundred past any bar; how many depends on the bar."
        ),
        not_shown=(
            "One patient's chance: a curve does not say who got better because of the drug. People "
            "who left before day 28 are not counted. What was started beside the spray, a new "
            "antidepressant in both groups, is part of both curves."
        ),
        basis=[
            Basis(
                "data",
                "Diamonds: shares the trial counted (remission at 12 or less), and the published "
                "difference with its 95% CI. Means and SD of the curves are those of the trial.",
            ),
            Basis(
                "assumption",
                "The shape: a normal curve for the fall, with everybody at the mean first score "
                f"({trials['t2'].baseline:.1f} for the first two trials together, "
                f"{trials['t3'].baseline:.1f} for the third). Bars come from it. It spills over "
                "the end of the scale, and real falls may have two humps.",
            ),
            Basis(
                "data",
                f"Green bands: smallest difference that matters, {rows.text(SMALL)} by the spread "
                f"of scores, {rows.text(LARGE)} by a later paper; the methods "
                f"disagree. Red dashes: {rows.text(DESIGN)}, for which the trials were planned. "
                "Triangle: difference of the curves, raw means.",
            ),
        ],
    )
