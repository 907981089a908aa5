"""The forest plot draws what it tells, and tells what the pool gives."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from cmebook.evidence import Evidence
from cmebook.figures.computed import with_computed
from cmebook.figures.trials.outcomes import POINTS, RATIO
from cmebook.figures.trials.shapes import LEFT, RIGHT, ends
from cmebook.live import LiveFigure
from cmebook.live.figure import BUDGET

FIVE = {f"t{place}": place < 6 for place in range(1, 7)}


@pytest.fixture(scope="module")
def live(drawn: Callable[[str], LiveFigure]) -> LiveFigure:
    return drawn("forest-plot")


def state(**changes: Any) -> dict[str, Any]:
    return {"outcome": "madrs-28", "model": "random", **FIVE, **changes}


def words(live: LiveFigure) -> list[str]:
    return [text.get_text() for text in live.artists["words"]]  # type: ignore[union-attr]


def test_the_default_is_the_computed_pool(live: LiveFigure, evidence: Evidence) -> None:
    whole = with_computed(evidence)
    told = live.summary(**state())
    row = whole.computed["calc.tri-madrs-five"]
    assert row.value and row.low and row.high
    assert f"{-row.value:.1f} ({-row.high:.1f} to {-row.low:.1f})" in told
    wider = whole.computed["calc.tri-madrs-five-hk"]
    assert wider.low and wider.high
    assert f"Hartung-Knapp {-wider.high:.1f} to {-wider.low:.1f}" in told
    assert "a further trial −0.4 to 5.5" in told
    assert "Published pool (patients' own data): 2.9 (0.5 to 5.4)" in told


def test_the_diamond_is_the_pool(live: LiveFigure) -> None:
    live.update(**state())
    xs = live.artists["pool"].get_xy()[:, 0]  # type: ignore[union-attr]
    assert (xs.min(), xs.max()) == pytest.approx((1.07, 4.05), abs=0.02)
    assert "2.6 (1.1 to 4.0)" in words(live)


def test_a_published_pool_stands_only_beside_its_own_trials(live: LiveFigure) -> None:
    for changes, shown in (({}, True), ({"t6": True}, False), ({"t1": False}, False)):
        live.update(**state(**changes))
        line, dot = live.artists["published"]  # type: ignore[misc]
        assert line.get_visible() == dot.get_visible() == shown  # type: ignore[union-attr]
    told = live.summary(**state(outcome="madrs-1-si", t3=False))
    assert "Published pool (ASPIRE, both): 3.8 (1.9 to 5.8)" in told


def test_a_trial_without_the_outcome_cannot_be_added(live: LiveFigure) -> None:
    with_all = state(outcome="response-28", t6=True)
    without = {**with_all, "t4": False, "t5": False, "t6": False}
    assert live.summary(**with_all) == live.summary(**without)
    live.update(**with_all)
    assert "not in its main text" in words(live)


def test_fewer_than_two_are_not_pooled(live: LiveFigure) -> None:
    alone = {f"t{place}": place == 2 for place in range(1, 7)}
    assert "pooling needs two trials" in live.summary(**state(**alone))
    live.update(**state(**alone))
    assert not live.artists["pool"].get_visible()  # type: ignore[union-attr]


def test_weights_shift_with_the_model(live: LiveFigure) -> None:
    shown = []
    for model in ("fixed", "random"):
        live.update(**state(outcome="madrs-28", model=model, t6=True))
        squares = live.artists["squares"]
        shown.append([np.ptp(square.get_xy()[:, 0]) ** 2 for square in squares])  # type: ignore[union-attr]
    fixed, random = (np.array(one) / sum(one) for one in shown)
    assert np.ptp(random) < np.ptp(fixed)


def test_one_common_effect_has_no_wider_interval(live: LiveFigure) -> None:
    live.update(**state(model="fixed"))
    assert not live.artists["wider"].get_visible()  # type: ignore[union-attr]
    assert "Hartung" not in live.summary(**state(model="fixed"))


def test_scales_share_their_ticks() -> None:
    for scale in (POINTS, RATIO):
        at = [scale.position(scale.per_tick * step) for step in (-1, 0, 1, 2, 3)]
        assert at == [-5, 0, 5, 10, 15]
    assert RATIO.number(RATIO.per_tick) == "2.00"
    assert POINTS.told(2.56, -0.04, 4.0) == "2.6 (0.0 to 4.0)"
    assert ends(POINTS.position, -40, 50) == (LEFT, RIGHT)


def test_figure_is_small(live: LiveFigure) -> None:
    assert live.report().compressed < BUDGET / 4
