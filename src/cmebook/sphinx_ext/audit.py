"""The source article as a whole: its verdicts counted, its references, and what it leaves out.

``{audit-counts}``, ``{audit-references}`` and ``{audit-omissions}`` belong on one page;
``{audit} C01`` (in `claims`) shows single sentences where they are taught.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, get_args

from cmebook.evidence.claim import Certainty, Omission, ReferenceAudit
from cmebook.evidence.claims import VERDICTS
from cmebook.sphinx_ext.bibliography import note_sources
from cmebook.sphinx_ext.claims import open_links
from cmebook.sphinx_ext.data import Data
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import anchor, fragment, inline
from cmebook.sphinx_ext.markup import facts, verdict_badge
from cmebook.sphinx_ext.protocols import table
from cmebook.sphinx_ext.words import sentence

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


def counts_html(data: Data) -> str:
    """How many sentences have which verdict, and how sure of it we are."""
    found: Counter[tuple[str, str]] = Counter(
        (claim.article.verdict, claim.certainty)
        for claim in data.evidence.claims.values()
        if claim.article
    )

    def row(verdict: str) -> tuple[str, str, str]:
        sure = [(found[verdict, grade], grade) for grade in get_args(Certainty)]
        told = ", ".join(f"{many} {grade}" for many, grade in sure if many)
        return verdict_badge(verdict), str(sum(many for many, _ in sure)), told

    rows = [*map(row, VERDICTS), ("All", str(found.total()), "")]
    return table(["Verdict", "Sentences", "Certainty"], rows)


def reference_html(data: Data, reference: ReferenceAudit) -> str:
    """One reference: as cited, what was found, and the real papers that come near it."""
    near = "".join(
        f"<li>{anchor(data.info(source), escape(data.info(source).origin or source))}: "
        f"{inline(data, why)}</li>"
        for source, why in reference.nearest.items()
    )
    return (
        f'<div class="audit-item" id="audit-{escape(reference.id)}">'
        f'<p class="audit-quote">{inline(data, reference.as_cited)}</p>'
        + facts(
            [
                ("Looked up", inline(data, sentence(reference.status))),
                ("In plain words", inline(data, reference.plain_words)),
                ("Nearest real papers", f"<ul>{near}</ul>"),
                ("Do they support it?", inline(data, sentence(reference.supports_claim))),
            ]
        )
        + "</div>"
    )


def omissions_html(data: Data, omissions: tuple[Omission, ...]) -> str:
    """What the article leaves out, each with the rows it rests on."""
    rows = "".join(
        f'<li id="audit-{escape(one.id)}">{inline(data, one.sentence)} '
        f'<span class="audit-rests">Rests on: {open_links(data, one.supports)}</span></li>'
        for one in omissions
    )
    return f'<ol class="audit-omissions">{rows}</ol>'


class _Audit(CourseDirective):
    def note(self, rows: tuple[str, ...]) -> None:
        """Put the sources of these rows on the page's list."""
        for row in rows:
            note_sources(self.env, self.lineno, self.data.info(row).sources)


class AuditCounts(_Audit):
    """``{audit-counts}``."""

    def show(self) -> list[Node]:
        """A table, and the bottom line."""
        line = inline(self.data, self.data.evidence.audit.bottom_line)
        return [fragment(f'{counts_html(self.data)}<p class="audit-line">{line}</p>')]


class AuditReferences(_Audit):
    """``{audit-references}``."""

    def show(self) -> list[Node]:
        """Each reference."""
        references = self.data.evidence.audit.references
        for one in references:
            self.note(tuple(one.nearest))
        return [fragment("".join(reference_html(self.data, one) for one in references))]


class AuditOmissions(_Audit):
    """``{audit-omissions}``."""

    def show(self) -> list[Node]:
        """A numbered list."""
        omissions = self.data.evidence.audit.omissions
        for one in omissions:
            self.note(one.supports)
        return [fragment(omissions_html(self.data, omissions))]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("audit-counts", AuditCounts)
    app.add_directive("audit-references", AuditReferences)
    app.add_directive("audit-omissions", AuditOmissions)
