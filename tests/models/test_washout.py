"""What is left falls for ever; a metabolite never falls faster than it would alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from cmebook.models.washout import drug_left, half_lives_until, hours_until, metabolite_left

HALF_LIVES = st.floats(1, 400)


@given(HALF_LIVES, HALF_LIVES)
def test_metabolite_falls_and_outlasts_both(drug: float, metabolite: float) -> None:
    hours = np.linspace(0, 2000, 300)
    left = metabolite_left(drug, metabolite, hours)
    assert left[0] == pytest.approx(1)
    assert np.all(np.diff(left) <= 1e-12)
    assert np.all(left >= drug_left(metabolite, hours) - 1e-9)
    assert np.all(left >= drug_left(drug, hours) - 1e-9)


@pytest.mark.parametrize(("drug", "metabolite"), [(4, 11), (58.8, 192), (24, 24), (30, 30.0000001)])
def test_metabolite_is_what_the_rate_equations_give(drug: float, metabolite: float) -> None:
    """Amounts in steady state, solved numerically from the moment of the last dose."""
    feed, fall = np.log(2) / drug, np.log(2) / metabolite
    hours = np.linspace(0, 10 * metabolite, 60)
    solved = solve_ivp(
        lambda _, y: [-feed * y[0], feed * y[0] - fall * y[1]],
        (0, hours[-1]),
        [1.0, feed / fall],
        t_eval=hours,
        rtol=1e-10,
        atol=1e-12,
    )
    np.testing.assert_allclose(
        metabolite_left(drug, metabolite, hours), solved.y[1] * fall / feed, atol=1e-7
    )


@given(HALF_LIVES, HALF_LIVES, st.floats(0.001, 0.999))
def test_hours_until_finds_the_share(drug: float, metabolite: float, share: float) -> None:
    assert drug_left(drug, hours_until(share, drug)) == pytest.approx(share)
    found = hours_until(share, drug, metabolite)
    assert metabolite_left(drug, metabolite, found) == pytest.approx(share, rel=1e-6)
    assert found >= hours_until(share, max(drug, metabolite)) * (1 - 1e-9)


def test_five_half_lives_leave_three_per_cent() -> None:
    assert drug_left(1, 5) == pytest.approx(1 / 32)
    assert half_lives_until(0.5) == pytest.approx(1)
    assert half_lives_until(1) == 0


@pytest.mark.parametrize("share", [0, -0.1, 1.1])
def test_impossible_shares_are_refused(share: float) -> None:
    with pytest.raises(ValueError, match="up to 1"):
        hours_until(share, 10)


@pytest.mark.parametrize("half_life", [0, -4, float("nan"), float("inf")])
def test_impossible_half_lives_are_refused(half_life: float) -> None:
    with pytest.raises(ValueError, match="half-life"):
        drug_left(half_life, 1)
    with pytest.raises(ValueError, match="half-life"):
        metabolite_left(10, half_life, 1)
