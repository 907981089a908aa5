"""Measured rows become tables in README.md, each between two comments that name it."""

from __future__ import annotations

import os
import platform
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).with_name("README.md")

#: Stands in a row for what could not be measured; the reason follows.
NOT_MEASURED = "not measured: "


@dataclass(frozen=True)
class Table:
    """One table of results: ``head``, ``rows`` of as many cells, and how they were taken."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    taken: str

    def markdown(self) -> str:
        """The table, numbers to the right, under a line about machine and repeats."""
        rule = ["---", *["---:"] * (len(self.head) - 1)]
        lines = ["| " + " | ".join(cells) + " |" for cells in (self.head, rule, *self.rows)]
        return f"{self.taken}\n\n" + "\n".join(lines)


def machine(*more: str) -> str:
    """What the times were taken on: cores, Python, and what ``more`` names."""
    cores = os.cpu_count() or 1
    known = [f"{cores} core{'s' * (cores != 1)}", f"Python {platform.python_version()}", *more]
    return "Taken on " + ", ".join(known)


def put(text: str, name: str, block: str) -> str:
    """``text`` with ``block`` between the comments of ``name``; ``ValueError`` without them."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise ValueError(f"It must hold the lines {begin} and {end} once.")
    return pattern.sub(lambda _: f"{begin}\n\n{block}\n\n{end}", text)


def write(name: str, table: Table, file: Path = README) -> None:
    """Replace the table called ``name`` in ``file``."""
    text = file.read_text(encoding="utf-8")
    file.write_text(put(text, name, table.markdown()), encoding="utf-8")


def unmeasured(name: str, columns: int, reason: str) -> list[str]:
    """A row with the reason in its first cell and dashes in the other ``columns``."""
    return [name, NOT_MEASURED + reason, *["-"] * (columns - 1)]


def seconds(values: Sequence[float], digits: int = 1) -> str:
    """The median of times in seconds."""
    return f"{statistics.median(values):.{digits}f}"


def milliseconds(values: Sequence[float]) -> str:
    """The median of times in milliseconds."""
    return f"{statistics.median(values):.0f}"


def percentiles(values: Sequence[float]) -> str:
    """50th and 95th percentile: half and 95% of ``values`` are not above them."""
    ordered = sorted(values)
    return " / ".join(f"{ordered[-(-len(ordered) * p // 100) - 1]:.1f}" for p in (50, 95))


def kilobytes(size: int) -> str:
    """Thousands of bytes, at least one."""
    return f"{max(1, round(size / 1000)):,}"
