"""Computed numbers about ketamine by vein."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.ketamine.scenario import (
    DAY,
    KETAMINE_USES,
    SPREAD,
    STANDARD_USES,
    KetamineCase,
    standard,
)
from cmebook.models import ketamine
from cmebook.models.arrays import Array
from cmebook.models.ketamine import Infusion, KetamineLevels

VEIN = (*STANDARD_USES, *KETAMINE_USES)
USUAL = "after the usual infusion in a person of 70 kg"


def vein(
    read: Callable[[KetamineLevels, Infusion], float], **change: float
) -> Callable[[Rows], float]:
    """A reading of the usual infusion at 70 kg, with ``minutes`` or ``weight`` changed."""

    def compute(rows: Rows) -> float:
        usual = standard(rows)
        infusion = Infusion(
            usual.mg_per_kg,
            change.get("minutes", usual.minutes),
            change.get("weight", usual.weight),
        )
        return read(KetamineCase(rows).levels(infusion, DAY), infusion)

    return compute


def at_end(curve: Array, infusion: Infusion, later: int) -> float:
    """Level so many minutes after the infusion stops."""
    return float(curve[round(infusion.minutes) + later])


def half_life(curve: Array, start: int, end: int) -> float:
    """Half-life (h) between two hours of a curve over ``DAY``."""
    return float(np.log(2) * (end - start) / np.log(curve[60 * start] / curve[60 * end]))


def _peak_with_spread(rows: Rows) -> Value:
    case, usual = KetamineCase(rows), standard(rows)
    return Value(float(case.levels(usual, DAY).ketamine.max()), *case.spread(usual, DAY[:121]).peak)


def _half_left(rows: Rows) -> float:
    """Minutes from the end of the infusion until half of the peak is left."""
    usual = standard(rows)
    curve = KetamineCase(rows).levels(usual, DAY).ketamine[round(usual.minutes) :]
    return float(np.argmax(curve <= curve[0] / 2))


NUMBERS = (
    Computed(
        "calc.iv-dose-70kg",
        "Ketamine in the usual infusion for a person of 70 kg",
        "mg",
        STANDARD_USES[:1],
        lambda rows: rows.number(STANDARD_USES[0]) * ketamine.REFERENCE_WEIGHT,
    ),
    Computed(
        "calc.iv-rate-70kg",
        "Rate of the usual infusion for a person of 70 kg",
        "mg/min",
        STANDARD_USES,
        lambda rows: standard(rows).rate_mg_per_min,
        digits=2,
    ),
    Computed(
        "calc.iv-peak",
        f"Highest venous plasma level of ketamine {USUAL}",
        "ng/mL",
        VEIN,
        _peak_with_spread,
        interval=SPREAD,
    ),
    Computed(
        "calc.iv-s-ketamine-peak",
        f"Highest level of the (S) half of ketamine {USUAL}",
        "ng/mL",
        VEIN,
        vein(lambda x, i: float(x.s_ketamine.max())),
    ),
    Computed(
        "calc.iv-remaining-40min",
        f"Ketamine level 40 minutes after the infusion stops, as a share of the peak, {USUAL}",
        "%",
        VEIN,
        vein(lambda x, i: 100 * at_end(x.ketamine, i, 40) / float(x.ketamine.max())),
    ),
    Computed(
        "calc.iv-remaining-2h",
        f"Ketamine level 2 hours after the infusion stops, as a share of the peak, {USUAL}",
        "%",
        VEIN,
        vein(lambda x, i: 100 * at_end(x.ketamine, i, 120) / float(x.ketamine.max())),
    ),
    Computed(
        "calc.iv-level-2h",
        f"Ketamine level 2 hours after the infusion stops, {USUAL}",
        "ng/mL",
        VEIN,
        vein(lambda x, i: at_end(x.ketamine, i, 120)),
    ),
    Computed(
        "calc.iv-remaining-24h",
        f"Ketamine level 24 hours after the start, as a share of the peak, {USUAL}",
        "%",
        VEIN,
        vein(lambda x, i: 100 * float(x.ketamine[-1] / x.ketamine.max())),
        digits=1,
    ),
    Computed(
        "calc.iv-level-24h",
        f"Ketamine level 24 hours after the start, {USUAL}",
        "ng/mL",
        VEIN,
        vein(lambda x, i: float(x.ketamine[-1])),
        digits=1,
    ),
    Computed(
        "calc.iv-half-left",
        f"Time from the end of the infusion until half of the peak is left, {USUAL}",
        "min",
        VEIN,
        _half_left,
    ),
    Computed(
        "calc.iv-half-life-middle",
        f"Half-life of ketamine read off the middle of the curve, from 4 to 8 hours, {USUAL}",
        "h",
        VEIN,
        vein(lambda x, i: half_life(x.ketamine, 4, 8)),
        digits=1,
    ),
    Computed(
        "calc.iv-half-life-terminal-s",
        "Terminal half-life of (S)-ketamine in the model",
        "h",
        KETAMINE_USES,
        lambda rows: ketamine.terminal_half_life(KetamineCase(rows).parameters, "S"),
        digits=1,
    ),
    Computed(
        "calc.iv-half-life-terminal-r",
        "Terminal half-life of (R)-ketamine in the model",
        "h",
        KETAMINE_USES,
        lambda rows: ketamine.terminal_half_life(KetamineCase(rows).parameters, "R"),
        digits=1,
    ),
    Computed(
        "calc.iv-clearance",
        "Clearance of the racemate in the model, 70 kg",
        "L/h",
        KETAMINE_USES,
        lambda rows: ketamine.racemic_clearance(KetamineCase(rows).parameters),
    ),
    Computed(
        "calc.iv-peak-20min",
        "Highest ketamine level if the usual dose runs in over 20 minutes",
        "ng/mL",
        VEIN,
        vein(lambda x, i: float(x.ketamine.max()), minutes=20),
    ),
    Computed(
        "calc.iv-peak-100min",
        "Highest ketamine level if the usual dose runs in over 100 minutes",
        "ng/mL",
        VEIN,
        vein(lambda x, i: float(x.ketamine.max()), minutes=100),
    ),
    Computed(
        "calc.iv-peak-50kg",
        "Highest ketamine level after the usual infusion in a person of 50 kg",
        "ng/mL",
        VEIN,
        vein(lambda x, i: float(x.ketamine.max()), weight=50),
    ),
    Computed(
        "calc.iv-peak-110kg",
        "Highest ketamine level after the usual infusion in a person of 110 kg",
        "ng/mL",
        VEIN,
        vein(lambda x, i: float(x.ketamine.max()), weight=110),
    ),
    Computed(
        "calc.iv-norketamine-peak",
        f"Highest norketamine level {USUAL}",
        "ng/mL",
        VEIN,
        vein(lambda x, i: float(x.norketamine.max())),
    ),
    Computed(
        "calc.iv-norketamine-tmax",
        f"Time of the highest norketamine level, from the start, {USUAL}",
        "min",
        VEIN,
        vein(lambda x, i: float(x.norketamine.argmax())),
        digits=-1,
    ),
    Computed(
        "calc.iv-norketamine-above",
        f"Time from which there is more norketamine than ketamine in plasma, {USUAL}",
        "min",
        VEIN,
        vein(lambda x, i: 1 + float(np.argmax(x.norketamine[1:] > x.ketamine[1:]))),
        digits=-1,
    ),
)
