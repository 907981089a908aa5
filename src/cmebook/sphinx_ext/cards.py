"""``{review-cards}``: all review cards, in the page and as a package for Anki."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from cmebook.cards import load_cards
from cmebook.cards.anki import NAME, package
from cmebook.cards.html import cards_html
from cmebook.edition import read_edition
from cmebook.items.render import documents
from cmebook.sphinx_ext.bibliography import note_sources
from cmebook.sphinx_ext.data import Data, data_of
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import anchor, fragment
from cmebook.sphinx_ext.usage import title_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class ReviewCards(CourseDirective):
    """``{review-cards}``."""

    def show(self) -> list[Node]:
        """The list of cards, which a script asks one by one, and the package."""
        data = self.data
        for file in sorted(data.course.cards.glob("*.toml")):
            self.env.note_dependency(str(file))
        cards = load_cards(data.course)
        for card in cards.values():
            for row_id in card.uses:
                note_sources(self.env, self.lineno, data.info(row_id).sources)
        html = cards_html(
            cards.values(),
            data.evidence,
            titles(data),
            link=lambda row_id, words: anchor(data.info(row_id), words),
            name=lambda row_id: _name(data, row_id),
        )
        link = (
            f'<p class="cards-anki"><a href="static:{NAME}" download>Take the cards to Anki</a></p>'
        )
        return [fragment(html + link)]


def titles(data: Data) -> dict[str, str]:
    """What each chapter is called, by its file without ending."""
    return {
        file.stem: title_of(file.read_text(encoding="utf-8"))
        for file in data.course.chapters.glob("*.md")
    }


def _name(data: Data, row_id: str) -> str:
    info = data.info(row_id)
    return info.origin or info.what


def write_package(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: the cards for Anki, from the same data as the page."""
    if error or app.builder.format != "html" or app.statuscode:
        return
    data = data_of(app.env)
    cards = load_cards(data.course)
    made = package(
        cards.values(),
        data.evidence,
        titles(data),
        {
            card.id: ", ".join(documents(card.uses, lambda row_id: unescape(_name(data, row_id))))
            for card in cards.values()
        },
        str(app.config.html_title),
        read_edition(data.course).date,
    )
    (Path(app.outdir) / "_static" / NAME).write_bytes(made)


def setup(app: Sphinx) -> None:
    """Register the directive and the package."""
    app.add_directive("review-cards", ReviewCards)
    app.connect("build-finished", write_package)
