"""``cme quiz build``: the nbgrader notebooks of the graded quizzes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cmebook.course import Course, find_course
from cmebook.errors import CourseError, Problem
from cmebook.evidence import Evidence, load_evidence
from cmebook.figures.computed import COMPUTED
from cmebook.items import Bank, load_bank
from cmebook.quiz.blueprint import FILE, Blueprint, DrawnItem, draw, load_blueprints
from cmebook.quiz.build import Built, build
from cmebook.quiz.engine import Engine


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    step = steps.add_parser("build", help="write source notebooks and have nbgrader release them")
    step.add_argument("names", nargs="*", metavar="NAME", help="which quizzes (default: all)")
    step.add_argument("--course", type=Path, help="folder of the course (default: around here)")
    step.add_argument("--db", metavar="URL", help="gradebook (default: quizzes/gradebook.db)")
    step.add_argument("--force", action="store_true", help="release again what is up to date")
    step.set_defaults(run=run)


@dataclass(frozen=True)
class Quiz:
    """A quiz with the items it drew, and the evidence that their numbers come from."""

    blueprint: Blueprint
    drawn: tuple[DrawnItem, ...]
    evidence: Evidence


def load_quizzes(course: Course, names: Sequence[str] = ()) -> list[Quiz]:
    """Draw the named quizzes of a course, or all.

    Raises:
        CourseError: the course has faults, or there is no quiz of that name.
    """
    blueprints = load_blueprints(course)
    known = ", ".join(blueprints)
    unknown = [
        Problem(FILE, name, "There is no quiz of this name.", f"There are: {known}.")
        for name in names
        if name not in blueprints
    ]
    if unknown:
        raise CourseError(unknown)
    wanted = [blueprint for name, blueprint in blueprints.items() if not names or name in names]
    bank = load_bank(course)
    evidence = _with_numbers_of(bank, wanted, load_evidence(course.evidence))
    return [
        Quiz(blueprint, tuple(draw(blueprint, bank, evidence)), evidence) for blueprint in wanted
    ]


def _with_numbers_of(bank: Bank, wanted: Sequence[Blueprint], evidence: Evidence) -> Evidence:
    """The evidence with those computed numbers that the items may show; each costs time."""
    chapters = {chapter for blueprint in wanted for chapter in blueprint.chapters}
    used = {row for item in bank.graded if item.chapter in chapters for row in item.uses}
    return evidence.with_computed(
        {name: number.row(evidence) for name, number in COMPUTED.items() if name in used}
    )


def run(args: argparse.Namespace) -> int:
    """Build quizzes and say of each what was done."""
    course = find_course(args.course)
    engine = Engine(course.quizzes, args.db)
    for quiz in load_quizzes(course, args.names):
        print(_line(build(course, quiz.blueprint, quiz.drawn, quiz.evidence, engine, args.force)))
    return 0


def _line(built: Built) -> str:
    done = "released" if built.release == "made" else "up to date"
    line = f"{built.quiz}: {done}"
    if built.kept:
        line += f"; kept as you made or changed it: {', '.join(built.kept)}"
    return line
