"""Pools agree with published ones of the same trials, and wrong ones cannot be made."""

import math

import numpy as np
import pytest

from cmebook.errors import CourseError
from cmebook.evidence import Evidence
from cmebook.figures.computed import with_computed
from cmebook.figures.trials.compared import comparable, counts, points
from cmebook.figures.trials.outcomes import OUTCOMES, Known


@pytest.fixture(scope="module")
def whole(evidence: Evidence) -> Evidence:
    return with_computed(evidence)


def three(evidence: Evidence, row_id: str) -> tuple[float, float, float]:
    """Value and ends of a row of any table."""
    if row_id in evidence.trials:
        trial = evidence.trials[row_id]
        found = (trial.effect, trial.ci_low, trial.ci_high)
    else:
        row = evidence.row(row_id)
        found = (row.value, row.low, row.high)  # type: ignore[union-attr]
    assert None not in found
    return tuple(float(end) for end in found if end is not None)  # type: ignore[return-value]


def test_aspire_pools_as_canuso_published_it(whole: Evidence) -> None:
    """The same two trials: -3.8 (-5.75 to -1.89), there from patients' own data."""
    ours, theirs = three(whole, "calc.tri-aspire"), three(whole, "canuso2021.arms-madrs-d1")
    assert ours == pytest.approx(theirs, abs=0.06)


def test_both_groups_of_sustain_pool_as_the_individual_data_did(whole: Evidence) -> None:
    """One trial, both groups: 0.38 (0.26 to 0.57) from patients' own data."""
    ours, theirs = three(whole, "calc.tri-hazard"), three(whole, "esk_ipd_ma_padova.relapse-hr")
    assert np.log(ours) == pytest.approx(np.log(theirs), abs=0.06)


def test_five_trials_lie_near_the_pool_of_individual_data(whole: Evidence) -> None:
    """Its five trials are inferred, so it need not be met: -2.94 (-5.39 to -0.48)."""
    ours = three(whole, "calc.tri-madrs-five-hk")
    theirs = three(whole, "esk_ipd_ma_padova.combination-madrs")
    assert ours[0] == pytest.approx(theirs[0], abs=0.5)
    assert ours[1:] == pytest.approx(theirs[1:], abs=0.8)


def test_the_two_large_trials_add_up_to_the_post_hoc_analysis(evidence: Evidence) -> None:
    """Turkoz 2021 counted responders of TRANSFORM-1 and -2 together."""
    parts = [
        counts(evidence, f"katz2021.arms-response-d28-{trial}")
        for trial in ("56-84mg-combined-transform1", "transform2")
    ]
    both = counts(evidence, "turkoz2021.arms-response-d28")
    assert sum(part.treated for part in parts) == both.treated
    assert sum(part.of_treated for part in parts) == both.of_treated
    assert sum(part.control for part in parts) == both.control
    assert sum(part.of_control for part in parts) == both.of_control


def combine(arms: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    """n, mean and SD of several arms taken as one (Cochrane Handbook 6.5.2.10)."""
    n, mean, sd = np.array(arms).T
    together = n @ mean / n.sum()
    squares = (n - 1) @ sd**2 + n @ (mean - together) ** 2
    return n.sum(), float(together), math.sqrt(squares / (n.sum() - 1))


@pytest.mark.parametrize(
    ("combined", "doses"),
    [
        ("ctgov_nct02417064.arms-madrs-d28-56-84mg-combined", ("56mg", "84mg")),
        ("takahashi2021.arms-madrs-d28-28-56-84mg-combined", ("28mg", "56mg", "84mg")),
        ("daly2018.arms-madrs-d1-28-56-84mg-combined", ("28mg", "56mg", "84mg")),
    ],
)
def test_doses_taken_together_are_worked_out_right(
    evidence: Evidence, combined: str, doses: tuple[str, ...]
) -> None:
    stem = combined.partition("d28-" if "d28-" in combined else "d1-")
    arms = []
    for dose in doses:
        row = evidence.trials[f"{stem[0]}{stem[1]}{dose}"]
        assert row.n_treat and row.mean_treat and row.disp_treat
        root = math.sqrt(row.n_treat) if row.disp_kind == "se" else 1
        arms.append((float(row.n_treat), float(row.mean_treat), row.disp_treat * root))
    whole = evidence.trials[combined]
    assert (whole.n_treat, whole.mean_treat, whole.disp_treat) == pytest.approx(
        combine(arms), abs=0.02
    )


def test_an_average_of_two_doses_counts_the_placebo_arm_once(evidence: Evidence) -> None:
    """Its error is larger than if the doses were trials of their own."""
    stem = "ctgov_nct02417064.arms-madrs-d28"
    apart = [points(evidence, f"{stem}-{dose}").se for dose in ("56mg", "84mg")]
    together = points(evidence, "fedgchin2019.arms-madrs-d28-56-84mg-averaged").se
    assert together > sum(se**-2 for se in apart) ** -0.5
    whole = with_computed(evidence)
    assert whole.number("calc.tri-weight") < whole.number("calc.tri-weight-wrong")


_T1 = "fedgchin2019.arms-madrs-d28-56-84mg-averaged"
_T2 = "ctgov_nct02418585.arms-madrs-d28"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("ctgov_nct02417064.arms-madrs-d28-56mg", "not to be pooled"),
        ("turkoz2021.arms-response-d28", "not to be pooled"),
        ("ctgov_nct02418585.arms-madrs-locf-d28", "not to be pooled"),
        ("katz2021.arms-response-d28-transform3", "one outcome"),
        ("chen2023.arms-madrs-d1", "one time"),
        ("ctgov_nct02417064.arms-madrs-d28-56-84mg-combined", "same people"),
    ],
)
def test_a_wrong_companion_is_refused(evidence: Evidence, other: str, why: str) -> None:
    comparable(evidence, [_T1, _T2])
    with pytest.raises(CourseError, match=why):
        comparable(evidence, [_T1, _T2, other])


def test_another_control_is_refused(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match="kind of control"):
        comparable(evidence, ["lii2023.arms-response-d1", "murrough2013.arms-response-d1"])


@pytest.mark.parametrize("key", OUTCOMES)
def test_what_a_reader_can_choose_may_be_pooled(evidence: Evidence, key: str) -> None:
    known = Known(evidence, OUTCOMES[key])
    everything = known.chosen([True] * 6)
    assert len(everything) >= 2
    assert all(slot.row or slot.missing for slot in OUTCOMES[key].slots)
    assert known.pool("random", everything[:1]) is None
    pool = known.pool("random", everything)
    assert pool is not None
    assert pool.trials == len(everything)
