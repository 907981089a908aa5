"""What changes from state to state, as columns: each distinct row once, and which row when."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]

#: A coordinate may be one unit (0.1 pt) off where it is derived from another column.
_SLACK = 1


@dataclass(frozen=True, eq=False)
class Numbers:
    """Rows of whole numbers; state ``s`` shows ``rows[index[s]]``."""

    rows: list[Ints]
    index: Ints


@dataclass(frozen=True, eq=False)
class Words:
    """Rows of texts; state ``s`` shows ``rows[index[s]]``."""

    rows: list[tuple[str, ...]]
    index: Ints


@dataclass(frozen=True, eq=False)
class Derived:
    """A straight-line function ``a * value + b`` of the numbers of column ``of``."""

    of: int
    a: float
    b: float


Column = Numbers | Words | Derived


def numbers(states: Sequence[Ints | None]) -> Numbers:
    """One row a state; ``None`` where it does not matter, as nothing is shown."""
    index, first = _intern([None if row is None else row.tobytes() for row in states])
    return Numbers([_row(states[place]) for place in first], index)


def words(states: Sequence[tuple[str, ...] | None]) -> Words:
    """One tuple of texts a state; ``None`` where it does not matter."""
    index, first = _intern(states)
    return Words([states[place] or () for place in first], index)


def _row(row: Ints | None) -> Ints:
    return np.empty(0, np.int32) if row is None else row


def _intern(keys: Sequence[Hashable | None]) -> tuple[Ints, list[int]]:
    """The row of each state, and the state in which each row is first seen."""
    seen: dict[Hashable, int] = {}
    first: list[int] = []
    index = np.zeros(len(keys), np.int32)
    last = 0
    for place, key in enumerate(keys):
        if key is not None:
            if key not in seen:
                seen[key] = len(first)
                first.append(place)
            last = seen[key]
        index[place] = last
    return index, first or [0]


@dataclass
class Table:
    """All columns of a figure, each stored once."""

    columns: list[Column] = field(default_factory=list)
    _known: dict[Hashable, int] = field(default_factory=dict)

    def add(self, column: Numbers | Words) -> int:
        """Store a column and return its number; an equal one is stored only once."""
        rows: Any = column.rows
        if isinstance(column, Numbers):
            rows = [row.tobytes() for row in rows]
        key = (type(column), tuple(rows), column.index.tobytes())
        return self._store(key, column)

    def derive(self, source: int, column: Numbers) -> int:
        """Store ``column``, as a straight-line function of ``source`` where it is one."""
        base = self.columns[source]
        found = _line(base, column) if isinstance(base, Numbers) else None
        if found is None:
            return self.add(column)
        return self._store((Derived, source, *found), Derived(source, *found))

    def _store(self, key: Hashable, column: Column) -> int:
        if key not in self._known:
            self._known[key] = len(self.columns)
            self.columns.append(column)
        return self._known[key]


def _line(base: Numbers, column: Numbers) -> tuple[float, float] | None:
    pairs = sorted(set(zip(base.index.tolist(), column.index.tolist(), strict=True)))
    if any(len(base.rows[one]) != len(column.rows[two]) for one, two in pairs):
        return None
    x = np.concatenate([base.rows[one] for one, _ in pairs]).astype(float)
    y = np.concatenate([column.rows[two] for _, two in pairs]).astype(float)
    if len(x) == 0:
        return None
    spread = x - x.mean()
    square = float(spread @ spread)
    a = round(float(spread @ (y - y.mean())) / square, 9) if square else 1.0
    b = round(float(y.mean() - a * x.mean()), 4)
    return (a, b) if np.abs(a * x + b - y).max() <= _SLACK else None
