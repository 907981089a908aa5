"""Both staircases start and end together, and free what the computed numbers say."""

import numpy as np
import pytest

from cmebook.evidence import Evidence, load_evidence
from cmebook.figures import registry
from cmebook.figures.computed import with_computed
from cmebook.figures.serotonin.drugs import DRUGS
from cmebook.figures.serotonin.taper import END, STARTS, STEPS
from cmebook.live import LiveFigure

LINES = ("dose_by_dose", "dose_by_share", "share_by_dose", "share_by_share")


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return registry()["taper-steps"].build(evidence)


def stairs(live: LiveFigure, name: str) -> np.ndarray:
    return np.asarray(live.artists[name].get_ydata(), dtype=float)


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("times", STARTS)
@pytest.mark.parametrize("steps", STEPS)
def test_both_plans_end_together(live: LiveFigure, drug: str, times: int, steps: int) -> None:
    live.update(drug=drug, times=times, steps=steps)
    for name in LINES:
        values = stairs(live, name)
        assert len(values) == END + 2
        assert np.all(np.diff(values[: steps + 1]) < 0)
        assert values[steps - 1] > 0
        assert np.all(values[steps:] == 0)
    assert stairs(live, "dose_by_dose")[0] == 100
    even = np.diff(stairs(live, "share_by_share")[: steps + 1])
    assert even == pytest.approx(even[0])


@pytest.mark.parametrize("drug", ["citalopram", "sertraline"])
def test_steps_are_the_computed_numbers(live: LiveFigure, evidence: Evidence, drug: str) -> None:
    live.update(drug=drug, times=1, steps=4)
    whole = with_computed(evidence)
    freed = -np.diff(stairs(live, "share_by_dose"))
    assert freed[0] == pytest.approx(whole.number(f"calc.ser-taper-{drug}-first"), abs=0.51)
    assert freed[3] == pytest.approx(whole.number(f"calc.ser-taper-{drug}-last"), abs=0.51)
    start = evidence.number(DRUGS[drug].dose_row)
    doses = stairs(live, "dose_by_share") * start / 100
    for step in (1, 2, 3):
        expected = whole.number(f"calc.ser-taper-{drug}-dose-{step}")
        assert doses[step] == pytest.approx(expected, abs=0.051)


def test_it_says_what_the_evidence_for_the_plan_is(live: LiveFigure, evidence: Evidence) -> None:
    told = " ".join(basis.text for basis in live.basis)
    assert evidence.findings["horowitz2019.hyperbolic"].statement in told
    assert evidence.findings["vanos2023.cohort"].statement in told
    assert "no randomised comparison" in live.not_shown
