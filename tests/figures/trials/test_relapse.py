"""Relapse: curves that follow the two numbers set, and points where the trial put them."""

import re
from collections.abc import Callable

import numpy as np
import pytest

from cmebook.evidence import Evidence
from cmebook.figures.computed import with_computed
from cmebook.figures.trials.relapse import MONTHS, READ, RISKS, fewer, needed
from cmebook.figures.trials.sustain import MONTH, Sustain
from cmebook.live import LiveFigure
from cmebook.live.figure import BUDGET

DEFAULT = {"group": "remitters", "ratio": 0.49, "risk": 60, "month": 6, "early": False}


@pytest.fixture(scope="module")
def live(drawn: Callable[[str], LiveFigure]) -> LiveFigure:
    return drawn("relapse-over-time")


def test_curves_pass_through_the_risk_set(live: LiveFigure) -> None:
    year = int(np.flatnonzero(MONTHS == 12)[0])
    for risk in RISKS:
        for early in (False, True):
            live.update(**{**DEFAULT, "risk": risk, "early": early})
            stopped = live.artists["stopped"].get_ydata()  # type: ignore[union-attr]
            going_on = live.artists["going_on"].get_ydata()  # type: ignore[union-attr]
            assert stopped[year] == pytest.approx(risk)
            assert going_on[year] == pytest.approx(100 * (1 - (1 - risk / 100) ** 0.49))
            gap = live.artists["fewer"].get_ydata()  # type: ignore[union-attr]
            np.testing.assert_allclose(gap, stopped - going_on)


def test_the_published_ratio_lies_in_its_band(live: LiveFigure) -> None:
    for group, ratio in (("remitters", 0.49), ("responders", 0.3)):
        live.update(**{**DEFAULT, "group": group, "ratio": ratio})
        line = live.artists["going_on"].get_ydata()  # type: ignore[union-attr]
        path = live.artists["band"].get_paths()[0].vertices  # type: ignore[union-attr]
        for month in (3.0, 12.0):
            band = path[np.isclose(path[:, 0], month), 1]
            assert band.min() < line[np.flatnonzero(month == MONTHS)[0]] < band.max()


def test_points_are_those_of_the_trial(live: LiveFigure, evidence: Evidence) -> None:
    live.update(**DEFAULT)
    median, earliest, stopped, went_on = live.artists["observed"]  # type: ignore[misc]
    row = evidence.estimates["daly2019poster.median-relapse-placebo"]
    assert row.value and row.low
    assert median.get_xdata()[0] * MONTH == pytest.approx(row.value)  # type: ignore[union-attr]
    assert earliest.get_xdata()[0] * MONTH == pytest.approx(row.low)  # type: ignore[union-attr]
    shares = [one.get_ydata()[0] for one in (stopped, went_on)]  # type: ignore[union-attr]
    assert shares == pytest.approx(
        [evidence.number(f"daly2019.relapse-remitters-{arm}-pct") for arm in ("stop", "continue")],
        abs=0.05,
    )
    live.update(**{**DEFAULT, "group": "responders"})
    assert not median.get_visible()  # type: ignore[union-attr]


def test_without_effect_there_is_nothing_to_gain(live: LiveFigure) -> None:
    told = live.summary(**{**DEFAULT, "ratio": 1.0})
    assert "0 fewer in 100, no NNT" in told


def test_numbers_needed_fall_with_time_and_agree_with_the_text(
    live: LiveFigure, evidence: Evidence
) -> None:
    found = []
    for month in READ:
        told = live.summary(**{**DEFAULT, "month": month})
        number = re.search(r"NNT (\d+)", told)
        assert number
        found.append(int(number[1]))
    assert found == sorted(found, reverse=True)
    whole = with_computed(evidence)
    assert found[READ.index(12)] == whole.number("calc.tri-nnt-12")
    assert found[READ.index(3)] == whole.number("calc.tri-nnt-3")


def test_calibrated_course_passes_through_the_median(evidence: Evidence) -> None:
    seen = Sustain(evidence)
    control, half = seen.through_median, seen.groups["remitters"].median
    assert half is not None
    assert control.relapsed(half[0]) == pytest.approx(0.5)
    assert control.relapsed(12) == pytest.approx(0.60, abs=0.005)


def test_words() -> None:
    assert fewer(0.369, 0.202) == 17
    assert [needed(gain) for gain in (0.25, 0.167, 0.004)] == ["NNT 4", "NNT 6", "no NNT"]


def test_figure_is_small(live: LiveFigure) -> None:
    assert live.report().compressed < BUDGET / 2
