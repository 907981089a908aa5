"""Made-up submissions of a quiz: the same for every run, some right, some wrong, some blank."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from pathlib import Path

from cmebook.course import Course
from cmebook.quiz import release

#: Of so many answers one is left as it was released.
BLANK_EVERY = 7


def write(course: Course, quiz: str, count: int, inbox: Path) -> list[str]:
    """Fill in the release of ``quiz`` for ``count`` learners, as files of an inbox.

    Returns their ids; the file of a learner is ``<id>_<quiz>.ipynb``.
    """
    notebook = release.load(course, quiz)
    asked = release.questions(notebook)
    inbox.mkdir(parents=True)
    learners = [f"learner{number:03}" for number in range(1, count + 1)]
    for number, learner in enumerate(learners):
        filled = copy.deepcopy(notebook)
        cells = {cell["id"]: cell for cell in filled["cells"]}
        for place, question in enumerate(asked):
            if (number + place) % BLANK_EVERY:
                cells[question.cell]["source"] = answer(
                    question.name, question.kind, question.letters, number + place
                )
        file = inbox / f"{learner}_{quiz}.ipynb"
        file.write_text(json.dumps(filled, indent=1), encoding="utf-8")
    return learners


def answer(name: str, kind: str, letters: Sequence[str], turn: int) -> str:
    """The filled-in line; as ``turn`` rises it goes through all answers of a closed question."""
    value: object
    if kind == "single":
        value = letters[turn % len(letters)]
    elif kind == "multiple":
        value = [letter for place, letter in enumerate(letters) if turn >> place & 1]
    elif kind == "truefalse":
        value = {letter: bool(turn >> place & 1) for place, letter in enumerate(letters)}
    elif kind == "numeric":
        value = float(turn)
    else:
        value = f"An answer in words, number {turn}."
    return f"{name} = {value!r}"
