"""The effect rises and falls once; staying well only falls."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.timecourse import BuildUp, Relapse, SingleInfusion


@given(st.floats(0.1, 3), st.floats(0.2, 5), st.floats(2, 30))
def test_effect_rises_once_and_fades(amplitude: float, onset: float, decay: float) -> None:
    effect = SingleInfusion(amplitude, onset, decay).effect(np.geomspace(0.01, 5000, 400))
    depth = -effect
    assert SingleInfusion(amplitude, onset, decay).effect(0.0) == 0
    assert depth.min() >= 0 and depth.max() < amplitude
    top = depth.argmax()
    assert np.all(np.diff(depth[: top + 1]) >= 0)
    assert np.all(np.diff(depth[top:]) <= 0)


@given(st.floats(1, 100), st.floats(0.3, 5), st.floats(0.01, 1))
def test_still_well_and_its_inverse(scale: float, shape: float, share: float) -> None:
    relapse = Relapse(scale, shape)
    assert relapse.still_well(relapse.day(share)) == pytest.approx(share)
    assert relapse.still_well(0.0) == 1
    assert np.all(np.diff(relapse.still_well(np.linspace(0, 50, 60))) <= 0)


def test_impossible_shares_are_refused() -> None:
    with pytest.raises(ValueError, match="up to 1"):
        Relapse(20, 1.5).day(0)


@given(st.floats(0.3, 20), st.floats(0, 5))
def test_build_up_starts_after_its_delay_and_slows(tau: float, delay: float) -> None:
    effect = BuildUp(tau, delay)
    weeks = np.linspace(0, 6, 61)
    share = effect.share(weeks)
    assert share[-1] == pytest.approx(1)
    assert np.all(share[weeks <= delay] == 0)
    assert np.all(np.diff(share) >= 0)
    steps = np.diff(effect.share(np.linspace(delay, 6, 30)))
    assert np.all(np.diff(steps) < 1e-12), "each span adds less than the one before"


@pytest.mark.parametrize(("tau", "delay"), [(0, 0), (-1, 0), (2, -1), (2, 6)])
def test_impossible_build_ups_are_refused(tau: float, delay: float) -> None:
    with pytest.raises(ValueError, match="build-up"):
        BuildUp(tau, delay)
