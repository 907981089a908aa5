"""Computed numbers about transporter occupancy at a steady dose."""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.serotonin.drugs import (
    DRUGS,
    HALF,
    PLATEAU,
    VORTIOXETINE,
    curve_rows,
    curves,
    fitted,
    generic,
)
from cmebook.models.transporter import Hyperbola

GENERIC = (PLATEAU, HALF)
ESCITALOPRAM = (PLATEAU, "SERT.ED50_esc")
#: What the ends of an interval are: no confidence interval, but two ways to draw the curve.
TWO_CURVES = "fitted and generic curve"

#: The drugs whose fitted curve and starting dose can be set side by side; vortioxetine is apart.
SIX = tuple(key for key in DRUGS if key != "vortioxetine")

SHARES = {
    "min": (1.0, "at the lowest usual dose"),
    "double": (2.0, "at twice the lowest usual dose"),
    "half": (0.5, "at half of the lowest usual dose"),
    "quarter": (0.25, "at a quarter of the lowest usual dose"),
    "eighth": (0.125, "at an eighth of the lowest usual dose"),
}
#: Slug, from and to in multiples of the lowest usual dose, and words.
CHANGES = (
    ("gain-double", 1.0, 2.0, "gained by doubling the lowest usual dose"),
    ("drop-half", 1.0, 0.5, "lost by halving the lowest usual dose"),
    ("drop-eighth", 0.25, 0.125, "lost by halving a quarter of the lowest usual dose"),
    ("drop-last-half", 0.5, 0.0, "lost by stopping from half of the lowest usual dose"),
    ("drop-last-quarter", 0.25, 0.0, "lost by stopping from a quarter of the lowest usual dose"),
)


def _generic(rows: Rows, multiple: float) -> float:
    """Per cent; a half stays a half, so that rounding does not hang on the last bit."""
    return round(100 * float(generic(rows).occupancy(multiple)), 9)


def _share(multiple: float) -> Callable[[Rows], float]:
    return lambda rows: _generic(rows, multiple)


def _change(start: float, end: float) -> Callable[[Rows], float]:
    return lambda rows: abs(_generic(rows, end) - _generic(rows, start))


def _escitalopram(rows: Rows) -> Hyperbola:
    return Hyperbola(*(rows.number(row_id) for row_id in ESCITALOPRAM))


def _escitalopram_at(mg: float) -> Callable[[Rows], float]:
    return lambda rows: 100 * float(_escitalopram(rows).occupancy(mg))


def _escitalopram_dose(percent: float) -> Callable[[Rows], float]:
    return lambda rows: float(_escitalopram(rows).dose(percent / 100))


def _vortioxetine_at(mg: float) -> Callable[[Rows], float]:
    return lambda rows: 100 * float(Hyperbola(1.0, rows.number(VORTIOXETINE)).occupancy(mg))


def _lowest(key: str) -> Callable[[Rows], Value]:
    def compute(rows: Rows) -> Value:
        both = curves(rows, key)
        low, high = both.band(both.lowest)
        return Value(*(100 * float(x) for x in (both.fitted.occupancy(both.lowest), low, high)))

    return compute


def _doubled(rows: Rows, key: str) -> float:
    """Percentage points that a fitted curve gains from the starting dose to twice that."""
    curve, dose = fitted(rows, key), rows.number(DRUGS[key].dose_row)
    return 100 * float(curve.occupancy(2 * dose) - curve.occupancy(dose))


def _doubled_range(rows: Rows) -> Value:
    found = [_doubled(rows, key) for key in SIX]
    return Value(sum(found) / len(found), min(found), max(found))


def _dose(key: str, percent: float) -> Callable[[Rows], Value]:
    def compute(rows: Rows) -> Value:
        both = curves(rows, key)
        fitted, other = (float(one.dose(percent / 100)) for one in (both.fitted, both.other))
        return Value(fitted, min(fitted, other), max(fitted, other))

    return compute


def _interval(key: str) -> str:
    return "fitted curve and single study" if key == "vortioxetine" else TWO_CURVES


NUMBERS = (
    Computed(
        "calc.ser-gain-double-fitted",
        "Serotonin transporter occupancy gained by doubling the starting dose, fitted curves of "
        f"{len(SIX)} drugs without vortioxetine",
        "percentage points",
        tuple(dict.fromkeys(row for key in SIX for row in (DRUGS[key].dose_row, *DRUGS[key].fit))),
        _doubled_range,
        interval="lowest and highest drug",
    ),
    Computed(
        "calc.ser-gain-double-vortioxetine",
        "Serotonin transporter occupancy gained by doubling the starting dose, fitted curve of "
        "vortioxetine",
        "percentage points",
        (DRUGS["vortioxetine"].dose_row, *DRUGS["vortioxetine"].fit),
        lambda rows: _doubled(rows, "vortioxetine"),
    ),
    *(
        Computed(
            f"calc.ser-occ-{slug}",
            f"Serotonin transporter occupancy {words}, generic curve",
            "%",
            GENERIC,
            _share(multiple),
            basis="calibrated",
        )
        for slug, (multiple, words) in SHARES.items()
    ),
    *(
        Computed(
            f"calc.ser-{slug}",
            f"Serotonin transporter occupancy {words}, generic curve",
            "percentage points",
            GENERIC,
            _change(start, end),
            basis="calibrated",
        )
        for slug, start, end, words in CHANGES
    ),
    *(
        Computed(
            f"calc.ser-esc-{mg}mg",
            f"Serotonin transporter occupancy at {mg} mg of escitalopram a day, calibrated curve",
            "%",
            ESCITALOPRAM,
            _escitalopram_at(mg),
            basis="calibrated",
        )
        for mg in (5, 10)
    ),
    *(
        Computed(
            f"calc.ser-esc-dose-{percent}",
            f"Daily dose of escitalopram at which the calibrated curve gives {percent}% occupancy",
            "mg",
            ESCITALOPRAM,
            _escitalopram_dose(percent),
            digits=1,
            basis="calibrated",
        )
        for percent in (60, 40, 20)
    ),
    *(
        Computed(
            f"calc.ser-vor-{mg}mg",
            f"Serotonin transporter occupancy at {mg} mg of vortioxetine a day, curve of one study",
            "%",
            (VORTIOXETINE,),
            _vortioxetine_at(mg),
        )
        for mg in (5, 10, 20)
    ),
    *(
        Computed(
            f"calc.ser-occ-min-{key}",
            f"Serotonin transporter occupancy at the starting dose of {drug.name}, fitted curve "
            f"({drug.region})",
            "%",
            curve_rows(key),
            _lowest(key),
            interval=_interval(key),
        )
        for key, drug in DRUGS.items()
    ),
    *(
        Computed(
            f"calc.ser-dose-80-{key}",
            f"Daily dose of {drug.name} at which the fitted curve passes 80% occupancy; describes "
            "the curve, not a target",
            "mg",
            curve_rows(key),
            _dose(key, 80),
            interval=_interval(key),
        )
        for key, drug in DRUGS.items()
    ),
)
