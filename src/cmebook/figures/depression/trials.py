"""The four-week trials of esketamine beside a new antidepressant, as the figure needs them."""

from __future__ import annotations

from dataclasses import dataclass

from cmebook.evidence import Estimate, Rows, Trial
from cmebook.models.response import Fall

#: Groups whose first scores are known, each by sex and arm.
_GROUPS = ("women-esketamine", "women-placebo", "men-esketamine", "men-placebo")
#: The remission limit of these trials: MADRS 12 or less.
LIMIT = 12


@dataclass(frozen=True)
class Study:
    """Where one trial stands in the evidence.

    ``effect`` is the comparison of the arms as published; ``change`` holds mean and SD by arm.
    """

    name: str
    change: str
    effect: str
    response: str
    remission: str
    baseline: str

    @property
    def baselines(self) -> tuple[str, ...]:
        """The rows of the first scores."""
        return tuple(f"jones2022.baseline-{self.baseline}-{group}" for group in _GROUPS)

    @property
    def uses(self) -> tuple[str, ...]:
        """Every row of the trial, each once."""
        rows = (self.change, self.effect, self.response, self.remission, *self.baselines)
        return tuple(dict.fromkeys(rows))


STUDIES = {
    "t2": Study(
        "TRANSFORM-2",
        change="ctgov_nct02418585.arms-madrs-d28",
        effect="ctgov_nct02418585.arms-madrs-d28",
        response="katz2021.arms-response-d28-transform2",
        remission="katz2021.arms-remission-d28-transform2",
        baseline="t12",
    ),
    "t1": Study(
        "TRANSFORM-1",
        change="ctgov_nct02417064.arms-madrs-d28-56-84mg-combined",
        effect="fedgchin2019.arms-madrs-d28-56-84mg-averaged",
        response="katz2021.arms-response-d28-56-84mg-combined-transform1",
        remission="katz2021.arms-remission-d28-56-84mg-combined-transform1",
        baseline="t12",
    ),
    "t3": Study(
        "TRANSFORM-3, 65 and over",
        change="ctgov_nct02422186.arms-madrs-d28",
        effect="ctgov_nct02422186.arms-madrs-d28",
        response="katz2021.arms-response-d28-transform3",
        remission="katz2021.arms-remission-d28-transform3",
        baseline="t3",
    ),
}
STUDY_USES = tuple(dict.fromkeys(row for study in STUDIES.values() for row in study.uses))


@dataclass(frozen=True)
class Arms:
    """One trial as measured: falls in points, shares from 0 to 1, esketamine before control.

    ``difference`` is the published one with its interval, more is better for esketamine.
    """

    baseline: float
    drug: Fall
    control: Fall
    response: tuple[float, float]
    remission: tuple[float, float]
    difference: tuple[float, float, float]


def read(rows: Rows, study: Study) -> Arms:
    """One trial from the rows it uses."""
    change, effect = _trial(rows, study.change), _trial(rows, study.effect)
    return Arms(
        baseline=weighted_mean(rows, study.baselines),
        drug=Fall(-_known(change.mean_treat), _known(change.disp_treat)),
        control=Fall(-_known(change.mean_ctrl), _known(change.disp_ctrl)),
        response=_shares(_trial(rows, study.response)),
        remission=_shares(_trial(rows, study.remission)),
        difference=(-_known(effect.effect), -_known(effect.ci_high), -_known(effect.ci_low)),
    )


def _trial(rows: Rows, row_id: str) -> Trial:
    row = rows.row(row_id)
    assert isinstance(row, Trial)
    return row


def _known(number: float | None) -> float:
    assert number is not None
    return float(number)


def _shares(row: Trial) -> tuple[float, float]:
    return (
        _known(row.events_treat) / _known(row.n_treat),
        _known(row.events_ctrl) / _known(row.n_ctrl),
    )


def weighted_mean(rows: Rows, row_ids: tuple[str, ...]) -> float:
    """Mean of several groups, each with its number of people."""
    groups = [rows.row(row_id) for row_id in row_ids]
    assert all(isinstance(group, Estimate) for group in groups)
    people = [_known(group.n) for group in groups if isinstance(group, Estimate)]
    means = [rows.number(row_id) for row_id in row_ids]
    return sum(n * mean for n, mean in zip(people, means, strict=True)) / sum(people)
