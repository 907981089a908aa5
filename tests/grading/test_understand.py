from __future__ import annotations

import pytest

from cmebook.grading import understand
from tests.grading.questions import MULTIPLE, NUMERIC, TEXT, TRUEFALSE


@pytest.mark.parametrize(
    "value",
    [
        ["A", "C"],
        ["c", "A", "a"],
        ("A", "C"),
        {"A", "C"},
        frozenset({"A", "C"}),
        "A, C",
        "A and C",
        "a;c",
        "AC",
        "(A) (C)",
        ["A", None, "", "C)"],
    ],
)
def test_choices_in_any_form(value: object) -> None:
    assert understand(MULTIPLE, value).value == ("A", "C")


@pytest.mark.parametrize("value", ["A, E", ["A", 1], ["AC"], {"A": True}, 5, b"A", "A or C"])
def test_choices_that_cannot_be_read(value: object) -> None:
    assert understand(MULTIPLE, value).status == "not readable"


@pytest.mark.parametrize(
    "value",
    [
        {"A": True, "B": False, "C": False, "D": True},
        {"d": "t", "c": "F", "b)": "false", "a": " True "},
        [True, False, False, True],
        ("T", "F", "F", "T"),
    ],
)
def test_statements_in_any_form(value: object) -> None:
    expected = {"A": True, "B": False, "C": False, "D": True}
    assert understand(TRUEFALSE, value).value == expected


def test_statements_left_open_are_left_open() -> None:
    assert understand(TRUEFALSE, {"A": True, "B": None, "C": ""}).value == {"A": True}


@pytest.mark.parametrize(
    "value",
    [
        {"A": 1},
        {"A": True, "a": False},
        {"E": True},
        {1: True},
        [True, False],
        "TFFT",
        {"A": "maybe"},
        {"A": True, "B": [True]},
    ],
)
def test_statements_that_cannot_be_read(value: object) -> None:
    assert understand(TRUEFALSE, value).status == "not readable"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (35, 35.0),
        (35.5, 35.5),
        ("35.5", 35.5),
        (" 35 ", 35.0),
        ("−3", -3.0),
        (".5", 0.5),
        ("1e3", 1e3),
    ],
)
def test_numbers(value: object, number: float) -> None:
    assert understand(NUMERIC, value).value == number


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("35,5", "decimal comma"),
        ((35, 5), "decimal comma"),
        ("35 mg", "leave out units"),
        ("about 35", "leave out units"),
        ("1" * 400, "leave out units"),
        ("٣٥", "leave out units"),
        (True, "not numbers"),
        (float("nan"), "finite"),
        (float("inf"), "finite"),
        (10**400, "too large"),
        (1 + 2j, "not a number"),
        ([35], "not a number"),
        (b"35", "not a number"),
    ],
)
def test_numbers_that_cannot_be_read(value: object, part: str) -> None:
    reading = understand(NUMERIC, value, "q07")
    assert reading.status == "not readable"
    assert part in reading.message
    assert "q07 = 12.5" in reading.message


@pytest.mark.parametrize(
    "value", [None, "", " \n", [], [""], (None,), {}, {"A": None, "B": ""}, set()]
)
@pytest.mark.parametrize("question", [MULTIPLE, TRUEFALSE, NUMERIC, TEXT])
def test_blank_values_are_not_answered(question: dict[str, object], value: object) -> None:
    assert understand(question, value).status == "not answered"  # type: ignore[arg-type]


def test_a_text_is_a_string() -> None:
    assert understand(TEXT, " spines sustain ").value == "spines sustain"
    assert understand(TEXT, 5).status == "not readable"
