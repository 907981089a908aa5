from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.grading import Question, score, understand
from tests.grading.questions import MARKED, MULTIPLE, NUMERIC, RELATIVE, SINGLE, TEXT, TRUEFALSE


def marked(question: Question, answer: object, points: float = 2.0) -> tuple[float | None, str]:
    result = score(question, understand(question, answer), points)
    return result.points, result.status


def test_single() -> None:
    assert marked(SINGLE, "b") == (2.0, "right")
    assert marked(SINGLE, "A") == (0.0, "wrong")
    assert marked(SINGLE, None) == (0.0, "not answered")
    assert marked(SINGLE, "Z") == (0.0, "not readable")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("A, C", (2.0, "right")),
        ("A", (1.0, "partly right")),
        ("A, B, C", (1.0, "partly right")),
        ("A, B", (0.0, "wrong")),
        ("B, D", (0.0, "wrong")),
        ("A, B, C, D", (0.0, "wrong")),
    ],
)
def test_multiple_gives_half_for_one_mistake(answer: str, expected: tuple[float, str]) -> None:
    assert marked(MULTIPLE, answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"A": True, "B": False, "C": False, "D": True}, (2.0, "right")),
        ({"A": True, "B": False, "C": False, "D": False}, (1.0, "partly right")),
        ({"A": True, "B": False, "C": False}, (1.5, "partly right")),
        ({"A": True}, (0.5, "partly right")),
        ({"A": False}, (0.0, "wrong")),
        ({"A": True, "B": True, "C": True, "D": True}, (0.0, "wrong")),
    ],
)
def test_a_statement_left_open_neither_gains_nor_costs(
    answer: dict[str, bool], expected: tuple[float, str]
) -> None:
    assert marked(TRUEFALSE, answer) == expected


def test_guessing_a_true_false_set_gains_nothing_before_the_floor() -> None:
    rows = [
        dict(zip("ABCD", (bool(n & bit) for bit in (1, 2, 4, 8)), strict=True)) for n in range(16)
    ]
    right = [sum(said == (letter in "AD") for letter, said in row.items()) for row in rows]
    assert sum(r - (4 - r) for r in right) == 0


@given(
    key=st.floats(-1e6, 1e6, allow_nan=False),
    tolerance=st.floats(1e-3, 1e3),
    relative=st.booleans(),
)
def test_both_edges_are_right_and_just_outside_is_wrong(
    key: float, tolerance: float, relative: bool
) -> None:
    question: Question = {
        "kind": "numeric",
        "key": key,
        "tolerance": tolerance,
        "relative": relative,
        "unit": "mg",
    }
    width = tolerance * abs(key) if relative else tolerance
    if width < 1e-6:
        return
    assert marked(question, key - width) == (2.0, "right")
    assert marked(question, key + width) == (2.0, "right")
    assert marked(question, key - width * 1.001) == (0.0, "wrong")
    assert marked(question, key + width * 1.001) == (0.0, "wrong")


def test_edges_that_binary_numbers_miss() -> None:
    assert abs(0.3 - 0.2) > 0.1 * 0.9999 and 0.1 + 0.2 != 0.3
    for answer in ("0.27", "0.33", 0.1 + 0.2):
        assert marked(RELATIVE, answer) == (2.0, "right")
    question: Question = {"kind": "numeric", "key": 0.1, "tolerance": 0.2, "unit": "h"}
    assert marked(question, 0.3) == (2.0, "right")


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_far_numbers_are_wrong_not_errors(value: float) -> None:
    points, _ = marked(NUMERIC, value)
    assert points == (2.0 if math.isfinite(value) and 34.5 <= value <= 35.5 else 0.0)


def test_a_text_waits_for_a_person_and_is_not_zero() -> None:
    assert marked(TEXT, "because spines follow") == (None, "pending")
    assert marked(TEXT, " ") == (0.0, "not answered")


@pytest.mark.parametrize("points", [0.1, 1 / 3, 0.7, 3])
@pytest.mark.parametrize("options", [3, 4, 5])
def test_partial_points_never_exceed_the_maximum(points: float, options: int) -> None:
    letters = list("ABCDE"[:options])
    question: Question = {"kind": "multiple", "key": ["A"], "options": letters}
    for n in range(1, 2**options):
        chosen = [letter for i, letter in enumerate(letters) if n & 1 << i]
        result, status = marked(question, chosen, points)
        assert result is not None
        assert 0 <= result <= points
        assert (result == points) is (status == "right") is (chosen == ["A"])


@pytest.mark.parametrize("question", MARKED)
@pytest.mark.parametrize("points", [-1.0, math.nan, math.inf])
def test_impossible_points_are_refused(question: Question, points: float) -> None:
    with pytest.raises(ValueError, match="points"):
        marked(question, "A", points)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        score({"kind": "essay"}, understand(SINGLE, "A"))  # type: ignore[typeddict-item]


def test_messages_do_not_give_the_key_away() -> None:
    result = score(SINGLE, understand(SINGLE, "A"))
    assert "B" not in result.message
    assert score(NUMERIC, understand(NUMERIC, 1)).message == "Not right."
