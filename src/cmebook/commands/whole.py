"""A whole course as one thing: tables, chapters, items, figures, quizzes, cases,
cards, and their faults.

A part that cannot be read is told as problems and left out, so that the others are still seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from cmebook.cards import Card, read_cards
from cmebook.cases import Case, read_cases
from cmebook.course import Course
from cmebook.edition import read_edition
from cmebook.errors import CourseError, Problem
from cmebook.evidence import Estimate, Evidence, read_evidence
from cmebook.figures import Figure, registry
from cmebook.figures.calc import Computed
from cmebook.figures.computed import COMPUTED
from cmebook.graph import Graph
from cmebook.items.bank import Bank, read_bank
from cmebook.items.objectives import load_objectives
from cmebook.pictures import Picture, read_pictures
from cmebook.places import Place, chapter_places
from cmebook.quiz.blueprint import load_blueprints
from cmebook.trace import build_graph

T = TypeVar("T")
_ITEM = re.compile(r"^\s*id\s*=\s*[\"']([^\"']+)[\"']")


@dataclass(frozen=True)
class Whole:
    """Everything that can be traced or checked; ``problems`` are the faults met while reading."""

    course: Course
    evidence: Evidence
    chapters: Mapping[str, str]  # file, relative to the course -> text
    places: tuple[Place, ...]
    items: Bank
    item_lines: Mapping[str, int]
    computed: Mapping[str, Computed]
    figures: Mapping[str, Figure]
    pictures: Mapping[str, Picture]
    cases: Mapping[str, Case]
    cards: Mapping[str, Card]
    quizzes: Mapping[str, tuple[str, ...]]  # name -> items it may draw
    problems: tuple[Problem, ...] = field(default=())

    def graph(self) -> Graph:
        """How all of it hangs together; nothing is computed for it."""
        return build_graph(
            self.evidence,
            self.places,
            self.items,
            self.computed,
            self.figures,
            self.quizzes,
            self.item_lines,
            self.pictures,
            self.cases,
            self.cards,
        )

    def with_numbers(self, problems: list[Problem]) -> Evidence:
        """The evidence with the numbers the models give; one that fails is told and left out."""
        rows: dict[str, Estimate] = {}
        for name, number in self.computed.items():
            try:
                rows[name] = number.row(self.evidence)
            except CourseError as error:
                problems.extend(error.problems)
        return self.evidence.with_computed(rows)


def read_whole(course: Course) -> Whole:
    """Read a course."""
    found: list[Problem] = []
    evidence, problems = read_evidence(course.evidence, course.unverified)
    found.extend(problems)
    _attempt(found, lambda: read_edition(course))
    objectives = _attempt(found, lambda: load_objectives(course.book / "objectives.toml"))
    items = read_bank(course.bank, found, objectives, root=course.root)
    chapters = {
        path.relative_to(course.root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(course.book.rglob("*.md"))
    }
    return Whole(
        course=course,
        evidence=evidence,
        chapters=chapters,
        places=tuple(
            place for file, text in chapters.items() for place in chapter_places(file, text)
        ),
        items=items,
        item_lines=_item_lines(course.bank),
        computed=COMPUTED,
        figures=registry(),
        pictures=read_pictures(course),
        cases=read_cases(course, found, objectives),
        cards=read_cards(course, found),
        quizzes=_quizzes(course, items, found),
        problems=tuple(found),
    )


def _item_lines(bank: Path) -> dict[str, int]:
    """The line on which each item of the bank gives its id."""
    return {
        match[1]: number
        for file in sorted(bank.glob("*.toml"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (match := _ITEM.match(line))
    }


def _quizzes(course: Course, items: Bank, found: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The items each quiz may draw."""
    blueprints = _attempt(found, lambda: load_blueprints(course)) or {}
    return {
        name: tuple(
            item.id
            for item in items.graded
            if item.chapter in blueprint.chapters and item.objective in blueprint.counts
        )
        for name, blueprint in blueprints.items()
    }


def _attempt(found: list[Problem], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except CourseError as error:
        found.extend(error.problems)
        return None
