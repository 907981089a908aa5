"""Nothing that gives an answer away may leave in a release."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cmebook.errors import Problem
from cmebook.grading import read
from cmebook.items.facts import Facts
from cmebook.items.render import plain
from cmebook.items.schema import Item
from cmebook.quiz.blueprint import DrawnItem
from cmebook.quiz.release import text_of

#: What our own marks may say of a question.
PUBLIC = {"fingerprint", "id", "kind", "name", "options", "points", "unit"}
MARKERS = ("BEGIN SOLUTION", "HIDDEN TESTS", "MARK SCHEME", "cmebook.grading")
_CURE = "Do not hand this release out; mend the cell in quizzes/source and build again."


def leaks(
    release: Mapping[str, Any], drawn: Sequence[DrawnItem], facts: Facts, file: str
) -> list[Problem]:
    """What a release notebook gives away: keys, hidden tests, reasons, outputs."""
    by_id = {item.item.id: item for item in drawn}
    found = []
    for cell in release["cells"]:
        for what in (*_marks_and_outputs(cell), *_answer(cell, by_id, facts)):
            found.append(Problem(file, str(cell.get("id", "")), what, _CURE))
    words = _words("\n".join(text_of(cell) for cell in release["cells"]))
    for item in by_id.values():
        for field in _reasons(item.item, words, facts):
            found.append(
                Problem(file, item.name, f"The {field} of {item.item.id} is in it.", _CURE)
            )
    return found


def _marks_and_outputs(cell: Mapping[str, Any]) -> Iterator[str]:
    text = text_of(cell)
    for marker in MARKERS:
        if marker in text:
            yield f"It holds {marker!r}."
    for key in cell["metadata"].get("cme", {}).keys() - PUBLIC:
        yield f"Its metadata say {key!r}."
    if cell.get("outputs"):
        yield "It holds the output of a run."


def _answer(cell: Mapping[str, Any], drawn: Mapping[str, DrawnItem], facts: Facts) -> Iterator[str]:
    marks = cell["metadata"].get("nbgrader", {})
    item = drawn.get(marks.get("grade_id", "").removesuffix("_answer"))
    if item and marks.get("solution"):
        reading = read(item.question(facts), text_of(cell), item.name)
        if reading.status != "not answered":
            yield "It is not blank."


def _reasons(item: Item, words: str, facts: Facts) -> Iterator[str]:
    """Fields that only a person who grades may see, and that are in the text all the same."""
    for field, text in item.texts:
        shown = field in ("stem", "lead_in") or field.startswith("option ")
        if not shown and _words(plain(text, facts)) in words:
            yield field


def _words(text: str) -> str:
    """The words alone, so that markup or line breaks hide nothing."""
    return " " + " ".join(re.findall(r"\w+", html.unescape(text).casefold())) + " "
