"""Review cards from TOML files, one file for each chapter."""

from __future__ import annotations

import re

from cmebook.cards.schema import Card
from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.items.table import Table
from cmebook.items.text import stray_markup
from cmebook.items.toml_file import read_toml

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


def load_cards(course: Course) -> dict[str, Card]:
    """Every card of a course by id, in the order of chapters.

    Raises:
        CourseError: a card is not as it should be; holds every problem.
    """
    problems: list[Problem] = []
    cards = read_cards(course, problems)
    if problems:
        raise CourseError(problems)
    return cards


def read_cards(course: Course, problems: list[Problem]) -> dict[str, Card]:
    """Read the cards of a course; whatever is wrong is added to ``problems``."""
    cards: dict[str, Card] = {}
    for file in sorted(course.cards.glob("*.toml")):
        name = file.relative_to(course.root).as_posix()
        top = Table(read_toml(file, name, problems), name, "", problems)
        if not (course.chapters / f"{file.stem}.md").is_file():
            top.fault("No chapter has this name.", "Name the file as its chapter: 01-....toml.")
        for table in top.tables("card"):
            card = _card(table, file.stem)
            if card.id in cards:
                table.fault("The id is used twice.", "Give each card its own id.")
            cards[card.id] = card
        top.close()
    return cards


def _card(table: Table, chapter: str) -> Card:
    """One card; faults go to the table's problems."""
    name = table.text("id")
    if name:
        table.where = name
    if name and not _ID.fullmatch(name):
        table.fault(f"{name!r} is no id.", "Use lower-case words joined by hyphens: card-spray.")
    card = Card(
        id=name,
        file=table.file,
        chapter=chapter,
        front=table.text("front"),
        back=table.text("back"),
        claims=table.texts("claims"),
        evidence=table.texts("evidence"),
    )
    table.close()
    for field, text in card.texts:
        for mark in stray_markup(text):
            cure = "Use {ev}`id`, `code`, *italic* or **bold**, or put a backslash before it."
            table.fault(f"{field} holds a stray {mark}.", cure)
    if not card.uses:
        table.fault("The answer has no source.", 'Add evidence = ["row-id"] or claims = ["id"].')
    return card
