"""Tables of a page on a phone: each row becomes a block, each cell says which column it is of.

The style sheet does the stacking; it cannot copy a heading to a cell, so the page holds
the words, which wide screens and paper hide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: A table whose rows can be stacked, and the word before a cell that wide screens hide.
STACKS, LABEL = "stacks", "cell-label"


def label_cells(table: nodes.table) -> None:
    """Put a column's heading before each of its cells; the first cell is its row's own heading."""
    group = next(table.findall(nodes.tgroup))
    head = next(group.findall(nodes.thead), None)
    body = next(group.findall(nodes.tbody), None)
    if head is None or body is None or len(head.children) != 1:
        return
    headings = {place: entry.astext() for place, entry in _cells(head.children[0])}
    for row in body.children:
        for place, entry in _cells(row):
            if place and headings.get(place) and entry.astext().strip():
                entry.insert(0, nodes.inline("", headings[place], classes=[LABEL]))
    table["classes"].append(STACKS)


def _cells(row: nodes.Node) -> Iterator[tuple[int, nodes.entry]]:
    """The cells of a row with their columns; a cell may be several columns wide."""
    place = 0
    for entry in row.findall(nodes.entry):
        yield place, entry
        place += 1 + entry.get("morecols", 0)


def label_tables(_app: Sphinx, document: nodes.document, _docname: str) -> None:
    """``doctree-resolved``: label the cells of every table of the page."""
    for table in document.findall(nodes.table):
        label_cells(table)


def setup(app: Sphinx) -> None:
    """Register the event; after the reading time, which counts no heading twice."""
    app.connect("doctree-resolved", label_tables, priority=600)
