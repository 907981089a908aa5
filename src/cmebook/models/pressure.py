"""Rise of blood pressure after ketamine or esketamine, in proportion to the plasma level.

Parameter set BP: a teaching model. Its slopes are calibrated to mean rises near the peak, so it
says nothing by reaching them; what it adds is the shape of the curve between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cmebook.models.arrays import Array
from cmebook.models.parameters import pick


@dataclass(frozen=True)
class PressureParameters:
    """Set BP: slopes in mmHg systolic for each ng/mL; ``dbp_ratio`` without unit.

    By vein the published series disagree, so there is a lower and an upper slope.
    """

    slope_ns: float
    slope_iv_low: float
    slope_iv_high: float
    dbp_ratio: float

    @classmethod
    def from_mapping(cls, values: Mapping[str, float]) -> PressureParameters:
        """Take the parameters by their symbols; ``ValueError`` names those missing."""
        return cls(**pick(cls, values))


def systolic_rise(slope: float, level: Array) -> Array:
    """Mean rise of the systolic pressure (mmHg) at plasma levels (ng/mL)."""
    return slope * level


def diastolic_rise(p: PressureParameters, systolic: Array) -> Array:
    """Mean rise of the diastolic pressure (mmHg) that goes with a systolic one."""
    return p.dbp_ratio * systolic
