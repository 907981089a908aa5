"""The factorial figure draws the trial its reader sets, and the trials that exist."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from cmebook.evidence import Evidence
from cmebook.figures.computed import with_computed
from cmebook.figures.synergy.arms import ARMS, TRIALS, Effects
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems

STATE = {"trial": "all", "esk": 4.0, "ad": 3.0, "inter": 4.0, "n": 100}


@pytest.fixture(scope="module")
def live(drawn: Callable[[str], LiveFigure]) -> LiveFigure:
    return drawn("factorial-trial")


@pytest.mark.parametrize(("esk", "ad", "inter"), list(product((2, 6), (0, 3), (-4, 0, 4))))
def test_arms_give_back_the_effects_set(esk: float, ad: float, inter: float) -> None:
    gain = Effects(esk, ad, inter).arms()
    alone = gain["esketamine"] - gain["neither"]
    added = gain["both"] - gain["antidepressant"]
    assert (alone + added) / 2 == esk
    assert added - alone == inter
    other = gain["antidepressant"] - gain["neither"], gain["both"] - gain["esketamine"]
    assert sum(other) / 2 == ad
    assert other[1] - other[0] == inter
    assert gain["both"] - Effects(esk, ad, inter).summed == inter


def test_no_trial_of_two_arms_sees_an_average_or_an_interaction() -> None:
    effects = Effects(4, 3, 2)
    assert all(effects.contrasts("all"))
    for trial, (_, arms) in TRIALS.items():
        if trial == "all":
            continue
        first, second = (effects.arms()[arm] for arm in arms)
        seen = [row for row in effects.contrasts(trial) if row]
        assert [row.effect for row in seen] == [second - first]
        assert effects.contrasts(trial)[0] is effects.contrasts(trial)[4] is None


def test_interaction_interval_is_twice_as_wide_as_an_average(live: LiveFigure) -> None:
    live.update(**STATE)
    ends = np.concatenate([line.get_xdata().compressed() for line in live.artists["lines"]])
    widths = np.diff(ends.reshape(-1, 2)).ravel()
    assert len(widths) == 5
    assert widths[4] == pytest.approx(2 * widths[0])
    assert widths[1] == pytest.approx(2**0.5 * widths[0])


def test_patients_told_are_the_computed_numbers(live: LiveFigure, evidence: Evidence) -> None:
    whole = with_computed(evidence)
    told = live.summary(**STATE)
    main, interaction = (
        f"{whole.number(f'calc.syn-arm-{kind}'):.0f}" for kind in ("main", "interaction")
    )
    assert f"esketamine, on average +4 points, power 82%, for 80% {main} in each arm" in told
    assert f"interaction +4 points, power 30%, for 80% {interaction} in each arm" in told


def test_arms_that_a_trial_lacks_are_not_drawn(live: LiveFigure) -> None:
    for trial, (_, arms) in TRIALS.items():
        live.update(**{**STATE, "trial": trial})
        shown = {
            arm: bar.get_visible() for arm, bar in zip(ARMS, live.artists["bars"], strict=True)
        }
        assert {arm for arm, seen in shown.items() if seen} == set(arms)
        told = live.summary(**{**STATE, "trial": trial})
        assert ("cannot see an interaction" in told) == (trial != "all")


def test_measured_differences_stand_in_their_rows(live: LiveFigure, evidence: Evidence) -> None:
    whole = with_computed(evidence)
    axes = live.figure.axes[1]
    marks = {
        round(float(bar[0].get_ydata()[0]), 2): float(bar[0].get_xdata()[0])
        for bar in axes.containers
    }
    assert marks == {
        1.62: 5.95,
        2.62: pytest.approx(whole.number("calc.syn-with-antidepressant"), abs=0.05),
        4.62: pytest.approx(whole.number("calc.syn-indirect-interaction"), abs=0.05),
    }


def test_an_effect_of_nought_has_no_power(live: LiveFigure) -> None:
    told = live.summary(**{**STATE, "inter": 0.0})
    assert "interaction 0 points, nothing to find" in told


def test_colours_stand_out(live: LiveFigure) -> None:
    assert contrast_problems(live) == []
