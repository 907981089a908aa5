"""Computed numbers: relapse of SUSTAIN-1 by its hazard ratio, and the number needed at a time."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.figures.trials.compared import hazard
from cmebook.figures.trials.sustain import REMITTERS, RESPONDERS, SUSTAIN_USES, Sustain
from cmebook.models.relapse import with_treatment

_ROWS = {"remitters": REMITTERS, "responders": RESPONDERS}


def _expected(who: str) -> Callable[[Rows], float]:
    """Share (%) who relapse on going on, from the others' share and the hazard ratio."""

    def compute(rows: Rows) -> float:
        group = Sustain(rows).groups[who]
        return 100 * with_treatment(group.counts.risks[1], group.ratio[0])

    return compute


def _at(month: float, what: str) -> Callable[[Rows], float]:
    """Relapse by a month in remitters, the control course through its observed median."""

    def compute(rows: Rows) -> float:
        seen = Sustain(rows)
        control = seen.through_median
        stopped = float(control.relapsed(month))
        going_on = float(control.relapsed(month, seen.groups["remitters"].ratio[0]))
        gain = stopped - going_on
        return {"stopped": 100 * stopped, "going-on": 100 * going_on, "nnt": ceil(1 / gain)}[what]

    return compute


def _by_month(month: int) -> tuple[Computed, ...]:
    words = {
        "stopped": ("Relapse after stopping esketamine", "%"),
        "going-on": ("Relapse on going on with esketamine", "%"),
        "nnt": ("Number needed to treat to prevent one relapse", "people"),
    }
    return tuple(
        Computed(
            f"calc.tri-{what}-{month}",
            f"{name} by month {month}, stable remitters, constant hazards",
            unit,
            SUSTAIN_USES,
            _at(month, what),
            basis="calibrated" if what == "stopped" else "assumption",
        )
        for what, (name, unit) in words.items()
    )


RELAPSES = (
    *(
        Computed(
            f"calc.tri-expected-{who}",
            f"Relapse on going on with esketamine, stable {who}, worked out from the share of the "
            "others and the hazard ratio",
            "%",
            SUSTAIN_USES,
            _expected(who),
            digits=1,
        )
        for who in _ROWS
    ),
    Computed(
        "calc.tri-from-half",
        "Relapse on going on with esketamine where half relapse after stopping it, hazard ratio of "
        "stable remitters",
        "%",
        (REMITTERS,),
        lambda rows: 100 * with_treatment(0.5, hazard(rows, REMITTERS)[0]),
        basis="assumption",
    ),
    *_by_month(3),
    *_by_month(12),
)
