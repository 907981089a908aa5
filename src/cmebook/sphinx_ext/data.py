"""The course's own data as a build needs it, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cmebook.course import Course, find_course
from cmebook.errors import CourseError
from cmebook.evidence import Evidence, load_evidence
from cmebook.figures.calc import ComputedRow
from cmebook.figures.computed import COMPUTED
from cmebook.sphinx_ext import addresses
from cmebook.sphinx_ext.rowinfo import RowInfo, Shown, row_info

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Data:
    """Evidence and course folders, and what is asked of them on every page.

    An id may name a row, a parameter set or a computed number; every method raises
    ``CourseError`` for one that is unknown, unverified or cannot be computed.
    """

    course: Course
    evidence: Evidence
    failed: Mapping[str, CourseError] = field(default_factory=dict)

    def tables(self) -> dict[str, Mapping[str, Shown]]:
        """Everything that has an address, by table."""
        tables: dict[str, Mapping[str, Shown]] = {**self.evidence.tables()}
        return tables | {"models": self.evidence.models, "computed": self.evidence.computed}

    def shown(self, row_id: str) -> Shown:
        """Whatever has this id."""
        if row_id in self.failed:
            raise self.failed[row_id]
        return self.evidence.models.get(row_id) or self.evidence.row(row_id)

    def text(self, row_id: str, form: str = "value") -> str:
        """The number as a reader sees it; ``CourseError`` too if it has no such form."""
        if row_id in self.failed:
            raise self.failed[row_id]
        return self.evidence.text(row_id, form=form)

    def info(self, row_id: str) -> RowInfo:
        """What a reader is told about it."""
        return row_info(self.shown(row_id), self.evidence)

    def page(self, row_id: str) -> str:
        """The page that shows it."""
        return addresses.page_of(self.shown(row_id))


def read_data(course: Course) -> Data:
    """Read the tables and compute the numbers of the models.

    A number that cannot be computed is a fault only where it is shown.

    Raises:
        CourseError: a table has a fault of form.
    """
    evidence = load_evidence(course.evidence)
    rows: dict[str, ComputedRow] = {}
    failed: dict[str, CourseError] = {}
    for number_id, number in COMPUTED.items():
        try:
            rows[number_id] = number.row(evidence)
        except CourseError as error:
            failed[number_id] = error
    return Data(course, evidence.with_computed(rows), failed)


def data_of(env: BuildEnvironment) -> Data:
    """The data of the course that is being built."""
    return _read(Path(env.srcdir), str(env.config.cme_digest))


@lru_cache(maxsize=2)
def _read(srcdir: Path, _digest: str) -> Data:
    return read_data(find_course(srcdir))
