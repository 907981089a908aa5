"""A hundred people, all of them somewhere, and numbers needed as the trials print them."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.evidence import Evidence
from cmebook.figures.computed import with_computed
from cmebook.figures.trials.choices import QUESTIONS, Answer, needed, whole
from cmebook.figures.trials.hundred import BASELINES, LOOKS, PEOPLE, SIDES, counted
from cmebook.live import LiveFigure
from cmebook.live.figure import BUDGET
from cmebook.models.risk import MEASURES

DEFAULT = {"outcome": "response", "base": 40, "measure": "rr", "end": "mid"}


@pytest.fixture(scope="module")
def live(drawn: Callable[[str], LiveFigure]) -> LiveFigure:
    return drawn("hundred-people")


def people(live: LiveFigure) -> dict[str, int]:
    """How many markers of each place stand in the picture."""
    found = {}
    for place in LOOKS:
        offsets = np.asarray(live.artists[place].get_offsets())  # type: ignore[union-attr]
        found[place] = int((offsets[:, 0] >= 0).sum())
    return found


@pytest.mark.parametrize("outcome", QUESTIONS)
@pytest.mark.parametrize("measure", MEASURES)
def test_a_hundred_people_stand_in_the_picture(
    live: LiveFigure, outcome: str, measure: str
) -> None:
    for base in BASELINES[::4]:
        for end in SIDES:
            now: dict[str, Any] = {"outcome": outcome, "base": base, "measure": measure, "end": end}
            live.update(**now)
            many = people(live)
            assert sum(many.values()) == PEOPLE
            assert not (many["gained"] and many["lost"])
            told = live.summary(**now)
            assert all(re.search(rf"\b{number} \w", told) for number in many.values())


@given(st.sampled_from(list(QUESTIONS)), st.floats(0, 1), st.floats(0, 1))
def test_whole_people_add_up(key: str, baseline: float, risk: float) -> None:
    question = QUESTIONS[key]
    many = counted(question, baseline, risk)
    assert sum(many.values()) == PEOPLE
    assert min(many.values()) >= 0
    with_treatment = many["with"] + many["gained" if question.good else "lost"]
    assert with_treatment == round(PEOPLE * risk)


def test_numbers_needed_are_those_the_trials_print(evidence: Evidence) -> None:
    answer = Answer(evidence, QUESTIONS["relapse"])
    for measure in MEASURES:
        assert whole(answer.gain(measure, answer.control)) == evidence.number(
            "daly2019.nnt-remitters"
        )
    responders = evidence.trials["daly2019.arms-relapse-responders"]
    assert responders.events_ctrl and responders.n_ctrl and responders.events_treat
    assert responders.n_treat
    gain = responders.events_ctrl / responders.n_ctrl - responders.events_treat / responders.n_treat
    assert whole(gain) == evidence.number("daly2019.nnt-responders")


def test_computed_numbers_are_those_shown(live: LiveFigure, evidence: Evidence) -> None:
    known = with_computed(evidence)
    for measure in MEASURES:
        for base in (15, 60):
            live.update(outcome="response", base=base, measure=measure, end="mid")
            many = people(live)
            expected = known.number(f"calc.tri-response-{measure}-{base}")
            assert many["gained"] + many["with"] == expected


def test_three_measures_meet_at_the_trial_and_part_elsewhere(evidence: Evidence) -> None:
    answer = Answer(evidence, QUESTIONS["quetiapine"])
    at_trial = [answer.gain(measure, answer.control) for measure in MEASURES]
    assert np.ptp(at_trial) < 1e-9
    assert np.ptp([answer.gain(measure, 0.7) for measure in MEASURES]) > 0.1


def test_an_interval_that_holds_no_gain_has_no_end() -> None:
    assert needed(0.1, 0.05, 0.2) == "NNT 10 (5 to 20)"
    assert needed(0.1, -0.05, 0.2) == "NNT 10 (5 to no gain)"
    assert needed(-0.1, -0.2, 0.0) == "no NNT"
    assert needed(0.0, -0.2, 0.2) == "no NNT (5 to no gain)"


def test_figure_is_small(live: LiveFigure) -> None:
    assert live.report().compressed < BUDGET / 2
