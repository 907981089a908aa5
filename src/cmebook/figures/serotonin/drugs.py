"""The drugs of the chapter, from rows of the evidence to occupancy curves and half-lives."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from cmebook.evidence import Estimate, Rows
from cmebook.models.arrays import Array
from cmebook.models.transporter import Hyperbola

PLATEAU, HALF, VORTIOXETINE = "SERT.Emax", "SERT.k", "SERT.ED50_vor_pet"
FITTED = "SERTFIT"


@dataclass(frozen=True)
class Drug:
    """A drug: symbol of its fitted curve and where that was scanned, and its label.

    ``scans`` are rows of mean occupancies whose group names the dose.
    """

    name: str
    symbol: str
    region: str
    label: str
    scans: tuple[str, ...] = ()

    @property
    def dose_row(self) -> str:
        """The row of the starting dose on the label."""
        return f"{self.label}.start-dose"

    @property
    def fit(self) -> tuple[str, str]:
        """Rows of the fitted plateau (%) and half dose (mg/day)."""
        return f"{FITTED}.Emax_{self.symbol}", f"{FITTED}.ED50_{self.symbol}"


DRUGS = {
    "citalopram": Drug(
        *("citalopram", "cit", "striatum", "label_citalopram_us"),
        (
            *("meyer2001.occupancy-citalopram", "klein2006.citalopram-10mg"),
            *("klein2006.citalopram-20mg", "klein2007.citalopram-6h"),
        ),
    ),
    "escitalopram": Drug(
        *("escitalopram", "esc", "raphe nucleus", "label_escitalopram_us"),
        (
            *("klein2006.escitalopram-5mg", "klein2006.escitalopram-10mg"),
            *("klein2006.escitalopram-20mg", "klein2007.escitalopram-6h"),
        ),
    ),
    "fluoxetine": Drug("fluoxetine", "flu", "striatum", "label_fluoxetine_my"),
    "paroxetine": Drug(
        *("paroxetine", "par", "striatum", "label_paroxetine_us"),
        ("meyer2001.occupancy-paroxetine",),
    ),
    "sertraline": Drug("sertraline", "ser", "striatum", "label_sertraline_us"),
    "venlafaxine": Drug("venlafaxine XR", "ven", "striatum", "label_venlafaxine_us"),
    "vortioxetine": Drug("vortioxetine", "vor", "raphe nuclei", "label_vortioxetine_us"),
}
#: How a reader chooses one.
OPTIONS = {key: drug.name.capitalize().replace(" xr", " XR") for key, drug in DRUGS.items()}
#: Drugs in the study of minimum doses.
FIVE = ("citalopram", "fluoxetine", "paroxetine", "sertraline", "venlafaxine")

_MG = re.compile(r"(\d+(?:\.\d+)?) mg")


@dataclass(frozen=True)
class Curves:
    """Two curves of one drug: fitted to the reviewed scans, and calibrated by this course.

    ``lowest`` is the dose the label starts with (mg/day). For vortioxetine the second curve is
    not calibrated but that of a single study.
    """

    lowest: float
    fitted: Hyperbola
    other: Hyperbola

    def band(self, dose: Array | float) -> tuple[Array, Array]:
        """The lower and the higher of the two curves at a daily dose (mg)."""
        both = self.fitted.occupancy(dose), self.other.occupancy(dose)
        return np.minimum(*both), np.maximum(*both)


def curve_rows(key: str) -> tuple[str, ...]:
    """The rows `curves` looks at."""
    drug = DRUGS[key]
    shared = (VORTIOXETINE,) if key == "vortioxetine" else (PLATEAU, HALF)
    return (drug.dose_row, *drug.fit, *shared)


def curves(rows: Rows, key: str) -> Curves:
    """Both curves of a drug, from the rows `curve_rows`."""
    lowest = rows.number(DRUGS[key].dose_row)
    return Curves(lowest, fitted(rows, key), _other(rows, key, lowest))


def fitted(rows: Rows, key: str) -> Hyperbola:
    """The curve fitted to the reviewed scans, from the rows ``Drug.fit``."""
    top, half = (rows.number(row_id) for row_id in DRUGS[key].fit)
    return Hyperbola(top / 100, half)


def _other(rows: Rows, key: str, lowest: float) -> Hyperbola:
    if key == "vortioxetine":
        return Hyperbola(1.0, rows.number(VORTIOXETINE))  # the study fitted a plateau of 100%
    return generic(rows, lowest)


def generic(rows: Rows, lowest: float = 1.0) -> Hyperbola:
    """The generic curve of a drug with this lowest dose; with 1, doses are multiples of it."""
    return Hyperbola(rows.number(PLATEAU), rows.number(HALF) * lowest)


@dataclass(frozen=True)
class Scan:
    """Mean occupancy (%) of a few people at a dose (mg/day), with its SD where known."""

    dose: float
    value: float
    spread: float
    steady: bool
    people: int


def scans(rows: Rows, key: str) -> list[Scan]:
    """What was measured in this drug, from its rows ``scans``.

    Raises:
        ValueError: a row is no estimate, or does not tell its dose.
    """
    return [_scan(rows, row_id) for row_id in DRUGS[key].scans]


def _scan(rows: Rows, row_id: str) -> Scan:
    row = rows.row(row_id)
    dose = _MG.search(row.group) if isinstance(row, Estimate) else None
    if not isinstance(row, Estimate) or dose is None:
        raise ValueError(f"{row_id} does not tell which dose was scanned")
    return Scan(
        float(dose[1]),
        rows.number(row_id),
        float(row.spread or 0),
        "one dose" not in row.group,
        int(row.n or 0),
    )
