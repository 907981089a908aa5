"""Computed numbers about staying well: after a series, and after one of two drugs is stopped."""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.figures.ketamine.numbers.effect import RELAPSE_USES, relapse

#: Relapse (%) after stopping and on continuing, by the end of the id, and who was asked.
PAIRS = {
    "relapse-difference-remitters": (
        ("daly2019.relapse-remitters-stop-pct", "daly2019.relapse-remitters-continue-pct"),
        "Relapse after stopping esketamine less relapse on continuing, stable remitters",
    ),
    "relapse-difference-responders": (
        ("daly2019.relapse-responders-stop-pct", "daly2019.relapse-responders-continue-pct"),
        "Relapse after stopping esketamine less relapse on continuing, stable responders",
    ),
    "antler-difference": (
        ("duffy2021.relapse-stop", "duffy2021.relapse-continue"),
        "Relapse after stopping an antidepressant less relapse on continuing, primary care",
    ),
}


def _well(days: float) -> Callable[[Rows], float]:
    return lambda rows: 100 * float(relapse(rows).still_well(days))


def _less(stopping: str, continuing: str) -> Callable[[Rows], float]:
    return lambda rows: rows.number(stopping) - rows.number(continuing)


NUMBERS = (
    *(
        Computed(
            f"calc.syn-well-{weeks}-weeks",
            f"Responders to six infusions still well {weeks} weeks after the last, without an "
            "antidepressant, fitted curve",
            "%",
            RELAPSE_USES,
            _well(7 * weeks),
            basis="calibrated",
        )
        for weeks in (2, 4)
    ),
    *(
        Computed(f"calc.syn-{word}", statement, "points", pair, _less(*pair), digits=1)
        for word, (pair, statement) in PAIRS.items()
    ),
)
