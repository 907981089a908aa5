from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from nbformat import from_dict
from nbgrader.utils import determine_grade

from cmebook.quiz.execute import outputs_of, run


def outputs(source: str, **names: Any) -> list[Any]:
    return outputs_of(source, dict(names), 1)


def graded(*cells: tuple[str, dict[str, Any]]) -> Any:
    blank = {"grade": False, "solution": False, "locked": False, "schema_version": 3}
    return from_dict(
        {
            "cells": [
                {
                    "cell_type": "code",
                    "metadata": {"nbgrader": {**blank, **marks}} if marks else {},
                    "source": source,
                    "outputs": [{"output_type": "stream", "name": "stdout", "text": "old"}],
                    "execution_count": 7,
                }
                for source, marks in cells
            ]
        }
    )


TEST = {"grade": True, "locked": True, "grade_id": "item", "points": 2.0}
ANSWER = {"solution": True, "grade_id": "item_answer"}


def test_last_expression_becomes_the_result() -> None:
    (result,) = outputs("a = 0.5\na * 3")
    assert (result.output_type, result.data["text/plain"]) == ("execute_result", "1.5")


@pytest.mark.parametrize("source", ["", "a = 1", "None", "# nothing", "if True:\n    5"])
def test_no_value_is_no_output(source: str) -> None:
    assert outputs(source) == []


def test_streams_come_before_the_result() -> None:
    found = outputs("import sys\nprint('x')\nprint('y', file=sys.stderr)\n1.0")
    assert [o.get("name", o.output_type) for o in found] == ["stdout", "stderr", "execute_result"]


@pytest.mark.parametrize(
    ("source", "name"),
    [("1 / 0", "ZeroDivisionError"), ("raise SystemExit(3)", "SystemExit"), ("q(", "SyntaxError")],
)
def test_failures_become_errors(source: str, name: str) -> None:
    (error,) = outputs(source)
    assert (error.output_type, error.ename) == ("error", name)


def test_answers_are_read_and_tests_run() -> None:
    nb = graded(("q01 = 'B'", ANSWER), ("", TEST))
    run(nb, {"item": "2.0 if q01 == 'B' else 0.0"})
    assert nb.cells[0].outputs == []
    assert determine_grade(nb.cells[1]) == (2.0, 2.0)


def test_the_source_of_a_test_is_the_instructors() -> None:
    nb = graded(("q01 = 'C'", ANSWER), ("2.0", TEST))
    run(nb, {"item": "2.0 if q01 == 'B' else 0.0"})
    assert determine_grade(nb.cells[1]) == (0.0, 2.0)


def test_an_answer_with_code_is_not_run_and_its_test_fails(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    nb = graded((f"open({str(marker)!r}, 'w')\nq01 = 'B'", ANSWER), ("", TEST))
    run(nb, {"item": "2.0 if q01 == 'B' else 0.0"})
    assert not marker.exists()
    assert nb.cells[0].outputs[0].ename == "NotReadable"
    assert nb.cells[1].outputs[0].ename == "NameError"
    assert determine_grade(nb.cells[1]) == (0, 2.0)


def test_added_cells_are_never_run(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    hostile = f"open({str(marker)!r}, 'w')"
    nb = graded((hostile, {}), (hostile, {"locked": True, "grade_id": "mine"}), ("", TEST))
    run(nb, {"item": "1.0"})
    assert not marker.exists()
    assert [c.outputs for c in nb.cells[:2]] == [[], []]


def test_a_copied_test_cell_is_run_once() -> None:
    nb = graded(("", TEST), ("2.0", TEST))
    run(nb, {"item": "1.0"})
    assert nb.cells[1].outputs == []


def test_dunder_names_of_a_learner_are_not_set() -> None:
    nb = graded(("__builtins__ = {}\nq01 = 'B'", ANSWER), ("", TEST))
    run(nb, {"item": "float(q01 == 'B')"})
    assert determine_grade(nb.cells[1]) == (1.0, 2.0)


def test_the_process_keeps_its_own_streams() -> None:
    before = sys.stdout, sys.stderr
    outputs("import sys\nprint('x')\n1 / 0")
    assert (sys.stdout, sys.stderr) == before
