"""One question of a learner's quiz after grading: what was said, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass

from cmebook.grading import Question, Reading, read, score
from cmebook.items.facts import Facts
from cmebook.quiz.blueprint import DrawnItem
from cmebook.quiz.engine import CellGrade
from cmebook.quiz.release import Asked
from cmebook.quiz.result import Result


@dataclass(frozen=True)
class Answered:
    """``question`` holds the key; ``source`` is the text of the answer cell, ``sure`` a level
    of confidence, if the learner gave one.

    ``grade`` comes from the gradebook, which has the last word: a person may have changed it.
    """

    number: int
    asked: Asked
    drawn: DrawnItem
    question: Question
    source: str
    reading: Reading
    sure: int | None
    grade: CellGrade | None

    @property
    def given(self) -> str:
        """Points given, of how many: ``0.5 of 2``; ``open of 2`` while a person has to grade."""
        score = (
            "open" if self.grade is None or self.grade.score is None else f"{self.grade.score:g}"
        )
        return f"{score} of {self.asked.points:g}"

    @property
    def verdict(self) -> str:
        """A status of :class:`cmebook.grading.Score`, by the points of the gradebook."""
        if self.grade is None or self.grade.score is None:
            return "pending"
        own = score(self.question, self.reading, self.asked.points)
        if self.grade.score == own.points:
            return own.status
        if self.grade.score >= self.asked.points:
            return "right"
        if self.grade.score > 0:
            return "partly right"
        return "wrong" if self.reading.status == "read" else self.reading.status


def answered(number: int, asked: Asked, drawn: DrawnItem, result: Result, facts: Facts) -> Answered:
    """Look up what became of one question in a result that has grades.

    Raises:
        CourseError: the item names a number that is unknown.
    """
    assert result.grades is not None and result.submission is not None
    question = drawn.question(facts)
    source = result.submission.answers[asked.name]
    reading = read(question, source, asked.name)
    sure = result.submission.attempt.confidence.get(asked.name)
    grade = next((cell for cell in result.grades.cells if cell.grade_id == asked.id), None)
    return Answered(number, asked, drawn, question, source, reading, sure, grade)
