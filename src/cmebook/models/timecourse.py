"""Size of the antidepressant effect over time, and staying well after a course of infusions.

All curves are fitted to the very numbers they pass through: they join observations for the eye
and predict nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array


@dataclass(frozen=True)
class SingleInfusion:
    """Amplitude ``G`` (Hedges g), onset ``t_on`` (h) and decay ``t_off`` (days)."""

    G: float
    t_on: float
    t_off: float

    def effect(self, hours: ArrayLike) -> Array:
        """Effect against control (Hedges g, negative: better) at hours after the infusion."""
        t = np.asarray(hours, dtype=np.float64)
        rise = -np.expm1(-t / self.t_on)
        return -self.G * rise * np.exp(-t / (24 * self.t_off))


@dataclass(frozen=True)
class Relapse:
    """Weibull course of relapse after the last infusion; scale (days) and shape."""

    scale: float
    shape: float

    def still_well(self, days: ArrayLike) -> Array:
        """Share of responders without relapse, from 1 at day 0 towards 0."""
        return np.exp(-((np.asarray(days, dtype=np.float64) / self.scale) ** self.shape))

    def day(self, share: float) -> float:
        """Day on which this share (0 to 1) is still well; inverse of ``still_well``."""
        if not 0 < share <= 1:
            raise ValueError(f"a share still well lies above 0 and up to 1, not {share}")
        return float(self.scale * (-np.log(share)) ** (1 / self.shape))


@dataclass(frozen=True)
class BuildUp:
    """Effect of a daily drug against placebo, as a share of that at week ``last``.

    ``tau`` (weeks) is fitted to one early share; ``delay`` (weeks) is a supposition: no effect
    before it.
    """

    tau: float
    delay: float = 0.0
    last: float = 6.0

    def __post_init__(self) -> None:
        if not (self.tau > 0 and 0 <= self.delay < self.last):
            raise ValueError(f"a build-up needs tau > 0 and 0 <= delay < last, not {self}")

    def share(self, weeks: ArrayLike) -> Array:
        """Share of the effect at week ``last`` that is there at ``weeks``."""
        w = np.maximum(np.asarray(weeks, dtype=np.float64) - self.delay, 0.0)
        return np.asarray(np.expm1(-w / self.tau) / np.expm1((self.delay - self.last) / self.tau))
