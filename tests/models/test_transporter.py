"""Occupancy rises and flattens; a taper by occupancy takes large steps first, small ones last."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.transporter import Hyperbola, equal_doses, equal_occupancies

CURVES = st.builds(Hyperbola, st.floats(0.5, 1.1), st.floats(0.3, 20))


@given(CURVES, st.floats(0.01, 400))
def test_dose_is_the_inverse_of_occupancy(curve: Hyperbola, dose: float) -> None:
    share = curve.occupancy(dose)
    assert 0 < share < curve.top
    assert curve.dose(share) == pytest.approx(dose, rel=1e-6)


@given(CURVES, st.floats(0.1, 200))
def test_halving_costs_more_the_lower_the_dose(curve: Hyperbola, dose: float) -> None:
    def lost(from_dose: float) -> float:
        return float(curve.occupancy(from_dose) - curve.occupancy(from_dose / 2))

    assert curve.occupancy(curve.half) == pytest.approx(curve.top / 2)
    if dose > 2 * curve.half:  # a halving costs most from sqrt(2) half doses
        assert lost(2 * dose) < lost(dose)


@given(CURVES, st.floats(1, 200), st.integers(2, 12))
def test_both_tapers_go_from_start_to_nothing(curve: Hyperbola, start: float, steps: int) -> None:
    by_dose, by_share = equal_doses(start, steps), equal_occupancies(curve, start, steps)
    for taper in (by_dose, by_share):
        assert len(taper) == steps + 1
        assert taper[0] == pytest.approx(start)
        assert taper[-1] == 0
        assert np.all(np.diff(taper) < 0)
    assert np.diff(by_dose) == pytest.approx(-start / steps)
    freed = -np.diff(curve.occupancy(by_share))
    assert freed == pytest.approx(freed[0], rel=1e-6)
    assert np.all(np.diff(-np.diff(by_share)) < 0), "each step smaller than the one before"
    assert np.all(np.diff(-np.diff(curve.occupancy(by_dose))) > 0), "each costs more"


@pytest.mark.parametrize(("top", "half"), [(0, 1), (0.9, -2), (float("nan"), 1), (1, float("inf"))])
def test_impossible_curves_are_refused(top: float, half: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        Hyperbola(top, half)


def test_impossible_doses_are_refused() -> None:
    curve = Hyperbola(0.9, 2)
    for share in (-0.1, 0.9, 0.95):
        with pytest.raises(ValueError, match="reaches"):
            curve.dose(share)
    with pytest.raises(ValueError, match="above 0"):
        equal_doses(0, 4)
    with pytest.raises(ValueError, match="one step"):
        equal_occupancies(curve, 20, 0)
