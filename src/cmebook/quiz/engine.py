"""The few calls we make of nbgrader: release a quiz, grade one learner, read the gradebook."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from cmebook.quiz import settings


class EngineError(Exception):
    """nbgrader could not do it; the text is what it said."""


@dataclass(frozen=True)
class CellGrade:
    """Points of one question; ``score`` is ``None`` while a person has to grade it."""

    grade_id: str
    score: float | None
    max_score: float
    comment: str


@dataclass(frozen=True)
class Grades:
    """What the gradebook holds of one learner's quiz.

    ``late_minutes`` is ``None`` where there is no date to be late for, or no time of saving.
    """

    cells: tuple[CellGrade, ...]
    penalty: float
    late_minutes: float | None

    @property
    def waiting(self) -> int:
        """How many answers a person has still to grade."""
        return sum(cell.score is None for cell in self.cells)

    @property
    def score(self) -> float:
        """Points so far, less the penalty for lateness."""
        return max(0.0, sum(cell.score or 0.0 for cell in self.cells) - self.penalty)

    @property
    def max_score(self) -> float:
        """Points that can be had."""
        return sum(cell.max_score for cell in self.cells)


class Engine:
    """nbgrader for the course in one folder."""

    def __init__(self, folder: Path, db_url: str | None = None) -> None:
        """``db_url`` names a gradebook other than ``gradebook.db`` in the folder."""
        self.folder = folder.resolve()
        self._config: Config = settings.load(self.folder, db_url)
        self.db_url: str = self._directory().db_url

    def generate(self, quiz: str) -> None:
        """Make the release of a quiz and enter its cells into the gradebook.

        Raises:
            EngineError: nbgrader refused.
        """
        self._start(GenerateAssignment, assignment_id=quiz)

    def autograde(self, quiz: str, learner: str) -> list[str]:
        """Grade what lies in ``submitted/`` for one learner; returns nbgrader's warnings.

        Raises:
            EngineError: nbgrader could not grade it.
        """
        return self._start(Autograde, assignment_id=quiz, student_id=learner)

    def tests(self, quiz: str) -> dict[str, str]:
        """Source of the locked code cells of a quiz by ``grade_id``; empty if it is unknown."""
        with self.gradebook() as gradebook:
            try:
                cells = gradebook.find_notebook(quiz, quiz).source_cells
            except MissingEntry:
                return {}
            return {c.name: c.source for c in cells if c.locked and c.cell_type == "code"}

    def grades(self, quiz: str, learner: str) -> Grades | None:
        """What the gradebook holds; ``None`` if the learner's quiz was never graded."""
        with self.gradebook() as gradebook:
            try:
                notebook = gradebook.find_submission_notebook(quiz, quiz, learner)
            except MissingEntry:
                return None
            said = {comment.name: comment.manual_comment or "" for comment in notebook.comments}
            cells = tuple(
                CellGrade(
                    grade.name,
                    None if grade.needs_manual_grade else float(grade.score),
                    float(grade.max_score),
                    said.get(grade.name, ""),
                )
                for grade in notebook.grades
            )
            return Grades(
                cells,
                float(notebook.late_submission_penalty or 0.0),
                _late_minutes(notebook.assignment),
            )

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """nbgrader's own gradebook, closed at the end."""
        with _surroundings(), Gradebook(self.db_url) as gradebook:
            yield gradebook

    def _directory(self, **names: str) -> Any:
        return CourseDirectory(config=self._config, **names)

    def _start(self, converter: Any, **names: str) -> list[str]:
        log, lines = _log()
        directory = self._directory(**names)
        try:
            with _surroundings():
                converter(coursedir=directory, config=self._config, log=log, force=True).start()
        except NbGraderException as error:
            raise EngineError("\n".join([*lines, str(error)])) from error
        return lines


def _late_minutes(submission: Any) -> float | None:
    if submission.timestamp is None or submission.duedate is None:
        return None
    return float(submission.total_seconds_late) / 60


@contextmanager
def _surroundings() -> Iterator[None]:
    """What nbgrader needs around it, whatever shell we were started from."""
    before = os.environ.get("PATH", "")
    # it starts `alembic` by name to make a gradebook, which fails outside an activated .venv
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        with warnings.catch_warnings():
            # it touches rows outside their session; the grades are right all the same
            warnings.simplefilter("ignore", SAWarning)
            yield
    finally:
        os.environ["PATH"] = before


class _Lines(logging.Handler):
    """Keeps messages from warnings upwards, and shows none."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _log() -> tuple[logging.Logger, list[str]]:
    # a logger of its own, not by name, so that calls do not share handlers
    log = logging.Logger("nbgrader")
    handler = _Lines()
    log.addHandler(handler)
    return log, handler.lines
