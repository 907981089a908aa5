"""Computed numbers: what Bliss independence expects of remission, and what trials with both saw.

The rates of the drugs alone come from different trials, so each number is an illustration of
how a verdict is made, and of why this one cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.figures.synergy.trials import share
from cmebook.models.combination import bliss, bliss_above_placebo

#: Remission at day 28 on esketamine without antidepressant, and on placebo in the same trial.
ALONE = "jnj2025mono.arms-remission-d28-both-doses"
#: Remission at day 28 on esketamine, or placebo, with a new antidepressant.
BOTH = {
    "t1": ("katz2021.arms-remission-d28-56-84mg-combined-transform1", "TRANSFORM-1"),
    "t2": ("katz2021.arms-remission-d28-transform2", "TRANSFORM-2"),
}


def _seen(row_id: str, arm: str) -> Callable[[Rows], float]:
    return lambda rows: 100 * share(rows, row_id, arm)


def _expected(row_id: str) -> Callable[[Rows], float]:
    """By Bliss, from esketamine alone and antidepressant with placebo spray; per cent."""
    return lambda rows: 100 * float(bliss(share(rows, ALONE, "treat"), share(rows, row_id, "ctrl")))


def _above_placebo(row_id: str) -> Callable[[Rows], float]:
    """The same with the share on placebo counted once; per cent."""

    def compute(rows: Rows) -> float:
        alone, other = share(rows, ALONE, "treat"), share(rows, row_id, "ctrl")
        return 100 * float(bliss_above_placebo(alone, other, share(rows, ALONE, "ctrl")))

    return compute


def _excess(row_id: str, expected: Callable[[Rows], float]) -> Callable[[Rows], float]:
    return lambda rows: _seen(row_id, "treat")(rows) - expected(rows)


def _of_trial(word: str) -> tuple[Computed, ...]:
    row_id, name = BOTH[word]
    expected, once = _expected(row_id), _above_placebo(row_id)
    alone = f"esketamine alone in another trial and the antidepressant alone in {name}"
    return (
        Computed(
            f"calc.syn-remission-{word}",
            f"Remission on esketamine and a new antidepressant in {name}",
            "%",
            (row_id,),
            _seen(row_id, "treat"),
            digits=1,
        ),
        Computed(
            f"calc.syn-remission-{word}-control",
            f"Remission on placebo spray and a new antidepressant in {name}",
            "%",
            (row_id,),
            _seen(row_id, "ctrl"),
            digits=1,
        ),
        Computed(
            f"calc.syn-bliss-{word}",
            f"Remission Bliss independence expects of both drugs, from {alone}",
            "%",
            (ALONE, row_id),
            expected,
            digits=1,
            basis="assumption",
        ),
        Computed(
            f"calc.syn-bliss-{word}-once",
            f"Remission Bliss independence expects if placebo is counted once, from {alone}",
            "%",
            (ALONE, row_id),
            once,
            digits=1,
            basis="assumption",
        ),
        Computed(
            f"calc.syn-excess-{word}",
            f"Remission seen in {name} less what Bliss independence expects, from {alone}",
            "points",
            (ALONE, row_id),
            _excess(row_id, expected),
            digits=1,
            basis="assumption",
        ),
        Computed(
            f"calc.syn-excess-{word}-once",
            f"Remission seen in {name} less what Bliss independence expects if placebo is counted "
            f"once, from {alone}",
            "points",
            (ALONE, row_id),
            _excess(row_id, once),
            digits=1,
            basis="assumption",
        ),
    )


NUMBERS = tuple(number for word in BOTH for number in _of_trial(word))
