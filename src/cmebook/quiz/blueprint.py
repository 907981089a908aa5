"""Blueprints: which items a quiz draws, in which order, and what passing means.

Drawing is a function of the blueprint's seed and the ids alone: no random numbers, so a
quiz is the same on every machine and every version of Python.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.grading import Question
from cmebook.items.bank import Bank
from cmebook.items.facts import Facts
from cmebook.items.objectives import Objective, load_objectives
from cmebook.items.quantity import quantities
from cmebook.items.question import question_of
from cmebook.items.render import plain
from cmebook.items.schema import LETTERS, Item, Option
from cmebook.items.table import Table
from cmebook.items.toml_file import read_toml

FILE = "quizzes/blueprints.toml"
Counts = Literal["best", "last"]


@dataclass(frozen=True)
class Blueprint:
    """How one quiz is made.

    ``counts`` is the number of items for each objective; ``attempts`` how often a
    learner may try, of which the ``attempt_that_counts`` is recorded.
    """

    name: str
    title: str
    chapters: tuple[str, ...]
    counts: Mapping[str, int]
    pass_percent: float
    attempts: int
    attempt_that_counts: Counts
    minutes: int
    seed: str
    shuffle_options: bool

    @property
    def size(self) -> int:
        """How many items the quiz has."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class DrawnItem:
    """An item at its place in a quiz; ``name`` is the variable that holds the answer.

    ``order`` says which option stands at each letter: the first letter shows
    ``item.options[order[0]]``.
    """

    name: str
    item: Item
    order: tuple[int, ...]

    @property
    def options(self) -> tuple[tuple[str, Option], ...]:
        """Letters and options as shown."""
        shown = (self.item.options[n] for n in self.order)
        return tuple(zip(LETTERS, shown, strict=False))

    def question(self, facts: Facts) -> Question:
        """What grading must know, with letters as shown. It holds the key."""
        return question_of(self.item, facts, self.order)


def load_blueprints(course: Course) -> dict[str, Blueprint]:
    """Blueprints of the course by name.

    Raises:
        CourseError: holds every problem found.
    """
    problems: list[Problem] = []
    objectives = load_objectives(course.book / "objectives.toml")
    blueprints = read_blueprints(course.quizzes / "blueprints.toml", problems, objectives)
    if problems:
        raise CourseError(problems)
    return blueprints


def read_blueprints(
    file: Path, problems: list[Problem], objectives: Mapping[str, Objective]
) -> dict[str, Blueprint]:
    """Read ``[quiz.NAME]`` tables; whatever is wrong is added to ``problems``."""
    top = Table(read_toml(file, FILE, problems), FILE, "", problems)
    quizzes = top.table("quiz")
    top.close()
    found = {}
    for name in quizzes.values:
        table = quizzes.table(name)
        table.where = f"quiz.{name}"
        found[name] = _blueprint(name, table, objectives)
    return found


def _blueprint(name: str, table: Table, objectives: Mapping[str, Objective]) -> Blueprint:
    chapters = table.texts("chapters")
    counted = table.table("counts")
    counts = {}
    for objective in counted.values:
        counts[objective] = int(counted.number(objective, low=1, high=100))
        if objective not in objectives:
            counted.fault(f"There is no objective {objective}.", "Use one of book/objectives.toml.")
        elif objectives[objective].chapter not in chapters:
            cure = "Name its chapter in chapters, or remove the objective."
            counted.fault(f"{objective} is an objective of another chapter.", cure)
    if not counts:
        counted.fault("No items are asked for.", "Write how many items each objective gets.")
    blueprint = Blueprint(
        name=name,
        title=table.text("title"),
        chapters=chapters,
        counts=counts,
        pass_percent=table.number("pass_percent", low=1, high=100),
        attempts=int(table.number("attempts", low=1, high=100)),
        attempt_that_counts=cast(Counts, table.one_of("attempt_that_counts", ("best", "last"))),
        minutes=int(table.number("minutes", low=1, high=600)),
        seed=table.text("seed"),
        shuffle_options=table.flag("shuffle_options", True),
    )
    table.close()
    return blueprint


def draw(
    blueprint: Blueprint, bank: Bank, facts: Facts, learner: str | None = None
) -> list[DrawnItem]:
    """Draw the items of a quiz, the same for everybody or, with ``learner``, for one person.

    Items are taken per objective and shown in seeded order, those graded by a person
    last. Options are shuffled, unless they are numbers: these stay in order.

    Raises:
        CourseError: the bank has too few graded items; says for which objective.
    """
    problems: list[Problem] = []
    chosen: list[Item] = []
    for objective, count in blueprint.counts.items():
        fitting = [
            item
            for item in bank.graded
            if item.objective == objective and item.chapter in blueprint.chapters
        ]
        if len(fitting) < count:
            missing = count - len(fitting)
            problems.append(
                Problem(
                    FILE,
                    f"quiz.{blueprint.name}",
                    f"{objective} asks for {count} graded items and the bank has {len(fitting)}.",
                    f"Write {missing} more for {objective}, or lower its count.",
                )
            )
        chosen.extend(sorted(fitting, key=lambda i: _rank(blueprint, learner, i.id))[:count])
    if problems:
        raise CourseError(problems)
    chosen.sort(key=lambda item: (item.kind == "text", _rank(blueprint, learner, "place", item.id)))
    return [
        DrawnItem(f"q{number:02}", item, _order(blueprint, item, facts, learner))
        for number, item in enumerate(chosen, 1)
    ]


def _order(blueprint: Blueprint, item: Item, facts: Facts, learner: str | None) -> tuple[int, ...]:
    order = range(len(item.options))
    if not blueprint.shuffle_options or quantities([plain(o.text, facts) for o in item.options]):
        return tuple(order)
    return tuple(sorted(order, key=lambda n: _rank(blueprint, learner, item.id, str(n))))


def _rank(blueprint: Blueprint, learner: str | None, *parts: str) -> bytes:
    """A place in a shuffled row that depends on nothing but names."""
    words = (blueprint.seed, blueprint.name, learner or "", *parts)
    return hashlib.sha256("\x00".join(words).encode()).digest()
