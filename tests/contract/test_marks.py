"""What nbgrader makes of the output of a test cell: the traps our cells must stay clear of."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat import from_dict
from nbgrader.utils import determine_grade

from cmebook.course import Course
from cmebook.quiz.engine import Engine
from cmebook.quiz.execute import outputs_of


def graded(source: str, **names: Any) -> float:
    """Points that nbgrader gives to a test cell of 2 points."""
    marks = {"grade": True, "solution": False, "points": 2.0, "grade_id": "x"}
    cell = {"cell_type": "code", "metadata": {"nbgrader": marks}, "source": source}
    cell["outputs"] = outputs_of(source, dict(names), 1)
    return float(determine_grade(from_dict(cell))[0])


@pytest.mark.parametrize("number", ["0.0", "0.5", "2.0", "0", "1"])
def test_a_bare_number_is_the_score(number: str) -> None:
    assert graded(number) == float(number)


@pytest.mark.parametrize(
    "source",
    ["", "None", "x = 0.0", "'wrong'", "-1.0", "print(0.0)", "import numpy; numpy.float64(0.5)"],
)
def test_what_is_no_bare_number_gets_full_marks(source: str) -> None:
    assert graded(source) == 2.0


def test_anything_on_stderr_gets_nothing() -> None:
    assert graded("import sys\nprint('careful', file=sys.stderr)\n2.0") == 0.0


def test_more_than_the_maximum_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot be greater"):
        graded("2.5")


#: Whatever a learner may put in; a test cell has to stand all of it.
ANSWERS = [
    None, "", "B", "b", "Z", [], ["A"], ["A", "C"], ["A", "A"], {"A": True}, {}, {1: 2}, (), 5, 5.0,
    5.1, 5.1001, -5, 0, 1e400, float("nan"), True, "5,0", "x" * 10_000, [[["A"]]], {"A"}, b"B", 1j,
]  # fmt: skip


@pytest.mark.parametrize("grade_id", ["single", "multiple", "truefalse", "numeric"])
def test_our_cells_end_in_one_float_and_are_silent(built: Course, grade_id: str) -> None:
    source = Engine(built.quizzes).tests("small")[f"small-{grade_id}"]
    for answer in ANSWERS:
        names = {f"q0{number}": answer for number in range(1, 6)}
        (output,) = outputs_of(source, names, 1)
        assert output.output_type == "execute_result"
        shown = output.data["text/plain"]
        assert shown == repr(float(shown))
        assert 0.0 <= float(shown) <= 2.0


def test_the_rubric_cell_is_worth_nothing(built: Course) -> None:
    source = Engine(built.quizzes).tests("small")["small-text_rubric"]
    assert outputs_of(source, {}, 1) == []
