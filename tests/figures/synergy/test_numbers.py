"""The numbers of chapter 4 are what the trials' rows and the published formulas give."""

from math import sqrt

import pytest

from cmebook.evidence import Evidence, Trial
from cmebook.figures.computed import with_computed
from cmebook.figures.synergy.trials import CHANGES, WITH, WITHOUT, difference


@pytest.fixture(scope="module")
def whole(evidence: Evidence) -> Evidence:
    return with_computed(evidence)


def trial(evidence: Evidence, row_id: str) -> Trial:
    row = evidence.row(row_id)
    assert isinstance(row, Trial)
    return row


def test_patients_follow_from_spread_and_effect(whole: Evidence) -> None:
    """By hand: z for 5% two-sided and 80% power are 1.96 and 0.8416."""
    spread, effect = 13.91, 4.0
    one_arm = (1.96 + 0.8416) ** 2 * spread**2 / effect**2
    assert whole.number("calc.syn-sd") == pytest.approx(spread, abs=0.05)
    assert whole.number("calc.syn-arm-main") == pytest.approx(one_arm, abs=1.5)
    assert whole.number("calc.syn-arm-two-arm") == pytest.approx(2 * one_arm, abs=1.5)
    assert whole.number("calc.syn-arm-interaction") == pytest.approx(4 * one_arm, abs=3)
    assert whole.number("calc.syn-arm-interaction-half") == pytest.approx(16 * one_arm, abs=10)


@pytest.mark.parametrize("word", ["", "-antidepressant"])
@pytest.mark.parametrize("kind", ["main", "interaction", "interaction-half"])
def test_a_trial_has_four_arms(whole: Evidence, kind: str, word: str) -> None:
    per_arm = whole.number(f"calc.syn-arm-{kind}{word}")
    assert whole.number(f"calc.syn-n-{kind}{word}") == 4 * per_arm


def test_standard_errors_are_those_stated_or_implied(evidence: Evidence) -> None:
    first, second, alone = (trial(evidence, row_id) for row_id in (*WITH, WITHOUT))
    for row in (first, second, alone):
        found = difference(evidence, row.id)
        assert found.value == -float(row.effect or 0)
        assert found.low == pytest.approx(-float(row.ci_high or 0), abs=0.06)
        assert found.high == pytest.approx(-float(row.ci_low or 0), abs=0.06)


def test_the_pool_lies_between_its_trials_and_is_surer_than_each(whole: Evidence) -> None:
    found = [difference(whole, row_id) for row_id in WITH]
    row = whole.computed["calc.syn-with-antidepressant"]
    assert min(d.value for d in found) - 0.05 <= float(row.value or 0)
    assert float(row.value or 0) <= max(d.value for d in found) + 0.05
    assert float(row.high or 0) - float(row.low or 0) < min(d.high - d.low for d in found)


def test_the_indirect_comparison_adds_the_variances(whole: Evidence) -> None:
    row = whole.computed["calc.syn-indirect-interaction"]
    pool, alone = whole.computed["calc.syn-with-antidepressant"], difference(whole, WITHOUT)
    half = (float(pool.high or 0) - float(pool.low or 0)) / 2
    expected = sqrt(half**2 + (1.96 * alone.se) ** 2)
    assert float(row.value or 0) == pytest.approx(float(pool.value or 0) - alone.value, abs=0.1)
    assert (float(row.high or 0) - float(row.low or 0)) / 2 == pytest.approx(expected, abs=0.1)
    assert row.basis == "assumption"


@pytest.mark.parametrize(
    ("word", "seen", "other"), [("t1", 78 / 209, 33 / 108), ("t2", 0.5248, 0.31)]
)
def test_independence_by_hand(whole: Evidence, word: str, seen: float, other: float) -> None:
    alone, placebo = 0.225, 0.076
    expected = 1 - (1 - alone) * (1 - other)
    once = 1 - (1 - alone) * (1 - other) / (1 - placebo)
    assert whole.number(f"calc.syn-remission-{word}") == pytest.approx(100 * seen, abs=0.06)
    assert whole.number(f"calc.syn-bliss-{word}") == pytest.approx(100 * expected, abs=0.06)
    assert whole.number(f"calc.syn-bliss-{word}-once") == pytest.approx(100 * once, abs=0.06)
    assert whole.number(f"calc.syn-excess-{word}") == pytest.approx(
        100 * (seen - expected), abs=0.06
    )


def test_two_sister_trials_give_opposite_verdicts(whole: Evidence) -> None:
    for once in ("", "-once"):
        assert whole.number(f"calc.syn-excess-t1{once}") < -4
        assert whole.number(f"calc.syn-excess-t2{once}") > 4


def test_the_spread_is_that_of_two_published_trials(evidence: Evidence) -> None:
    deviations = [
        float(getattr(trial(evidence, row_id), f"disp_{arm}"))
        for row_id in CHANGES
        for arm in ("treat", "ctrl")
    ]
    assert all(trial(evidence, row_id).disp_kind == "sd" for row_id in CHANGES)
    assert min(deviations) < 13.9 < max(deviations)


def test_effect_by_anxiety_agrees_with_the_printed_test(whole: Evidence) -> None:
    row = whole.computed["calc.syn-anxiety-interaction"]
    assert float(row.value or 0) == pytest.approx(4.2 - 7.5, abs=0.06)
    assert float(row.low or 0) < 0 < float(row.high or 0)
    printed = whole.number("daly2021anx.p-interaction")
    assert whole.number("calc.syn-anxiety-p") == pytest.approx(printed, abs=0.02)


@pytest.mark.parametrize(
    ("number", "difference"),
    [
        ("calc.syn-relapse-difference-remitters", 45.3 - 26.7),
        ("calc.syn-relapse-difference-responders", 57.6 - 25.8),
        ("calc.syn-antler-difference", 56 - 39),
    ],
)
def test_relapse_is_more_frequent_after_stopping(
    whole: Evidence, number: str, difference: float
) -> None:
    assert whole.number(number) == pytest.approx(difference, abs=0.06)
