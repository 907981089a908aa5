"""Review cards as a package for Anki, made by genanki.

The same cards give the same bytes. Ids of notes follow from ids of cards, so a newer package
renews cards that a learner has, and keeps when they are due.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import genanki

from cmebook.cards.schema import Card
from cmebook.items.facts import Facts
from cmebook.items.render import html

NAME = "review-cards.apkg"
#: A zip file counts years from here; a fixed time keeps the bytes the same.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STYLE = """
.card { font-family: system-ui, sans-serif; font-size: 1.15rem; line-height: 1.5; margin: 1rem; }
.sources { font-size: .8rem; opacity: .75; }
"""


def package(
    cards: Iterable[Card],
    facts: Facts,
    titles: Mapping[str, str],
    sources: Mapping[str, str],
    course: str,
    day: date,
) -> bytes:
    """The bytes of an ``.apkg`` file: a deck for each chapter.

    Args:
        cards: Cards without faults.
        facts: Numbers in their texts are shown from here.
        titles: What each chapter is called, by its file without ending.
        sources: By card id, the documents its answer rests on, as one line.
        course: The title of the course, the deck above all others.
        day: The day of the edition, which the package carries.

    Raises:
        CourseError: a card names a row that is unknown or must not be shown.
    """
    model = _model(course)
    decks: dict[str, genanki.Deck] = {}
    for card in cards:
        name = f"{course}::{titles[card.chapter]}"
        deck = decks.setdefault(card.chapter, genanki.Deck(_number(name), name))
        fields = [html(card.front, facts), html(card.back, facts), _escaped(sources[card.id])]
        deck.add_note(
            genanki.Note(
                model=model,
                fields=fields,
                guid=genanki.guid_for(course, card.id),
                tags=[card.chapter],
            )
        )
    moment = datetime.combine(day, time(), UTC).timestamp()
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        genanki.Package(list(decks.values())).write_to_file(str(path), timestamp=moment)
        return _zipped_again(path)


def _model(course: str) -> genanki.Model:
    back = '{{FrontSide}}<hr id="answer">{{Back}}<p class="sources">Rests on: {{Sources}}</p>'
    return genanki.Model(
        _number(f"{course} model"),
        f"{course}: review card",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Sources"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": back}],
        css=_STYLE,
    )


def _number(name: str) -> int:
    """A number of 31 bits that follows from a name, as Anki wants for decks and models."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (1 << 31)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _zipped_again(path: Path) -> bytes:
    """The same members with a fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in sorted(made.namelist()):
            again.writestr(zipfile.ZipInfo(name, _ZIP_TIME), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
