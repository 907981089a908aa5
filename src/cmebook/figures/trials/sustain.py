"""What SUSTAIN-1 saw: relapse with esketamine continued or withdrawn, antidepressant in both."""

from __future__ import annotations

from dataclasses import dataclass

from cmebook.evidence import Estimate, Rows
from cmebook.figures.trials.compared import counts, hazard
from cmebook.models.relapse import Control
from cmebook.models.risk import Counts

REMITTERS, RESPONDERS = "daly2019.arms-relapse-remitters", "daly2019.arms-relapse-responders"
MEDIAN = "daly2019poster.median-relapse-placebo"
SUSTAIN_USES = (REMITTERS, RESPONDERS, MEDIAN)
#: Days in a month of the axis.
MONTH = 365.25 / 12


@dataclass(frozen=True)
class Group:
    """People randomised apart: hazard ratio with its interval, and people who relapsed.

    ``median`` is when half of those who stopped esketamine had relapsed, in months, with the
    earliest month it may lie in; ``None`` where it was not read.
    """

    name: str
    ratio: tuple[float, float, float]
    counts: Counts
    median: tuple[float, float] | None


class Sustain:
    """Both groups of the trial. Uses the rows ``SUSTAIN_USES``."""

    def __init__(self, rows: Rows) -> None:
        row = rows.row(MEDIAN)
        assert isinstance(row, Estimate)
        assert row.value is not None
        assert row.low is not None
        half = float(row.value) / MONTH, float(row.low) / MONTH
        self.groups = {
            "remitters": _group(rows, REMITTERS, "Stable remitters", half),
            "responders": _group(rows, RESPONDERS, "Stable responders", None),
        }

    @property
    def through_median(self) -> Control:
        """Constant hazard through the median of remitters who stopped: calibrated on it."""
        half = self.groups["remitters"].median
        assert half is not None
        return Control(0.5, half[0])


def _group(rows: Rows, row_id: str, name: str, half: tuple[float, float] | None) -> Group:
    return Group(name, hazard(rows, row_id), counts(rows, row_id), half)
