"""Chapter references: made from the same sources, and complete.

The chapter's list holds what it cites by ``{cite}`` and what it uses only through a
number or a claim.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import CitationTarget
from sphinxcontrib.bibtex.directives import BibliographyDirective
from sphinxcontrib.bibtex.roles import CitationRef

from cmebook.course import Course
from cmebook.evidence import load_evidence
from cmebook.evidence.bibtex import bibliography
from cmebook.sphinx_ext import bibstyle
from cmebook.sphinx_ext.data import data_of
from cmebook.sphinx_ext.references import reference_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain


def write_bibtex(app: Sphinx, course: Course) -> str:
    """Write the sources as BibTeX into the build folder; untouched if nothing changed.

    Gives the path as Sphinx wants it, relative, so that it is the same on every machine.
    """
    file = course.build / "references.bib"
    text = bibliography(load_evidence(course.evidence).sources.values())
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(f".{os.getpid()}.tmp")
        half.write_text(text, encoding="utf-8")
        half.replace(file)
    return Path(os.path.relpath(file, app.confdir)).as_posix()


def note_sources(env: BuildEnvironment, line: int, sources: Iterable[str]) -> None:
    """Put sources on the reference list of the page being read."""
    domain = cast("BibtexDomain", env.get_domain("cite"))
    targets = [CitationTarget(key, "", "") for key in sources]
    if targets:
        domain.citation_refs.append(CitationRef("", env.docname, line, targets))


class ChapterBibliography(BibliographyDirective):
    """``{bibliography}``: by default, what this page uses."""

    def _get_filter(self) -> ast.AST:
        if not {"filter", "all", "cited", "notcited"} & set(self.options):
            return ast.parse("docname in docnames")
        return super()._get_filter()


class ListReferences(SphinxPostTransform):
    """Turn the citations of a bibliography into a plain list.

    docutils marks them as a list of something that is no list item, which screen
    readers cannot use. The ids stay, so that ``{cite}`` finds them.
    """

    default_priority = 20  # after sphinxcontrib.bibtex (5), which fills the list

    def run(self, **_: Any) -> None:
        """Replace each container of citations on this page."""
        domain = cast("BibtexDomain", self.env.get_domain("cite"))
        keys = {citation.citation_id: citation.entry.key for citation in domain.citations}
        for box in list(self.document.findall(nodes.container)):
            citations = [child for child in box.children if isinstance(child, nodes.citation)]
            if citations and len(citations) == len(box.children):
                box.replace_self(self._as_list(citations, keys))

    def _as_list(self, citations: list[nodes.citation], keys: dict[str, str]) -> nodes.bullet_list:
        sources = data_of(self.env).evidence.sources
        items = nodes.bullet_list(classes=["references"])
        for citation in citations:
            reference = reference_nodes(sources[keys[citation["ids"][0]]])
            item = nodes.list_item("", nodes.paragraph("", "", *reference), ids=citation["ids"])
            items += item
        return items


def setup(app: Sphinx) -> None:
    """Register after sphinxcontrib.bibtex, whose directive this one refines."""
    app.setup_extension("sphinxcontrib.bibtex")
    bibstyle.register()
    app.add_directive("bibliography", ChapterBibliography, override=True)
    app.add_post_transform(ListReferences)
