from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import pytest

from cmebook.grading import Question, mark
from tests.grading.questions import MARKED, MULTIPLE, NUMERIC, SINGLE, TEXT, TRUEFALSE


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a method of a learner's object was called")


class Hostile:
    """Claims to be everything and answers to nothing."""

    __class__ = str  # type: ignore[assignment]
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = refuse
    __hash__ = __bool__ = __len__ = __iter__ = __str__ = __repr__ = refuse
    __float__ = __int__ = __index__ = __getitem__ = __contains__ = refuse
    __getattribute__ = refuse


class LyingText(str):
    strip = lower = upper = __eq__ = __hash__ = refuse


class LyingNumber(float):
    __eq__ = __float__ = __sub__ = __abs__ = __hash__ = refuse


class LyingList(list[object]):
    __iter__ = __len__ = __getitem__ = refuse


OWN_LIST: list[Any] = []
OWN_LIST.append(OWN_LIST)
OWN_DICT: dict[Any, Any] = {}
OWN_DICT["A"] = OWN_DICT


HOSTILE: dict[str, Callable[[], object]] = {
    "object": Hostile,
    "object in a list": lambda: [Hostile()],
    "object in a tuple": lambda: (Hostile(), "A"),
    "object in a dict": lambda: {"A": Hostile()},
    "text": lambda: LyingText("B"),
    "text in a list": lambda: [LyingText("A")],
    "number": lambda: LyingNumber(35.0),
    "list": lambda: LyingList(["A", "C"]),
    "list of itself": lambda: OWN_LIST,
    "dict of itself": lambda: OWN_DICT,
    "class": lambda: Hostile,
    "ellipsis": lambda: ...,
    "huge number": lambda: 10**5000,
    "huge text": lambda: "B" * 1_000_000,
    "huge list": lambda: ["A"] * 100_000,
}


@pytest.mark.parametrize("question", MARKED)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_answers_score_within_range_and_in_silence(
    question: Question, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    points = mark(question, HOSTILE[kind](), 2)
    assert type(points) is float
    assert 0.0 <= points <= 2.0
    assert capfd.readouterr() == ("", "")


def test_only_exact_built_in_types_count() -> None:
    assert mark(SINGLE, "B", 2) == 2.0
    assert mark(SINGLE, LyingText("B"), 2) == 0.0
    assert mark(NUMERIC, LyingNumber(35.0), 2) == 0.0
    assert mark(MULTIPLE, LyingList(["A", "C"]), 2) == 0.0


@pytest.mark.parametrize(
    ("question", "answer", "points"),
    [
        (SINGLE, "B", 2.0),
        (SINGLE, "A", 0.0),
        (MULTIPLE, ["A"], 1.0),
        (TRUEFALSE, {"A": True, "D": True}, 1.0),
        (NUMERIC, 35, 2.0),
    ],
)
def test_marks(question: Question, answer: object, points: float) -> None:
    result = mark(question, answer, 2)
    assert result == points
    assert repr(result) == repr(points)


def test_a_text_has_no_test_cell() -> None:
    for answer in ("spines", ""):
        with pytest.raises(ValueError, match="graded by a person"):
            mark(TEXT, answer, 2)


@pytest.mark.parametrize("question", [*MARKED, TEXT])
def test_a_question_survives_json(question: Question) -> None:
    assert json.loads(json.dumps(question)) == question


def test_grading_loads_the_standard_library_only() -> None:
    code = (
        "import sys; before = set(sys.modules); import cmebook.grading;"
        "new = {m.partition('.')[0] for m in set(sys.modules) - before};"
        "print(sorted(new - set(sys.stdlib_module_names) - {'cmebook'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
