"""``{case} id`` plays a branching case; ``{case-list}`` lists them all."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cmebook.cases import Case, load_cases
from cmebook.cases.html import case_html, length
from cmebook.errors import CourseError, Problem
from cmebook.items.render import inline_html
from cmebook.sphinx_ext.bibliography import note_sources
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import anchor, fragment

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class _FromCases(CourseDirective):
    """A directive that reads the cases; the page is built anew when one of them changes."""

    def cases(self) -> dict[str, Case]:
        course = self.data.course
        for file in sorted(course.cases.glob("*.toml")):
            self.env.note_dependency(str(file))
        return load_cases(course)


class ShowCase(_FromCases):
    """``{case} id``."""

    required_arguments = 1

    def show(self) -> list[Node]:
        """The case, one scene after the other."""
        cases, case_id = self.cases(), self.arguments[0]
        if case_id not in cases:
            cure = f"Add book/cases/{case_id}.toml, or correct the name."
            raise CourseError(
                [Problem(self.env.docname, case_id, f"There is no case {case_id}.", cure)]
            )
        case, data = cases[case_id], self.data
        for row_id in case.uses:
            note_sources(self.env, self.lineno, data.info(row_id).sources)
        html = case_html(
            case,
            data.evidence,
            link=lambda row_id, words: anchor(data.info(row_id), words),
            name=lambda row_id: data.info(row_id).origin or data.info(row_id).what,
        )
        return [fragment(html)]


class CaseList(_FromCases):
    """``{case-list}``."""

    def show(self) -> list[Node]:
        """Each case with its question, its length and a link."""
        facts = self.data.evidence
        rows = "".join(
            f'<li><a href="doc:cases/{case.id}">{escape(case.title)}</a>'
            f"<p>{inline_html(case.summary, facts)}</p>"
            f'<p class="case-length">{length(case)}</p></li>'
            for case in self.cases().values()
        )
        return [fragment(f'<ol class="case-list">{rows}</ol>')]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("case", ShowCase)
    app.add_directive("case-list", CaseList)
