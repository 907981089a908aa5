"""Pooling agrees with published analyses of one famous set, and keeps its promises on any."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.pooling import fixed, random

#: Thirteen trials of BCG against tuberculosis (Colditz 1994), the set of many textbooks: ill and
#: well among the vaccinated, ill and well among the others.
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)


@pytest.fixture(scope="module")
def bcg() -> tuple[np.ndarray, np.ndarray]:
    """Logarithms of risk ratios, and standard errors."""
    ill, well, ill_other, well_other = BCG.T
    all_, others = ill + well, ill_other + well_other
    effects = np.log(ill / all_) - np.log(ill_other / others)
    return effects, np.sqrt(1 / ill - 1 / all_ + 1 / ill_other - 1 / others)


def test_heterogeneity_is_the_published_one(bcg: tuple[np.ndarray, np.ndarray]) -> None:
    """R metafor prints Q = 152.2330 on 12 degrees of freedom."""
    assert fixed(*bcg).q == pytest.approx(152.2330, abs=5e-5)


def test_paule_mandel_is_that_of_another_program(bcg: tuple[np.ndarray, np.ndarray]) -> None:
    """Python statsmodels 0.15.0: combine_effects(..., method_re="pm")."""
    pool = random(*bcg)
    assert pool.tau2 == pytest.approx(0.3180684522, abs=1e-8)
    assert (pool.estimate, pool.se) == pytest.approx((-0.714968, 0.180892), abs=1e-6)
    assert pool.i2 == pytest.approx(0.9211734686)
    assert pool.interval()[0] == pytest.approx(-1.069510, abs=1e-6)
    assert pool.hartung_knapp()[0] == pytest.approx(-1.109098, abs=1e-6)


def test_one_common_effect_is_that_of_another_program(
    bcg: tuple[np.ndarray, np.ndarray],
) -> None:
    pool = fixed(*bcg)
    assert (pool.estimate, pool.se) == pytest.approx((-0.430285, 0.040499), abs=1e-6)
    assert pool.tau2 == 0


def test_prediction_by_hand(bcg: tuple[np.ndarray, np.ndarray]) -> None:
    """2.200985 is the 97.5% point of t with 11 degrees of freedom."""
    pool = random(*bcg)
    half = 2.200985 * np.sqrt(0.3180684522 + 0.180892**2)
    assert pool.prediction() == pytest.approx((-0.714968 - half, -0.714968 + half), abs=1e-5)


Trials = st.lists(st.tuples(st.floats(-20, 20), st.floats(0.1, 10)), min_size=3, max_size=8)


@given(Trials)
def test_trials_scatter_as_the_variance_between_them_says(
    trials: list[tuple[float, float]],
) -> None:
    effects, ses = np.array(trials).T
    pool = random(effects, ses)
    scatter = float(((effects - pool.estimate) ** 2 / (ses**2 + pool.tau2)).sum())
    excess = scatter - (len(trials) - 1)
    if pool.tau2 > 0:
        assert excess == pytest.approx(0, abs=1e-4)
        assert pool.spread == pytest.approx(1, abs=1e-4)
    else:
        assert excess <= 1e-9
        assert pool.estimate == pytest.approx(fixed(effects, ses).estimate)


@given(Trials)
def test_each_interval_holds_the_one_before(trials: list[tuple[float, float]]) -> None:
    effects, ses = np.array(trials).T
    pool = random(effects, ses)
    spans = [pool.interval(), pool.hartung_knapp(), pool.prediction()]
    for inner, outer in pairwise(spans):
        assert outer[0] <= inner[0] + 1e-9
        assert inner[1] <= outer[1] + 1e-9
    assert pool.weights.sum() == pytest.approx(1)
    assert min(effects) - 1e-9 <= pool.estimate <= max(effects) + 1e-9


@given(Trials, st.floats(-5, 5))
def test_moving_all_trials_moves_the_pool(trials: list[tuple[float, float]], by: float) -> None:
    effects, ses = np.array(trials).T
    one, other = random(effects, ses), random(effects + by, ses)
    assert other.estimate == pytest.approx(one.estimate + by, abs=1e-6)
    assert other.tau2 == pytest.approx(one.tau2, rel=1e-4, abs=1e-6)


def test_what_cannot_be_pooled_is_refused() -> None:
    for effects, ses in (([1.0], [1.0]), ([1.0, 2.0], [1.0]), ([1.0, 2.0], [1.0, 0.0])):
        with pytest.raises(ValueError):
            random(effects, ses)
    with pytest.raises(ValueError, match="three trials"):
        random([1.0, 2.0], [1.0, 1.0]).prediction()
