"""From levels to NMDA receptors: rows of the evidence into the occupancy model."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cmebook.errors import CourseError, Problem
from cmebook.evidence import Parameter, Rows
from cmebook.models.arrays import Array
from cmebook.models.occupancy import (
    Band,
    Uncertain,
    nmda_band,
    occupancy,
    unbound_nanomolar,
)

MASSES = ("PHYS.MW_ket", "PHYS.MW_nor")
BAND_USES = ("NMDA.IC50_ket", "NMDA.IC50_nor", "NMDA.fu", *MASSES)
#: Binding constants of S-ketamine, R-ketamine, S-norketamine and R-norketamine.
BINDING = ("NMDA.Ki_S", "NMDA.Ki_R", "NMDA.Ki_SN", "NMDA.Ki_RN")


def uncertain(rows: Rows, row_id: str) -> Uncertain:
    """A parameter with its interval.

    Raises:
        CourseError: the row has no interval.
    """
    row = rows.row(row_id)
    if not isinstance(row, Parameter) or row.value is None or row.low is None or row.high is None:
        raise CourseError(
            [
                Problem(
                    "assets/evidence/parameters.csv",
                    row_id,
                    "The occupancy model needs a parameter with an interval.",
                    "Give the row a value, a low and a high.",
                )
            ]
        )
    return Uncertain(float(row.value), float(row.low), float(row.high))


@dataclass(frozen=True)
class Receptor:
    """The NMDA receptor as the evidence has it; potencies in unbound plasma, rat."""

    drug: Uncertain
    metabolite: Uncertain
    unbound: Uncertain
    masses: tuple[float, float]

    @classmethod
    def read(cls, rows: Rows) -> Receptor:
        """From the rows ``BAND_USES``."""
        return cls(
            uncertain(rows, "NMDA.IC50_ket"),
            uncertain(rows, "NMDA.IC50_nor"),
            uncertain(rows, "NMDA.fu"),
            (rows.number(MASSES[0]), rows.number(MASSES[1])),
        )

    def with_unbound(self, fraction: float | None) -> Receptor:
        """The same with another unbound fraction, without an interval; ``None`` changes nothing."""
        if fraction is None:
            return self
        return replace(self, unbound=Uncertain(fraction, fraction, fraction))

    def band(self, drug: Array, metabolite: Array) -> Band:
        """Occupancy (0 to 1) at total levels in ng/mL."""
        return nmda_band(
            drug,
            metabolite,
            molar_masses=self.masses,
            ic50=(self.drug, self.metabolite),
            unbound=self.unbound,
        )

    def micromolar(self, level: Array, ligand: int = 0) -> Array:
        """Unbound level in uM of the drug (0) or its first metabolite (1)."""
        return unbound_nanomolar(level, self.unbound.value, self.masses[ligand]) / 1000

    def if_binding_ruled(self, ki: tuple[float, ...], *levels: Array) -> Array:
        """Occupancy by binding constants (uM), at total levels of S, R, S-nor and R-nor.

        Higher than in life: in a dish, without the magnesium that keeps ketamine out.
        """
        ratios = [
            self.micromolar(level, place // 2) / constant
            for place, (constant, level) in enumerate(zip(ki, levels, strict=True))
        ]
        return occupancy(*ratios)
