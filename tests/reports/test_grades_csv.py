from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from cmebook.quiz.engine import CellGrade, Grades
from cmebook.quiz.result import Result
from cmebook.reports.grades_csv import COLUMNS, guarded, passed, percent, table
from tests.quiz.small import BLUEPRINT


def grades(score: float | None, late: float | None = None, penalty: float = 0.0) -> Grades:
    return Grades((CellGrade("a", 5.5, 6.5, ""), CellGrade("b", score, 3.0, "")), penalty, late)


def rows(*results: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(table(results, BLUEPRINT).splitlines()))


def test_a_graded_file() -> None:
    (row,) = rows(Result("graded", "anna", "anna.ipynb", 2, 2, grades(0.5, 12.34)))
    assert tuple(row) == COLUMNS
    assert row == {
        "learner": "anna",
        "quiz": "small",
        "status": "graded",
        "score": "6",
        "max_score": "9.5",
        "percent": "63.2",
        "passed": "yes",
        "late_minutes": "12.3",
        "attempt": "2",
        "message": "",
        "file": "anna.ipynb",
    }


def test_a_file_that_waits_for_a_person_has_no_score() -> None:
    (row,) = rows(Result("waiting", "anna", "a", 1, 1, grades(None), messages=("1 answer left.",)))
    assert row["message"] == "5.5 points so far. 1 answer left."
    assert [row[name] for name in ("score", "percent", "passed")] == ["", "", ""]
    assert row["max_score"] == "9.5"


@pytest.mark.parametrize("status", ["not graded", "not counted", "no file"])
def test_no_grade_is_never_0(status: str) -> None:
    (row,) = rows(Result(status, "anna", "a", messages=("Why, and what to do.",)))  # type: ignore[arg-type]
    numbers = ("score", "max_score", "percent", "passed", "late_minutes", "attempt")
    assert {row[name] for name in numbers} == {""}
    assert row["message"] == "Why, and what to do."


def test_a_real_0_is_0() -> None:
    zero = Grades((CellGrade("a", 0.0, 2.0, ""),), 0.0, None)
    (row,) = rows(Result("graded", "anna", "a", 1, 1, zero))
    assert (row["score"], row["percent"], row["passed"]) == ("0", "0", "no")


@pytest.mark.parametrize(("score", "decided"), [(0.2, True), (0.1, False)])
def test_the_pass_mark_itself_passes(score: float, decided: bool) -> None:
    result = Result("graded", "anna", "a", 1, 1, grades(score))
    assert passed(result, BLUEPRINT) is decided
    assert percent(result) == pytest.approx(100 * (5.5 + score) / 9.5)


def test_a_penalty_is_taken_off_and_not_below_0() -> None:
    (row,) = rows(Result("graded", "anna", "a", 1, 1, grades(0.5, 60.0, penalty=1.5)))
    assert row["score"] == "4.5"
    (row,) = rows(Result("graded", "anna", "a", 1, 1, grades(0.5, 60.0, penalty=50.0)))
    assert row["score"] == "0"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-rf", "@x", "\tx", "\rx"])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"
    (row,) = rows(Result("not graded", text, text, messages=(text,)))
    assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in row.values())


def test_quotes_commas_and_lines_stay_in_their_cell() -> None:
    odd = 'a, "b"'
    (row,) = rows(Result("not graded", "anna", odd, messages=(odd,)))
    assert (row["file"], row["message"]) == (odd, odd)


def test_rows_are_sorted_by_learner_with_the_counted_file_first() -> None:
    results = [
        Result("not counted", "ben", "b1"),
        Result("graded", "ben", "b0", 1, 2, grades(0.0)),
        Result("no file", "Anna"),
    ]
    assert [row["file"] for row in rows(*results)] == ["", "b0", "b1"]
    assert rows(*reversed(results)) == rows(*results)


def test_a_quiz_without_points_is_not_decided() -> None:
    empty = Result("graded", "anna", "a", 1, 1, Grades((), 0.0, None))
    assert (percent(empty), passed(empty, BLUEPRINT)) == (None, None)
    assert passed(replace(empty, grades=None), BLUEPRINT) is None
