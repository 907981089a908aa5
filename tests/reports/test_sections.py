from __future__ import annotations

from pathlib import Path

import pytest

from cmebook.reports.sections import Section, section_of

CHAPTER = """---
title: x
---
# Ketamine: *mechanisms*

(levels)=
## What reaches the blood

### How many receptors are blocked, at {ev}`K1.CL`?
"""


@pytest.fixture
def chapters(tmp_path: Path) -> Path:
    (tmp_path / "02-ket.md").write_text(CHAPTER)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("levels", "What reaches the blood"),
        ("what-reaches-the-blood", "What reaches the blood"),
        ("not-there", "not there"),
    ],
)
def test_a_section_is_named_by_its_heading(chapters: Path, name: str, title: str) -> None:
    assert section_of(chapters, "02-ket", name) == Section("Ketamine: mechanisms", title, "")


def test_a_link_leads_into_the_published_book(chapters: Path) -> None:
    found = section_of(chapters, "02-ket", "levels", "https://example.org/book/")
    assert found.link == "https://example.org/book/chapters/02-ket.html#levels"


def test_an_unknown_chapter_is_named_by_its_file(tmp_path: Path) -> None:
    assert section_of(tmp_path, "09-x", "how-it-leaves") == Section("09-x", "how it leaves", "")
