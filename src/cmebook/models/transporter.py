"""Share of serotonin transporters occupied at a steady daily dose, and dose steps along it.

The curve is a hyperbola (Michaelis-Menten), the shape that a review of 17 imaging studies fitted
to its data (Sorensen 2022). It speaks of steady dosing and of averages of few people.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array


@dataclass(frozen=True)
class Hyperbola:
    """Plateau ``top`` (share, 0 to about 1) and the dose at half of it, ``half`` (mg/day).

    Raises:
        ValueError: one of them is not a positive number.
    """

    top: float
    half: float

    def __post_init__(self) -> None:
        if not all(isfinite(x) and x > 0 for x in (self.top, self.half)):
            raise ValueError(f"a curve needs a positive plateau and half dose, not {self}")

    def occupancy(self, dose: ArrayLike) -> Array:
        """Share occupied at a steady daily dose (mg)."""
        d = np.asarray(dose, dtype=np.float64)
        return np.asarray(self.top * d / (self.half + d))

    def dose(self, occupancy: ArrayLike) -> Array:
        """Daily dose (mg) of a share; inverse of ``occupancy``.

        Raises:
            ValueError: a share is below 0, or not below the plateau.
        """
        share = np.asarray(occupancy, dtype=np.float64)
        if np.any(share < 0) or np.any(share >= self.top):
            raise ValueError(f"this curve reaches shares from 0 to below {self.top:g}, not {share}")
        return np.asarray(self.half * share / (self.top - share))


def equal_doses(start: float, steps: int) -> Array:
    """Daily doses from ``start`` to 0 in ``steps`` steps of the same size (mg); steps + 1 doses."""
    return np.linspace(_positive(start), 0.0, _whole(steps) + 1)


def equal_occupancies(curve: Hyperbola, start: float, steps: int) -> Array:
    """Daily doses from ``start`` to 0 in ``steps`` steps that each free the same share.

    This is what "hyperbolic tapering" means (Horowitz and Taylor 2019): large steps first, small
    ones last.
    """
    share = float(curve.occupancy(_positive(start)))
    return curve.dose(np.linspace(share, 0.0, _whole(steps) + 1))


def _positive(start: float) -> float:
    if not (isfinite(start) and start > 0):
        raise ValueError(f"a taper starts at a dose above 0, not {start}")
    return start


def _whole(steps: int) -> int:
    if steps < 1:
        raise ValueError(f"a taper has one step or more, not {steps}")
    return steps
