"""Racemic ketamine by vein: ketamine, norketamine and hydroxynorketamine in venous plasma.

Parameter set K1: S-ketamine and norketamine as in Otto 2021 (structure of Fanta 2015), the ratio
of the clearances of R and S from Henthorn 2018, and a last step to hydroxynorketamine (HNK) from
Simons 2022. The two halves of the racemate are run apart, each with its own clearance, and added.

All clearance of ketamine forms norketamine. Amounts of metabolites are carried as mass of
ketamine; norketamine is read without a correction for molar mass, as in the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array
from cmebook.models.linear import Input, System, closed_system, slowest_half_life, solve
from cmebook.models.parameters import pick

#: Weight (kg) the published values belong to.
REFERENCE_WEIGHT = 70.0

NAMES = (
    "ketamine",
    "ketamine_peripheral_1",
    "ketamine_peripheral_2",
    "norketamine",
    "norketamine_peripheral",
    "hydroxynorketamine",
    "eliminated",
)


@dataclass(frozen=True)
class KetamineParameters:
    """Set K1 for 70 kg: clearances in L/h, volumes in L, ``ratio_R`` and ``fH`` without unit.

    A value may also be an array, one for each person of a batch.
    """

    CL: float | Array
    V1: float | Array
    Q2: float
    V2: float
    Q3: float
    V3: float
    ratio_R: float  # noqa: N815 (the published symbol)
    Vn: float | Array
    CLn: float | Array
    Vnp: float
    Qn: float
    fH: float  # noqa: N815 (the published symbol)
    CLH: float
    VH: float

    @classmethod
    def from_mapping(cls, values: Mapping[str, float]) -> KetamineParameters:
        """Take the parameters by their symbols; ``ValueError`` names those missing."""
        return cls(**pick(cls, values))


@dataclass(frozen=True)
class Infusion:
    """A dose by vein: mg of the racemate for each kg, evenly over ``minutes`` (0: a bolus)."""

    mg_per_kg: float
    minutes: float
    weight: float = REFERENCE_WEIGHT

    def __post_init__(self) -> None:
        if self.weight <= 0 or self.mg_per_kg < 0 or self.minutes < 0:
            raise ValueError(f"weight must be above 0, dose and minutes not below 0: {self}")

    @property
    def dose_mg(self) -> float:
        """The whole dose in mg."""
        return self.mg_per_kg * self.weight

    @property
    def rate_mg_per_min(self) -> float:
        """Speed of the pump in mg/min; ``ValueError`` for a bolus, which has none."""
        if self.minutes == 0:
            raise ValueError("a bolus has no infusion rate")
        return self.dose_mg / self.minutes


@dataclass(frozen=True)
class KetamineLevels:
    """Venous plasma levels (ng/mL) at ``time`` (h from the start); arrays of shape (..., times)."""

    time: Array
    s_ketamine: Array
    r_ketamine: Array
    s_norketamine: Array
    r_norketamine: Array
    hydroxynorketamine: Array

    @property
    def ketamine(self) -> Array:
        """S- and R-ketamine together, as a clinic's assay reports them."""
        return self.s_ketamine + self.r_ketamine

    @property
    def norketamine(self) -> Array:
        """S- and R-norketamine together."""
        return self.s_norketamine + self.r_norketamine


def system(
    p: KetamineParameters, enantiomer: Literal["S", "R"], weight: float = REFERENCE_WEIGHT
) -> System:
    """The compartments of one enantiomer in a person of ``weight`` kg.

    Clearances of ketamine and norketamine scale with (weight/70)^0.75, their central volumes
    with weight/70, and nothing else scales.
    """
    size = weight / REFERENCE_WEIGHT
    CL = p.CL * size**0.75 * (p.ratio_R if enantiomer == "R" else 1.0)
    CLn = p.CLn * size**0.75
    V1, Vn = p.V1 * size, p.Vn * size
    return closed_system(
        NAMES,
        {
            ("ketamine", "ketamine_peripheral_1"): p.Q2 / V1,
            ("ketamine_peripheral_1", "ketamine"): p.Q2 / p.V2,
            ("ketamine", "ketamine_peripheral_2"): p.Q3 / V1,
            ("ketamine_peripheral_2", "ketamine"): p.Q3 / p.V3,
            ("ketamine", "norketamine"): CL / V1,
            ("norketamine", "norketamine_peripheral"): p.Qn / Vn,
            ("norketamine_peripheral", "norketamine"): p.Qn / p.Vnp,
            ("norketamine", "hydroxynorketamine"): p.fH * CLn / Vn,
            ("norketamine", "eliminated"): (1 - p.fH) * CLn / Vn,
            ("hydroxynorketamine", "eliminated"): p.CLH / p.VH,
        },
    )


def amounts(
    p: KetamineParameters, infusion: Infusion, times: ArrayLike, enantiomer: Literal["S", "R"]
) -> Array:
    """Amounts (mg of ketamine mass) of one enantiomer, shape (..., compartments, times)."""
    given = Input("ketamine", 0.0, infusion.minutes / 60, infusion.dose_mg / 2)
    return solve(system(p, enantiomer, infusion.weight), [given], times)


def levels(
    p: KetamineParameters,
    infusion: Infusion,
    times: ArrayLike,
    *,
    molar_mass_ratio: float = 1.0,
) -> KetamineLevels:
    """Venous plasma levels (ng/mL) at ``times`` (h after the start).

    Args:
        p: parameters for 70 kg.
        infusion: the dose.
        times: rising times in hours.
        molar_mass_ratio: molar mass of HNK over that of ketamine, to turn ketamine mass into
            HNK mass.
    """
    size = infusion.weight / REFERENCE_WEIGHT
    s, r = amounts(p, infusion, times, "S"), amounts(p, infusion, times, "R")

    def level(amount: Array, compartment: str, volume: float | Array) -> Array:
        litres = np.asarray(volume)[..., np.newaxis]
        return np.asarray(1000 * amount[..., NAMES.index(compartment), :] / litres)

    return KetamineLevels(
        time=np.asarray(times, dtype=np.float64),
        s_ketamine=level(s, "ketamine", p.V1 * size),
        r_ketamine=level(r, "ketamine", p.V1 * size),
        s_norketamine=level(s, "norketamine", p.Vn * size),
        r_norketamine=level(r, "norketamine", p.Vn * size),
        hydroxynorketamine=molar_mass_ratio * level(s + r, "hydroxynorketamine", p.VH),
    )


def terminal_half_life(p: KetamineParameters, enantiomer: Literal["S", "R"]) -> float:
    """Terminal half-life (h) of one enantiomer at 70 kg."""
    return slowest_half_life(system(p, enantiomer).part(NAMES[:3]))


def racemic_clearance(p: KetamineParameters) -> float:
    """Dose over area under the curve (L/h) of the racemate at 70 kg."""
    return float(2 / (1 / p.CL + 1 / (p.CL * p.ratio_R)))
