"""Computed numbers about dose steps: what each frees by equal doses or equal occupancies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.figures.serotonin.drugs import DRUGS, fitted
from cmebook.models.arrays import Array
from cmebook.models.transporter import Hyperbola, equal_doses, equal_occupancies

STEPS = 4
EXAMPLES = ("citalopram", "sertraline")


def _start(rows: Rows, key: str) -> tuple[Hyperbola, float]:
    """The curve and the starting dose (mg)."""
    return fitted(rows, key), rows.number(DRUGS[key].dose_row)


def _freed(key: str, step: int) -> Callable[[Rows], float]:
    """Points of occupancy that one of the equal dose steps frees."""

    def compute(rows: Rows) -> float:
        curve, dose = _start(rows, key)
        shares: Array = 100 * curve.occupancy(equal_doses(dose, STEPS))
        return float(-np.diff(shares)[step])

    return compute


def _each(key: str) -> Callable[[Rows], float]:
    def compute(rows: Rows) -> float:
        curve, dose = _start(rows, key)
        return 100 * float(curve.occupancy(dose)) / STEPS

    return compute


def _dose(key: str, step: int) -> Callable[[Rows], float]:
    def compute(rows: Rows) -> float:
        curve, dose = _start(rows, key)
        return float(equal_occupancies(curve, dose, STEPS)[step])

    return compute


def _numbers(key: str) -> tuple[Computed, ...]:
    name, uses = DRUGS[key].name, (DRUGS[key].dose_row, *DRUGS[key].fit)
    plan = f"from the starting dose of {name} to nothing in {STEPS} steps, fitted curve"
    return (
        *(
            Computed(
                f"calc.ser-taper-{key}-{word}",
                f"Occupancy freed by the {word} of the steps with equal doses {plan}",
                "percentage points",
                uses,
                _freed(key, step),
            )
            for word, step in (("first", 0), ("last", STEPS - 1))
        ),
        Computed(
            f"calc.ser-taper-{key}-each",
            f"Occupancy freed by each of the steps with equal occupancy {plan}",
            "percentage points",
            uses,
            _each(key),
        ),
        *(
            Computed(
                f"calc.ser-taper-{key}-dose-{step}",
                f"Daily dose after step {step} of those with equal occupancy {plan}",
                "mg",
                uses,
                _dose(key, step),
                digits=1,
            )
            for step in range(1, STEPS)
        ),
    )


NUMBERS = tuple(number for key in EXAMPLES for number in _numbers(key))
