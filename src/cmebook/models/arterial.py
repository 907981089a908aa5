"""S-ketamine in arterial plasma: parameter set K2 (Simons 2022).

Only to show why a level taken from an artery is not one taken from a vein; clinic levels are
venous (set K1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array
from cmebook.models.linear import Input, System, closed_system, solve
from cmebook.models.parameters import pick

NAMES = ("artery", "fast", "slow", "eliminated")


@dataclass(frozen=True)
class ArterialParameters:
    """Set K2 for 70 kg, the part of it that concerns S-ketamine: volumes in L, flows in L/min."""

    VK1: float
    VK2: float
    VK3: float
    CLK1: float
    CLK2: float
    CLK3: float

    @classmethod
    def from_mapping(cls, values: Mapping[str, float]) -> ArterialParameters:
        """Take the parameters by their symbols; ``ValueError`` names those missing."""
        return cls(**pick(cls, values))


def system(p: ArterialParameters) -> System:
    """Three compartments; rates are turned from 1/min into 1/h."""
    return closed_system(
        NAMES,
        {
            ("artery", "eliminated"): 60 * p.CLK1 / p.VK1,
            ("artery", "fast"): 60 * p.CLK2 / p.VK1,
            ("fast", "artery"): 60 * p.CLK2 / p.VK2,
            ("artery", "slow"): 60 * p.CLK3 / p.VK1,
            ("slow", "artery"): 60 * p.CLK3 / p.VK3,
        },
    )


def s_ketamine(p: ArterialParameters, dose_mg: float, minutes: float, times: ArrayLike) -> Array:
    """Arterial level of S-ketamine (ng/mL) at ``times`` (h) in a person of 70 kg.

    Args:
        p: parameters.
        dose_mg: S-ketamine given, in mg.
        minutes: length of the infusion.
        times: rising times in hours from its start.
    """
    amounts = solve(system(p), [Input("artery", 0.0, minutes / 60, dose_mg)], times)
    return np.asarray(1000 * amounts[NAMES.index("artery")] / p.VK1)
