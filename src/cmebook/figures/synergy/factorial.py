"""The two-by-two trial nobody has run: its arms, what each contrast shows, and at what price."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Finding, Rows
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.synergy.arms import ARMS, TRIALS, Contrast, Effects
from cmebook.figures.synergy.trials import (
    CHANGES,
    WITH,
    WITHOUT,
    Difference,
    difference,
    sd_of_change,
    with_antidepressant,
)
from cmebook.figures.words import joined, percent
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range
from cmebook.models.factorial import MAIN, Design

FORMULA = "leon2009.interaction-sample-size"
ESKETAMINE, ANTIDEPRESSANT = (2.0, 4.0, 6.0), (0.0, 1.5, 3.0)
INTERACTIONS = (-4.0, -2.0, 0.0, 2.0, 4.0)
PER_ARM = (50, 100, 200, 400, 800)
#: Names of the five rows; the fourth says more where a trial has the arms for it.
ROWS = (
    "Esketamine, on average",
    "Esketamine, without antidepressant",
    "Esketamine, with antidepressant",
    "Antidepressant",
    "Interaction",
)
ROW_COLOURS = (*(style.ESKETAMINE,) * 3, style.EFFECT, style.HYDROXYNORKETAMINE)
ROW_AT = tuple(place + 0.34 for place in range(len(ROWS)))
ARM_COLOURS = (style.MUTED, style.EFFECT, style.ESKETAMINE, style.HYDROXYNORKETAMINE)
#: Where the columns of numbers stand, right of the plot.
LEFT, POWER_AT, RIGHT = -15.0, 18.5, 29.0
_DATA: dict[str, Any] = {"color": style.INK, "mfc": style.PAPER, "ms": 6, "lw": 1.2}


class _Picture:
    """Bars of the four arms above, rows of contrasts below, in no particular state."""

    def __init__(self, measured: dict[int, Difference]) -> None:
        self.figure = Drawing(figsize=(7.0, 7.2), layout="constrained")
        arms, told = self.figure.subplots(2, 1, height_ratios=[2.2, 3])
        arms.set_title("Gain over neither drug, MADRS points")
        arms.set(xlim=(-0.5, 3.5), ylim=(-8.5, 18), yticks=(-5, 0, 5, 10, 15))
        arms.set_xticks(range(4), ["neither", "anti-\ndepressant", "esketamine", "both"])
        arms.tick_params(axis="x", length=0)
        arms.plot([-0.5, 3.5], [0, 0], color=style.INK, lw=0.8)
        faces = [(colour, 0.45) for colour in ARM_COLOURS]
        self.bars = arms.bar(range(4), [1] * 4, 0.56, color=faces, ec=ARM_COLOURS, lw=1.4)
        self.spans = arms.plot([0], [0], color=style.INK, lw=1.6)[0]
        self.heights = [arms.text(x, 15.6, "", ha="center") for x in range(4)]
        told_sum = "dashed: the two alone, added up"
        self.sum_told = arms.text(3.5, -7.2, told_sum, ha="right", va="center")
        self.summed = arms.plot([2.6, 3.4], [0, 0], color=style.INK, lw=2, ls=style.DASHED)[0]
        told.set_title("What the trial can tell")
        told.set(
            xlim=(LEFT, RIGHT),
            ylim=(5 - 0.1, -0.95),
            yticks=[],
            xlabel="MADRS points, 95% interval",
        )
        told.set_xticks([-10, -5, 0, 5, 10])
        told.xaxis.set_label_coords(0.36, -0.12)
        told.spines["left"].set_visible(False)
        for y in range(5):
            told.plot([0, 0], [y + 0.16, y + 0.76], color=style.INK, lw=0.8)
        told.plot([LEFT + 1], [-0.45], "D", **_DATA)
        told.text(LEFT + 2.4, -0.45, "trials that exist", va="center")
        told.text(POWER_AT, -0.45, "power", ha="right", va="center")
        told.text(RIGHT, -0.45, "n for 80%", ha="right", va="center")
        names = [told.text(LEFT, y - 0.02, name, va="center") for y, name in enumerate(ROWS)]
        self.fourth = names[3]
        self.lines = {
            colour: told.plot([0], [0], color=colour, lw=3)[0]
            for colour in dict.fromkeys(ROW_COLOURS)
        }
        self.points = told.scatter([0] * 5, ROW_AT, s=80, color=ROW_COLOURS, zorder=3)
        self.power = [told.text(POWER_AT, y, "", ha="right", va="center") for y in ROW_AT]
        self.patients = [told.text(RIGHT, y, "", ha="right", va="center") for y in ROW_AT]
        for y, found in measured.items():
            ends = [[found.value - found.low], [found.high - found.value]]
            told.errorbar([found.value], [y + 0.62], xerr=ends, fmt="D", capsize=3, **_DATA)

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "bars": self.bars,
            "spans": [self.spans, self.summed],
            "heights": self.heights,
            "lines": list(self.lines.values()),
            "points": self.points,
            "words": [self.fourth, self.sum_told, *self.power, *self.patients],
        }

    def draw_arms(self, gains: dict[str, float], shown: Sequence[str], half: float) -> None:
        """Bars, their numbers and intervals of half such a width, of the arms a trial has."""
        spans = []
        for place, (arm, gain) in enumerate(gains.items()):
            self.bars[place].set_height(gain)
            self.bars[place].set_visible(arm in shown)
            self.heights[place].set_text(_signed(gain) if arm in shown else "no arm")
            if arm in shown:
                spans.append((place, gain - half, gain + half))
        self.spans.set_data(
            _broken([(x, x) for x, _, _ in spans]), _broken([ends for _, *ends in spans])
        )

    def draw_rows(self, rows: Sequence[Contrast | None], design: Design, per_arm: int) -> None:
        """Intervals, power and patients of what a trial tells."""
        for colour, line in self.lines.items():
            of_colour = [
                (row, ROW_AT[place])
                for place, row in enumerate(rows)
                if row and ROW_COLOURS[place] == colour
            ]
            line.set_visible(bool(of_colour))
            if of_colour:
                ends = [design.interval(row.effect, row.weight, per_arm) for row, _ in of_colour]
                line.set_data(_broken(ends), _broken([(y, y) for _, y in of_colour]))
        told = [place for place, row in enumerate(rows) if row]
        self.points.set_offsets([(row.effect, ROW_AT[at]) for at, row in enumerate(rows) if row])
        self.points.set_color([ROW_COLOURS[place] for place in told])
        for place, row in enumerate(rows):
            self.power[place].set_text(_power(design, row, per_arm) if row else "not seen")
            self.patients[place].set_text(_patients(design, row) if row else "")
        self.fourth.set_text(rows[3].name if rows[3] else ROWS[3])


def _broken(pairs: Sequence[Sequence[float]]) -> Any:
    """Pairs as one line with a gap after each."""
    flat = [value for first, last in pairs for value in (first, last, np.nan)]
    return np.ma.masked_invalid(flat)


def _signed(value: float) -> str:
    return f"{value:+.3g}".replace("-", "−") if value else "0"


def _power(design: Design, row: Contrast, per_arm: int) -> str:
    if not row.effect:
        return "none to find"
    chance = design.chance(row.effect, row.weight, per_arm)
    return "over 99%" if chance > 0.99 else percent(chance)


def _patients(design: Design, row: Contrast) -> str:
    return f"{design.per_arm(row.effect, row.weight)}" if row.effect else ""


@figure(uses=[*CHANGES, WITH[0], WITHOUT, FORMULA])
def factorial_trial(rows: Rows) -> LiveFigure:
    """Arms and contrasts of a trial whose effects and size the reader sets."""
    design = Design(sd_of_change(rows))
    alone, added = difference(rows, WITHOUT), with_antidepressant(rows)
    picture = _Picture({1: alone, 2: added, 4: added.less(alone)})

    def update(trial: str, esk: float, ad: float, inter: float, n: int) -> None:
        effects = Effects(esk, ad, inter)
        low, high = design.interval(0.0, MAIN, n)
        picture.draw_arms(effects.arms(), TRIALS[trial][1], (high - low) / 2)
        picture.summed.set_ydata([effects.summed] * 2)
        for artist in (picture.summed, picture.sum_told):
            artist.set_visible(trial == "all")
        picture.draw_rows(effects.contrasts(trial), design, n)

    def tables(trial: str, esk: float, ad: float, inter: float, n: int) -> list[DataTable]:
        effects = Effects(esk, ad, inter)
        low, high = design.interval(0.0, MAIN, n)
        half = (high - low) / 2
        arms = [
            (arm, f"{gain:g}", f"{gain - half:.1f}", f"{gain + half:.1f}")
            for arm, gain in effects.arms().items()
            if arm in TRIALS[trial][1]
        ]
        if trial == "all":
            arms.append(("the two alone, added up", f"{effects.summed:g}", "", ""))
        told = [
            (
                row.name,
                f"{row.effect:g}",
                *(f"{end:.1f}" for end in design.interval(row.effect, row.weight, n)),
                _power(design, row, n),
                _patients(design, row),
            )
            for row in effects.contrasts(trial)
            if row
        ]
        seen = [
            (name, f"{one.value:.1f}", f"{one.low:.1f}", f"{one.high:.1f}")
            for name, one in (
                ("Esketamine, without antidepressant", alone),
                ("Esketamine, with antidepressant", added),
                ("Interaction, by comparing trials", added.less(alone)),
            )
        ]
        ends = ("95% low", "95% high")
        return [
            DataTable("Gain over neither drug.", ("Arm", "MADRS points", *ends), arms),
            DataTable(
                "What the trial can tell.",
                ("What", "MADRS points", *ends, "Power", "Patients in each arm for 80%"),
                told,
            ),
            DataTable("Trials that exist.", ("What", "MADRS points", *ends), seen),
        ]

    def summary(trial: str, esk: float, ad: float, inter: float, n: int) -> str:
        effects = Effects(esk, ad, inter)
        found = [row for row in effects.contrasts(trial) if row]
        told = [
            f"{row.name[0].lower()}{row.name[1:]} {_signed(row.effect)} points, "
            + (
                f"power {_power(design, row, n)}, for 80% {_patients(design, row)} in each arm"
                if row.effect
                else "nothing to find"
            )
            for row in found
        ]
        text = f"{TRIALS[trial][0]}, {n} patients in each: {'; '.join(told)}."
        if trial == "all":
            gains = [f"{arm} {_signed(gain)}" for arm, gain in effects.arms().items()]
            return f"{text} Gains over neither drug: {joined(gains[1:])}."
        missing = [arm for arm in ARMS if arm not in TRIALS[trial][1]]
        return f"{text} Without the arms {joined(missing)} it cannot see an interaction."

    return LiveFigure(
        name="factorial-trial",
        title="The two-by-two trial: four arms, and the patients an interaction needs",
        figure=picture.figure,
        update=update,
        controls={
            "trial": Choice(
                "Trial", options={key: label for key, (label, _) in TRIALS.items()}, default="all"
            ),
            "esk": Range("Esketamine, average effect", ESKETAMINE, default=4.0, unit="points"),
            "ad": Range("Antidepressant, average effect", ANTIDEPRESSANT, 3.0, unit="points"),
            "inter": Range("Interaction", INTERACTIONS, default=4.0, unit="points"),
            "n": Range("Patients in each arm", PER_ARM, default=100),
        },
        artists=picture.artists,
        tables=tables,
        summary=summary,
        alt=(
            "Above, bars for four arms: neither drug, antidepressant, esketamine and both, with "
            "intervals, and a dashed line where the two effects alone add up. Below, five rows "
            "of what the trial can tell, each with its interval, its power and the patients in "
            "each arm (n) for a power of 80%; the interval of the interaction is twice as wide as "
            "that of an average effect."
        ),
        takeaway=(
            "Synergy is an interaction: seeing it takes all four arms and, at the same size, four "
            "times the patients of an average effect. The trials that exist fill two arms each."
        ),
        not_shown=(
            "Drop-outs, several looks at the data, unblinding, and remission, which needs more "
            "patients still. The true effects: you set them."
        ),
        basis=[
            Basis(
                "data",
                "Diamonds with 95% intervals, MADRS at day 28. Without antidepressant: TRD4005 "
                f"({alone.value:g}). With a new antidepressant in both arms: TRANSFORM-1 and "
                f"TRANSFORM-2 pooled ({added.value:.1f}). In the row of the interaction: their "
                "difference, an indirect comparison of different trials, which randomised nobody "
                "to the antidepressant.",
            ),
            Basis(
                "data",
                f"Spread: {design.sd:.1f} points, pooled from the arms of TRANSFORM-1 and -2.",
            ),
            Basis("model", f"Intervals, power and patients: normal formulas. {_statement(rows)}"),
            Basis(
                "assumption",
                "Bars and dots: the true effects you set. Arms are of one size and spread; an "
                "interaction is an effect with the other drug less the same effect without it, "
                "half of it in each.",
            ),
        ],
    )


def _statement(rows: Rows) -> str:
    row = rows.row(FORMULA)
    assert isinstance(row, Finding)
    return row.statement
