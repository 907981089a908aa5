"""The bank of items: every TOML file of one folder."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.items import lint
from cmebook.items.expression import evaluate
from cmebook.items.facts import Facts
from cmebook.items.objectives import load_objectives
from cmebook.items.parse import parse_item
from cmebook.items.render import plain
from cmebook.items.schema import Item
from cmebook.items.table import Table
from cmebook.items.toml_file import read_toml


@dataclass(frozen=True)
class Bank:
    """Items in the order of files and of items in a file."""

    items: tuple[Item, ...]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, item_id: str) -> Item:
        for item in self.items:
            if item.id == item_id:
                return item
        raise CourseError(
            [Problem("quizzes/bank", item_id, "There is no such item.", "Check its id.")]
        )

    def of_chapter(self, chapter: str) -> tuple[Item, ...]:
        """Items of one chapter, such as ``02-ketamine-mechanisms``."""
        return tuple(item for item in self.items if item.chapter == chapter)

    @property
    def graded(self) -> tuple[Item, ...]:
        """Items whose key must never be published."""
        return tuple(item for item in self.items if item.use == "graded")


def load_bank(where: Course | Path, evidence: Facts | None = None) -> Bank:
    """Load every item, and refuse the bank if one cannot be used as it stands.

    Args:
        where: The course, or a folder of TOML files (objectives are then not checked).
        evidence: With it, every id that an item names must exist.

    Raises:
        CourseError: holds every problem found, with file, item and cure.
    """
    problems: list[Problem] = []
    if isinstance(where, Course):
        objectives = load_objectives(where.book / "objectives.toml")
        bank = read_bank(where.bank, problems, objectives, root=where.root)
    else:
        bank = read_bank(where, problems)
    if evidence is not None:
        for item in bank:
            problems.extend(_unknown_ids(item, evidence))
    if not problems:
        # the rules of item writing can only be tried on items that could be read
        problems.extend(p for p in lint.problems(bank.items, evidence) if p.level == "error")
    if problems:
        raise CourseError(problems)
    return bank


def read_bank(
    folder: Path,
    problems: list[Problem],
    objectives: Container[str] | None = None,
    root: Path | None = None,
) -> Bank:
    """Read the items of ``folder``; whatever is wrong is added to ``problems``.

    Problems name files relative to ``root`` where they lie in it.
    """
    items: list[Item] = []
    ids: set[str] = set()
    for file in sorted(folder.glob("*.toml")):
        name = _name(file, root)
        top = Table(read_toml(file, name, problems), name, "", problems)
        author = top.text("author") if top.has("author") else None
        reviewed = top.text("reviewed") if top.has("reviewed") else None
        for number, inner in enumerate(top.tables("item"), 1):
            inner.where = str(inner.values.get("id") or f"item {number}")
            item = parse_item(inner, file.stem, author, reviewed)
            if item.id in ids:
                inner.fault("The id is used twice.", "Give each item its own id.")
            if objectives is not None and item.objective and item.objective not in objectives:
                what = f"There is no objective {item.objective}."
                inner.fault(what, "Use one of book/objectives.toml, or add it there.")
            ids.add(item.id)
            items.append(item)
        top.close()
    if not items and not problems:
        name = _name(folder, root)
        problems.append(Problem(name, "", "No items here.", "Add NN-slug.toml, or set CME_BANK."))
    return Bank(tuple(items))


def _name(path: Path, root: Path | None) -> str:
    if root and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.as_posix()


def _unknown_ids(item: Item, evidence: Facts) -> list[Problem]:
    found: list[Problem] = []
    for row_id in item.uses:
        try:
            evidence.row(row_id)
        except CourseError as error:
            found.extend(_of_item(item, error))
    for _, text in item.texts:
        try:
            plain(text, evidence)
        except CourseError as error:
            found.extend(_of_item(item, error))
    if item.numeric:
        try:
            evaluate(item.numeric.answer, evidence.number)
        except CourseError as error:
            found.extend(_of_item(item, error))
        except ValueError as error:
            cure = "Write arithmetic over ids, with spaces around a minus sign."
            found.append(Problem(item.file, item.id, f"{error}.", cure))
    return list(dict.fromkeys(found))


def _of_item(item: Item, error: CourseError) -> list[Problem]:
    return [Problem(item.file, item.id, p.what, p.cure) for p in error.problems]
