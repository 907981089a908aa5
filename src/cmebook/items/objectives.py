"""Learning objectives of the chapters, from ``book/objectives.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cmebook.errors import CourseError, Problem
from cmebook.items.table import Table
from cmebook.items.toml_file import read_toml


@dataclass(frozen=True)
class Objective:
    """What a learner can do after a chapter; ``text`` completes "You will be able to"."""

    id: str
    chapter: str
    text: str


def load_objectives(file: Path) -> dict[str, Objective]:
    """Objectives by id, in the order of the file.

    Raises:
        CourseError: the file is missing or not as it should be; holds every problem.
    """
    problems: list[Problem] = []
    name = f"{file.parent.name}/{file.name}"
    top = Table(read_toml(file, name, problems), name, "", problems)
    objectives: dict[str, Objective] = {}
    for inner in top.tables("objective"):
        row = Objective(inner.text("id"), inner.text("chapter"), inner.text("text"))
        inner.close()
        if row.id in objectives:
            inner.fault(f"The id {row.id} is used twice.", "Give each objective its own id.")
        objectives[row.id] = row
    top.close()
    if problems:
        raise CourseError(problems)
    return objectives
