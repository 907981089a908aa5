"""What a reader is told about the edition, its reviewers and where errors go."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmebook.course import Course
from cmebook.edition import read_edition
from cmebook.errors import CourseError
from cmebook.sphinx_ext.edition import edition_html, footer_html

REVIEWED = """
date = 2027-02-01
contact = "https://example.org/errors"
[[reviewer]]
name = "A. Person"
role = "psychiatrist"
scope = "chapters 1 to 4"
date = 2027-01-31
"""


def course(root: Path, text: str) -> Course:
    (root / "book").mkdir()
    (root / "book" / "edition.toml").write_text(text, encoding="utf-8")
    return Course(root)


def test_without_reviewers_readers_are_told_that_there_is_no_review(tmp_path: Path) -> None:
    edition = read_edition(course(tmp_path, "date = 2026-11-24\n"))
    assert "None yet. No independent expert" in edition_html(edition)
    line = footer_html(edition)
    assert "24 November 2026. No independent clinical review yet." in line
    assert "Tell whoever gave you this course" in line


def test_a_reviewer_is_named_with_role_part_and_day(tmp_path: Path) -> None:
    edition = read_edition(course(tmp_path, REVIEWED))
    assert "A. Person (psychiatrist), chapters 1 to 4, 31 January 2027" in edition_html(edition)
    line = footer_html(edition)
    assert "review" not in line
    assert '<a href="https://example.org/errors">' in line


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "date is missing"),
        ('date = "soon"', "date is not a day"),
        ('date = 2026-11-24\ncontact = "the office"', "contact is 'the office'"),
        ("date = 2026-11-24\n[[reviewer]]\nname = 'A'", "role is missing"),
        ("date = 2026-11-24\nreviewers = []", "reviewers is not known here"),
    ],
)
def test_a_fault_is_told_with_its_cure(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(CourseError) as told:
        read_edition(course(tmp_path, text))
    assert any(fault in problem.what and problem.cure for problem in told.value.problems)
