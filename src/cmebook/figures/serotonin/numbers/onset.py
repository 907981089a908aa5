"""Computed numbers about the weeks in which an SSRI moves away from placebo."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.models.timecourse import BuildUp

TAU = "TIME.tau"
WEEKLY = "clinicaladvisor_ssri_onset"
POINTS = (f"{WEEKLY}.md-week1", f"{WEEKLY}.md-week6")


def _built_up(week: float) -> Callable[[Rows], float]:
    return lambda rows: 100 * float(BuildUp(rows.number(TAU)).share(week))


def _first_week(rows: Rows) -> float:
    first, last = (rows.number(row_id) for row_id in POINTS)
    return 100 * first / last


def _treated_for_one(week: int) -> Callable[[Rows], float]:
    """The number needed to treat, rounded up as is usual."""
    return lambda rows: ceil(100 / rows.number(f"{WEEKLY}.rd-week{week}"))


NUMBERS = (
    *(
        Computed(
            f"calc.ser-response-week-{week}",
            f"Share of the 6-week difference between SSRI and placebo at week {week}, fitted curve",
            "%",
            (TAU,),
            _built_up(week),
            basis="calibrated",
        )
        for week in (1, 2, 3, 4)
    ),
    Computed(
        "calc.ser-points-week-1",
        "Difference between SSRI and placebo at week 1 as a share of that at week 6 (HDRS points)",
        "%",
        POINTS,
        _first_week,
    ),
    *(
        Computed(
            f"calc.ser-nnt-week-{week}",
            f"People treated with an SSRI rather than placebo for one more with half the HDRS "
            f"score at week {week}, rounded up",
            "people",
            (f"{WEEKLY}.rd-week{week}",),
            _treated_for_one(week),
        )
        for week in (1, 2, 6)
    ),
)
