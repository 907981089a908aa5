"""What a release notebook asks. It is read as data; nothing here knows a key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.quiz import stem
from cmebook.quiz.notebook import Notebook
from cmebook.quiz.stem import Stem


@dataclass(frozen=True)
class Asked:
    """One question of a release.

    ``name`` is the variable of the answer, ``cell`` the id of its cell, ``grade_id`` the
    mark by which nbgrader knows that cell, ``blank`` the cell's text before it is
    filled in, and ``fingerprint`` stands for what each letter meant.
    """

    id: str
    name: str
    kind: str
    letters: tuple[str, ...]
    unit: str
    points: float
    fingerprint: str
    stem: Stem
    cell: str
    grade_id: str
    blank: str


def file_of(course: Course, quiz: str) -> Path:
    """Where the release of a quiz lies."""
    return course.quizzes / "release" / quiz / f"{quiz}.ipynb"


def load(course: Course, quiz: str) -> Notebook:
    """The release notebook of a quiz; the text of each cell is one string.

    Raises:
        CourseError: it was not built.
    """
    file = file_of(course, quiz)
    if not file.is_file():
        what = f"There is no release of the quiz {quiz}."
        cure = f"Run: cme quiz build {quiz}"
        raise CourseError([Problem(file.relative_to(course.root).as_posix(), "", what, cure)])
    notebook: Notebook = json.loads(file.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = text_of(cell)
    return notebook


def text_of(cell: Mapping[str, Any]) -> str:
    """The text of a cell; the notebook format allows a string or a list of lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def questions(release: Mapping[str, Any]) -> tuple[Asked, ...]:
    """Every question of a release notebook, in order.

    Raises:
        CourseError: a question cell was changed so that it cannot be read; names each.
    """
    quiz = str(release["metadata"].get("cme", {}).get("quiz", ""))
    cells = release["cells"]
    found: list[Asked] = []
    problems: list[Problem] = []
    for place, cell in enumerate(cells):
        about = cell["metadata"].get("cme")
        if about is None:
            continue
        answers = (c for c in cells[place + 1 :] if _marks(c).get("solution"))
        try:
            found.append(_asked(about, text_of(cell), next(answers)))
        except (KeyError, ValueError, StopIteration) as error:
            file = f"quizzes/release/{quiz}/{quiz}.ipynb"
            what = f"This question cannot be read ({str(error) or 'no answer cell follows'})."
            cure = "Put its cell in quizzes/source back as it was, or delete it and build anew."
            problems.append(Problem(file, str(about.get("name", f"cell {place}")), what, cure))
    if problems:
        raise CourseError(problems)
    return tuple(found)


def _marks(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    marks: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return marks


def _asked(about: Mapping[str, Any], text: str, answer: Mapping[str, Any]) -> Asked:
    letters = tuple(about["options"])
    return Asked(
        id=about["id"],
        name=about["name"],
        kind=about["kind"],
        letters=letters,
        unit=about["unit"],
        points=float(about["points"]),
        fingerprint=about["fingerprint"],
        stem=stem.read(text, letters),
        cell=answer["id"],
        grade_id=_marks(answer)["grade_id"],
        blank=text_of(answer),
    )
