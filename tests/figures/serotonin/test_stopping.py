"""The fall after the last dose is that of the half-lives, in every view."""

import numpy as np
import pytest

from cmebook.errors import CourseError
from cmebook.evidence import Evidence, load_evidence
from cmebook.figures import registry
from cmebook.figures.computed import with_computed
from cmebook.figures.serotonin.halflives import AGENTS, Fall, half_life
from cmebook.figures.serotonin.stopping import OCCUPYING, STOPS
from cmebook.figures.serotonin.stopping_picture import DAYS, VIEWS
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return registry()["level-after-stopping"].build(evidence)


def on(live: LiveFigure, name: str, day: float) -> float:
    place = int(np.flatnonzero(np.isclose(DAYS, day))[0])
    return float(live.artists[name].get_ydata()[place])


@pytest.mark.parametrize(
    ("drug", "name", "day", "number"),
    [
        ("paroxetine", "drug_two", 3, "calc.ser-left-3d-paroxetine"),
        ("escitalopram", "drug_six", 7, "calc.ser-left-7d-escitalopram"),
        ("venlafaxine", "drug_two", 1, "calc.ser-left-1d-venlafaxine"),
        ("venlafaxine", "metabolite_log", 1, "calc.ser-left-1d-odv"),
        ("fluoxetine", "metabolite_six", 28, "calc.ser-left-28d-fluoxetine"),
    ],
)
def test_lines_pass_the_computed_numbers(
    live: LiveFigure, evidence: Evidence, drug: str, name: str, day: float, number: str
) -> None:
    live.update(drug=drug, day=1, occupied=False, view=name.split("_")[1])
    assert live.artists[name].get_visible()
    assert on(live, name, day) == pytest.approx(with_computed(evidence).number(number), abs=0.51)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("drug", AGENTS)
def test_only_one_view_is_seen(live: LiveFigure, drug: str, view: str) -> None:
    live.update(drug=drug, day=3, occupied=True, view=view)
    for name in VIEWS:
        seen = [live.artists[f"{one}_{name}"].get_visible() for one in ("drug", "occupied")]
        assert seen == [name == view, name == view and drug in OCCUPYING]
        fed = live.artists[f"metabolite_{name}"].get_visible()
        assert fed == (name == view and bool(AGENTS[drug].metabolite))


@pytest.mark.parametrize("view", VIEWS)
def test_marks_stand_on_the_scale_of_the_view(
    live: LiveFigure, evidence: Evidence, view: str
) -> None:
    """Scans are drawn in shares of the axes; on that scale they are what was measured."""
    live.update(drug="escitalopram", day=7, occupied=True, view=view)
    cursor, _, marks, *_ = live.artists["marks"]
    axes = live.artists[f"drug_{view}"].axes
    places = axes.transData.inverted().transform(
        axes.transAxes.transform(np.column_stack([marks.get_xdata(), marks.get_ydata()]))
    )
    expected = [evidence.number(f"klein2007.escitalopram-{hours}h") for hours in (6, 54)]
    assert places[:, 0] == pytest.approx([6 / 24, 54 / 24])
    assert places[:, 1] == pytest.approx(expected)
    at = axes.transData.inverted().transform(axes.transAxes.transform([cursor.get_xdata()[0], 0]))
    assert at[0] == pytest.approx(7)


def test_scans_are_shown_for_the_scanned_drug_alone(live: LiveFigure) -> None:
    for drug in AGENTS:
        live.update(drug=drug, day=1, occupied=True, view="two")
        assert live.artists["marks"][2].get_visible() == (drug == "escitalopram")


@pytest.mark.parametrize("drug", AGENTS)
def test_a_longer_half_life_leaves_more(evidence: Evidence, drug: str) -> None:
    fall = Fall.read(evidence, drug)
    for course in (fall.left, fall.metabolite_left) if fall.metabolite else (fall.left,):
        low, middle, high = (course(24 * np.array(STOPS), end) for end in ("low", "value", "high"))
        assert np.all(low <= middle + 1e-12)
        assert np.all(middle <= high + 1e-12)
    if fall.metabolite:
        assert np.all(fall.metabolite_left(24.0) > fall.left(24.0))


def test_the_middle_of_a_range_is_taken(evidence: Evidence) -> None:
    found = half_life(evidence, "tcrm2018_table.half-life-norfluoxetine")
    assert (found.value, found.low, found.high) == (240, 96, 384)
    assert half_life(evidence, "tcrm2018_table.half-life-sertraline").high == 26
    assert half_life(evidence, "tcrm2018_table.half-life-duloxetine").value == 12


def test_a_row_that_is_no_half_life_is_refused(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match="half-life in hours"):
        half_life(evidence, "vanos2023.n")
    with pytest.raises(ValueError, match="no active metabolite"):
        Fall.read(evidence, "paroxetine").metabolite_left(1.0)


def test_next_to_nothing_is_said_so(live: LiveFigure) -> None:
    assert "under 0.1%" in live.summary(drug="paroxetine", day=42, occupied=False, view="two")
    assert "not told" in live.summary(drug="fluoxetine", day=1, occupied=True, view="two")


def test_everything_stands_out(live: LiveFigure) -> None:
    assert contrast_problems(live) == []
