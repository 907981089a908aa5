"""Read the tables from disk; every fault found is collected with its file, id and line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from cmebook.errors import Problem
from cmebook.evidence.schema import Number

T = TypeVar("T")

#: Several ids in one cell.
SEPARATOR = ";"
YES = {"yes": True, "no": False, "": False}


@dataclass
class Log:
    """Problems found so far, with file names relative to the course."""

    root: Path
    problems: list[Problem]

    def name(self, path: Path) -> str:
        """``path`` as a reader of the course knows it."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name
        )

    def add(self, path: Path, where: str, what: str, cure: str) -> None:
        """Note one error."""
        self.problems.append(Problem(self.name(path), where, what, cure))


class CellError(ValueError):
    """A cell does not hold what its column asks for; ``args`` are what and cure."""


def _text(cell: str) -> str:
    return cell


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(SEPARATOR) if part.strip())


def _number(cell: str) -> Number | None:
    if not cell:
        return None
    try:
        number = Number(cell)
    except ValueError:
        raise CellError(
            f"'{cell}' is not a number.",
            "Write digits only, as in -7.31; put <, about or up to in the column relation.",
        ) from None
    if number != number or number in (float("inf"), float("-inf")):
        raise CellError(f"'{cell}' is not a finite number.", "Leave the cell blank instead.")
    return number


def _yes(cell: str) -> bool:
    try:
        return YES[cell]
    except KeyError:
        raise CellError(f"'{cell}' is neither yes nor no.", "Write yes, no or nothing.") from None


def _date(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise CellError(f"'{cell}' is not a date.", "Write it as YYYY-MM-DD.") from None


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell in words:
            return cell
        allowed = ", ".join(word or "(blank)" for word in words)
        raise CellError(f"'{cell}' is not known here.", f"Use one of: {allowed}.")

    return read


def _reader(annotation: Any) -> Callable[[str], Any]:
    """The function that reads a cell of a column with this type."""
    if get_origin(annotation) is Literal:
        return _one_of(get_args(annotation))
    if isinstance(annotation, UnionType):
        return _number
    return {str: _text, bool: _yes, date: _date}.get(annotation, _ids)


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file as line number and cells; the first line names the columns."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        line = 2
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1


def read_table(
    path: Path, row_type: type[T], log: Log, places: dict[str, tuple[str, int]]
) -> dict[str, T]:
    """One CSV file as rows by id; a faulty row is logged and left out."""
    if not path.is_file():
        log.add(path, "", "This table is missing.", "Restore the file from the repository.")
        return {}
    hints = get_type_hints(row_type)
    columns = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
    readers = {name: _reader(hints[name]) for name in columns}
    table: dict[str, T] = {}
    for line, cells in read_rows(path):
        names = set(cells) - {None}
        if names != set(columns):
            _wrong_columns(path, names, set(columns), log)
            return {}
        row_id = cells["id"] or ""
        where = f"{row_id or 'no id'}, line {line}"
        if None in cells or None in cells.values():
            log.add(path, where, "The row has too many or too few cells.", "Count its commas.")
            continue
        if not row_id:
            log.add(path, where, "The row has no id.", "Give it one, as SOURCE.short-words.")
            continue
        if row_id in places:
            other_file, other_line = places[row_id]
            log.add(
                path,
                where,
                f"The id is already taken ({other_file}, line {other_line}).",
                "Give one of the two rows another id.",
            )
            continue
        values = _read_cells(path, where, cells, readers, log)
        places[row_id] = (log.name(path), line)
        if len(values) == len(columns):
            table[row_id] = row_type(**values)
    return table


def _wrong_columns(path: Path, found: set[str], wanted: set[str], log: Log) -> None:
    missing, extra = sorted(wanted - found), sorted(found - wanted)
    log.add(
        path,
        "line 1",
        f"The columns do not fit: missing {', '.join(missing) or 'none'}; "
        f"unknown {', '.join(extra) or 'none'}.",
        "Name the columns as docs/developers.md does.",
    )


def _read_cells(
    path: Path,
    where: str,
    cells: dict[str, str],
    readers: dict[str, Callable[[str], Any]],
    log: Log,
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, read in readers.items():
        try:
            values[name] = read(cells[name].strip())
        except CellError as error:
            what, cure = error.args
            log.add(path, where, f"Column {name}: {what}", cure)
    return values
