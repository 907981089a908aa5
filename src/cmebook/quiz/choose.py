"""Which of a learner's attempts counts."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from nbformat import from_dict
from nbgrader.utils import determine_grade, is_grade

from cmebook.quiz.blueprint import Blueprint
from cmebook.quiz.execute import run
from cmebook.quiz.submission import Submission


@dataclass(frozen=True)
class Candidate:
    """One file that can be graded; ``earlier`` if it was handed in before this inbox."""

    file: str
    copy: int
    submission: Submission
    earlier: bool = False


@dataclass(frozen=True)
class Choice:
    """The attempt that counts, its number from 1, how many there were, and the other files."""

    counted: Candidate
    number: int
    attempts: int
    others: Mapping[str, str]


def choose(blueprint: Blueprint, tests: Mapping[str, str], files: Sequence[Candidate]) -> Choice:
    """Choose among the files of one learner.

    Files with the same answers are one attempt. Attempts are in the order in which they
    were saved if all files say when, and else as the copies are numbered; more than the
    blueprint allows do not count. The best is the one with the most points that need no
    person; of equals, the first.
    """
    files = sorted(files, key=_by_clock if all(map(_saved, files)) else _by_name)
    others: dict[str, str] = {}
    attempts: list[Candidate] = []
    for file in files:
        twin = next((a for a in attempts if _same(a, file)), None)
        if twin:
            others[file.file] = f"The same answers as in {twin.file}."
        else:
            attempts.append(file)
    allowed = attempts[: blueprint.attempts]
    for number, file in enumerate(attempts[blueprint.attempts :], blueprint.attempts + 1):
        others[file.file] = f"Attempt {number}; the quiz allows {blueprint.attempts}."
    if blueprint.attempt_that_counts == "best":
        counted = max(allowed, key=lambda file: points(file.submission, tests))
    else:
        counted = allowed[-1]
    number = allowed.index(counted) + 1
    for place, file in enumerate(allowed, 1):
        if file is not counted:
            rule = f"the {blueprint.attempt_that_counts} counts, which is attempt {number}"
            others[file.file] = f"Attempt {place}; {rule} ({counted.file})."
    return Choice(counted, number, len(attempts), others)


def points(submission: Submission, tests: Mapping[str, str]) -> float:
    """Points that need no person, found without the gradebook."""
    notebook = from_dict(copy.deepcopy(submission.notebook))  # type: ignore[no-untyped-call]
    run(notebook, tests)
    marks = (determine_grade(cell)[0] for cell in notebook.cells if is_grade(cell))
    return cast("float", sum(mark or 0.0 for mark in marks))


def _saved(file: Candidate) -> str:
    saved = file.submission.attempt.saved
    return saved.isoformat() if saved else ""


def _by_clock(file: Candidate) -> tuple[str, int, str]:
    return (_saved(file), file.copy, file.file)


def _by_name(file: Candidate) -> tuple[bool, int, str]:
    return (not file.earlier, file.copy, file.file)


def _same(one: Candidate, other: Candidate) -> bool:
    return one.submission.answers == other.submission.answers
