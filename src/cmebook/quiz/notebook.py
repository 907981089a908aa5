"""From drawn items to the source notebook that nbgrader makes the release from.

The marks of nbgrader (what is an answer, what a test, how many points) and our own
(``metadata.cme``: which item, which letters; never the key) are written here and nowhere else.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Sequence
from typing import Any

from cmebook.items.facts import Facts
from cmebook.items.render import plain
from cmebook.items.schema import Rubric
from cmebook.quiz import stem
from cmebook.quiz.answer_cell import blank, key_literal, solved
from cmebook.quiz.blueprint import Blueprint, DrawnItem

Notebook = dict[str, Any]
Cell = dict[str, Any]

#: nbgrader keeps what stands between these two lines out of the release.
HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
TESTED = "# The answer above is marked after you hand the file in. Leave this cell as it is."
BY_HAND = "# A person grades the answer above. Leave this cell as it is."


def source_notebook(blueprint: Blueprint, drawn: Sequence[DrawnItem], facts: Facts) -> Notebook:
    """The instructor's notebook of a quiz, with keys; equal input gives equal output.

    Raises:
        CourseError: an item names a number that is unknown or must not be shown.
    """
    cells = [_header(blueprint, drawn)]
    for number, item in enumerate(drawn, 1):
        cells += _question(number, len(drawn), item, facts)
    return {
        "cells": cells,
        "metadata": {
            "cme": {"quiz": blueprint.name, "title": blueprint.title},
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _header(blueprint: Blueprint, drawn: Sequence[DrawnItem]) -> Cell:
    first, last = drawn[0].name, drawn[-1].name
    points = stem.points(sum(item.item.points for item in drawn))
    tries = "once" if blueprint.attempts == 1 else f"up to {blueprint.attempts} times"
    text = f"""# {blueprint.title}

This is a graded quiz: {len(drawn)} questions, {points}, about {blueprint.minutes} minutes.
You pass with {blueprint.pass_percent:g}% of the points, and you may hand it in {tries}.

**How to answer.** Below each question is one line of the form `{first} = ...`, up to `{last}`.
Put your answer in the place of `None`, between the brackets, or between the quotation marks,
as the line says. Write plain values only, no calculations: other code is not run and does not
count. A question you leave as it is counts as not answered.

**When you have finished.** Save this notebook under the name `you_{blueprint.name}.ipynb`, with
your learner id in place of `you`, and hand in that file the way your course told you. You need
not run any cell."""
    return {"cell_type": "markdown", "id": "about", "metadata": {}, "source": text}


def _question(number: int, total: int, drawn: DrawnItem, facts: Facts) -> list[Cell]:
    item = drawn.item
    question = drawn.question(facts)
    letters = [letter for letter, _ in drawn.options]
    unit = item.numeric.unit if item.numeric else ""
    empty = blank(drawn.name, item.kind, letters, unit)
    asked: Cell = {
        "cell_type": "markdown",
        "id": f"{drawn.name}-stem",
        "metadata": {
            "cme": {
                "id": item.id,
                "name": drawn.name,
                "kind": item.kind,
                "options": letters,
                "unit": unit,
                "points": _as_json(item.points),
                "fingerprint": fingerprint(drawn, facts),
            },
            "nbgrader": _marks(f"{item.id}_stem", locked=True),
        },
        "source": stem.write(number, total, drawn, facts),
    }
    if item.rubric:
        model = plain(item.rubric.model_answer, facts)
        by_hand = _marks(item.id, solution=True, points=item.points)
        # a locked cell of no points, so that who grades by hand sees the rubric beside the answer
        rubric = _marks(f"{item.id}_rubric", points=0)
        return [
            asked,
            _code(drawn.name, solved(empty, drawn.name, repr(model)), by_hand),
            _code(f"{drawn.name}-rubric", hidden(BY_HAND, _rubric(item.rubric, facts)), rubric),
        ]
    places = item.numeric.places if item.numeric else 0
    answer = solved(empty, drawn.name, key_literal(question, places))
    call = f"mark({dict(question)!r}, {drawn.name}, {float(item.points)!r})"
    test = hidden(TESTED, ["from cmebook.grading import mark", call])
    return [
        asked,
        _code(drawn.name, answer, _marks(f"{item.id}_answer", solution=True)),
        _code(f"{drawn.name}-test", test, _marks(item.id, points=item.points)),
    ]


def hidden(shown: str, lines: Sequence[str]) -> str:
    """A locked cell: one line that learners see, and lines that they do not."""
    return "\n".join([shown, HIDDEN[0], *lines, HIDDEN[1]])


def _rubric(rubric: Rubric, facts: Facts) -> list[str]:
    given = [f"{c.points:g} for: {plain(c.text, facts)}" for c in rubric.criteria]
    lines = ["Points are given", *given, f"Model answer: {plain(rubric.model_answer, facts)}"]
    return [row for line in lines for row in _comment(line)]


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, 96, initial_indent="# ", subsequent_indent="#   ")


def fingerprint(drawn: DrawnItem, facts: Facts) -> str:
    """What a letter meant when an answer was given; made from nothing but what learners see."""
    shown = [drawn.item.id, drawn.item.kind, *(plain(o.text, facts) for _, o in drawn.options)]
    return hashlib.sha256("\x00".join(shown).encode()).hexdigest()[:16]


def _code(cell_id: str, source: str, marks: dict[str, Any]) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {"nbgrader": marks},
        "outputs": [],
        "source": source,
    }


def _marks(
    grade_id: str, *, solution: bool = False, locked: bool = False, points: float | None = None
) -> dict[str, Any]:
    """nbgrader's marks: a cell with points is graded; one that is no answer is locked then."""
    grade = points is not None
    marks: dict[str, Any] = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked or (grade and not solution),
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        marks["points"] = _as_json(points)
    return marks


def _as_json(number: float) -> float:
    """The number as JupyterLab writes it: 1.0 is 1, else saving there would look like a change."""
    return int(number) if number == int(number) else number
