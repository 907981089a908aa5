"""One comparison of one trial, on the scale on which it is pooled, and what may be pooled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cmebook.errors import CourseError, Problem
from cmebook.evidence import Rows, Trial
from cmebook.figures.synergy.trials import difference, trial
from cmebook.models.pooling import Pool, fixed, random
from cmebook.models.risk import Counts, Measure

_FILE = "src/cmebook/figures/trials/compared.py"
Z = 1.959964


@dataclass(frozen=True)
class Compared:
    """A trial's effect, more is better with the drug: points, or the logarithm of a ratio."""

    row: Trial
    value: float
    se: float

    @property
    def interval(self) -> tuple[float, float]:
        """Ends of the 95% interval, on the same scale: as published, or from the error."""
        if self.row.effect_kind == "MD" and None not in (self.row.ci_low, self.row.ci_high):
            return -float(self.row.ci_high or 0), -float(self.row.ci_low or 0)
        return self.value - Z * self.se, self.value + Z * self.se


def points(rows: Rows, row_id: str) -> Compared:
    """Points of MADRS in favour of the drug."""
    found = difference(rows, row_id)
    return Compared(trial(rows, row_id), found.value, found.se)


def ratio(rows: Rows, row_id: str) -> Compared:
    """Logarithm of the risk ratio of a good outcome."""
    effect = counts(rows, row_id).effect("rr")
    return Compared(trial(rows, row_id), effect.value, effect.se)


def counts(rows: Rows, row_id: str) -> Counts:
    """People with the outcome in both arms."""
    row = trial(rows, row_id)
    known = (row.events_treat, row.n_treat, row.events_ctrl, row.n_ctrl)
    if None in known:
        _refuse(row_id, "It does not count people in both arms.", "Take a row with events and n.")
    return Counts(*(float(number) for number in known if number is not None))


def comparable(rows: Rows, row_ids: Sequence[str]) -> None:
    """Refuse rows that may not stand in one pool.

    Raises:
        CourseError: a row says it is not for pooling, two rows hold the same patients, or they
            differ in outcome, time or control.
    """
    found = [trial(rows, row_id) for row_id in row_ids]
    for row in found:
        if not row.pool:
            _refuse(row.id, f"It is not to be pooled: {row.use}.", "Take the row that may be.")
    for what, shared in (
        ("outcome", {row.outcome for row in found}),
        ("time", {row.timepoint_days for row in found}),
        ("kind of control", {row.control.split(" + ")[0] for row in found}),
    ):
        if len(shared) > 1:
            told = ", ".join(sorted(map(str, shared)))
            _refuse(row_ids[0], f"A pool has one {what}, not {told}.", "Make two pools of it.")
    people = [number for row in found for number in (row.nct or row.trial).split("+")]
    if len(set(people)) < len(people):
        _refuse(row_ids[0], "Two rows of the pool hold the same people.", "Keep one of them.")


def pooled(model: str, found: Sequence[Compared]) -> Pool:
    """All of them by the ``fixed`` or the ``random`` model."""
    return {"fixed": fixed, "random": random}[model](
        [one.value for one in found], [one.se for one in found]
    )


def pooled_measure(rows: Rows, row_ids: Sequence[str], measure: Measure) -> tuple[float, float]:
    """Random-effects mean and standard error of counts told by a measure (ratios as logs)."""
    comparable(rows, row_ids)
    effects = [counts(rows, row_id).effect(measure) for row_id in row_ids]
    pool = random([one.value for one in effects], [one.se for one in effects])
    return pool.estimate, pool.se


def hazard(rows: Rows, row_id: str) -> tuple[float, float, float]:
    """Hazard ratio of a trial with the ends of its interval."""
    row = trial(rows, row_id)
    known = (row.effect, row.ci_low, row.ci_high)
    if None in known or row.effect_kind != "HR":
        _refuse(row_id, "It has no hazard ratio with an interval.", "Take a row that has one.")
    value, low, high = (float(number) for number in known if number is not None)
    return value, low, high


def _refuse(row_id: str, what: str, cure: str) -> None:
    raise CourseError([Problem(_FILE, row_id, what, cure)])
