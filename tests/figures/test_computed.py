"""Computed numbers: pinned, true to their declared evidence, and at home beside its rows."""

from dataclasses import replace
from pathlib import Path

import pytest

from cmebook.errors import CourseError
from cmebook.evidence import Evidence, Number
from cmebook.figures.calc import Computed, ComputedRow, Value
from cmebook.figures.computed import COMPUTED, as_csv, with_computed

GOLDEN = Path(__file__).parents[1] / "golden" / "computed.csv"
REFRESH = "python -m cmebook.figures.computed > tests/golden/computed.csv"


@pytest.fixture(scope="module")
def whole(evidence: Evidence) -> Evidence:
    return with_computed(evidence)


def test_numbers_are_those_a_clinician_has_seen(evidence: Evidence) -> None:
    now, then = as_csv(evidence).splitlines(), GOLDEN.read_text("utf-8").splitlines()
    changed = sorted(set(now) ^ set(then))
    assert now == then, f"computed numbers changed; if that is meant: {REFRESH}\n" + "\n".join(
        changed
    )


def test_every_number_has_a_fitting_id_and_says_what_it_is() -> None:
    for row_id, number in COMPUTED.items():
        assert row_id == number.id
        assert row_id.startswith("calc.")
        assert len(number.statement) > 20
        assert not number.statement.endswith(".")
        assert number.uses


def test_they_answer_like_rows_of_the_evidence(whole: Evidence) -> None:
    assert whole.text("calc.iv-dose-70kg") == "35\u00a0mg"
    assert whole.number("calc.iv-dose-70kg") == 35.0
    assert whole.text("calc.iv-peak", form="ci").endswith("117 to 203)")
    assert whole.text("K1.CL") == "95.2\u00a0L/h"
    row = whole.row("calc.effect-half-time")
    assert isinstance(row, ComputedRow)
    assert (row.basis, row.uses) == ("calibrated", ("TIME.t_off",))
    with pytest.raises(CourseError, match=r"calc\.iv-peak"):
        whole.row("calc.iv-peek")


def test_an_interval_holds_its_value(whole: Evidence) -> None:
    for row in whole.computed.values():
        if row.low is not None and row.high is not None and row.value is not None:
            assert row.low <= row.value <= row.high
            assert row.interval


def test_a_changed_parameter_changes_the_numbers_that_use_it_and_no_others(
    evidence: Evidence,
) -> None:
    """``uses`` is what a trace relies on."""
    rows = dict(evidence.parameter_table)
    rows["K1.V1"] = replace(rows["K1.V1"], value=Number("66"))
    changed = replace(evidence, parameter_table=rows)
    before, after = with_computed(evidence).computed, with_computed(changed).computed
    moved = {row_id for row_id in before if before[row_id] != after[row_id]}
    assert "calc.iv-peak" in moved
    assert all("K1" in COMPUTED[row_id].uses for row_id in moved)


def test_undeclared_and_unused_rows_are_refused(evidence: Evidence) -> None:
    sly = Computed("calc.sly", "looks elsewhere", "", ("K1",), lambda rows: rows.number("E1.Vc"))
    with pytest.raises(CourseError, match=r'Add "E1\.Vc" to its uses'):
        sly.value(evidence)
    idle = Computed("calc.idle", "does not look", "", ("K1",), lambda rows: 1.0)
    with pytest.raises(CourseError, match="never looks at it"):
        idle.value(evidence)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (37.6, -1, "40"),
        (0.0004, 1, "0.0"),
        (-0.0004, 1, "0.0"),
        (1.25, 2, "1.25"),
        (99.6, 0, "100"),
    ],
)
def test_rounding(evidence: Evidence, value: float, digits: int, text: str) -> None:
    number = Computed(
        "calc.x",
        "x",
        "",
        ("K1",),
        lambda rows: Value(value + 0 * len(rows.parameters("K1"))),
        digits,
    )
    shown = number.row(evidence).value
    assert shown is not None
    assert shown.text == text
