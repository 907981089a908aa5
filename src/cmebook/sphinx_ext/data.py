"""The course's own data as a build needs it, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cmebook.course import Course, find_course
from cmebook.evidence import Evidence, load_evidence
from cmebook.items import Facts
from cmebook.sphinx_ext import addresses
from cmebook.sphinx_ext.rowinfo import RowInfo, Shown, row_info

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Data:
    """Evidence and course folders, and what is asked of them on every page.

    An id may name a row, a parameter set or a computed number; every method raises
    ``CourseError`` for one that is unknown or unverified.
    """

    course: Course
    evidence: Evidence

    def tables(self) -> dict[str, Mapping[str, Shown]]:
        """Everything that has an address, by table."""
        tables: dict[str, Mapping[str, Shown]] = {**self.evidence.tables()}
        return tables | {"models": self.evidence.models}

    def shown(self, row_id: str) -> Shown:
        """Whatever has this id."""
        for table in self.tables().values():
            if row_id in table:
                return table[row_id]
        return self.evidence.row(row_id)

    @property
    def facts(self) -> Facts:
        """What items and texts ask for numbers."""
        return self.evidence

    def text(self, row_id: str, form: str) -> str:
        """The number as a reader sees it; ``CourseError`` too if it has no such form."""
        return self.facts.text(row_id, form=form)

    def info(self, row_id: str) -> RowInfo:
        """What a reader is told about it."""
        return row_info(self.shown(row_id), self.evidence)

    def page(self, row_id: str) -> str:
        """The page that shows it."""
        return addresses.page_of(self.shown(row_id))


def data_of(env: BuildEnvironment) -> Data:
    """The data of the course that is being built."""
    return _load(Path(env.srcdir), str(env.config.cme_digest))


@lru_cache(maxsize=2)
def _load(srcdir: Path, _digest: str) -> Data:
    course = find_course(srcdir)
    return Data(course, load_evidence(course.evidence))
