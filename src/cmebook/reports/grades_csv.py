"""The table of grades: one row for every file, also for those that got no grade."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from cmebook.quiz.blueprint import Blueprint
from cmebook.quiz.result import Result

COLUMNS = (
    "learner",
    "quiz",
    "status",
    "score",
    "max_score",
    "percent",
    "passed",
    "late_minutes",
    "attempt",
    "message",
    "file",
)


def table(results: Sequence[Result], blueprint: Blueprint) -> str:
    """CSV text, sorted by learner and file. What is not known is empty, never 0."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for result in sorted(results, key=lambda r: (r.learner.casefold(), r.attempt or 99, r.file)):
        row = _row(result, blueprint)
        writer.writerow({name: guarded(row.get(name, "")) for name in COLUMNS})
    return text.getvalue()


def percent(result: Result) -> float | None:
    """Per cent of the points; ``None`` while a person has to grade, or without a grade."""
    grades = result.grades
    if result.status != "graded" or grades is None or not grades.max_score:
        return None
    return 100 * grades.score / grades.max_score


def passed(result: Result, blueprint: Blueprint) -> bool | None:
    """Whether the pass mark is reached; ``None`` while that is open."""
    reached = percent(result)
    # 60% of 9.5 points is 5.7, which is a little less in binary
    return None if reached is None else reached >= blueprint.pass_percent - 1e-9


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def _row(result: Result, blueprint: Blueprint) -> dict[str, str]:
    row = {
        "learner": result.learner,
        "quiz": blueprint.name,
        "status": result.status,
        "message": " ".join(result.messages),
        "file": result.file,
    }
    grades = result.grades
    if grades is None:
        return row
    row["max_score"] = _number(grades.max_score)
    row["attempt"] = str(result.attempt or "")
    if grades.late_minutes is not None:
        row["late_minutes"] = _number(round(grades.late_minutes, 1))
    if result.status == "waiting":
        row["message"] = f"{_number(grades.score)} points so far. {row['message']}"
        return row
    row["score"] = _number(grades.score)
    reached = percent(result)
    row["percent"] = "" if reached is None else _number(round(reached, 1))
    decided = passed(result, blueprint)
    row["passed"] = "" if decided is None else ("yes" if decided else "no")
    return row


def _number(number: float) -> str:
    return f"{round(number, 4):g}"
