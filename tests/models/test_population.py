"""Model persons are evenly spread, the same every time, and have the spread asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.population import (
    log_normal,
    log_normal_persons,
    logit_normal,
    middle_90,
    normal_scores,
    omega_from_cv,
)


def test_scores_are_standard_normal_and_repeat() -> None:
    scores = normal_scores(10)
    assert scores.shape == (512, 10)
    np.testing.assert_allclose(scores.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(scores.std(axis=0), 1, atol=0.02)
    correlation = np.corrcoef(scores.T) - np.eye(10)
    assert np.abs(correlation).max() < 0.1
    np.testing.assert_array_equal(scores, normal_scores(10))


@given(st.floats(0.01, 1.5))
def test_log_normal_has_median_and_cv(cv: float) -> None:
    values = log_normal(100.0, cv, normal_scores(1, power=12)[:, 0])
    assert np.median(values) == pytest.approx(100, rel=1e-2)
    assert values.std() / values.mean() == pytest.approx(cv, rel=0.15)


def test_omega_follows_the_log_normal_formula() -> None:
    assert omega_from_cv(0) == 0
    assert omega_from_cv(0.3) == pytest.approx(np.sqrt(np.log(1.09)))
    with pytest.raises(ValueError, match="negative"):
        omega_from_cv(-0.1)


def test_fractions_stay_fractions() -> None:
    values = logit_normal(0.54, 0.7, normal_scores(1)[:, 0])
    assert 0 < values.min() < 0.54 < values.max() < 1


def test_persons_take_one_column_each() -> None:
    scores = normal_scores(2)
    persons = log_normal_persons({"CL": 10.0, "V": 5.0, "Q": 1.0}, {"CL": 0.2, "V": 0.0}, scores)
    assert set(persons) == {"CL", "V"}
    np.testing.assert_allclose(persons["V"], 5.0)
    assert np.all(np.diff(persons["CL"][np.argsort(scores[:, 0])]) > 0)


def test_middle_90_leaves_five_in_a_hundred_on_either_side() -> None:
    low, high = middle_90(np.arange(101.0)[:, np.newaxis])
    assert (low[0], high[0]) == (5.0, 95.0)
