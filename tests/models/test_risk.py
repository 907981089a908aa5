"""Effects from counts agree with what trials print, and give the counts back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.evidence import Evidence, Trial
from cmebook.models.risk import MEASURES, Counts, Effect, Measure

CHANCE = st.floats(0.01, 0.99)


def counts(evidence: Evidence, row_id: str) -> tuple[Trial, Counts]:
    row = evidence.trials[row_id]
    values = (row.events_treat, row.n_treat, row.events_ctrl, row.n_ctrl)
    assert None not in values
    return row, Counts(*(float(value) for value in values if value is not None))


@pytest.mark.parametrize("trial", ["transform2", "transform3"])
@pytest.mark.parametrize("outcome", ["response", "remission"])
def test_risk_difference_is_the_published_one(evidence: Evidence, trial: str, outcome: str) -> None:
    row, known = counts(evidence, f"katz2021.arms-{outcome}-d28-{trial}")
    effect = known.effect("rd")
    ends = [effect.end(side).shown for side in (-1, 0, 1)]
    assert ends == pytest.approx([row.ci_low, row.effect, row.ci_high], abs=0.001)


def test_odds_ratio_is_the_published_one(evidence: Evidence) -> None:
    """Grunebaum 2018 prints 2.85 (1.14 to 7.15)."""
    row, known = counts(evidence, "grunebaum2018.arms-ssi-response-d1")
    effect = known.effect("or")
    assert [effect.end(side).shown for side in (-1, 0, 1)] == pytest.approx(
        [row.ci_low, row.effect, row.ci_high], abs=0.03
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_the_trial_gets_its_own_treated_group_back(evidence: Evidence, measure: Measure) -> None:
    _, known = counts(evidence, "reif2023.arms-remission-d56")
    treated, control = known.risks
    assert known.effect(measure).risk(control) == pytest.approx(treated)


@given(CHANCE, st.floats(-2, 2), st.sampled_from(MEASURES))
def test_risks_are_risks(baseline: float, value: float, measure: Measure) -> None:
    assert 0 <= Effect(measure, value, 0.1).risk(baseline) <= 1
    assert Effect(measure, 0.0, 0.1).risk(baseline) == pytest.approx(baseline)


@given(CHANCE, st.floats(0.05, 2))
def test_only_the_odds_ratio_never_reaches_certainty(baseline: float, value: float) -> None:
    assert baseline < Effect("or", value, 0.1).risk(baseline) < 1
    assert Effect("rr", value, 0.1).risk(0.99) == 1


def test_what_has_no_effect_is_refused() -> None:
    with pytest.raises(ValueError, match="with and without"):
        Counts(0, 10, 2, 10)
    with pytest.raises(ValueError, match="between 0 and 1"):
        Effect("or", 1.0, 0.1).risk(1.0)
