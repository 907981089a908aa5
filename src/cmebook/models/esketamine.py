"""Esketamine nasal spray: esketamine and noresketamine in plasma. Parameter set E1.

Structure and values of Perez-Ruixo 2021. Of each device one part is absorbed through the nose;
the rest is swallowed, loses a share in the gut wall and passes the liver before it reaches the
circulation. The liver is a compartment of its own, so an inhibitor or inducer can be tried out:
``m`` multiplies the intrinsic clearance of the liver and ``g`` the share that escapes the gut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array
from cmebook.models.linear import Input, System, closed_system, slowest_half_life, solve
from cmebook.models.parameters import pick

#: Age (years) from which liver blood flow declines in the published model.
AGE_FROM = 60.0

NAMES = (
    "nose",
    "swallowed",
    "esketamine",
    "esketamine_peripheral_1",
    "esketamine_peripheral_2",
    "liver",
    "noresketamine",
    "noresketamine_peripheral",
    "eliminated",
)


@dataclass(frozen=True)
class EsketamineParameters:
    """Set E1: rates in 1/h, clearances and flows in L/h, volumes in L, fractions without unit.

    ``Qh_age`` is the change of liver blood flow for each year above 60 (L/h, negative). A value may
    also be an array, one for each person of a batch.
    """

    FRn: float | Array
    dose_eff: float
    ka_n: float | Array
    Dsw: float
    ka_sw: float | Array
    Fgut: float | Array
    Vc: float | Array
    Q1: float
    Vp1: float | Array
    Q2: float
    Vp2: float
    Qh: float | Array
    Vh: float | Array
    kel: float | Array
    kmet: float | Array
    Vcn: float | Array
    CLn: float | Array
    Vpn: float
    Q3: float
    Qh_age: float

    @classmethod
    def from_mapping(cls, values: Mapping[str, float]) -> EsketamineParameters:
        """Take the parameters by their symbols; ``ValueError`` names those missing."""
        return cls(**pick(cls, values, signed=("Qh_age",)))


@dataclass(frozen=True)
class Person:
    """Who takes the spray; ``m`` and ``g`` as described at the top of this module."""

    age: float = AGE_FROM
    m: float = 1.0
    g: float = 1.0

    def __post_init__(self) -> None:
        if self.m <= 0 or self.g < 0 or self.age < 0:
            raise ValueError(f"m must be above 0, g and age not below 0: {self}")


#: Aged 60 or younger, with no inhibitor or inducer.
TYPICAL = Person()


@dataclass(frozen=True)
class Session:
    """One session: how many devices, mg in each, and minutes from one to the next."""

    devices: int
    device_mg: float
    minutes_between: float

    def __post_init__(self) -> None:
        if self.devices < 0 or self.device_mg < 0 or self.minutes_between < 0:
            raise ValueError(f"nothing of a session can be below 0: {self}")

    @property
    def dose_mg(self) -> float:
        """The whole dose in mg."""
        return self.devices * self.device_mg

    @property
    def starts(self) -> tuple[float, ...]:
        """Time of each device in hours after the first."""
        return tuple(number * self.minutes_between / 60 for number in range(self.devices))


@dataclass(frozen=True)
class EsketamineLevels:
    """Plasma levels (ng/mL) at ``time`` (h after the first spray); shape (..., times)."""

    time: Array
    esketamine: Array
    noresketamine: Array


def nasal_fraction(p: EsketamineParameters, devices: int) -> Array:
    """Share of each device absorbed through the nose; shape (devices, ...).

    The first device gives ``FRn``, every later one ``FRn * dose_eff``: the nose is wet already.
    """
    first = np.asarray(p.FRn, dtype=np.float64)
    factors = [1.0, *[p.dose_eff] * (devices - 1)][:devices]
    return np.array([first * factor for factor in factors])


def liver_flow(p: EsketamineParameters, person: Person) -> float | Array:
    """Hepatic blood flow (L/h) at the person's age.

    Raises:
        ValueError: the age lies so far outside the data that the flow would be 0 or less.
    """
    flow = p.Qh + p.Qh_age * max(0.0, person.age - AGE_FROM)
    if np.any(np.asarray(flow) <= 0):
        raise ValueError(f"at age {person.age} the model leaves no liver blood flow")
    return flow


def extraction(p: EsketamineParameters, person: Person = TYPICAL) -> float | Array:
    """Hepatic extraction ratio E of the well-stirred liver, between 0 and 1."""
    intrinsic = person.m * p.Vh * (p.kel + p.kmet)
    return intrinsic / (liver_flow(p, person) + intrinsic)


def swallowed_availability(p: EsketamineParameters, person: Person = TYPICAL) -> float | Array:
    """Share of a swallowed amount that reaches the circulation: gut wall, then liver."""
    return np.minimum(1.0, person.g * p.Fgut) * (1 - extraction(p, person))


def bioavailability(p: EsketamineParameters, devices: int, person: Person = TYPICAL) -> Array:
    """Share of the whole dose that reaches the circulation, by nose and by mouth together."""
    through_nose = nasal_fraction(p, devices).mean(axis=0)
    return np.asarray(through_nose + (1 - through_nose) * swallowed_availability(p, person))


def clearance(p: EsketamineParameters, person: Person = TYPICAL) -> float | Array:
    """Clearance from blood (L/h): liver flow times extraction."""
    return liver_flow(p, person) * extraction(p, person)


def system(p: EsketamineParameters, person: Person = TYPICAL) -> System:
    """The compartments; noresketamine is carried as mass of esketamine, as in the paper."""
    Qh = liver_flow(p, person)
    return closed_system(
        NAMES,
        {
            ("nose", "esketamine"): p.ka_n,
            ("swallowed", "liver"): p.ka_sw,
            ("esketamine", "esketamine_peripheral_1"): p.Q1 / p.Vc,
            ("esketamine_peripheral_1", "esketamine"): p.Q1 / p.Vp1,
            ("esketamine", "esketamine_peripheral_2"): p.Q2 / p.Vc,
            ("esketamine_peripheral_2", "esketamine"): p.Q2 / p.Vp2,
            ("esketamine", "liver"): Qh / p.Vc,
            ("liver", "esketamine"): Qh / p.Vh,
            ("liver", "noresketamine"): person.m * p.kmet,
            ("liver", "eliminated"): person.m * p.kel,
            ("noresketamine", "noresketamine_peripheral"): p.Q3 / p.Vcn,
            ("noresketamine_peripheral", "noresketamine"): p.Q3 / p.Vpn,
            ("noresketamine", "eliminated"): p.CLn / p.Vcn,
        },
    )


def inputs(p: EsketamineParameters, session: Session, person: Person = TYPICAL) -> list[Input]:
    """What the devices give: a depot in the nose, and what is swallowed.

    What the gut wall destroys goes straight to ``eliminated``, so amounts add up to the dose.
    """
    escaped = np.minimum(1.0, person.g * np.asarray(p.Fgut))
    given: list[Input] = []
    for start, nasal in zip(session.starts, nasal_fraction(p, session.devices), strict=True):
        swallowed = session.device_mg * (1 - nasal)
        given += [
            Input("nose", start, 0.0, session.device_mg * nasal),
            Input("swallowed", start, p.Dsw, swallowed * escaped),
            Input("eliminated", start, p.Dsw, swallowed * (1 - escaped)),
        ]
    return given


def amounts(
    p: EsketamineParameters, session: Session, times: ArrayLike, person: Person = TYPICAL
) -> Array:
    """Amounts (mg of esketamine mass), shape (..., compartments, times)."""
    return solve(system(p, person), inputs(p, session, person), times)


def levels(
    p: EsketamineParameters, session: Session, times: ArrayLike, person: Person = TYPICAL
) -> EsketamineLevels:
    """Plasma levels (ng/mL) at ``times`` (h after the first spray)."""
    found = amounts(p, session, times, person)
    central, nor = (np.asarray(volume)[..., np.newaxis] for volume in (p.Vc, p.Vcn))
    return EsketamineLevels(
        time=np.asarray(times, dtype=np.float64),
        esketamine=1000 * found[..., NAMES.index("esketamine"), :] / central,
        noresketamine=1000 * found[..., NAMES.index("noresketamine"), :] / nor,
    )


def terminal_half_life(p: EsketamineParameters, person: Person = TYPICAL) -> float:
    """Terminal half-life (h) of esketamine."""
    return slowest_half_life(system(p, person).part(NAMES[2:6]))
