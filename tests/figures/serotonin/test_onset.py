"""The marks are the data; only a curve without a delay meets the first of them."""

import pytest

from cmebook.evidence import Evidence, load_evidence
from cmebook.figures import registry
from cmebook.figures.computed import with_computed
from cmebook.figures.serotonin.onset import DELAYS, POINTS, RESPONDERS
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return registry()["response-over-time"].build(evidence)


def test_marks_are_shares_of_the_last_difference(live: LiveFigure, evidence: Evidence) -> None:
    for name, rows in (("points", tuple(POINTS.values())), ("responders", RESPONDERS)):
        found = [evidence.number(row_id) for row_id in rows]
        expected = [100 * value / found[-1] for value in found]
        assert list(live.artists[name].get_ydata()) == pytest.approx(expected)
    assert list(live.artists["points"].get_xdata()) == [1, 6]


@pytest.mark.parametrize("outcome", ["points", "responders"])
def test_only_no_delay_meets_the_first_week(live: LiveFigure, outcome: str) -> None:
    seen = float(live.artists[outcome].get_ydata()[0])
    for delay in DELAYS:
        live.update(delay=delay, outcome=outcome)
        curve = float(live.artists["curve"].get_ydata()[10])
        assert (abs(curve - seen) < 3) == (delay == 0)
        assert f"{curve:.0f}% of the week-6" in live.summary(delay=delay, outcome=outcome)
        assert live.artists[outcome].get_visible()


def test_curve_passes_the_computed_numbers(live: LiveFigure, evidence: Evidence) -> None:
    live.update(delay=0, outcome="points")
    for week in (1, 2, 3, 4):
        expected = with_computed(evidence).number(f"calc.ser-response-week-{week}")
        assert live.artists["curve"].get_ydata()[10 * week] == pytest.approx(expected, abs=0.51)


def test_the_calibrated_curve_is_called_so(live: LiveFigure) -> None:
    assert "calibrated" in next(b.text for b in live.basis if b.kind == "assumption")


def test_everything_stands_out(live: LiveFigure) -> None:
    assert contrast_problems(live) == []
