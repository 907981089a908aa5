"""The package of review cards, read back by Anki's own library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from cmebook.cards import Card, load_cards
from cmebook.cards.anki import package
from cmebook.course import find_course
from cmebook.evidence import Evidence, load_evidence
from cmebook.figures.computed import COMPUTED

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    plain = load_evidence(find_course().evidence)
    return plain.with_computed({key: number.row(plain) for key, number in COMPUTED.items()})


def made(cards: list[Card], evidence: Evidence, day: date = DAY) -> bytes:
    titles = {card.chapter: card.chapter.replace("-", " ") for card in cards}
    sources = {card.id: "A & B 2020" for card in cards}
    return package(cards, evidence, titles, sources, "The course", day)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Collection]:
    """A learner's Anki."""
    collection = Collection(str(tmp_path / "learner.anki2"))
    yield collection
    collection.close()


def take(learner: Collection, raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "cards.apkg"
    path.write_bytes(raw)
    learner.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=str(path), options=ImportAnkiPackageOptions(with_scheduling=False)
        )
    )


def test_anki_takes_every_card_with_its_number(
    learner: Collection, evidence: Evidence, tmp_path: Path
) -> None:
    cards = list(load_cards(find_course()).values())
    take(learner, made(cards, evidence), tmp_path)
    assert learner.card_count() == len(cards)
    decks = {deck.name for deck in learner.decks.all_names_and_ids()}
    assert {f"The course::{card.chapter.replace('-', ' ')}" for card in cards} <= decks
    (found,) = learner.find_notes('"tag:01-treatment-resistant-depression" STAR')
    note = learner.get_note(found)
    assert evidence.text("rush2006.remission-step-3") in note["Back"]
    assert note["Sources"] == "A &amp; B 2020"
    shown = note.cards()[0].answer()
    assert "Rests on: A &amp; B 2020" in shown


def test_a_newer_package_renews_a_card_and_keeps_it_one(
    learner: Collection, evidence: Evidence, tmp_path: Path
) -> None:
    card = Card("card-one", "f", "01-first", "Asked?", "So.")
    take(learner, made([card], evidence), tmp_path)
    newer = Card("card-one", "f", "01-first", "Asked?", "Otherwise.")
    take(learner, made([newer], evidence, date(2027, 1, 1)), tmp_path)
    (found,) = learner.find_notes("")
    assert "Otherwise." in learner.get_note(found)["Back"]


def test_the_same_cards_give_the_same_bytes(evidence: Evidence) -> None:
    card = Card("card-one", "f", "01-first", "Asked?", "So.")
    assert made([card], evidence) == made([card], evidence)
