"""Share of NMDA receptors occupied at a plasma level: a projection, never a measurement.

Drug and metabolite compete for one site with a Hill slope of 1. The potencies are unbound plasma
levels that displaced half of a tracer in rats (Shaffer 2014), so the answer is a band: it is
computed for the middle of the published interval and for both of its ends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array


@dataclass(frozen=True)
class Uncertain:
    """A value with the ends of its interval; ``ValueError`` unless 0 < low <= value <= high."""

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.value <= self.high < float("inf"):
            raise ValueError(f"an interval needs 0 < low <= value <= high, not {self}")


@dataclass(frozen=True)
class Band:
    """Occupancy (0 to 1) at the middle of the inputs and at their least and most binding ends."""

    middle: Array
    low: Array
    high: Array


def unbound_nanomolar(level: ArrayLike, unbound: float, molar_mass: float) -> Array:
    """Unbound level in nM from a total plasma level in ng/mL and a molar mass in g/mol.

    Raises:
        ValueError: the unbound fraction is not between 0 and 1, or the molar mass not above 0.
    """
    if not 0 <= unbound <= 1 or molar_mass <= 0:
        raise ValueError(f"unbound fraction {unbound} or molar mass {molar_mass} is impossible")
    return np.asarray(level, dtype=np.float64) * 1000 / molar_mass * unbound


def occupancy(*ratios: ArrayLike) -> Array:
    """x / (1 + x), where x adds the ratio of unbound level to half-maximal level of each ligand."""
    x = sum((np.asarray(ratio, dtype=np.float64) for ratio in ratios), np.zeros(()))
    return np.asarray(x / (1 + x))


def nmda_band(
    drug: ArrayLike,
    metabolite: ArrayLike,
    *,
    molar_masses: tuple[float, float],
    ic50: tuple[Uncertain, Uncertain],
    unbound: Uncertain,
) -> Band:
    """Band of NMDA receptor occupancy.

    Args:
        drug: total plasma level of ketamine or esketamine, ng/mL.
        metabolite: total plasma level of norketamine or noresketamine, ng/mL.
        molar_masses: of drug and metabolite, g/mol.
        ic50: unbound half-maximal levels of drug and metabolite, nM.
        unbound: unbound fraction, used for drug and metabolite alike.

    Returns:
        ``low`` takes the weakest potency with the lowest unbound fraction, ``high`` the
        opposite. Both together are wider than a joint 95% interval; the band is an envelope.
    """

    def at(half_drug: float, half_metabolite: float, free: float) -> Array:
        return occupancy(
            unbound_nanomolar(drug, free, molar_masses[0]) / half_drug,
            unbound_nanomolar(metabolite, free, molar_masses[1]) / half_metabolite,
        )

    first, second = ic50
    return Band(
        middle=at(first.value, second.value, unbound.value),
        low=at(first.high, second.high, unbound.low),
        high=at(first.low, second.low, unbound.high),
    )
