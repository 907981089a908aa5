"""Serotonin transporter occupancy against dose: two curves for each drug, and what was scanned."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Estimate, Rows
from cmebook.figures import style
from cmebook.figures.key import Key
from cmebook.figures.registry import figure
from cmebook.figures.serotonin.drugs import (
    DRUGS,
    FIVE,
    OPTIONS,
    Curves,
    Scan,
    curve_rows,
    curves,
    scans,
)
from cmebook.figures.serotonin.words import milligrams, points
from cmebook.figures.words import percent
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range, Series

FIVE_DRUGS, UNRELATED = "meyer2004.occupancy-minimum-dose", "meyer2004.r-hamilton"
MEASURED = (*(row for drug in DRUGS.values() for row in drug.scans), FIVE_DRUGS, UNRELATED)
USES = (*dict.fromkeys(row for key in DRUGS for row in curve_rows(key)), *MEASURED)

#: Doses as multiples of the starting dose: where curves are drawn, and where the slider stops.
TIMES = np.array([*np.linspace(0, 1, 41), *np.linspace(1.05, 3, 40)])
STOPS = {0.125: "⅛", 0.25: "¼", 0.5: "½", 0.75: "¾", 1: "1", 1.5: "1½", 2: "2", 3: "3"}
#: Scans of one dose stand side by side, this far apart.
APART = 0.1
LINE = 80

FITTED: dict[str, Any] = {"color": style.NORKETAMINE}
OTHER: dict[str, Any] = {"color": style.HYDROXYNORKETAMINE, "ls": style.DASHED}
_MARK: dict[str, Any] = {"color": style.INK, "marker": "D", "ls": "none", "ms": 7}
STEADY: dict[str, Any] = {**_MARK, "mfc": style.INK}
SINGLE: dict[str, Any] = {**_MARK, "mfc": style.PAPER}


class _Picture:
    """The drawing and its moving parts, in no particular state."""

    def __init__(self, known: dict[str, Curves], scanned: dict[str, list[Scan]]) -> None:
        self.figure = Drawing(figsize=(7.0, 5.6), layout="constrained")
        top, axes = self.figure.subplots(2, 1, height_ratios=[1.25, 3])
        self.key = Key(top, "Occupied", [FITTED, OTHER, STEADY, SINGLE])
        for sample in self.key.samples[2:]:
            sample.set_xdata([0.0375, 0.0375])
        self.dose = top.text(0, 0, "", weight="bold", va="center")
        axes.set(xlim=(0, 3.05), ylim=(0, 108), xticks=range(4), yticks=range(0, 101, 20))
        axes.yaxis.set_major_formatter("{x:.0f}%")
        axes.set(xlabel="Daily dose, times the starting dose", ylabel="Transporters occupied")
        for one in known.values():
            shares = 100 * one.fitted.occupancy(one.lowest * TIMES)
            axes.plot(TIMES, shares, color=style.MUTED, lw=0.8, alpha=0.7)
        axes.axhline(LINE, color=style.INK, ls=style.DOTTED, lw=1.1)
        axes.text(3.03, 4, "grey: the other drugs, fitted", ha="right")
        self.band = axes.fill_between(
            *(TIMES, 0 * TIMES, 0 * TIMES),
            fc=(style.NORKETAMINE, style.BAND_ALPHA),
            ec=style.NORKETAMINE,
            lw=0.5,
        )
        self.fitted = axes.plot(TIMES, 0 * TIMES, **FITTED)[0]
        self.other = axes.plot(TIMES, 0 * TIMES, **OTHER)[0]
        self.step = axes.plot([0, 0, 0], [0, 0, 0], color=style.WARNING, lw=2.6)[0]
        self.dot = axes.plot([0], [0], "o", color=style.NORKETAMINE, ms=9, zorder=4)[0]
        self.lost = axes.text(3.03, 15, "", ha="right", weight="bold")
        most = max(len(found) for found in scanned.values())
        self.bars = [axes.plot([0, 0], [0, 0], color=style.INK, lw=1.2)[0] for _ in range(most)]
        self.marks = [axes.plot([0], [0], zorder=5, **STEADY)[0] for _ in range(most)]
        self.five = self._five(axes)

    @staticmethod
    def _five(axes: Axes) -> list[Any]:
        bar = axes.plot([0.9, 0.9], [0, 0], color=style.INK, lw=5, solid_capstyle="butt")[0]
        return [bar, axes.text(0.88, 91, "five drugs, minimum dose")]

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "fitted": self.fitted,
            "other": self.other,
            "band": self.band,
            "step": [self.step, self.dot, self.lost],
            "scans": [*self.bars, *self.marks],
            "five": self.five,
            "key": [*self.key.artists, self.dose],
        }

    def scan(self, found: list[Scan], start: float) -> None:
        """Show the scans of a drug; those of one dose stand side by side."""
        seen: dict[float, int] = {}
        for place, (bar, mark) in enumerate(zip(self.bars, self.marks, strict=True)):
            shown = place < len(found)
            for artist in (bar, mark):
                artist.set_visible(shown)
            if not shown:
                continue
            one = found[place]
            x = one.dose / start + APART * seen.get(one.dose, 0)
            seen[one.dose] = seen.get(one.dose, 0) + 1
            mark.set(xdata=[x], ydata=[one.value])
            mark.set_markerfacecolor(style.INK if one.steady else style.PAPER)
            bar.set(xdata=[x, x], ydata=[one.value - one.spread, one.value + one.spread])


@figure(uses=USES)
def sert_occupancy(rows: Rows) -> LiveFigure:
    """One drug in colour, the others in grey; a slider takes the dose, and halves it."""
    known = {key: curves(rows, key) for key in DRUGS}
    scanned = {key: scans(rows, key) for key in DRUGS}
    five, unrelated = rows.row(FIVE_DRUGS), rows.row(UNRELATED)
    assert isinstance(unrelated, Estimate) and unrelated.n is not None
    assert isinstance(five, Estimate) and five.low is not None and five.high is not None
    picture = _Picture(known, scanned)
    picture.five[0].set_ydata([five.low, five.high])

    def shares(drug: str, times: float) -> tuple[float, float, float]:
        """Per cent by the fitted curve, by the other, and by the fitted one at half the dose."""
        one, dose = known[drug], known[drug].lowest * times
        fitted, other = one.fitted.occupancy(dose), one.other.occupancy(dose)
        half = one.fitted.occupancy(dose / 2)
        return 100 * float(fitted), 100 * float(other), 100 * float(half)

    def update(drug: str, times: float) -> None:
        one = known[drug]
        doses = one.lowest * TIMES
        picture.fitted.set_ydata(100 * one.fitted.occupancy(doses))
        picture.other.set_ydata(100 * one.other.occupancy(doses))
        low, high = one.band(doses)
        picture.band.set_data(TIMES, 100 * low, 100 * high)
        now, other, half = shares(drug, times)
        picture.dot.set_data([times], [now])
        picture.step.set_data([times, times / 2, times / 2], [now, now, half])
        picture.lost.set_text(f"half of it: {points(round(now) - round(half))} less")
        picture.scan(scanned[drug], one.lowest)
        for artist in picture.five:
            artist.set_visible(drug in FIVE)
        picture.dose.set_text(f"{OPTIONS[drug]} {milligrams(one.lowest * times)} mg a day")
        single = "of one study" if drug == "vortioxetine" else "generic, calibrated"
        found = scanned[drug]
        steady, once = any(s.steady for s in found), any(not s.steady for s in found)
        picture.key.set(0, f"fitted to scans, {DRUGS[drug].region}", percent(now / 100))
        picture.key.set(1, single, percent(other / 100))
        picture.key.set(2, "scans after days of dosing", "", steady)
        picture.key.set(3, "scans after one dose", "", once)

    def summary(drug: str, times: float) -> str:
        one = known[drug]
        now, other, half = shares(drug, times)
        by = "a single study" if drug == "vortioxetine" else "the generic curve"
        text = (
            f"{OPTIONS[drug]} {milligrams(one.lowest * times)} mg a day, {STOPS[times]}\u00a0× the "
            f"starting dose: {percent(now / 100)} of transporters are occupied by the fitted "
            f"curve, {percent(other / 100)} by {by}. Half of that dose leaves "
            f"{percent(half / 100)}, {points(round(now) - round(half))} less."
        )
        told = [
            f"{s.value:g}% at {milligrams(s.dose)} mg after "
            f"{'days of dosing' if s.steady else 'one dose'} ({s.people} people)"
            for s in scanned[drug]
        ]
        return f"{text} Scans: {'; '.join(told)}." if told else text

    def tables(drug: str, times: float) -> list[DataTable]:
        now, other, half = shares(drug, times)
        seen = [
            (
                milligrams(s.dose),
                f"{s.value:g}",
                f"{s.spread:g}" if s.spread else "",
                "days of dosing" if s.steady else "one dose",
                f"{s.people}",
            )
            for s in scanned[drug]
        ]
        if drug in FIVE:
            ends = f"{five.low:g} to {five.high:g}"
            seen.append(("minimum dose", ends, "", "days of dosing, means of five drugs", ""))
        everyone = [
            (
                OPTIONS[key],
                milligrams(one.lowest),
                *(
                    f"{100 * float(one.fitted.occupancy(one.lowest * t)):.0f}"
                    for t in (0.5, 1, 2, 3)
                ),
            )
            for key, one in known.items()
        ]
        read = [(milligrams(known[drug].lowest * times), *(f"{s:.0f}" for s in (now, other, half)))]
        return [
            DataTable(
                "Occupied at the dose chosen.",
                ("Dose (mg a day)", "Fitted (%)", "Dashed curve (%)", "Fitted, half the dose (%)"),
                read,
            ),
            DataTable("Scans.", ("Dose (mg a day)", "Occupied (%)", "SD", "After", "People"), seen),
            DataTable(
                "Fitted curves of all drugs: occupied (%) at multiples of the starting dose.",
                ("Drug", "Starting dose (mg)", "Half of it", "1 ×", "2 ×", "3 ×"),
                everyone,
            ),
        ]

    return LiveFigure(
        name="sert-occupancy",
        title="Serotonin transporter occupancy against dose",
        figure=picture.figure,
        update=update,
        controls={
            "drug": Choice("Drug", options=OPTIONS, default="citalopram"),
            "times": Range(
                "Dose, times the starting dose",
                values=tuple(STOPS),
                default=1,
                format=lambda times: STOPS[times],
            ),
        },
        artists=picture.artists,
        series=[
            Series(artist, name=name, x="Times the starting dose", y="Occupied (%)")
            for artist, name in (("fitted", "Fitted curve"), ("other", "Dashed curve"))
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Curves of transporter occupancy over dose, one drug in colour and the others in "
            "grey. All rise steeply at low doses and flatten near the starting dose, about where "
            "a dotted line marks 80%. A red step shows what half of the chosen dose would free."
        ),
        takeaway=(
            "Occupancy climbs steeply at low doses and is nearly flat from the starting dose on: "
            "doubling adds little, and the last small doses hold most of it."
        ),
        not_shown=(
            "A threshold for response: the 80% line describes the minimum doses of five drugs, in "
            f"the striatum. Among {unrelated.n.text} people with depression occupancy and change "
            f"of the score were unrelated (r {rows.text(UNRELATED)}, {rows.text(UNRELATED, 'p')}, "
            "as a later text reports). One patient, who may lie far from the average. What else "
            "a drug does, as venlafaxine at noradrenaline or vortioxetine at receptors."
        ),
        basis=[
            Basis(
                "data",
                "Diamonds: means of small groups, with the SD where it was reported. Filled: "
                "after days to weeks of dosing (PET in the striatum, SPECT in the midbrain); "
                f"open: after one dose. Bar: {five.low:.0f} to {five.high:.0f}%, the means of "
                "five drugs at their minimum doses.",
            ),
            Basis(
                "model",
                "Solid and grey curves: hyperbolas that a review fitted to the scans of each "
                "drug, read in a public calculator that carries its values. Dashed for "
                "vortioxetine: the curve of one PET study.",
            ),
            Basis(
                "assumption",
                "Dashed for all others: one generic curve, calibrated to about 80% at the "
                "starting dose, so that its height there proves nothing. The band between the two "
                "curves is no confidence interval; it shows where they disagree. Starting doses "
                "are those of US labels, for fluoxetine that of Malaysia.",
            ),
        ],
    )
