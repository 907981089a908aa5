"""A copy of the tables that a test may spoil."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cmebook.course import find_course
from cmebook.errors import Problem
from cmebook.evidence import Evidence, load_evidence
from cmebook.evidence.check import check_folder

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    return load_evidence()


class Tables:
    """The evidence of the course in a folder of its own."""

    def __init__(self, root: Path) -> None:
        course = find_course()
        self.folder = root / "assets" / "evidence"
        shutil.copytree(course.evidence, self.folder)
        shutil.copytree(course.unverified, root / "unverified")

    def edit(self, table: str, row_id: str, **cells: str) -> None:
        """Change cells of one row."""

        def change(row: dict[str, str]) -> None:
            if row["id"] == row_id:
                row.update(cells)

        self.each(table, change)

    def each(self, table: str, change: Callable[[dict[str, str]], None]) -> None:
        """Change every row of a table."""
        path = self.folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns = list(reader.fieldnames or [])
            rows = list(reader)
        for row in rows:
            change(row)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a piece of text in a file, which must be there."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def problems(self, today: date = TODAY) -> list[Problem]:
        return check_folder(self.folder, today)


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)
