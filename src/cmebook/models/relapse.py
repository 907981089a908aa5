"""Relapse over time in two groups, from a hazard ratio and the share that relapses without drug.

With hazards in a constant ratio h, the share still well with treatment is the share still well
without it to the power h; one over the difference is the number needed to treat by that time
(Altman and Andersen 1999).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array


@dataclass(frozen=True)
class Control:
    """Relapse without the drug: the share that has relapsed by some time, and the course.

    ``shape`` 1 keeps the hazard constant; below 1 it falls, so most relapses come early (Weibull).

    Raises:
        ValueError: the share does not lie between 0 and 1, or time or shape are not above 0.
    """

    share: float
    by: float
    shape: float = 1.0

    def __post_init__(self) -> None:
        if not (0 < self.share < 1 and self.by > 0 and self.shape > 0):
            raise ValueError(f"no such course of relapse: {self}")

    def relapsed(self, times: ArrayLike, hazard_ratio: float = 1.0) -> Array:
        """Shares (0 to 1) relapsed at the times, in the unit of ``by``.

        Args:
            times: 0 or later.
            hazard_ratio: of the group treated; 1 is the control group itself.
        """
        course = (np.asarray(times, dtype=float) / self.by) ** self.shape
        return np.asarray(-np.expm1(hazard_ratio * log(1 - self.share) * course))

    def time_of(self, share: float) -> float:
        """When such a share of the control group has relapsed."""
        return float(self.by * (log(1 - share) / log(1 - self.share)) ** (1 / self.shape))


def with_treatment(control: float, hazard_ratio: float) -> float:
    """Share relapsed with treatment when ``control`` has relapsed without it."""
    return float(1 - (1 - control) ** hazard_ratio)
