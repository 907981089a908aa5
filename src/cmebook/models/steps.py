"""Remission over treatment steps when people leave between them.

A share of those not in remission goes on to the next step. What would have become of the others is
not known: here they remit as often as those who went on, never, or anything between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step: how many began it, and the share (0 to 1) of them that remitted.

    Raises:
        ValueError: nobody began it, or the share is not between 0 and 1.
    """

    entered: float
    remitted: float

    def __post_init__(self) -> None:
        if not self.entered > 0 or not 0 <= self.remitted <= 1:
            raise ValueError(f"{self} is no step")


@dataclass(frozen=True)
class Outcome:
    """Shares (0 to 1) of all who began, after a step; together they are 1.

    ``seen``: in remission while treated; ``supposed``: counted as in remission after they left;
    ``left``: did not go on, not in remission; ``ill``: treated at this step, not in remission.
    """

    seen: float
    supposed: float
    left: float
    ill: float

    @property
    def remitted(self) -> float:
        """All that count as in remission."""
        return self.seen + self.supposed


def course(steps: Sequence[Step], supposed: float) -> list[Outcome]:
    """Where all who began are after each step.

    Args:
        steps: in order.
        supposed: chance of remission of those who left, as a share (0 to 1) of the chance of
            those who went on. With 1 the last ``remitted`` is 1 - (1 - r1)(1 - r2)...

    Raises:
        ValueError: no step, ``supposed`` is not between 0 and 1, or more people enter a step than
            were left without remission by the one before.
    """
    if not steps or not 0 <= supposed <= 1:
        raise ValueError("a course needs a step, and a chance between 0 and 1")
    found: list[Outcome] = []
    began = steps[0].entered
    seen = hoped = left = 0.0
    ill = 1.0
    for step in steps:
        going = step.entered / began
        if going > ill + 1e-12:
            raise ValueError(f"{step.entered:g} cannot enter a step that {ill * began:g} need")
        left += ill - going
        gained = left * supposed * step.remitted
        left, hoped = left - gained, hoped + gained
        seen += going * step.remitted
        ill = going * (1 - step.remitted)
        found.append(Outcome(seen, hoped, left, ill))
    return found
