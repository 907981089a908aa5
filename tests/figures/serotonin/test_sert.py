"""Curves, scans and the step of the occupancy figure are those of the evidence."""

import numpy as np
import pytest

from cmebook.evidence import Estimate, Evidence, load_evidence
from cmebook.figures import registry
from cmebook.figures.computed import with_computed
from cmebook.figures.serotonin.drugs import DRUGS, FIVE, curves, scans
from cmebook.figures.serotonin.sert import STOPS, TIMES
from cmebook.figures.serotonin.words import milligrams, points
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return registry()["sert-occupancy"].build(evidence)


@pytest.mark.parametrize("drug", DRUGS)
def test_curves_pass_the_computed_numbers(live: LiveFigure, evidence: Evidence, drug: str) -> None:
    live.update(drug=drug, times=1)
    row = with_computed(evidence).computed[f"calc.ser-occ-min-{drug}"]
    start = int(np.flatnonzero(TIMES == 1)[0])
    lines = [float(live.artists[name].get_ydata()[start]) for name in ("fitted", "other")]
    assert lines[0] == pytest.approx(float(row.value or 0), abs=0.51)
    assert [min(lines), max(lines)] == pytest.approx([row.low, row.high], abs=0.51)


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("times", STOPS)
def test_step_is_the_loss_by_halving(
    live: LiveFigure, evidence: Evidence, drug: str, times: float
) -> None:
    live.update(drug=drug, times=times)
    one = curves(evidence, drug)
    full, half = (100 * float(one.fitted.occupancy(one.lowest * x)) for x in (times, times / 2))
    step = live.artists["step"][0]
    assert step.get_xdata() == pytest.approx([times, times / 2, times / 2])
    assert step.get_ydata() == pytest.approx([full, full, half])
    # The difference of the whole numbers a reader sees beside it.
    assert f"{points(round(full) - round(half))} less" in live.summary(drug=drug, times=times)


@pytest.mark.parametrize("drug", DRUGS)
def test_scans_stand_where_the_evidence_puts_them(
    live: LiveFigure, evidence: Evidence, drug: str
) -> None:
    live.update(drug=drug, times=1)
    shown = [mark for mark in live.artists["scans"] if mark.get_marker() == "D"]
    found = {float(mark.get_ydata()[0]) for mark in shown if mark.get_visible()}
    assert found == {evidence.number(row_id) for row_id in DRUGS[drug].scans}
    assert all(mark.get_visible() == (drug in FIVE) for mark in live.artists["five"])


def test_dose_and_course_of_a_scan_are_read_off_its_row(evidence: Evidence) -> None:
    first, *rest = scans(evidence, "escitalopram")
    assert (first.dose, first.value, first.spread, first.steady) == (5, 60, 6, False)
    assert [scan.steady for scan in rest] == [False, False, True]
    for drug in DRUGS:
        for row_id in DRUGS[drug].scans:
            row = evidence.row(row_id)
            assert isinstance(row, Estimate)
            assert row.group.startswith(DRUGS[drug].name)


def test_the_line_is_said_to_be_no_threshold(live: LiveFigure) -> None:
    assert "A threshold for response" in live.not_shown
    assert "calibrated" in " ".join(basis.text for basis in live.basis)


@pytest.mark.parametrize("name", ["sert-occupancy", "taper-steps"])
def test_everything_stands_out(name: str) -> None:
    assert contrast_problems(registry()[name].build()) == []


@pytest.mark.parametrize(
    ("dose", "text"), [(50, "50"), (6.25, "6.2"), (0.6667, "0.67"), (0, "0"), (112.5, "112")]
)
def test_milligrams(dose: float, text: str) -> None:
    assert milligrams(dose) == text


@pytest.mark.parametrize(
    ("change", "text"), [(9.3, "9 points"), (0.8, "1 point"), (0.2, "under 1 point")]
)
def test_points(change: float, text: str) -> None:
    assert points(change) == text
