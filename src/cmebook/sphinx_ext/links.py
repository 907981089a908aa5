"""The role ``{ev}``: a number that leads to its row of evidence.

`` {ev}`id` `` shows the value with its unit, `` {ev}`id|form` `` another form of it
(`cmebook.evidence.text.FORMS`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxRole

from cmebook.errors import CourseError
from cmebook.sphinx_ext.bibliography import note_sources
from cmebook.sphinx_ext.data import Data, data_of
from cmebook.sphinx_ext.faults import report

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator


class EvidenceLink(nodes.reference):
    """A link to a row; ``row_id`` names it, ``attrs`` are what the pop-up shows."""


class EvidenceRole(SphinxRole):
    """`` {ev}`id|form` ``."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Turn the role into a link, or report why there is no such number."""
        row_id, _, form = (part.strip() for part in self.text.partition("|"))
        data = data_of(self.env)
        try:
            link = link_node(data, row_id, data.text(row_id, form or "value"))
        except CourseError as error:
            for problem in error.problems:
                place = self.env.docname, self.lineno
                report(self.env.app, self.env.docname, place, f"{problem.what} {problem.cure}")
            return [nodes.literal(text=f"?{row_id}?")], []
        note_sources(self.env, self.lineno, data.info(row_id).sources)
        return [link], []


def link_node(data: Data, row_id: str, text: str) -> EvidenceLink:
    """A link with ``text`` to the row; its address is filled in when the page is written.

    Raises:
        CourseError: unknown or unverified id.
    """
    info = data.info(row_id)
    return EvidenceLink(
        "", text, internal=True, row_id=row_id, page=data.page(row_id),
        attrs=info.attributes(), style=info.style,
    )  # fmt: skip


def address(builder: Builder, from_page: str, page: str, row_id: str) -> str:
    """The relative address of a row, as seen from a page."""
    if from_page == page or builder.name == "singlehtml":
        return f"#{row_id}"
    return f"{builder.get_relative_uri(from_page, page)}#{row_id}"


class ResolveEvidenceLinks(SphinxPostTransform):
    """Fill in the addresses, which depend on the page and the builder."""

    default_priority = 500

    def run(self, **_: Any) -> None:
        """Resolve every link of this page; a missing evidence page is a fault."""
        docname = self.env.docname
        for link in self.document.findall(EvidenceLink):
            if link["page"] not in self.env.found_docs:
                text = f"The page {link['page']}, which shows {link['row_id']}, is not in the book."
                report(self.app, docname, link, f"{text} Add it to _toc.yml.")
            else:
                link["refuri"] = address(self.app.builder, docname, link["page"], link["row_id"])


def _visit(self: HTML5Translator, node: EvidenceLink) -> None:
    attrs = {"href": node.get("refuri", ""), **node["attrs"]}
    self.body.append(self.starttag(node, "a", "", CLASS=node["style"], **attrs))


def _depart(self: HTML5Translator, node: EvidenceLink) -> None:
    self.body.append("</a>")


def _visit_plain(self: Any, node: EvidenceLink) -> None:
    self.visit_reference(node)


def _depart_plain(self: Any, node: EvidenceLink) -> None:
    self.depart_reference(node)


def setup(app: Sphinx) -> None:
    """Register the role and its node."""
    plain = (_visit_plain, _depart_plain)
    app.add_node(EvidenceLink, html=(_visit, _depart), latex=plain, text=plain)
    app.add_role("ev", EvidenceRole())
    app.add_post_transform(ResolveEvidenceLinks)
