"""STAR*D as published and its reanalysis: a hundred people, step by step."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.depression.stard import STARD_USES, Stard
from cmebook.figures.registry import figure
from cmebook.figures.words import percent
from cmebook.live import Basis, DataTable, LiveFigure, Range
from cmebook.models.arrays import Array
from cmebook.models.steps import Outcome

STEPS = (1, 2, 3, 4)
SUPPOSED = tuple(range(0, 101, 10))
COLUMNS, PEOPLE = 20, 100
#: Where a person may be, with the look of the marker: by shape and filling, not colour alone.
PLACES: dict[str, tuple[str, dict[str, Any]]] = {
    "seen": ("in remission", {"marker": "o", "color": style.EFFECT}),
    "supposed": (
        "supposed in remission",
        {"marker": "o", "facecolors": style.PAPER, "edgecolors": style.EFFECT, "lw": 1.6},
    ),
    "left": ("did not go on, not in remission", {"marker": "x", "color": style.MUTED, "lw": 1.8}),
    "ill": (
        "treated, not in remission",
        {"marker": "s", "facecolors": style.PAPER, "edgecolors": style.INK, "lw": 1.4},
    ),
}
_SPOTS = np.array([(k // 5, 4 - k % 5) for k in range(PEOPLE)], dtype=float)
#: Where a group without people stands: outside the limits of its axes.
_NOWHERE = np.array([(-9.0, 9.0)])


class _Picture:
    """Steps, people and the ruler, in no particular state."""

    def __init__(self, known: Stard) -> None:
        self.known = known
        self.figure = Drawing(figsize=(7.0, 6.2), layout="constrained")
        steps, people, key, ruler = self.figure.subplots(4, 1, height_ratios=[3, 2.7, 2.1, 1.6])
        steps.set_title("Remission, of those who began a step", loc="left")
        people.set_title("Of 100 who began step 1", loc="left")
        ruler.set_title("In remission, of all who began", loc="left")
        self.after = people.set_title(" ", loc="right", fontweight="normal")
        self.total = ruler.set_title(" ", loc="right", fontweight="normal")
        self._draw_steps(steps)
        self._draw_people(people, key)
        self._draw_ruler(ruler)

    def _draw_steps(self, axes: Axes) -> None:
        axes.set(xlim=(0.5, 4.5), ylim=(0, 50), yticks=[])
        axes.spines["left"].set_visible(False)
        axes.grid(visible=False)
        began = [f"step {place}\nof {step.entered:,.0f}" for place, step in self._steps]
        axes.set_xticks(STEPS, began)
        axes.tick_params(axis="x", length=0)
        self.bars = list(
            axes.bar(
                STEPS, [100 * step.remitted for _, step in self._steps], 0.62,
                color=(style.EFFECT, 0.55), ec=style.EFFECT, lw=1.4,
            )
        )  # fmt: skip
        for place, step in self._steps:
            axes.text(place, 100 * step.remitted + 2, percent(step.remitted), ha="center")
        axes.plot([1], [100 * self.known.clinician], "D", color=style.INK, mfc=style.PAPER, ms=9)

    @property
    def _steps(self) -> list[tuple[int, Any]]:
        return list(enumerate(self.known.steps, start=1))

    def _draw_people(self, axes: Axes, key: Axes) -> None:
        axes.set(xlim=(-0.7, COLUMNS - 0.3), ylim=(-0.7, 4.7))
        key.set(xlim=(0, 1), ylim=(3.6, -0.6))
        for one in (axes, key):
            one.set_axis_off()
        self.groups, self.counts = {}, {}
        for row, (place, (name, look)) in enumerate(PLACES.items()):
            self.groups[place] = axes.scatter([0], [0], s=62, **look)
            key.scatter([0.025], [row], s=62, **look)
            self.counts[place] = key.text(0.13, row, "", ha="right", va="center")
            key.text(0.16, row, name, va="center")

    def _draw_ruler(self, axes: Axes) -> None:
        axes.set(xlim=(0, 100), ylim=(0, 1), yticks=[])
        axes.spines["left"].set_visible(False)
        axes.xaxis.set_major_formatter("{x:.0f}%")
        axes.grid(visible=False)  # lines would run through the names
        for share, name in (
            (self.known.reanalysis, "reanalysis"),
            (self.known.published, "published"),
        ):
            axes.plot([100 * share], [0.24], "D", color=style.INK, mfc=style.PAPER, ms=9, zorder=3)
            axes.text(100 * share, 0.52, f"{name} {percent(share)}", ha="center")
        self.now = axes.plot([0], [0.24], "^", color=style.EFFECT, ms=11, zorder=4)[0]

    def show(self, step: int, outcome: Outcome) -> None:
        """Draw the state after a step."""
        for number, bar in enumerate(self.bars, start=1):
            bar.set_facecolor((style.EFFECT, 0.55) if number <= step else "none")
        start = 0
        for place, many in counted(outcome).items():
            self.groups[place].set_offsets(spots(start, many))
            self.counts[place].set_text(str(many))
            start += many
        self.after.set_text(f"after step {step}")
        self.total.set_text(percent(outcome.remitted))
        self.now.set_xdata([100 * outcome.remitted])

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "steps": self.bars,
            **self.groups,
            "now": self.now,
            "words": [self.after, self.total, *self.counts.values()],
        }


def spots(start: int, many: int) -> Array:
    """Places of so many people, counted from ``start``; none stands outside the picture."""
    return _SPOTS[start : start + many] if many else _NOWHERE


def counted(outcome: Outcome) -> dict[str, int]:
    """Whole people of a hundred in each place, in the order of ``PLACES``; they add up."""
    exact = {place: PEOPLE * getattr(outcome, place) for place in PLACES}
    whole = {place: int(value + 1e-9) for place, value in exact.items()}
    rest = sorted(PLACES, key=lambda place: whole[place] - exact[place])
    for place in rest[: PEOPLE - sum(whole.values())]:
        whole[place] += 1
    return whole


@figure(uses=STARD_USES)
def next_step(rows: Rows) -> LiveFigure:
    """What each step brought, where a hundred people are after it, and three totals."""
    known = Stard(rows)
    picture = _Picture(known)

    def update(step: int, supposed: float) -> None:
        picture.show(int(step), known.after(int(step), supposed / 100))

    def summary(step: int, supposed: float) -> str:
        many = counted(known.after(int(step), supposed / 100))
        text = (
            f"After step {step:.0f}, of 100 who began: {many['seen']} in remission while treated, "
            f"{many['left']} not in remission who did not go on, {many['ill']} not in remission at "
            "the step itself"
        )
        if many["supposed"]:
            text += (
                f". Another {many['supposed']} are supposed to have remitted later, at "
                f"{supposed:.0f}% of the chance of those who went on: no data"
            )
        total = percent(known.after(int(step), supposed / 100).remitted)
        return (
            f"{text}. Together {total} in remission. Published after four steps: "
            f"{percent(known.published)}; reanalysis: {percent(known.reanalysis)}."
        )

    def tables(step: int, supposed: float) -> list[DataTable]:
        outcome = known.after(int(step), supposed / 100)
        steps = [
            (f"{place}", f"{one.entered:.0f}", f"{100 * one.remitted:.1f}")
            for place, one in enumerate(known.steps, start=1)
        ]
        people = [(PLACES[place][0], f"{many}") for place, many in counted(outcome).items()]
        totals = [
            ("now shown", f"{100 * outcome.remitted:.0f}"),
            ("published, after four steps", f"{100 * known.published:.0f}"),
            ("reanalysis, after four steps", f"{100 * known.reanalysis:.0f}"),
            ("clinicians' scale, step 1 only", f"{100 * known.clinician:.0f}"),
        ]
        return [
            DataTable("Each step.", ("Step", "Began it (people)", "Remission (%)"), steps),
            DataTable("Of 100 who began step 1.", ("Where they are", "People"), people),
            DataTable(
                "In remission, of all who began.", ("Total", "Share of all who began (%)"), totals
            ),
        ]

    return LiveFigure(
        name="next-step",
        title="How likely is it that the next step helps?",
        figure=picture.figure,
        update=update,
        controls={
            "step": Range("After step", values=STEPS, default=4),
            "supposed": Range(
                "Chance of those who did not go on, beside those who did",
                values=SUPPOSED,
                default=0,
                unit="%",
            ),
        },
        artists=picture.artists,
        tables=tables,
        summary=summary,
        alt=(
            "Four parts. Above, a bar for each of four steps: the first two bring remission to "
            "about a third of those who began them, the last two to about one in seven. Below, a "
            "hundred people: those in remission, those who did not go on, those still ill. "
            "Last, a ruler from 0 to 100% with diamonds at the published total and at the lower "
            "total of the reanalysis, and a triangle for the total now shown."
        ),
        takeaway=(
            "After two failed steps the next brought remission to about one in seven. The "
            "famous total supposes that all who left would have fared like those who went on."
        ),
        not_shown=(
            "What a drug adds: nobody had a placebo. How long remission lasted; relapse was "
            "commoner after more steps. Remission by step in the reanalysis, which our sources do "
            "not give."
        ),
        basis=[
            Basis(
                "data",
                "Bars: remission by the patients' own scale (QIDS-SR16 of 5 or less) as published, "
                "with the numbers who began. Diamond in the first bar: by the clinicians' scale, "
                f"{percent(known.clinician)}. Diamonds on the ruler: the two published totals.",
            ),
            Basis(
                "model",
                "People and triangle: the shares carried forward through the numbers who began "
                "each step. Why the others did not go on is not in the numbers.",
            ),
            Basis(
                "assumption",
                "The second slider. At 0% none of those who did not go on remits; at 100% they "
                "fare as those who went on, and the total is the published one.",
            ),
        ],
    )
