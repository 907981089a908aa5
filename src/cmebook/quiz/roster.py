"""Who takes part: a table with a column ``learner``, and its spelling of ids."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable
from pathlib import Path

from cmebook.errors import CourseError, Problem
from cmebook.quiz import learner as ids


def load(file: Path) -> tuple[str, ...]:
    """Learner ids of a CSV file, from its column ``learner`` or else its first.

    Raises:
        CourseError: there is no such file, or an id cannot be used; names every line.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cure = "Name a CSV file, saved as UTF-8."
        raise CourseError([Problem(str(file), "", f"Cannot be read ({error}).", cure)]) from None
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in head and "," not in head else ",")
    names = [name.strip().casefold() for name in next(rows, [])]
    column = names.index("learner") if "learner" in names else 0
    found: dict[str, str] = {}
    problems = []
    for row in rows:
        learner = row[column].strip() if len(row) > column else ""
        if not any(row):
            continue
        what = ids.fault(learner)
        if learner.casefold() in found:
            what = f"{learner!r} is in the table twice."
        if what:
            problems.append(Problem(str(file), f"line {rows.line_num}", what, "Correct the line."))
        found[learner.casefold()] = learner
    if problems:
        raise CourseError(problems)
    return tuple(found.values())


class Spelling:
    """One spelling per learner: ids that differ in case alone name one folder on many systems."""

    def __init__(self, known: Iterable[str], roster: tuple[str, ...] | None = None) -> None:
        """``known`` are ids used before; with ``roster``, no others than its own are taken."""
        self._roster = roster
        self._spelled = {learner.casefold(): learner for learner in (*known, *(roster or ()))}

    def fault(self, learner: str) -> str:
        """Why this learner's file is not taken, as a sentence; empty if it is."""
        what = ids.fault(learner)
        if what or self._roster is None or self.of(learner) in self._roster:
            return what
        near = difflib.get_close_matches(learner, self._roster, n=1)
        meant = f" Did you mean {near[0]}? Then rename the file." if near else ""
        return f"{learner} is not on the roster.{meant}"

    def of(self, learner: str) -> str:
        """The id as it was first spelled."""
        return self._spelled.setdefault(learner.casefold(), learner)
