"""What became of one file of an inbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cmebook.quiz.engine import Grades
from cmebook.quiz.submission import Submission

Status = Literal["graded", "waiting", "not graded", "not counted", "no file"]


@dataclass(frozen=True)
class Result:
    """What became of one file.

    ``waiting`` means that a person has still to grade answers; ``not counted``, that
    another attempt of the learner counts; ``no file``, that the roster names somebody
    who sent none. ``attempts`` is how many attempts the learner made.
    """

    status: Status
    learner: str = ""
    file: str = ""
    attempt: int | None = None
    attempts: int = 0
    grades: Grades | None = None
    submission: Submission | None = None
    messages: tuple[str, ...] = ()
