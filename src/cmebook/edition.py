"""The edition of a course: version, day, contact and independent reviewers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cmebook import __version__
from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.items.table import Table
from cmebook.items.toml_file import read_toml


@dataclass(frozen=True)
class Reviewer:
    """An independent expert, and what he or she looked at on which day."""

    name: str
    role: str
    scope: str
    date: date


@dataclass(frozen=True)
class Edition:
    """What a reader quotes; ``contact`` is a page, an e-mail address, or blank."""

    version: str
    date: date
    contact: str
    reviewers: tuple[Reviewer, ...]


def edition_file(course: Course) -> Path:
    """Where the edition of a course is described."""
    return course.book / "edition.toml"


def read_edition(course: Course) -> Edition:
    """The edition of a course.

    Raises:
        CourseError: the file is missing or not as it should be; holds every problem.
    """
    problems: list[Problem] = []
    file = edition_file(course)
    name = f"{file.parent.name}/{file.name}"
    top = Table(read_toml(file, name, problems), name, "", problems)
    reviewers = []
    for inner in top.tables("reviewer"):
        texts = (inner.text("name"), inner.text("role"), inner.text("scope"))
        reviewers.append(Reviewer(*texts, _day(inner)))
        inner.close()
    contact = top.text("contact") if top.has("contact") else ""
    if contact and not contact.startswith("https://") and "@" not in contact:
        top.fault(f"contact is {contact!r}.", "Write a page, https://..., or an e-mail address.")
    edition = Edition(__version__, _day(top), contact, tuple(reviewers))
    top.close()
    if problems:
        raise CourseError(problems)
    return edition


def _day(table: Table) -> date:
    """The key ``date``; the first of all days, with a problem added, if it is none."""
    try:
        return date.fromisoformat(table.text("date"))
    except ValueError:
        table.fault("date is not a day.", "Write date = YYYY-MM-DD, without quotes.")
        return date.min
