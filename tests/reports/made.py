"""Results of the small quiz, made without nbgrader."""

from __future__ import annotations

from dataclasses import replace

from cmebook.grading import read, score
from cmebook.quiz import release as released
from cmebook.quiz.engine import CellGrade, Grades
from cmebook.quiz.notebook import Notebook
from cmebook.quiz.result import Result
from cmebook.quiz.submission import rebuild
from tests.quiz.fill import filled
from tests.quiz.small import DRAWN, FACTS

POINTS = {drawn.item.id: drawn.item.points for drawn in DRAWN}


def graded(
    release: Notebook,
    answers: dict[str, str],
    by_hand: float | None = None,
    comment: str = "",
    **attempt: object,
) -> Result:
    """What the gradebook would hold; ``by_hand`` is what a person gave for the text."""
    asked = released.questions(release)
    submission = rebuild(release, asked, filled(release, answers, **attempt))
    cells = []
    for drawn in DRAWN:
        question = drawn.question(FACTS)
        reading = read(question, submission.answers[drawn.name], drawn.name)
        given = score(question, reading, drawn.item.points).points
        if question["kind"] == "text" and by_hand is not None:
            given = by_hand
        cells.append(CellGrade(drawn.item.id, given, drawn.item.points, ""))
    cells[-1] = replace(cells[-1], comment=comment)
    grades = Grades(tuple(cells), 0.0, None)
    status = "waiting" if grades.waiting else "graded"
    return Result(status, "anna", "anna_small.ipynb", 1, 1, grades, submission)
