"""Computed numbers: does anxiety change what esketamine does, by the two strata of one trial."""

from __future__ import annotations

from scipy.stats import norm

from cmebook.evidence import Estimate, Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.synergy.trials import Difference, from_interval

#: Differences of MADRS at day 28 with and without anxiety.
STRATA = ("daly2021anx.madrs-d28-anxious", "daly2021anx.madrs-d28-not-anxious")


def _stratum(rows: Rows, row_id: str) -> Difference:
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    low, high = (0.0 if end is None else float(end) for end in (row.low, row.high))
    return from_interval(-rows.number(row_id), -high, -low)


def _interaction(rows: Rows) -> Difference:
    anxious, others = (_stratum(rows, row_id) for row_id in STRATA)
    return anxious.less(others)


def _points(rows: Rows) -> Value:
    found = _interaction(rows)
    return Value(found.value, found.low, found.high)


def _p(rows: Rows) -> float:
    found = _interaction(rows)
    return 2 * float(norm.sf(abs(found.value) / found.se))


NUMBERS = (
    Computed(
        "calc.syn-anxiety-interaction",
        "Effect of esketamine with anxiety less its effect without (positive: better with "
        "anxiety), from the intervals of the two strata",
        "points",
        STRATA,
        _points,
        digits=1,
        interval="95% CI",
    ),
    Computed(
        "calc.syn-anxiety-p",
        "p of the difference between the strata with and without anxiety, from their intervals",
        "",
        STRATA,
        _p,
        digits=2,
    ),
)
