"""From an item to the question that grading knows."""

from __future__ import annotations

from collections.abc import Sequence

from cmebook.grading import Question
from cmebook.items.expression import evaluate
from cmebook.items.facts import Facts
from cmebook.items.schema import LETTERS, Item, Numeric


def question_of(item: Item, facts: Facts, order: Sequence[int] | None = None) -> Question:
    """What grading must know; letters follow ``order``, the options as shown.

    Raises:
        CourseError: a number of the answer is unknown or must not be shown.
        ValueError: the answer of a numeric item is not arithmetic over ids.
    """
    if item.numeric:
        return {
            "kind": "numeric",
            "key": answer_of(item.numeric, facts),
            "tolerance": item.numeric.tolerance / (100 if item.numeric.percent else 1),
            "relative": item.numeric.percent,
            "unit": item.numeric.unit,
        }
    if item.kind == "text":
        return {"kind": "text"}
    shown = range(len(item.options)) if order is None else order
    keys = [letter for letter, n in zip(LETTERS, shown, strict=False) if item.options[n].key]
    options = list(LETTERS[: len(item.options)])
    if item.kind == "single":
        return {"kind": "single", "key": keys[0], "options": options}
    return {"kind": item.kind, "key": keys, "options": options}


def answer_of(numeric: Numeric, facts: Facts) -> float:
    """The right number, unrounded."""
    return evaluate(numeric.answer, facts.number)
