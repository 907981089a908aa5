"""From rows of the evidence to model runs that figures and computed numbers share."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from cmebook.evidence import Rows
from cmebook.models import esketamine, ketamine
from cmebook.models.arrays import Array
from cmebook.models.esketamine import EsketamineLevels, EsketamineParameters, Session
from cmebook.models.ketamine import (
    REFERENCE_WEIGHT,
    Infusion,
    KetamineLevels,
    KetamineParameters,
)
from cmebook.models.population import (
    log_normal_persons,
    logit_normal,
    middle_90,
    normal_scores,
)

#: Every minute of a day: where numbers are read off the curves.
DAY = tuple(range(24 * 60 + 1))
#: What the ends of a ``Spread`` are.
SPREAD = "middle 90% of model persons"

DOSE_IV, MINUTES_IV = "rivaposse2018.dose-iv", "rivaposse2018.duration-iv"
DEVICE_MG = "jnj2024partial.mg-per-device"
MINUTES_BETWEEN = "jnj2024partial.rest-between-devices"

#: What the usual infusion, every run by vein and every run of the spray need.
STANDARD_USES = (DOSE_IV, MINUTES_IV)
KETAMINE_USES = ("K1",)
ESKETAMINE_USES = ("E1", DEVICE_MG, MINUTES_BETWEEN)

#: The two models as a reader may look them up.
KETAMINE_MODEL = "the ketamine model of Otto and colleagues, 2021"
ESKETAMINE_MODEL = "the spray model of Perez-Ruixo and colleagues, 2021"


def standard(rows: Rows, weight: float = REFERENCE_WEIGHT) -> Infusion:
    """The usual infusion in depression. Uses the rows ``STANDARD_USES``."""
    return Infusion(rows.number(DOSE_IV), rows.number(MINUTES_IV), weight)


@dataclass(frozen=True)
class Spread:
    """The middle 90 of 100 model persons, low and high (ng/mL): of the drug's level at each
    time, and of each person's highest level on the grid of times."""

    drug: tuple[Array, Array]
    peak: tuple[float, float]

    def times(self, factor: float) -> Spread:
        """The spread after so many times the dose, in a linear model."""
        low, high = self.drug
        return Spread((factor * low, factor * high), (factor * self.peak[0], factor * self.peak[1]))


def _spread(levels: Array) -> Spread:
    low, high = middle_90(levels.max(axis=1))
    return Spread(middle_90(levels), (float(low), float(high)))


#: Symbols and their between-person coefficients of variation (1: 100%).
CVs = tuple[tuple[str, float], ...]


def _cvs(rows: Rows, set_id: str, symbols: frozenset[str]) -> CVs:
    """The spread of those symbols that have one."""
    return tuple(
        (symbol, float(row.cv) / 100)
        for symbol, row in rows.parameter_rows(set_id).items()
        if row.cv is not None and symbol in symbols
    )


class KetamineCase:
    """Ketamine by vein with the parameters of one evidence. Uses the rows ``KETAMINE_USES``."""

    def __init__(self, rows: Rows) -> None:
        self.parameters = KetamineParameters.from_mapping(rows.parameters("K1"))
        self._cv = _cvs(rows, "K1", frozenset(KetamineParameters.__dataclass_fields__))

    def levels(self, infusion: Infusion, minutes: tuple[float, ...]) -> KetamineLevels:
        """Levels at ``minutes`` after the start, those of HNK as mass of ketamine.

        The model is linear, so all doses share one run.
        """
        unit = _vein(self.parameters, infusion.minutes, infusion.weight, minutes)
        dose = infusion.mg_per_kg
        return KetamineLevels(
            unit.time,
            dose * unit.s_ketamine,
            dose * unit.r_ketamine,
            dose * unit.s_norketamine,
            dose * unit.r_norketamine,
            dose * unit.hydroxynorketamine,
        )

    def spread(self, infusion: Infusion, minutes: tuple[float, ...]) -> Spread:
        """The middle 90 of 100 model persons at ``minutes`` after the start."""
        unit = _vein_spread(self.parameters, self._cv, infusion.minutes, infusion.weight, minutes)
        return unit.times(infusion.mg_per_kg)


class EsketamineCase:
    """Esketamine spray with the parameters of one evidence. Uses the rows ``ESKETAMINE_USES``."""

    def __init__(self, rows: Rows) -> None:
        values = rows.parameters("E1")
        self.parameters = EsketamineParameters.from_mapping(values)
        self.device_mg = rows.number(DEVICE_MG)
        self.minutes_between = rows.number(MINUTES_BETWEEN)
        self._cv = _cvs(rows, "E1", frozenset(EsketamineParameters.__dataclass_fields__))
        self._nose_sd = values["FRn_sd"]

    def session(self, devices: int) -> Session:
        """So many devices, used as the product says."""
        return Session(devices, self.device_mg, self.minutes_between)

    def levels(self, devices: int, minutes: tuple[float, ...]) -> EsketamineLevels:
        """Levels at ``minutes`` after the first spray."""
        return _spray(self.parameters, self.session(devices), minutes)

    def spread(self, devices: int, minutes: tuple[float, ...]) -> Spread:
        """The middle 90 of 100 model persons at ``minutes`` after the first spray."""
        return _spray_spread(
            self.parameters, self._cv, self._nose_sd, self.session(devices), minutes
        )


# One run serves every figure and number that asks for it again.


@lru_cache(maxsize=256)
def _vein(
    p: KetamineParameters, length: float, weight: float, minutes: tuple[float, ...]
) -> KetamineLevels:
    """Levels after 1 mg/kg."""
    return ketamine.levels(p, Infusion(1.0, length, weight), np.array(minutes) / 60)


@lru_cache(maxsize=256)
def _vein_spread(
    p: KetamineParameters, cv: CVs, length: float, weight: float, minutes: tuple[float, ...]
) -> Spread:
    """Spread after 1 mg/kg."""
    persons: dict[str, Any] = log_normal_persons(asdict(p), dict(cv), normal_scores(len(cv)))
    found = ketamine.levels(
        replace(p, **persons), Infusion(1.0, length, weight), np.array(minutes) / 60
    )
    return _spread(found.ketamine)


@lru_cache(maxsize=64)
def _spray(
    p: EsketamineParameters, session: Session, minutes: tuple[float, ...]
) -> EsketamineLevels:
    return esketamine.levels(p, session, np.array(minutes) / 60)


@lru_cache(maxsize=64)
def _spray_spread(
    p: EsketamineParameters,
    cv: CVs,
    nose_sd: float,
    session: Session,
    minutes: tuple[float, ...],
) -> Spread:
    scores = normal_scores(len(cv) + 1)
    persons: dict[str, Any] = log_normal_persons(asdict(p), dict(cv), scores)
    persons["FRn"] = logit_normal(p.FRn, nose_sd, scores[:, len(cv)])
    found = esketamine.levels(replace(p, **persons), session, np.array(minutes) / 60)
    return _spread(found.esketamine)
