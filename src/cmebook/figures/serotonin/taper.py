"""Two ways to taper in the same number of steps: equal doses, or equal occupancies."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Finding, Rows
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.serotonin.drugs import DRUGS, OPTIONS, fitted
from cmebook.figures.serotonin.words import milligrams, points
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range
from cmebook.models.arrays import Array
from cmebook.models.transporter import Hyperbola, equal_doses, equal_occupancies

ARGUMENT, COHORT, PEOPLE = "horowitz2019.hyperbolic", "vanos2023.cohort", "vanos2023.n"
CURVES = (*(row for drug in DRUGS.values() for row in (drug.dose_row, *drug.fit)),)

STARTS = (1, 2, 3)
STEPS = (3, 4, 5, 6, 8)
#: The staircases end together, so that they are compared step by step.
END = max(STEPS)

EQUAL_DOSE: dict[str, Any] = {"color": style.ESKETAMINE}
EQUAL_SHARE: dict[str, Any] = {"color": style.NORKETAMINE, "ls": style.DASHED, "lw": 2.8}


class _Picture:
    """The drawing and its moving parts, in no particular state."""

    def __init__(self) -> None:
        self.figure = Drawing(figsize=(7.0, 6.2), layout="constrained")
        top, dose, share = self.figure.subplots(3, 1, height_ratios=[1.35, 2, 2])
        self.plans = [_plan(top, 0, EQUAL_DOSE), _plan(top, 2.2, EQUAL_SHARE)]
        top.set_axis_off()
        top.set(xlim=(0, 1), ylim=(3.8, -0.6))
        for axes in (dose, share):
            axes.set(xlim=(0, END + 0.6), ylim=(-4, 108), xticks=range(END + 1))
            axes.yaxis.set_major_formatter("{x:.0f}%")
        dose.set_title("Dose, % of the dose at the start")
        share.set_title("Transporters occupied (model)")
        dose.set_xticklabels([])
        share.set_xlabel("Step (0: before the taper)")
        self.doses, self.shares = (_stairs(axes) for axes in (dose, share))

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "dose_by_dose": self.doses[0],
            "dose_by_share": self.doses[1],
            "share_by_dose": self.shares[0],
            "share_by_share": self.shares[1],
            "words": [text for plan in self.plans for text in plan],
        }


def _plan(axes: Axes, y: float, look: dict[str, Any]) -> list[Any]:
    """A sample line with its name; what a step frees; and the doses below."""
    axes.plot([0, 0.075], [y, y], **look)
    name = axes.text(0.095, y, "", va="center", weight="bold")
    freed = axes.text(1, y, "", va="center", ha="right")
    return [name, freed, axes.text(0, y + 1, "", va="center", size=10)]


def _stairs(axes: Axes) -> list[Any]:
    zeros = np.zeros(END + 2)
    return [
        axes.plot(_across(), zeros, drawstyle="steps-post", **look)[0]
        for look in (EQUAL_DOSE, EQUAL_SHARE)
    ]


def _across() -> Array:
    """Where the steps stand, and the end of the axis."""
    return np.array([*np.arange(END + 1.0), END + 0.6])


def _padded(values: Array) -> Array:
    """With zeros after the last step, to the end of the axis."""
    return np.pad(values, (0, END + 2 - len(values)))


def _cells(dose: float, start: float, share: float) -> tuple[str, str, str]:
    """Dose, dose as a part of the first, and occupancy (%), as the table has them."""
    return milligrams(dose), f"{100 * dose / start:.0f}", f"{share:.0f}"


def _tapers(curve: Hyperbola, start: float, steps: int) -> tuple[Array, Array]:
    return equal_doses(start, steps), equal_occupancies(curve, start, steps)


@figure(uses=[*CURVES, ARGUMENT, COHORT, PEOPLE])
def taper_steps(rows: Rows) -> LiveFigure:
    """Doses above, occupancy below; each plan as a staircase."""
    known = {key: (fitted(rows, key), rows.number(drug.dose_row)) for key, drug in DRUGS.items()}
    argument, cohort = rows.row(ARGUMENT), rows.row(COHORT)
    assert isinstance(argument, Finding) and isinstance(cohort, Finding)
    picture = _Picture()

    def plans(drug: str, times: float, steps: float) -> list[tuple[Array, Array]]:
        """Doses (mg) and occupancies (%) of both plans."""
        curve, lowest = known[drug]
        return [
            (doses, 100 * curve.occupancy(doses))
            for doses in _tapers(curve, times * lowest, int(steps))
        ]

    def update(drug: str, times: float, steps: float) -> None:
        found = plans(drug, times, steps)
        start = found[0][0][0]
        for place, (doses, shares) in enumerate(found):
            picture.doses[place].set_ydata(_padded(100 * doses / start))
            picture.shares[place].set_ydata(_padded(shares))
            picture.plans[place][2].set_text("mg: " + ", ".join(milligrams(d) for d in doses))
        freed = -np.diff(found[0][1])
        each = -np.diff(found[1][1])[0]
        for place, (name, told) in enumerate(
            (
                ("Equal doses", f"first {points(freed[0])}, last {freed[-1]:.0f}"),
                ("Equal occupancy", f"each frees {points(each)}"),
            )
        ):
            picture.plans[place][0].set_text(name)
            picture.plans[place][1].set_text(told)

    def summary(drug: str, times: float, steps: float) -> str:
        (doses, shares), (smaller, even) = plans(drug, times, steps)
        freed = -np.diff(shares)
        return (
            f"{OPTIONS[drug]} from {milligrams(doses[0])} mg to nothing in {steps:.0f} steps. With "
            f"equal dose steps of {milligrams(doses[0] - doses[1])} mg the first frees "
            f"{points(freed[0])} of occupancy and the last {points(freed[-1])}. With equal "
            f"occupancy steps each frees {points(-np.diff(even)[0])}, at doses of "
            f"{', '.join(milligrams(d) for d in smaller)} mg."
        )

    def tables(drug: str, times: float, steps: float) -> list[DataTable]:
        (doses, shares), (smaller, even) = plans(drug, times, steps)
        told = [
            (
                f"{step}",
                *(text for dose, share in both for text in _cells(dose, doses[0], share)),
            )
            for step, both in enumerate(
                zip(zip(doses, shares, strict=True), zip(smaller, even, strict=True), strict=True)
            )
        ]
        what = ("dose (mg)", "dose (% of the start)", "occupied (%)")
        heads = [f"{plan}: {one}" for plan in ("Equal doses", "Equal occupancy") for one in what]
        return [DataTable("Both plans, step by step.", ("Step", *heads), told)]

    return LiveFigure(
        name="taper-steps",
        title="Tapering by equal doses or by equal occupancy",
        figure=picture.figure,
        update=update,
        controls={
            "drug": Choice("Drug", options=OPTIONS, default="citalopram"),
            "times": Range("Start of the taper", values=STARTS, default=1, unit="× starting dose"),
            "steps": Range("Number of steps", values=STEPS, default=4),
        },
        artists=picture.artists,
        tables=tables,
        summary=summary,
        alt=(
            "Two plots with two staircases each, from the starting dose to nothing. With equal "
            "dose steps occupancy hardly falls at first and drops steeply at the last step; with "
            "equal occupancy steps the dose falls far at first and then by ever smaller amounts."
        ),
        takeaway=(
            "Equal dose steps put most of the fall in occupancy into the last step; equal "
            "occupancy steps begin large and end very small."
        ),
        not_shown=(
            "Whether people feel less withdrawal: the evidence of this course holds no randomised "
            "comparison of the two plans. How long a step should last, and whether such small "
            "doses can be had. It is no plan for a patient: with few steps the first one, by "
            "occupancy, is a very large cut."
        ),
        basis=[
            Basis(
                "model",
                "Curves of occupancy that a review fitted to scans, read in a public calculator. "
                "Few people were scanned below the usual doses, so the small doses are the least "
                "certain.",
            ),
            Basis(
                "data",
                f"What was seen in people ({rows.text(PEOPLE)}): {cohort.statement}",
            ),
            Basis(
                "assumption",
                "Each step lasts until occupancy is steady again, and withdrawal has to do with "
                f"the fall in occupancy. That is an argument from imaging: {argument.statement}",
            ),
        ],
    )
