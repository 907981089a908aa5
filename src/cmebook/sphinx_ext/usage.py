"""Where a row is used: claims, computed numbers, figures, pictures, self-checks and chapters.

Graded questions are left out: what they ask is not told before they are answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from cmebook.course import Course
from cmebook.errors import CourseError
from cmebook.evidence import Evidence, Parameter
from cmebook.figures import registry
from cmebook.figures.computed import COMPUTED
from cmebook.graph import Graph, Node
from cmebook.items import Bank, load_bank
from cmebook.pictures import read_pictures
from cmebook.places import Place, chapter_places
from cmebook.trace import build_graph

#: What is told, in this order; other kinds are told elsewhere in the row.
_WORDS = {
    "claim": "claim",
    "computed number": "computed number",
    "figure": "figure",
    "picture": "picture",
    "item": "self-check",
    "chapter": "text",
    "protocol": "protocol",
}


@dataclass(frozen=True)
class Usage:
    """Answers "used in" for every row."""

    graph: Graph
    titles: dict[str, str]  # page -> title
    self_checks: dict[str, str]  # item -> page it stands on

    def used_in(self, row_id: str, set_id: str = "") -> str:
        """Links to everything that uses the row, or the parameter set it belongs to, as HTML."""
        nodes = {node.id: node for target in (row_id, set_id) for node in self._owners(target)}
        ordered = sorted(nodes.values(), key=lambda node: (list(_WORDS).index(node.kind), node.id))
        links = dict.fromkeys(link for node in ordered for link in self._links(node))
        return "; ".join(links)

    def _owners(self, target: str) -> Iterator[Node]:
        for link in self.graph.above.get(target, []):
            node = self.graph.nodes.get(link.owner)
            if node and node.kind in _WORDS:
                yield node

    def _links(self, node: Node) -> Iterator[str]:
        word = _WORDS[node.kind]
        if node.kind in ("claim", "computed number"):
            yield f'{word} <a href="ev:{escape(node.id)}">{escape(node.id)}</a>'
        elif node.kind == "item":
            if page := self.self_checks.get(node.id):
                address = f"doc:{page}#self-check-{escape(node.id)}"
                yield f'<a href="{address}">{word}</a> in {self._title(page)}'
        elif node.kind in ("figure", "picture"):
            # the picture of a chapter has the chapter's name
            name = f" {escape(node.title.replace('-', ' '))}" if node.kind == "figure" else ""
            for place in self._owners(node.id):
                yield f"{word}{name} in {self._page(place)}"
        elif node.kind == "chapter":
            yield self._page(node)
        else:
            page = f"evidence/{node.id.partition('.')[0]}"
            yield f'<a href="doc:{page}">{escape(self.titles.get(page, node.id))}</a>'

    def _page(self, node: Node) -> str:
        page = page_of_file(node.place)
        return f'<a href="doc:{page}">{self._title(page)}</a>'

    def _title(self, page: str) -> str:
        return escape(self.titles.get(page, page))


def page_of_file(place: str) -> str:
    """``book/chapters/02-x.md:14`` as Sphinx's name of the page, ``chapters/02-x``."""
    return place.partition(":")[0].removeprefix("book/").removesuffix(".md")


def read_usage(course: Course, evidence: Evidence, pages: Iterable[str]) -> Usage:
    """How the pages of the book, its items and its figures use the evidence."""
    titles: dict[str, str] = {}
    places: list[Place] = []
    for page in sorted(pages):
        file = course.book / f"{page}.md"
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            titles[page] = title_of(text) or page
            places += chapter_places(f"book/{page}.md", text)
    bank = _bank(course, evidence)
    checks = {place.id: page_of_file(place.file) for place in places if place.kind == "self-check"}
    graph = build_graph(
        evidence, places, bank, COMPUTED, registry(), pictures=read_pictures(course)
    )
    return Usage(graph, titles, checks)


def _bank(course: Course, evidence: Evidence) -> Bank:
    """The items; a bank with a fault is told where its items are shown."""
    try:
        return load_bank(course, evidence)
    except CourseError:
        return Bank(())


def title_of(text: str) -> str:
    """The first heading of a Markdown page."""
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")


def set_of(row: object) -> str:
    """The parameter set a row belongs to; blank if none."""
    return row.set if isinstance(row, Parameter) else ""
