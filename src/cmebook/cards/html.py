"""Review cards as HTML: a list to be read, which a script turns into cards that come back.

Without scripts each card is a question that opens its answer. ``assets/cards/cards.js`` asks them
one by one and keeps, in the reader's browser only, when each is due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from cmebook.cards.schema import Card
from cmebook.items.facts import Facts
from cmebook.items.render import Link, document_links, html, inline_html


def cards_html(
    cards: Iterable[Card],
    facts: Facts,
    titles: Mapping[str, str],
    link: Link,
    name: Callable[[str], str],
) -> str:
    """All cards, chapter by chapter.

    Args:
        cards: Cards without faults, those of a chapter together.
        facts: Numbers in their texts are shown from here.
        titles: What each chapter is called, by its file without ending.
        link: Makes the links to rows of evidence.
        name: What a row is called in the list of what an answer rests on.

    Raises:
        CourseError: a card names a row that is unknown or must not be shown.
    """
    chapters: dict[str, list[str]] = {}
    for card in cards:
        chapters.setdefault(card.chapter, []).append(_card_html(card, facts, link, name))
    lists = "".join(
        f'<section class="cards-chapter" data-chapter="{escape(chapter)}">'
        f'<p class="cards-title"><a href="doc:chapters/{chapter}">{escape(titles[chapter])}</a></p>'
        f"{''.join(found)}</section>"
        for chapter, found in chapters.items()
    )
    return (
        '<div class="cards"><details class="cards-all" open>'
        f"<summary>All cards</summary>{lists}</details></div>"
    )


def _card_html(card: Card, facts: Facts, link: Link, name: Callable[[str], str]) -> str:
    return (
        f'<details class="card-one" id="{card.id}"><summary>'
        f"{inline_html(card.front, facts)}</summary>"
        f'<div class="card-back">{html(card.back, facts, link)}<p class="card-sources">'
        f"Rests on: {document_links(card.uses, link, name)}</p></div>"
        "</details>"
    )
