"""Cases from TOML files, one file each."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path
from typing import cast

from cmebook.cases.rules import case_problems
from cmebook.cases.schema import VERDICTS, Case, Choice, End, Scene, Verdict
from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.items.objectives import load_objectives
from cmebook.items.schema import LETTERS
from cmebook.items.table import Table
from cmebook.items.text import stray_markup
from cmebook.items.toml_file import read_toml

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def load_cases(course: Course) -> dict[str, Case]:
    """Every case of a course by id, in the order of their files.

    Raises:
        CourseError: a case cannot be played as it stands; holds every problem.
    """
    problems: list[Problem] = []
    objectives = load_objectives(course.book / "objectives.toml")
    cases = read_cases(course, problems, objectives)
    if problems:
        raise CourseError(problems)
    return cases


def read_cases(
    course: Course, problems: list[Problem], objectives: Container[str] | None = None
) -> dict[str, Case]:
    """Read the cases of a course; whatever is wrong is added to ``problems``."""
    cases = {}
    for file in sorted(course.cases.glob("*.toml")):
        name = file.relative_to(course.root).as_posix()
        case = parse_case(Table(read_toml(file, name, problems), name, "", problems), file)
        problems.extend(case_problems(case, objectives))
        cases[case.id] = case
    return cases


def parse_case(top: Table, file: Path) -> Case:
    """Read one case; faults go to the table's problems."""
    case = Case(
        id=file.stem,
        file=top.file,
        title=top.text("title"),
        summary=top.text("summary"),
        chapter=top.text("chapter"),
        objectives=top.texts("objectives"),
        minutes=int(top.number("minutes", low=1, high=60)),
        author=top.text("author"),
        reviewed=top.text("reviewed"),
        scenes=tuple(_scene(inner) for inner in top.tables("scene")),
        ends=tuple(_end(inner) for inner in top.tables("end")),
    )
    top.close()
    for field, text in case.texts:
        for mark in stray_markup(text):
            cure = "Use {ev}`id`, `code`, *italic* or **bold**, or put a backslash before it."
            top.fault(f"{field} holds a stray {mark}.", cure)
    return case


def _scene(table: Table) -> Scene:
    scene_id = _id(table)
    choices = tuple(_choice(inner) for inner in table.tables("choice"))
    if not 2 <= len(choices) <= len(LETTERS):
        table.fault(f"There are {len(choices)} choices.", "Add [[scene.choice]]; three are usual.")
    scene = Scene(
        scene_id, table.text("title"), table.text("text"), table.text("question"), choices
    )
    table.close()
    return scene


def _choice(table: Table) -> Choice:
    choice = Choice(
        text=table.text("text"),
        verdict=cast(Verdict, table.one_of("verdict", VERDICTS)),
        why=table.text("why"),
        next=table.text("next"),
        claims=table.texts("claims"),
        evidence=table.texts("evidence"),
    )
    table.close()
    if not choice.uses:
        table.fault("The reason has no source.", 'Add evidence = ["row-id"] or claims = ["id"].')
    return choice


def _end(table: Table) -> End:
    end = End(
        id=_id(table),
        title=table.text("title"),
        text=table.text("text"),
        lesson=table.text("lesson"),
        claims=table.texts("claims"),
        evidence=table.texts("evidence"),
    )
    table.close()
    return end


def _id(table: Table) -> str:
    """The id of a scene or an end; problems of its parts then name it."""
    name = table.text("id")
    if name:
        table.where = name
    if name and not _ID.fullmatch(name):
        table.fault(f"{name!r} is no id.", "Use lower-case words joined by hyphens: at-40-minutes.")
    return name
