"""What two drugs together should do if they do not interact: two reference models.

Effects are shares of the largest possible effect, 0 to 1. The models answer differently, so a
verdict of synergy means little without the name of its model (Tang 2015).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array

_HALVINGS = 40  # of the interval 0 to 1: far finer than any picture or number shown


@dataclass(frozen=True)
class Drug:
    """Hill curve of one drug: largest effect (0 to 1), dose of its half, slope.

    Raises:
        ValueError: the largest effect is not from 0 to 1, or dose or slope not above 0.
    """

    emax: float
    ed50: float
    slope: float

    def __post_init__(self) -> None:
        if not 0 <= self.emax <= 1 or self.ed50 <= 0 or self.slope <= 0:
            raise ValueError(f"a Hill curve needs 0 <= emax <= 1, ed50 > 0 and slope > 0: {self}")

    def effect(self, dose: ArrayLike) -> Array:
        """Effect (0 to 1) of this dose alone, in the units of ``ed50``."""
        power = (np.asarray(dose, dtype=np.float64) / self.ed50) ** self.slope
        return np.asarray(self.emax * power / (1 + power))

    def share_of_dose(self, dose: ArrayLike, effect: ArrayLike) -> Array:
        """``dose`` divided by the dose that has this effect (above 0) alone.

        0 where the drug alone can never reach the effect: then no dose is large enough.
        """
        wanted = np.asarray(effect, dtype=np.float64)
        within = wanted < self.emax
        odds = np.where(within, wanted / np.where(within, self.emax - wanted, 1), np.inf)
        return np.asarray(
            np.asarray(dose, dtype=np.float64) / (self.ed50 * odds ** (1 / self.slope))
        )


def bliss(one: ArrayLike, other: ArrayLike) -> Array:
    """Effect expected of two effects (0 to 1) by independence: their sum less their product.

    Zhao 2014, equation 3 in its simple form.
    """
    a, b = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    return a + b - a * b


def bliss_above_placebo(one: ArrayLike, other: ArrayLike, placebo: ArrayLike) -> Array:
    """As `bliss`, of shares of patients who each hold the same share on placebo (below 1).

    Independence is assumed of the failures: those on both drugs are those on placebo, times the
    factor by which each drug alone lowers them. So what placebo does is counted once.
    """
    left = 1 - np.asarray(placebo, dtype=np.float64)
    fail_one, fail_other = 1 - np.asarray(one), 1 - np.asarray(other)
    return np.asarray(1 - fail_one * fail_other / left, dtype=np.float64)


def loewe(dose_one: ArrayLike, dose_other: ArrayLike, one: Drug, other: Drug) -> Array:
    """Effect expected by dose addition: a/A + b/B = 1, with A and B the doses equal to it alone.

    Russ 2018, legend of figure 1. Solved by halving; a drug that cannot reach an effect alone
    adds no share of a dose to it.
    """
    a, b = np.broadcast_arrays(
        np.asarray(dose_one, dtype=np.float64), np.asarray(dose_other, dtype=np.float64)
    )
    low, high = np.zeros(a.shape), np.full(a.shape, max(one.emax, other.emax))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        asked = np.maximum(middle, np.finfo(np.float64).tiny)
        more = one.share_of_dose(a, asked) + other.share_of_dose(b, asked) > 1
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    return np.where((a == 0) & (b == 0), 0.0, (low + high) / 2)
