"""Shares from a normal curve: known values, order, and an overlap that behaves like an area."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.response import Fall, cuts, overlap

MEANS, SDS = st.floats(-30, 40), st.floats(1, 20)
FALLS = st.builds(Fall, MEANS, SDS)


def test_half_of_a_group_falls_by_its_mean_or_more() -> None:
    fall = Fall(20, 12)
    assert fall.share_from(20) == 0.5
    assert fall.share_from(8) == pytest.approx(0.8413, abs=1e-4)  # one SD below the mean


def test_cuts_follow_the_start() -> None:
    found = cuts(38, 12)
    assert (found.response, found.remission) == (19, 26)
    assert cuts(38, 10).remission - found.remission == 2
    with pytest.raises(ValueError, match="no fall"):
        cuts(10, 12)


@given(FALLS, st.floats(-40, 60), st.floats(0.1, 20))
def test_a_higher_bar_is_passed_by_no_more(fall: Fall, bar: float, more: float) -> None:
    assert 0 <= fall.share_from(bar + more) <= fall.share_from(bar) <= 1


@given(FALLS, FALLS)
def test_overlap_is_the_area_below_both_curves(one: Fall, other: Fall) -> None:
    points = np.linspace(-200, 220, 42001)
    area = np.trapezoid(np.minimum(one.density(points), other.density(points)), points)
    assert overlap(one, other) == pytest.approx(float(area), abs=2e-3)
    assert overlap(one, other) == pytest.approx(overlap(other, one), abs=1e-9)


def test_overlap_of_one_curve_with_itself_is_whole() -> None:
    assert overlap(Fall(10, 5), Fall(10, 5)) == pytest.approx(1)
    assert overlap(Fall(0, 1), Fall(1, 1)) == pytest.approx(0.6171, abs=1e-4)  # 2 Phi(-1/2)


def test_a_curve_needs_a_width() -> None:
    with pytest.raises(ValueError, match="above 0"):
        Fall(10, 0)
