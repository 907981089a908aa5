"""A hundred people, all of them somewhere, and totals that stand where the evidence puts them."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.evidence import Evidence, load_evidence
from cmebook.figures import registry
from cmebook.figures.computed import with_computed
from cmebook.figures.depression.next_step import PEOPLE, PLACES, STEPS, SUPPOSED, counted, spots
from cmebook.figures.depression.stard import Stard
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems
from cmebook.live.figure import BUDGET
from cmebook.models.steps import Outcome


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return registry()["next-step"].build(evidence)


def people(live: LiveFigure) -> dict[str, int]:
    """How many markers of each place stand in the picture."""
    found = {}
    for place in PLACES:
        offsets = np.asarray(live.artists[place].get_offsets())  # type: ignore[union-attr]
        found[place] = int((offsets[:, 0] >= 0).sum())
    return found


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("supposed", [0, 50, 100])
def test_a_hundred_people_stand_in_the_picture(
    live: LiveFigure, step: int, supposed: float
) -> None:
    live.update(step=step, supposed=supposed)
    assert sum(people(live).values()) == PEOPLE
    told = live.summary(step=step, supposed=supposed)
    for place, many in people(live).items():
        if place != "supposed" or many:
            assert re.search(rf"\b{many}\b", told)


def test_bars_are_the_published_shares(live: LiveFigure, evidence: Evidence) -> None:
    heights = [bar.get_height() for bar in live.artists["steps"]]  # type: ignore[union-attr]
    assert heights == pytest.approx(
        [evidence.number(f"rush2006.remission-step-{step}") for step in STEPS]
    )


def test_the_published_total_supposes_that_leavers_fare_alike(
    live: LiveFigure, evidence: Evidence
) -> None:
    known = Stard(evidence)
    assert known.after(4, 1).remitted == pytest.approx(known.published, abs=0.005)
    live.update(step=4, supposed=100)
    shown = live.artists["now"].get_xdata()[0]  # type: ignore[union-attr]
    assert shown == pytest.approx(evidence.number("rush2006.remission-cumulative"), abs=0.5)


def test_totals_lie_in_order(evidence: Evidence) -> None:
    known = Stard(evidence)
    totals = [known.after(4, share / 100).remitted for share in SUPPOSED]
    assert totals == sorted(totals)
    assert known.reanalysis < totals[0] < totals[-1]


def test_computed_numbers_are_those_shown(live: LiveFigure, evidence: Evidence) -> None:
    whole = with_computed(evidence)
    for row_id, step, supposed in (
        ("calc.stard-seen", 4, 0),
        ("calc.stard-seen-2", 2, 0),
        ("calc.stard-supposed", 4, 100),
    ):
        told = live.summary(step=step, supposed=supposed)
        assert f"Together {whole.text(row_id)} in remission" in told


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(lambda parts: sum(parts) > 0.1))
def test_whole_people_add_up_and_are_never_far_off(parts: list[float]) -> None:
    outcome = Outcome(*(part / sum(parts) for part in parts))
    whole = counted(outcome)
    assert sum(whole.values()) == PEOPLE
    for place, many in whole.items():
        assert abs(many - PEOPLE * getattr(outcome, place)) < 1 + 1e-6


def test_nobody_stands_on_another() -> None:
    everybody = spots(0, PEOPLE)
    assert len({tuple(one) for one in everybody}) == PEOPLE
    assert spots(30, 0)[0][0] < -1


def test_figure_is_small_and_stands_out(live: LiveFigure) -> None:
    assert live.report().compressed < BUDGET / 8
    assert contrast_problems(live) == []
