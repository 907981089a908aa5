"""The power formula agrees with simulated trials and with published numbers."""

from math import sqrt

import numpy as np
import pytest
from scipy import stats

from cmebook.evidence import Evidence
from cmebook.models.factorial import INTERACTION, MAIN, SIMPLE, Design, pooled_sd

TRIALS = 4000
PLAN = Design(14.0)


def simulated_power(effect: float, contrast: float, per_arm: int) -> float:
    """Share of simulated trials in which a t test of the contrast is positive.

    The four arms are neither, drug 1, drug 2 and both; the effect is put where it belongs.
    """
    weights, means = {
        MAIN: ([-0.5, 0.5, -0.5, 0.5], [0, effect, 0, effect]),
        SIMPLE: ([-1, 1, 0, 0], [0, effect, 0, effect]),
        INTERACTION: ([1, -1, -1, 1], [0, 0, 0, effect]),
    }[contrast]
    draw = np.random.default_rng(20261123).normal(
        np.array(means)[:, None], PLAN.sd, size=(TRIALS, 4, per_arm)
    )
    estimate = draw.mean(axis=2) @ np.array(weights)
    spread = np.sqrt(draw.var(axis=2, ddof=1).mean(axis=1))
    t = estimate / (spread * sqrt(sum(w * w for w in weights) / per_arm))
    return float(np.mean(np.abs(t) > stats.t.isf(PLAN.alpha / 2, 4 * (per_arm - 1))))


@pytest.mark.parametrize("contrast", [MAIN, SIMPLE, INTERACTION])
@pytest.mark.parametrize("effect", [4.0, 7.0])
def test_simulated_trials_of_the_computed_size_have_the_planned_power(
    contrast: float, effect: float
) -> None:
    per_arm = PLAN.per_arm(effect, contrast)
    assert simulated_power(effect, contrast, per_arm) == pytest.approx(PLAN.power, abs=0.025)


@pytest.mark.parametrize(("effect", "per_arm"), [(0.0, 60), (4.0, 95), (4.0, 30), (-6.0, 95)])
@pytest.mark.parametrize("contrast", [MAIN, INTERACTION])
def test_power_is_that_of_simulated_trials(effect: float, per_arm: int, contrast: float) -> None:
    expected = PLAN.chance(effect, contrast, per_arm)
    assert simulated_power(effect, contrast, per_arm) == pytest.approx(expected, abs=0.025)


def test_an_interaction_of_the_same_size_needs_four_times_the_patients(evidence: Evidence) -> None:
    ratio = PLAN.exact_per_arm(3, INTERACTION) / PLAN.exact_per_arm(3, MAIN)
    assert ratio == pytest.approx(evidence.number("leon2009.inflation"))
    assert ratio == pytest.approx(evidence.number("brookes2004.inflation"))


def test_power_for_an_interaction_is_the_published_one(evidence: Evidence) -> None:
    """Brookes 2004 found it by simulation."""
    planned = Design(1.0, power=evidence.number("brookes2004.power-overall") / 100)
    per_arm = planned.exact_per_arm(0.3, MAIN)
    found = planned.chance(0.3, INTERACTION, per_arm)
    assert round(100 * found) == evidence.number("brookes2004.power-same-size")


def test_a_whole_number_of_patients_is_just_enough() -> None:
    for contrast in (MAIN, SIMPLE, INTERACTION):
        n = PLAN.per_arm(5, contrast)
        assert PLAN.chance(5, contrast, n) >= PLAN.power > PLAN.chance(5, contrast, n - 1)


def test_an_interval_that_just_misses_nought_is_just_significant() -> None:
    per_arm = 80
    least = PLAN.critical * PLAN.standard_error(SIMPLE, per_arm)
    low, high = PLAN.interval(least, SIMPLE, per_arm)
    assert (low, high) == pytest.approx((0, 2 * least))


def test_pooled_sd() -> None:
    assert pooled_sd(((2.0, 11), (2.0, 31))) == 2.0
    assert pooled_sd(((3.0, 11), (4.0, 11))) == pytest.approx(sqrt(12.5))


def test_impossible_designs_are_refused() -> None:
    with pytest.raises(ValueError, match="effect of 0"):
        PLAN.per_arm(0, MAIN)
    for sd, alpha, power in ((0, 0.05, 0.8), (1, 0, 0.8), (1, 0.05, 1)):
        with pytest.raises(ValueError, match="a design needs"):
            Design(sd, alpha, power)
