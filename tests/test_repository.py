"""What may lie in the repository, and what may not."""

from __future__ import annotations

import re
import subprocess

import pytest

from cmebook.course import find_course

ROOT = find_course().root


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """Every file git keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name]


def test_nothing_made_by_a_command_is_kept(tracked: list[str]) -> None:
    made = re.compile(
        r"^(_build|dist|grades|\.venv)/|^quizzes/(source|release|submitted|autograded|feedback)/"
        r"|gradebook\.db|\.ipynb$|\.pyc$|^book/references\.bib$"
    )
    assert [name for name in tracked if made.search(name)] == []


def test_no_file_names_a_place_on_one_machine(tracked: list[str]) -> None:
    """A path of somebody's home or a package index would not hold elsewhere."""
    # Put together here, so that this file does not find itself.
    # After a letter it is part of a web address.
    places = re.compile(
        "|".join([r"(?<!\w)/(ho" + "me|Us" + "ers|ro" + "ot)/", "index" + "-url ="])
    )
    found = [
        name
        for name in tracked
        if not name.endswith((".png", ".woff2"))
        and places.search((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_both_licences_lie_beside_what_they_cover() -> None:
    assert "BSD 3-Clause" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
