"""What trials measured that the figures and numbers of this chapter rest on."""

from __future__ import annotations

from dataclasses import dataclass

from cmebook.errors import CourseError, Problem
from cmebook.evidence import Rows, Trial
from cmebook.models.factorial import pooled_sd

#: Change of MADRS at day 28, esketamine against placebo spray, on a new antidepressant in both
#: arms: all doses of TRANSFORM-1 together, and TRANSFORM-2.
CHANGES = ("ctgov_nct02417064.arms-madrs-d28-56-84mg-combined", "ctgov_nct02418585.arms-madrs-d28")
#: Differences of MADRS at day 28: the same two trials, and the trial without antidepressant.
WITH = ("fedgchin2019.arms-madrs-d28-56-84mg-averaged", "ctgov_nct02418585.arms-madrs-d28")
WITHOUT = "janik2025.arms-madrs-d28-56-84mg-averaged"
#: The average effect of an antidepressant in people without treatment resistance.
ANTIDEPRESSANT = "hengartner2021.average-effect"

_Z = 1.959964


@dataclass(frozen=True)
class Difference:
    """A difference in points of MADRS, positive where the drug is better, and standard error."""

    value: float
    se: float

    @property
    def low(self) -> float:
        """Lower end of the 95% interval."""
        return self.value - _Z * self.se

    @property
    def high(self) -> float:
        """Upper end of the 95% interval."""
        return self.value + _Z * self.se

    def less(self, other: Difference) -> Difference:
        """What one independent difference has over another."""
        return Difference(self.value - other.value, (self.se**2 + other.se**2) ** 0.5)


def trial(rows: Rows, row_id: str) -> Trial:
    """A row of the table of trials."""
    row = rows.row(row_id)
    assert isinstance(row, Trial)
    return row


def sd_of_change(rows: Rows) -> float:
    """Standard deviation of the change of MADRS, pooled over the four arms of ``CHANGES``."""
    arms: list[tuple[float, float]] = []
    for row_id in CHANGES:
        row = trial(rows, row_id)
        arms.append((_known(row, "disp_treat"), _known(row, "n_treat")))
        arms.append((_known(row, "disp_ctrl"), _known(row, "n_ctrl")))
    return pooled_sd(tuple(arms))


def difference(rows: Rows, row_id: str) -> Difference:
    """The difference of a trial; its standard error as stated, or from its interval or arms."""
    row = trial(rows, row_id)
    if row.effect is None:
        return _between_arms(row)
    if row.se_diff is not None:
        return Difference(-_known(row, "effect"), float(row.se_diff))
    ends = (-_known(row, "ci_high"), -_known(row, "ci_low"))
    return from_interval(-_known(row, "effect"), *ends)


def _between_arms(row: Trial) -> Difference:
    se = sum(_known(row, f"disp_{arm}") ** 2 / _known(row, f"n_{arm}") for arm in ("treat", "ctrl"))
    return Difference(_known(row, "mean_ctrl") - _known(row, "mean_treat"), se**0.5)


def from_interval(value: float, low: float, high: float) -> Difference:
    """A difference from its 95% interval."""
    return Difference(value, (high - low) / (2 * _Z))


def with_antidepressant(rows: Rows) -> Difference:
    """Mean of the two trials ``WITH``, each weighted by the inverse of its variance."""
    found = [difference(rows, row_id) for row_id in WITH]
    weights = [one.se**-2 for one in found]
    mean = sum(w * one.value for w, one in zip(weights, found, strict=True)) / sum(weights)
    return Difference(mean, sum(weights) ** -0.5)


def share(rows: Rows, row_id: str, arm: str) -> float:
    """Share (0 to 1) of the patients of an arm, ``treat`` or ``ctrl``, with the outcome.

    Rows that hold percentages in place of counts say so by their outcome.
    """
    row = trial(rows, row_id)
    if row.outcome.endswith("%"):
        return _known(row, f"mean_{arm}") / 100
    return _known(row, f"events_{arm}") / _known(row, f"n_{arm}")


def _known(row: Trial, column: str) -> float:
    value = getattr(row, column)
    if value is None:
        raise CourseError(
            [
                Problem(
                    "assets/evidence/trials.csv",
                    row.id,
                    f"The numbers of chapter 4 need its {column}.",
                    "Fill it in, or take another row in figures/synergy/trials.py.",
                )
            ]
        )
    return float(value)
