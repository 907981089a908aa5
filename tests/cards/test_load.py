"""Review cards are read from files of a chapter each, and every fault is told with its cure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cmebook.cards import load_cards, read_cards
from cmebook.course import Course, find_course
from cmebook.errors import Problem

GOOD = """
[[card]]
id = "card-one"
front = "What is asked?"
back = "This: {ev}`some.row`."
claims = ["a-claim"]
"""
Write = Callable[[str], Course]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A course of one chapter with these cards."""

    def made(text: str, name: str = "01-first") -> Course:
        (tmp_path / "book" / "chapters").mkdir(parents=True, exist_ok=True)
        (tmp_path / "book" / "chapters" / "01-first.md").write_text("# First\n", encoding="utf-8")
        (tmp_path / "book" / "cards").mkdir(exist_ok=True)
        (tmp_path / "book" / "cards" / f"{name}.toml").write_text(text, encoding="utf-8")
        return Course(tmp_path)

    return made


def faults(course: Course) -> list[Problem]:
    found: list[Problem] = []
    read_cards(course, found)
    return found


def test_a_card_knows_its_chapter_and_what_it_rests_on(write: Write) -> None:
    (card,) = load_cards(write(GOOD)).values()
    assert (card.id, card.chapter) == ("card-one", "01-first")
    assert card.uses == ("a-claim", "some.row")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (GOOD + GOOD, "The id is used twice."),
        (GOOD.replace("card-one", "One"), "'One' is no id."),
        (GOOD.replace('claims = ["a-claim"]', "").replace("{ev}`some.row`", "x"), "no source"),
        (GOOD.replace("This:", "*This:"), "stray"),
        (GOOD.replace("back", "bakc"), "bakc"),
        ("[[card]\n", "TOML"),
    ],
)
def test_a_fault_is_told_with_file_and_cure(write: Write, text: str, what: str) -> None:
    found = faults(write(text))
    assert any(what in f"{problem}" for problem in found), [str(problem) for problem in found]
    assert all(problem.file == "book/cards/01-first.toml" and problem.cure for problem in found)


def test_a_file_must_have_the_name_of_a_chapter(write: Write) -> None:
    found = faults(write(GOOD, "01-fisrt"))
    assert [problem.what for problem in found] == ["No chapter has this name."]


def test_every_chapter_of_the_course_has_cards() -> None:
    course = find_course()
    chapters = {file.stem for file in course.chapters.glob("*.md")}
    assert {card.chapter for card in load_cards(course).values()} == chapters
