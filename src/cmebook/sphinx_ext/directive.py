"""What every directive of the course has: the data, and one way to report a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from cmebook.errors import CourseError
from cmebook.sphinx_ext.data import Data, data_of
from cmebook.sphinx_ext.faults import report

if TYPE_CHECKING:
    from docutils.nodes import Node


class CourseDirective(SphinxDirective):
    """A directive whose ``show`` may find the course's data at fault."""

    @property
    def data(self) -> Data:
        """The data of the course that is being built."""
        return data_of(self.env)

    @property
    def chapter(self) -> str:
        """The file of this page without folder and ending: ``02-ketamine-mechanisms``."""
        return self.env.docname.rpartition("/")[2]

    def show(self) -> list[Node]:
        """The nodes of the directive.

        Raises:
            CourseError: what it names does not exist or cannot be shown.
        """
        raise NotImplementedError

    def run(self) -> list[Node]:
        """The nodes, or none and every problem reported with file and line."""
        try:
            return self.show()
        except CourseError as error:
            place = self.env.docname, self.lineno
            for problem in error.problems:
                report(self.env.app, self.env.docname, place, f"{problem.what} {problem.cure}")
            return []
