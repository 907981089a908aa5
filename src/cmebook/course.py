"""Where the parts of a course lie on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cmebook.errors import CourseError, Problem

#: The file that marks the root of a course.
MARK = "_config.yml"


@dataclass(frozen=True)
class Course:
    """The folders of one course; ``root`` holds ``_config.yml``."""

    root: Path

    @property
    def evidence(self) -> Path:
        return self.root / "assets" / "evidence"

    @property
    def unverified(self) -> Path:
        """Numbers somebody remembers; never shown until confirmed."""
        return self.root / "unverified"

    @property
    def assets(self) -> Path:
        return self.root / "assets"

    @property
    def book(self) -> Path:
        return self.root / "book"

    @property
    def chapters(self) -> Path:
        return self.book / "chapters"

    @property
    def cases(self) -> Path:
        """Branching cases, each as data (TOML) beside the page that plays it."""
        return self.book / "cases"

    @property
    def cards(self) -> Path:
        """Review cards, a file of data (TOML) for each chapter."""
        return self.book / "cards"

    @property
    def quizzes(self) -> Path:
        """The nbgrader course folder."""
        return self.root / "quizzes"

    @property
    def bank(self) -> Path:
        """The items; ``CME_BANK`` names a bank kept outside the repository."""
        return Path(os.environ.get("CME_BANK") or self.quizzes / "bank")

    @property
    def build(self) -> Path:
        return self.root / "_build"


def find_course(start: Path | None = None) -> Course:
    """Find the course around ``start`` (default: the working folder).

    ``CME_ROOT`` overrides the search; the folder this package is developed in
    is the last resort, so that notebooks run from anywhere.

    Raises:
        CourseError: no folder on the way up holds ``_config.yml``.
    """
    if named := os.environ.get("CME_ROOT"):
        candidates = [Path(named)]
    else:
        here = (start or Path.cwd()).resolve()
        candidates = [here, *here.parents]
        if start is None:
            candidates.append(Path(__file__).resolve().parents[2])
    for folder in candidates:
        if (folder / MARK).is_file():
            return Course(folder.resolve())
    raise CourseError(
        [
            Problem(
                file=str(candidates[0]),
                where="",
                what=f"No course here: neither this folder nor one above it holds {MARK}.",
                cure="Run the command inside the course, or set CME_ROOT to its folder.",
            )
        ]
    )
