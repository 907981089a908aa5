"""Score an answer that has been read, and say why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, cast

from cmebook.grading.question import Question
from cmebook.grading.reading import Reading

Status = Literal["right", "partly right", "wrong", "not answered", "not readable", "pending"]


@dataclass(frozen=True)
class Score:
    """Points of one answer, 0 to the maximum; ``None`` while a person has to grade it.

    ``message`` is for the learner and does not give the key away, so that it can
    be shown before the last attempt.
    """

    points: float | None
    status: Status
    message: str


def score(question: Question, reading: Reading, points: float = 1.0) -> Score:
    """Score a reading out of ``points``.

    single, numeric
        All or nothing. Both edges of a tolerance count as right.
    multiple, truefalse
        Each option is one judgement, true or false. The share of the points is
        (right - wrong) / options, never below 0, so guessing gains nothing on
        average. With four options one mistake leaves half the points and two
        leave none. In a true/false set a statement left open is neither right
        nor wrong; in a multiple response an option that is not chosen is judged
        false.
    text
        ``pending``: a person grades it by the rubric.

    Raises:
        ValueError: the question is of no known kind, or ``points`` is not a
            finite number of at least 0.
    """
    if not (math.isfinite(points) and points >= 0):
        raise ValueError(f"points must be finite and not negative, not {points}")
    if question["kind"] not in ("single", "multiple", "truefalse", "numeric", "text"):
        raise ValueError(f"unknown kind of question: {question['kind']}")
    if reading.status != "read":
        return Score(0.0, reading.status, reading.message)
    if question["kind"] == "text":
        return Score(None, "pending", "A person grades this answer.")
    if question["kind"] == "numeric":
        return _all_or_nothing(_within(question, cast("float", reading.value)), points)
    if question["kind"] == "single":
        return _all_or_nothing(reading.value == question["key"], points)
    return _judgements(question, reading, points)


def _all_or_nothing(right: bool, points: float) -> Score:
    if right:
        return Score(float(points), "right", "Right.")
    return Score(0.0, "wrong", "Not right.")


def _within(question: Question, value: float) -> bool:
    key = float(cast("float", question["key"]))
    tolerance = float(question["tolerance"])
    if question.get("relative", False):
        tolerance *= abs(key)
    distance = abs(value - key)
    # 0.1 + 0.2 is not 0.3 in binary; the edge belongs to the right answers all the same
    slack = 1e-12 * max(abs(key), abs(value), tolerance)
    return distance <= tolerance + slack


def _judgements(question: Question, reading: Reading, points: float) -> Score:
    options = question["options"]
    key = cast("list[str]", question["key"])
    if question["kind"] == "truefalse":
        said = cast("dict[str, bool]", reading.value)
    else:
        chosen = cast("tuple[str, ...]", reading.value)
        said = {letter: letter in chosen for letter in options}
    right = sum(judgement is (letter in key) for letter, judgement in said.items())
    wrong = len(said) - right
    share = max(0, right - wrong) / len(options)
    message = f"{right} of {len(options)} judged right."
    if share == 1:
        return Score(float(points), "right", "Right.")
    if share == 0:
        return Score(0.0, "wrong", message)
    return Score(min(round(points * share, 4), float(points)), "partly right", message)
