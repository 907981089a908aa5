"""Computed numbers about the course of the effect. The curves are calibrated: they only repeat."""

from __future__ import annotations

from collections.abc import Callable
from math import log

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.models.timecourse import Relapse, SingleInfusion

SINGLE_USES = ("TIME.G", "TIME.t_on", "TIME.t_off")
RELAPSE_USES = ("TIME.lambda", "TIME.k")


def single(rows: Rows) -> SingleInfusion:
    """The effect of one infusion, from the rows ``SINGLE_USES``."""
    return SingleInfusion(*(rows.number(row_id) for row_id in SINGLE_USES))


def relapse(rows: Rows) -> Relapse:
    """Staying well after a course, from the rows ``RELAPSE_USES``."""
    return Relapse(*(rows.number(row_id) for row_id in RELAPSE_USES))


def _effect(hours: float) -> Callable[[Rows], float]:
    return lambda rows: float(single(rows).effect(hours))


def _well(share: float) -> Callable[[Rows], float]:
    return lambda rows: relapse(rows).day(share)


NUMBERS = (
    Computed(
        "calc.effect-half-time",
        "Time in which the effect of one infusion falls to half, once it fades",
        "days",
        SINGLE_USES[2:],
        lambda rows: log(2) * rows.number(SINGLE_USES[2]),
        digits=1,
        basis="calibrated",
    ),
    Computed(
        "calc.effect-day-1",
        "Effect of one infusion against control at 24 hours (Hedges' g), fitted curve",
        "",
        SINGLE_USES,
        _effect(24),
        digits=2,
        basis="calibrated",
    ),
    Computed(
        "calc.effect-day-7",
        "Effect of one infusion against control at 7 days (Hedges' g), fitted curve",
        "",
        SINGLE_USES,
        _effect(7 * 24),
        digits=2,
        basis="calibrated",
    ),
    *(
        Computed(
            f"calc.relapse-{name}",
            f"Days after six infusions until {words} of the responders have relapsed, fitted curve",
            "days",
            RELAPSE_USES,
            _well(share),
            basis="calibrated",
        )
        for name, words, share in (
            ("quarter", "a quarter", 0.75),
            ("half", "half", 0.5),
            ("three-quarters", "three quarters", 0.25),
        )
    ),
)
