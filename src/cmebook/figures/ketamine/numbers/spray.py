"""Computed numbers about esketamine spray, and about enzymes by route."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.ketamine.numbers.vein import half_life
from cmebook.figures.ketamine.scenario import DAY, ESKETAMINE_USES, SPREAD, EsketamineCase
from cmebook.models import esketamine
from cmebook.models.arrays import Array
from cmebook.models.esketamine import EsketamineLevels, EsketamineParameters, Person

#: The doses in use, as numbers of devices.
FULL = 3
#: Enzyme activity cut to half: an illustration, no drug of the course is known to do this.
HALVED = Person(m=0.5)


def spray(devices: int, read: Callable[[EsketamineLevels], float]) -> Callable[[Rows], float]:
    """A reading of one session with so many devices."""
    return lambda rows: read(EsketamineCase(rows).levels(devices, DAY))


def structure(read: Callable[[EsketamineParameters], object]) -> Callable[[Rows], float]:
    """A reading of the parameters alone, without a session."""

    def compute(rows: Rows) -> float:
        p = EsketamineParameters.from_mapping(rows.parameters("E1"))
        return float(np.asarray(read(p)))

    return compute


def share_of_peak(curve: Array, minute: int) -> float:
    """Level at a minute, in per cent of the highest."""
    return float(100 * curve[minute] / curve.max())


def _peak_with_spread(devices: int) -> Callable[[Rows], Value]:
    def compute(rows: Rows) -> Value:
        case = EsketamineCase(rows)
        peak = float(case.levels(devices, DAY).esketamine.max())
        return Value(peak, *case.spread(devices, DAY[:241:2]).peak)

    return compute


def _after_last_spray(rows: Rows) -> float:
    case = EsketamineCase(rows)
    last = 60 * case.session(FULL).starts[-1]
    return float(case.levels(FULL, DAY).esketamine.argmax() - last)


def _exposure(
    arrives: Callable[[EsketamineParameters, Person], object],
) -> Callable[[Rows], float]:
    """Area under the curve with halved enzymes, as a multiple of that with normal ones."""

    def ratio(p: EsketamineParameters) -> object:
        areas = [
            np.asarray(arrives(p, who)) / np.asarray(esketamine.clearance(p, who))
            for who in (HALVED, esketamine.TYPICAL)
        ]
        return areas[0] / areas[1]

    return structure(ratio)


def _of_dose(devices: int) -> tuple[Computed, ...]:
    mg = f"{28 * devices}mg"
    after = f"after {28 * devices} mg of the spray"
    return (
        Computed(
            f"calc.spray-peak-{mg}",
            f"Highest plasma level of esketamine {after}",
            "ng/mL",
            ESKETAMINE_USES,
            _peak_with_spread(devices),
            interval=SPREAD,
        ),
        Computed(
            f"calc.spray-tmax-{mg}",
            f"Time of the highest esketamine level {after}, from the first device",
            "min",
            ESKETAMINE_USES,
            spray(devices, lambda x: float(x.esketamine.argmax())),
        ),
        Computed(
            f"calc.spray-noresketamine-peak-{mg}",
            f"Highest plasma level of noresketamine {after}",
            "ng/mL",
            ESKETAMINE_USES,
            spray(devices, lambda x: float(x.noresketamine.max())),
        ),
        Computed(
            f"calc.spray-bioavailability-{mg}",
            f"Share of the dose that reaches the circulation {after}",
            "%",
            ("E1",),
            structure(lambda p: 100 * esketamine.bioavailability(p, devices)),
        ),
        Computed(
            f"calc.spray-swallowed-{mg}",
            f"Share of the dose that is swallowed {after}",
            "%",
            ("E1",),
            structure(lambda p: 100 * (1 - esketamine.nasal_fraction(p, devices).mean())),
        ),
    )


NUMBERS = (
    *(number for devices in (1, 2, FULL) for number in _of_dose(devices)),
    Computed(
        "calc.spray-tmax-after-last",
        "Time of the highest esketamine level after 84 mg of the spray, from the last device",
        "min",
        ESKETAMINE_USES,
        _after_last_spray,
    ),
    Computed(
        "calc.spray-remaining-2h",
        "Esketamine level 2 hours after the first device of 84 mg, as a share of the peak",
        "%",
        ESKETAMINE_USES,
        spray(FULL, lambda x: share_of_peak(x.esketamine, 120)),
    ),
    Computed(
        "calc.spray-remaining-24h",
        "Esketamine level 24 hours after 84 mg of the spray, as a share of the peak",
        "%",
        ESKETAMINE_USES,
        spray(FULL, lambda x: share_of_peak(x.esketamine, 1440)),
        digits=1,
    ),
    Computed(
        "calc.spray-half-life",
        "Half-life of esketamine read off the end of the curve, from 12 to 24 hours",
        "h",
        ESKETAMINE_USES,
        spray(FULL, lambda x: half_life(x.esketamine, 12, 24)),
        digits=1,
    ),
    Computed(
        "calc.spray-swallowed-arrives",
        "Share of swallowed esketamine that reaches the circulation",
        "%",
        ("E1",),
        structure(lambda p: 100 * np.asarray(esketamine.swallowed_availability(p))),
    ),
    Computed(
        "calc.spray-extraction",
        "Share of the esketamine passing the liver that the liver takes out",
        "%",
        ("E1",),
        structure(lambda p: 100 * np.asarray(esketamine.extraction(p))),
    ),
    Computed(
        "calc.spray-clearance",
        "Clearance of esketamine in the model",
        "L/h",
        ("E1",),
        structure(lambda p: esketamine.clearance(p)),
    ),
    Computed(
        "calc.enzymes-halved-vein",
        "Exposure to esketamine by vein if liver enzymes worked at half speed",
        "times",
        ("E1",),
        _exposure(lambda p, who: 1.0),
        digits=1,
        basis="assumption",
    ),
    Computed(
        "calc.enzymes-halved-spray",
        "Exposure to esketamine by spray if liver enzymes worked at half speed",
        "times",
        ("E1",),
        _exposure(lambda p, who: esketamine.bioavailability(p, FULL, who)),
        digits=1,
        basis="assumption",
    ),
    Computed(
        "calc.enzymes-halved-mouth",
        "Exposure to swallowed esketamine if liver enzymes worked at half speed",
        "times",
        ("E1",),
        _exposure(esketamine.swallowed_availability),
        digits=1,
        basis="assumption",
    ),
)
