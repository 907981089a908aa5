"""Computed numbers about binding and NMDA receptor occupancy."""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.ketamine.numbers.vein import USUAL, VEIN
from cmebook.figures.ketamine.receptor import BAND_USES, BINDING, Receptor
from cmebook.figures.ketamine.scenario import (
    DAY,
    ESKETAMINE_USES,
    EsketamineCase,
    KetamineCase,
    standard,
)
from cmebook.models.ketamine import KetamineLevels
from cmebook.models.occupancy import occupancy

#: Low and high take both ends of the potency and of the unbound fraction.
BAND = "range over its inputs"
#: Reviews quote a much higher unbound fraction; no document read for this course confirms it.
MOSTLY_UNBOUND = 0.9
HNK = ("PHYS.MW_ket", "PHYS.MW_hnk")


def _levels(rows: Rows) -> KetamineLevels:
    return KetamineCase(rows).levels(standard(rows), DAY)


def by_vein(minutes_after_end: int = 0, unbound: float | None = None) -> Callable[[Rows], Value]:
    """Occupancy (%) so long after the usual infusion stops."""

    def compute(rows: Rows) -> Value:
        found, place = _levels(rows), round(standard(rows).minutes) + minutes_after_end
        receptor = Receptor.read(rows).with_unbound(unbound)
        band = receptor.band(found.ketamine[place], found.norketamine[place])
        return Value(*(100 * float(x) for x in (band.middle, band.low, band.high)))

    return compute


def by_spray(devices: int, unbound: float | None = None) -> Callable[[Rows], Value]:
    """Highest occupancy (%) after so many devices."""

    def compute(rows: Rows) -> Value:
        found = EsketamineCase(rows).levels(devices, DAY)
        receptor = Receptor.read(rows).with_unbound(unbound)
        band = receptor.band(found.esketamine, found.noresketamine)
        place = int(band.middle.argmax())
        return Value(*(100 * float(x[place]) for x in (band.middle, band.low, band.high)))

    return compute


def _binding_vein(rows: Rows) -> float:
    found, place = _levels(rows), round(standard(rows).minutes)
    ki = tuple(rows.number(row_id) for row_id in BINDING)
    levels = (found.s_ketamine, found.r_ketamine, found.s_norketamine, found.r_norketamine)
    return 100 * float(
        Receptor.read(rows).if_binding_ruled(ki, *(level[place] for level in levels))
    )


def _binding_spray(rows: Rows) -> float:
    found, receptor = EsketamineCase(rows).levels(3, DAY), Receptor.read(rows)
    shares = occupancy(
        receptor.micromolar(found.esketamine) / rows.number(BINDING[0]),
        receptor.micromolar(found.noresketamine, 1) / rows.number(BINDING[2]),
    )
    return 100 * float(shares.max())


def _unbound_peak(rows: Rows) -> float:
    """Unbound ketamine at the end of the infusion, uM."""
    peak = float(_levels(rows).ketamine.max())
    return peak / rows.number("PHYS.MW_ket") * rows.number("NMDA.fu")


def _hnk_micromolar(rows: Rows) -> float:
    """HNK is carried as mass of ketamine, so its amount of substance is that over ketamine's."""
    return float(_levels(rows).hydroxynorketamine.max()) / rows.number("PHYS.MW_ket")


def _hnk_mass(rows: Rows) -> float:
    return _hnk_micromolar(rows) * rows.number("PHYS.MW_hnk")


NUMBERS = (
    Computed(
        "calc.iv-peak-molar",
        f"Highest ketamine level {USUAL}, bound and unbound",
        "µM",
        (*VEIN, "PHYS.MW_ket"),
        lambda rows: float(_levels(rows).ketamine.max()) / rows.number("PHYS.MW_ket"),
        digits=2,
    ),
    Computed(
        "calc.iv-peak-unbound",
        f"Highest unbound ketamine level {USUAL}",
        "µM",
        (*VEIN, "PHYS.MW_ket", "NMDA.fu"),
        _unbound_peak,
        digits=2,
    ),
    Computed(
        "calc.iv-hnk-peak",
        f"Highest hydroxynorketamine level {USUAL}; an order of magnitude only",
        "ng/mL",
        (*VEIN, *HNK),
        _hnk_mass,
        digits=-1,
    ),
    Computed(
        "calc.iv-hnk-peak-molar",
        f"Highest hydroxynorketamine level {USUAL}; an order of magnitude only",
        "µM",
        (*VEIN, "PHYS.MW_ket"),
        _hnk_micromolar,
        digits=1,
    ),
    Computed(
        "calc.hnk-share-of-ic50",
        f"Highest hydroxynorketamine level {USUAL}, as a share of the level that halves the "
        "NMDA current; all of it taken as unbound",
        "%",
        (*VEIN, "PHYS.MW_ket", "NMDA.IC50_HNK"),
        lambda rows: 100 * _hnk_micromolar(rows) / rows.number("NMDA.IC50_HNK"),
        digits=1,
    ),
    Computed(
        "calc.affinity-s-over-r",
        "Affinity of (S)-ketamine for the NMDA receptor over that of (R)-ketamine",
        "times",
        BINDING[:2],
        lambda rows: rows.number(BINDING[1]) / rows.number(BINDING[0]),
    ),
    Computed(
        "calc.affinity-s-over-s-norketamine",
        "Affinity of (S)-ketamine for the NMDA receptor over that of (S)-norketamine",
        "times",
        (BINDING[0], BINDING[2]),
        lambda rows: rows.number(BINDING[2]) / rows.number(BINDING[0]),
    ),
    Computed(
        "calc.occupancy-iv",
        "Projected NMDA receptor occupancy at the end of the usual infusion",
        "%",
        (*VEIN, *BAND_USES),
        by_vein(),
        interval=BAND,
    ),
    Computed(
        "calc.occupancy-iv-2h",
        "Projected NMDA receptor occupancy 2 hours after the usual infusion stops",
        "%",
        (*VEIN, *BAND_USES),
        by_vein(120),
        interval=BAND,
    ),
    Computed(
        "calc.occupancy-iv-24h",
        "Projected NMDA receptor occupancy 24 hours after the usual infusion starts",
        "%",
        (*VEIN, *BAND_USES),
        by_vein(1400),
        digits=1,
        interval=BAND,
    ),
    *(
        Computed(
            f"calc.occupancy-spray-{28 * devices}mg",
            f"Projected highest NMDA receptor occupancy after {28 * devices} mg of the spray",
            "%",
            (*ESKETAMINE_USES, *BAND_USES),
            by_spray(devices),
            interval=BAND,
        )
        for devices in (1, 2, 3)
    ),
    Computed(
        "calc.occupancy-iv-mostly-unbound",
        "Projected NMDA receptor occupancy at the end of the usual infusion if the unbound "
        f"fraction were {MOSTLY_UNBOUND:g}",
        "%",
        (*VEIN, *BAND_USES),
        by_vein(unbound=MOSTLY_UNBOUND),
        basis="assumption",
        interval=BAND,
    ),
    Computed(
        "calc.occupancy-spray-mostly-unbound",
        "Projected highest NMDA receptor occupancy after 84 mg of the spray if the unbound "
        f"fraction were {MOSTLY_UNBOUND:g}",
        "%",
        (*ESKETAMINE_USES, *BAND_USES),
        by_spray(3, unbound=MOSTLY_UNBOUND),
        basis="assumption",
        interval=BAND,
    ),
    Computed(
        "calc.occupancy-iv-binding",
        "NMDA receptor occupancy at the end of the usual infusion if binding constants from a "
        "dish without magnesium ruled, unbound fraction as published",
        "%",
        (*VEIN, *BAND_USES, *BINDING),
        _binding_vein,
        basis="assumption",
    ),
    Computed(
        "calc.occupancy-spray-binding",
        "Highest NMDA receptor occupancy after 84 mg of the spray if binding constants from a "
        "dish without magnesium ruled, unbound fraction as published",
        "%",
        (*ESKETAMINE_USES, *BAND_USES, BINDING[0], BINDING[2]),
        _binding_spray,
        basis="assumption",
    ),
)
