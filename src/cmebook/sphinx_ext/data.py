"""The course's own data as a build needs it, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cmebook.course import Course, find_course
from cmebook.evidence import Evidence, load_evidence
from cmebook.sphinx_ext import addresses
from cmebook.sphinx_ext.rowinfo import RowInfo, row_info

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Data:
    """Evidence and course folders, and what is asked of them on every page."""

    course: Course
    evidence: Evidence

    def text(self, row_id: str, form: str) -> str:
        """The number as a reader sees it.

        Raises:
            CourseError: unknown or unverified id, or no such form.
        """
        return self.evidence.text(row_id, form=form)

    def info(self, row_id: str) -> RowInfo:
        """What a reader is told about the row.

        Raises:
            CourseError: unknown or unverified id.
        """
        return row_info(self.evidence.row(row_id), self.evidence)

    def page(self, row_id: str) -> str:
        """The page that shows the row.

        Raises:
            CourseError: unknown or unverified id.
        """
        return addresses.page_of(self.evidence.row(row_id))


def data_of(env: BuildEnvironment) -> Data:
    """The data of the course that is being built."""
    return _load(Path(env.srcdir), str(env.config.cme_digest))


@lru_cache(maxsize=2)
def _load(srcdir: Path, _digest: str) -> Data:
    course = find_course(srcdir)
    return Data(course, load_evidence(course.evidence))
