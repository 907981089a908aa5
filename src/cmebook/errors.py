"""Problems told to people: what is wrong, where, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right.

    ``file`` is relative to the course root; ``where`` is the id, or the line,
    or both; ``cure`` is an instruction the reader can follow.
    """

    file: str
    where: str
    what: str
    cure: str
    level: Level = "error"

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{self.level}: {place}: {self.what} {self.cure}"


class CourseError(Exception):
    """Course material cannot be used as it stands; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
