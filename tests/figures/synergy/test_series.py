"""Three hypotheses, drawn as such, and the observations in their places."""

from collections.abc import Callable

import numpy as np
import pytest

from cmebook.evidence import Evidence, Trial
from cmebook.figures.synergy.hypotheses import HYPOTHESES, TRIAL, Hypotheses
from cmebook.figures.synergy.lanes import DAYS, KEY, MARKS
from cmebook.figures.synergy.observed import BACKGROUNDS, Observed
from cmebook.figures.synergy.series import EVERY, SESSIONS
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems
from cmebook.models.series import Series

STATE = {"hypothesis": "slows", "sessions": 8, "every": "twice", "data": True}


@pytest.fixture(scope="module")
def live(drawn: Callable[[str], LiveFigure]) -> LiveFigure:
    return drawn("series-with-and-without")


@pytest.fixture(scope="module")
def drawings(evidence: Evidence) -> Hypotheses:
    return Hypotheses(evidence)


@pytest.mark.parametrize("hypothesis", HYPOTHESES)
def test_the_series_alone_is_the_same_under_all_and_meets_its_point(
    drawings: Hypotheses, hypothesis: str, evidence: Evidence
) -> None:
    row = evidence.row("janik2025.arms-madrs-d28-56-84mg-averaged")
    assert isinstance(row, Trial)
    found = drawings.arms(hypothesis, TRIAL, np.array([28.0]))
    assert found.series[0] == pytest.approx(-float(row.effect or 0))


@pytest.mark.parametrize("every", EVERY.values())
@pytest.mark.parametrize("sessions", SESSIONS)
def test_hypotheses_are_what_they_are_called(
    drawings: Hypotheses, sessions: int, every: float
) -> None:
    series = Series(sessions, every)
    nothing, own, slows = (drawings.arms(one, series, DAYS) for one in HYPOTHESES)
    np.testing.assert_allclose(nothing.both, nothing.series)
    np.testing.assert_allclose(own.both, own.series + own.antidepressant)
    assert not slows.antidepressant.any()
    assert np.all(slows.both >= slows.series)
    after = series.last < DAYS
    assert np.all(slows.both[after] > slows.series[after])


def test_a_trial_against_placebo_cannot_tell_nothing_from_its_own_effect(
    drawings: Hypotheses,
) -> None:
    """The line above the figure."""
    nothing, own = (drawings.arms(one, TRIAL, DAYS) for one in ("nothing", "own"))
    np.testing.assert_allclose(own.against_placebo, nothing.against_placebo)
    assert own.both.max() > nothing.both.max()


@pytest.mark.parametrize("hypothesis", HYPOTHESES)
def test_staying_well_only_falls_and_is_no_worse_with_the_antidepressant(
    drawings: Hypotheses, hypothesis: str
) -> None:
    alone, both = drawings.still_well(hypothesis, np.geomspace(1, 300, 40))
    for shares in (alone, both):
        assert np.all(np.diff(shares) <= 0)
        assert 0 <= shares.min() <= shares.max() <= 1
    assert np.all(both >= alone)


def test_every_session_falls_on_a_day_that_is_drawn() -> None:
    for sessions in SESSIONS:
        for every in EVERY.values():
            days = Series(sessions, every).days
            assert np.abs(DAYS[:, None] - days).min(axis=0).max() < 1e-9


def test_observations_are_those_of_the_trials(evidence: Evidence) -> None:
    found = {one.name: one for one in Observed(evidence).compared if one.day == 28}
    assert found["TRD4005 monotherapy"].background == "none"
    assert found["TRANSFORM-2"].points.value == 4.0
    assert found["TRANSFORM-2"].points.low == pytest.approx(0.64, abs=0.06)
    assert found["Japan phase 2b"].points.value == pytest.approx(-0.35)
    assert found["Japan phase 2b"].background == "continued"
    assert [one.day for one in Observed(evidence).compared] == [1, 8, *[28] * 6]


def test_shares_still_well_and_who_they_were(evidence: Evidence) -> None:
    found = [(one.day, one.share, one.background) for one in Observed(evidence).still_well]
    assert found == [
        (11, 75, "none"),
        (18, 50, "none"),
        (27, 25, "none"),
        (32, 50, "none"),
        (28, 27, "mixed"),
        (273, 50, "continued"),
    ]


def test_every_background_has_its_own_mark() -> None:
    assert list(BACKGROUNDS) == list(MARKS)
    assert len(KEY) == len(MARKS)
    assert len({look["marker"] for look in MARKS.values()}) == len(MARKS)


def test_differences_are_shown_only_on_the_schedule_of_the_trials(live: LiveFigure) -> None:
    def shown(**state: object) -> tuple[bool, bool]:
        live.update(**{**STATE, **state})
        compared, followed = live.artists["compared"], live.artists["followed"]
        return compared[0].get_visible(), followed[0].get_visible()

    assert shown() == (True, True)
    assert shown(every="weekly") == (False, True)
    assert shown(data=False) == (False, False)
    assert "TRANSFORM-2 4 (a new antidepressant)" in live.summary(**STATE)
    assert "TRANSFORM" not in live.summary(**{**STATE, "sessions": 4})


def test_marks_stand_at_the_measured_values(live: LiveFigure, evidence: Evidence) -> None:
    found = Observed(evidence).compared
    marks = [one for one in live.artists["compared"] if getattr(one, "get_ls", str)() == "None"]
    shown = sorted(float(y) for one in marks for y in one.get_ydata())
    assert shown == sorted(one.points.value for one in found)


def test_every_line_is_dashed_as_a_hypothesis(live: LiveFigure) -> None:
    live.update(**STATE)
    lines = [live.artists[name] for name in ("only", "alone", "both", "well_alone", "well_both")]
    assert all(line.get_linestyle() not in ("-", "solid") for line in lines)
    assert "Every line is a hypothesis" in live.basis[0].text


def test_colours_stand_out(live: LiveFigure) -> None:
    assert contrast_problems(live) == []
