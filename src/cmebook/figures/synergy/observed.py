"""What was observed of a series with and without an antidepressant, and who took one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cmebook.evidence import Checkpoint, Estimate, Rows
from cmebook.figures.synergy.trials import Difference, difference, trial

#: Esketamine or ketamine against placebo, MADRS, by day and as they stand in the figure; each
#: says its antidepressant policy.
DIFFERENCES = (
    "chen2023.arms-madrs-d1",
    "daly2018.arms-madrs-d8-84mg",
    "fedgchin2019.arms-madrs-d28-56-84mg-averaged",
    "ctgov_nct02418585.arms-madrs-d28",
    "janik2025.arms-madrs-d28-56-84mg-averaged",
    "chen2023.arms-madrs-d28",
    "takahashi2021.arms-madrs-d28-28-56-84mg-combined",
    "jelovac2025.arms-madrs-score-d28",
)
#: Days after the last of up to six infusions until a quarter, a half and three quarters relapsed.
INFUSIONS = ("TIME-check.relapse-q1", "murrough2013b.days-to-relapse", "TIME-check.relapse-q3")
#: Shares after a single infusion: relapsed, and not relapsed.
ONE_RELAPSED, ONE_WELL = "mathew2010.relapse-placebo", "ibrahim2012.not-relapsed"
#: Median of stable remitters who kept the antidepressant and stopped esketamine.
STOPPED = "daly2019poster.median-relapse-placebo"
OBSERVED_USES = (*DIFFERENCES, *INFUSIONS, ONE_RELAPSED, ONE_WELL, STOPPED)

#: The antidepressant patients took beside the sessions, in words.
BACKGROUNDS = {
    "none": "no antidepressant",
    "new": "a new antidepressant",
    "continued": "an antidepressant kept on",
    "mixed": "mixed or not stated",
}

_DAYS = {"day": 1, "days": 1, "weeks": 7}


@dataclass(frozen=True)
class Compared:
    """A difference from placebo at one day, and the background of the patients."""

    name: str
    day: float
    background: str
    points: Difference


@dataclass(frozen=True)
class StillWell:
    """Share (%) not relapsed at a day after the last session, and the background."""

    day: float
    share: float
    background: str


class Observed:
    """The observations of one evidence. Uses the rows ``OBSERVED_USES``."""

    def __init__(self, rows: Rows) -> None:
        self.compared = [_compared(rows, row_id) for row_id in DIFFERENCES]
        series = [
            StillWell(_span(rows, row_id), share, "none")
            for row_id, share in zip(INFUSIONS, (75, 50, 25), strict=True)
        ]
        relapsed, well = (_share(rows, row_id) for row_id in (ONE_RELAPSED, ONE_WELL))
        stopped = _estimate(rows, STOPPED)
        self.still_well = [
            *series,
            StillWell(relapsed[0], 100 - relapsed[1], "none"),
            StillWell(*well, "mixed"),
            StillWell(_span(rows, STOPPED), 50, "continued"),
        ]
        #: The earliest day the median may lie on; its latest is not known.
        self.stopped_low = float(stopped.low or 0)


def _compared(rows: Rows, row_id: str) -> Compared:
    row = trial(rows, row_id)
    name = f"{row.trial} {row.dose}" if "do not pool beside" in row.use else row.trial
    return Compared(
        name, float(row.timepoint_days or 0), row.background_ad, difference(rows, row_id)
    )


def _estimate(rows: Rows, row_id: str) -> Estimate:
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    return row


def _span(rows: Rows, row_id: str) -> float:
    """A row that is a span of time, in days."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate | Checkpoint)
    return rows.number(row_id) * _DAYS[row.unit]


def _share(rows: Rows, row_id: str) -> tuple[float, float]:
    """Day and value of a row that is a share at a moment such as "4 weeks"."""
    row = _estimate(rows, row_id)
    found = re.fullmatch(r"(\d+) (days|weeks)", row.time)
    if not found:
        raise ValueError(f"{row_id}: {row.time!r} is no moment such as 32 days or 4 weeks")
    return float(found[1]) * _DAYS[found[2]], rows.number(row_id)
