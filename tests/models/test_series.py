"""A series builds up to a ceiling, fades after the last session, and can be fitted to a point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.series import Fading, Series, onset, through

TOPS, GAINS, LASTS = st.floats(1, 30), st.floats(0.1, 0.9), st.floats(2, 60)
SERIES = st.builds(Series, st.integers(1, 12), st.floats(1, 14))


@given(TOPS, GAINS, LASTS, SERIES)
def test_effect_stays_below_its_top_and_fades_after_the_last_session(
    top: float, gain: float, lasts: float, series: Series
) -> None:
    fading = Fading(top, gain, lasts)
    days = np.linspace(0, series.last, 60)
    effect = fading.effect(series, days)
    assert effect[0] == pytest.approx(gain * top)
    assert effect.max() < top
    after = fading.effect(series, series.last + np.array([0, lasts, 3 * lasts]))
    np.testing.assert_allclose(after / after[0], np.exp([0, -1, -3]))


@given(GAINS, LASTS, SERIES)
def test_slower_fading_is_never_less(gain: float, lasts: float, series: Series) -> None:
    days = np.linspace(0, series.last + 40, 50)
    slow, fast = (Fading(10, gain, k * lasts).effect(series, days) for k in (2, 1))
    assert np.all(slow >= fast)


@given(st.floats(0.5, 20), GAINS, LASTS, SERIES, st.floats(0, 30))
def test_through_a_point(
    effect: float, gain: float, lasts: float, series: Series, later: float
) -> None:
    day = series.last + later
    assert through(day, effect, series, gain, lasts).effect(series, day) == pytest.approx(effect)


def test_nothing_before_the_first_session() -> None:
    assert Fading(10, 0.5, 7).effect(Series(4, 7), [-1.0, 0.0]).tolist() == [0, 5]
    assert Series(4, 3.5).days.tolist() == [0, 3.5, 7, 10.5]


@given(st.floats(-10, 10), st.floats(1, 40))
def test_a_daily_drug_nears_its_full_effect(full: float, lasts: float) -> None:
    found = onset([-5, 0, lasts, 100 * lasts], full, lasts)
    assert found[:2].tolist() == [0, 0]
    assert found[2] == pytest.approx(full * (1 - np.exp(-1)))
    assert found[3] == pytest.approx(full)
