"""An invented example: drug A and drug B, and five ways they could work together.

Doses count in units of nothing; effects are shares (0 to 1) of the largest possible effect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import floor

import numpy as np

from cmebook.models.arrays import Array
from cmebook.models.combination import Drug, bliss, loewe

#: Alone, in every case but the permissive one. Steep at the foot, as many drugs are.
DRUG_A, DRUG_B = Drug(1.0, 2.0, 2.0), Drug(1.0, 4.0, 2.0)
#: In the permissive case A alone keeps a quarter of its effect, and little B gives back the rest.
REST = 0.25
WEAK_A, INERT_B, GATE = Drug(REST, 2.0, 2.0), Drug(0.0, 4.0, 2.0), Drug(1.0, 1.0, 2.0)
#: How far the drugs strengthen or weaken each other, as a term of the joint dose.
STRONGER, WEAKER = 3.0, -2.0

MODELS = {"bliss": "Bliss", "loewe": "Loewe"}

Doses = Array
Both = Callable[[Doses, Doses], Array]


def _joint(bend: float) -> Both:
    """Effect of the doses added as one drug, with a term for what each does to the other."""

    def effect(a: Doses, b: Doses) -> Array:
        x, y = a / DRUG_A.ed50, b / DRUG_B.ed50
        total = x + y
        mixed = np.divide(x * y, total, out=np.zeros_like(total), where=total > 0)
        return Drug(1.0, 1.0, DRUG_A.slope).effect(total + bend * mixed)

    return effect


def _independent(a: Doses, b: Doses) -> Array:
    return bliss(DRUG_A.effect(a), DRUG_B.effect(b))


def _permissive(a: Doses, b: Doses) -> Array:
    return DRUG_A.effect(a) * (REST + (1 - REST) * GATE.effect(b))


@dataclass(frozen=True)
class Case:
    """What each drug does alone, and what both are seen to do together."""

    label: str
    a: Drug
    b: Drug
    seen: Both

    def expected(self, model: str, a: Doses, b: Doses) -> Array:
        """Effect the reference model, ``bliss`` or ``loewe``, expects of these doses."""
        if model == "bliss":
            return bliss(self.a.effect(a), self.b.effect(b))
        return loewe(a, b, self.a, self.b)


CASES = {
    "same": Case("Additive: one drug under two names", DRUG_A, DRUG_B, _joint(0)),
    "independent": Case("Additive: two independent drugs", DRUG_A, DRUG_B, _independent),
    "synergy": Case("Synergistic", DRUG_A, DRUG_B, _joint(STRONGER)),
    "antagonism": Case("Antagonistic", DRUG_A, DRUG_B, _joint(WEAKER)),
    "permissive": Case("Permissive: A needs B", WEAK_A, INERT_B, _permissive),
}
DOSES_A, DOSES_B = (0.0, 1.0, 2.0, 3.0, 4.0), (0.0, 2.0, 4.0, 6.0, 8.0)
DEFAULT = ("same", "bliss", 1.0, 2.0)


@dataclass(frozen=True)
class Reading:
    """Effects at one pair of doses, in whole per cent, so that they add up as they are read."""

    a: int
    b: int
    expected: int
    seen: int

    @property
    def excess(self) -> int:
        """Percentage points seen beyond what was expected."""
        return self.seen - self.expected

    def verdict(self, model: str) -> str:
        """What a reader of this model calls it."""
        if self.excess == 0:
            return f"as {MODELS[model]} expects"
        return f"{MODELS[model]} {'synergy' if self.excess > 0 else 'antagonism'}"


@cache
def read(case: str, model: str, a: float, b: float) -> Reading:
    """Effects of one pair of doses."""
    one, (at_a, at_b) = CASES[case], (np.array(a), np.array(b))
    return Reading(
        *(
            floor(100 * float(effect) + 0.5 + 1e-6)
            for effect in (
                one.a.effect(at_a),
                one.b.effect(at_b),
                one.expected(model, at_a, at_b),
                one.seen(at_a, at_b),
            )
        )
    )


#: Directions from one axis of the plane to the other.
_TURNS = np.linspace(0, np.pi / 2, 41)
#: How far contours are followed, in doses of half effect; beyond the plane shown.
FAR = 8.0


@cache
def contour(case: str, model: str, level: float) -> Array:
    """Doses (two columns, A and B) that have this effect, from the axis of A to that of B.

    ``model`` "" is what is seen. Points beyond ``FAR`` are put there.
    """
    one = CASES[case]
    run_a, run_b = DRUG_A.ed50 * np.cos(_TURNS), DRUG_B.ed50 * np.sin(_TURNS)

    def effect(reach: Array) -> Array:
        doses = reach * run_a, reach * run_b
        return one.expected(model, *doses) if model else one.seen(*doses)

    near, far = np.zeros_like(_TURNS), np.full_like(_TURNS, FAR)
    for _ in range(24):
        middle = (near + far) / 2
        below = effect(middle) < level
        near, far = np.where(below, middle, near), np.where(below, far, middle)
    return np.column_stack([far * run_a, far * run_b])
