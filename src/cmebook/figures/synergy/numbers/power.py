"""Computed numbers about the factorial trial: patients, power, and what trials already allow."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.synergy.trials import (
    ANTIDEPRESSANT,
    CHANGES,
    WITH,
    WITHOUT,
    difference,
    sd_of_change,
    trial,
    with_antidepressant,
)
from cmebook.models.factorial import INTERACTION, MAIN, SIMPLE, Design

ARMS = 4
#: Effects to plan for, by the end of the id: the row, and its size in words.
EFFECTS = {
    "": (CHANGES[1], "the size seen in TRANSFORM-2"),
    "-antidepressant": (ANTIDEPRESSANT, "the size of an average antidepressant effect"),
}


def design(rows: Rows) -> Design:
    """A trial with the spread of ``CHANGES``, 5% risk of a false alarm and 80% power."""
    return Design(sd_of_change(rows))


def effect(rows: Rows, row_id: str) -> float:
    """Points of MADRS by which a drug is better than placebo."""
    return rows.number(row_id) if row_id == ANTIDEPRESSANT else difference(rows, row_id).value


def _patients(row_id: str, contrast: float, part: float, arms: int) -> Callable[[Rows], float]:
    return lambda rows: arms * design(rows).per_arm(part * effect(rows, row_id), contrast)


def _chance(row_id: str, part: float) -> Callable[[Rows], float]:
    """Power (%) for an interaction, of a trial that has 80% power for the main effect."""

    def compute(rows: Rows) -> float:
        plan, size = design(rows), effect(rows, row_id)
        n = plan.exact_per_arm(size, MAIN)
        return 100 * plan.chance(part * size, INTERACTION, n)

    return compute


def _ratio(part: float) -> Callable[[Rows], float]:
    def compute(rows: Rows) -> float:
        plan, size = design(rows), effect(rows, CHANGES[1])
        need = plan.exact_per_arm(part * size, INTERACTION)
        return need / plan.exact_per_arm(size, MAIN)

    return compute


def _detectable(rows: Rows) -> float:
    """Least interaction (points) that four arms as large as the smaller of TRANSFORM-2 show."""
    plan, row = design(rows), trial(rows, CHANGES[1])
    per_arm = min(float(row.n_treat or 0), float(row.n_ctrl or 0))
    return sqrt(plan.exact_per_arm(1.0, INTERACTION) / per_arm)


def _indirect(rows: Rows) -> Value:
    found = with_antidepressant(rows).less(difference(rows, WITHOUT))
    return Value(found.value, found.low, found.high)


def _pooled(rows: Rows) -> Value:
    found = with_antidepressant(rows)
    return Value(found.value, found.low, found.high)


def _of_effect(suffix: str) -> tuple[Computed, ...]:
    row_id, size = EFFECTS[suffix]
    uses = tuple(dict.fromkeys((*CHANGES, row_id)))
    kinds = (
        ("main", MAIN, 1.0, f"a main effect of {size}"),
        ("interaction", INTERACTION, 1.0, f"an interaction of {size}"),
        ("interaction-half", INTERACTION, 0.5, f"an interaction half {size}"),
    )
    return tuple(
        Computed(
            f"calc.syn-{counted}-{kind}{suffix}",
            f"Patients {where} to show {what}, with 80% power",
            "people",
            uses,
            _patients(row_id, contrast, part, arms),
        )
        for kind, contrast, part, what in kinds
        for counted, where, arms in (
            ("arm", "in each of four arms", 1),
            ("n", "in all four arms", ARMS),
        )
    )


NUMBERS = (
    Computed(
        "calc.syn-sd",
        "Standard deviation of the change of MADRS, pooled over the arms of TRANSFORM-1 and 2",
        "points",
        CHANGES,
        sd_of_change,
        digits=1,
    ),
    Computed(
        "calc.syn-effect-size",
        "Difference of TRANSFORM-2 in standard deviations",
        "",
        CHANGES,
        lambda rows: effect(rows, CHANGES[1]) / sd_of_change(rows),
        digits=2,
    ),
    *(number for suffix in EFFECTS for number in _of_effect(suffix)),
    Computed(
        "calc.syn-arm-two-arm",
        "Patients in each arm of a two-arm trial to show an effect of the size seen in "
        "TRANSFORM-2, with 80% power",
        "people",
        CHANGES,
        _patients(CHANGES[1], SIMPLE, 1.0, 1),
    ),
    Computed(
        "calc.syn-n-interaction-ratio",
        "How many times the patients of a main effect an interaction of the same size needs",
        "times",
        CHANGES,
        _ratio(1.0),
    ),
    Computed(
        "calc.syn-n-interaction-half-ratio",
        "How many times the patients of a main effect an interaction of half its size needs",
        "times",
        CHANGES,
        _ratio(0.5),
    ),
    Computed(
        "calc.syn-power-interaction",
        "Power for an interaction of the same size, of a trial with 80% power for the main effect",
        "%",
        CHANGES,
        _chance(CHANGES[1], 1.0),
    ),
    Computed(
        "calc.syn-power-interaction-half",
        "Power for an interaction of half the size, of a trial with 80% power for the main effect",
        "%",
        CHANGES,
        _chance(CHANGES[1], 0.5),
    ),
    Computed(
        "calc.syn-detectable",
        "Least interaction that four arms as large as those of TRANSFORM-2 show with 80% power",
        "points",
        CHANGES,
        _detectable,
        digits=1,
    ),
    Computed(
        "calc.syn-with-antidepressant",
        "Esketamine against placebo spray on a new antidepressant, TRANSFORM-1 and 2 pooled "
        "(positive is better)",
        "points",
        WITH,
        _pooled,
        digits=1,
        interval="95% CI",
    ),
    Computed(
        "calc.syn-indirect-interaction",
        "Effect of esketamine with an antidepressant less its effect without, compared across "
        "trials (positive would speak for synergy)",
        "points",
        (*WITH, WITHOUT),
        _indirect,
        digits=1,
        basis="assumption",
        interval="95% CI",
    ),
)
