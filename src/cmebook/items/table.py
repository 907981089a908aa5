"""Take typed fields out of a TOML table, collecting problems instead of stopping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cmebook.errors import Problem


class Table:
    """One TOML table; every fault is added to ``problems`` with its place and cure."""

    def __init__(
        self, values: Mapping[str, Any], file: str, where: str, problems: list[Problem]
    ) -> None:
        self.values = values
        self.file = file
        self.where = where
        self.problems = problems
        self._known: set[str] = set()

    def fault(self, what: str, cure: str) -> None:
        """Note a problem of this table."""
        self.problems.append(Problem(self.file, self.where, what, cure))

    def has(self, key: str) -> bool:
        """Whether the key stands there; it then counts as known."""
        self._known.add(key)
        return key in self.values

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank."""
        value = self._get(key, default)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None:
            self.fault(f"{key} is not a text.", f'Write {key} = "...".')
        return ""

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """One of a few words; the first of them if it is none."""
        value = self.text(key)
        if value and value not in allowed:
            self.fault(f"{key} is {value!r}.", f"Use one of: {', '.join(allowed)}.")
        return value if value in allowed else allowed[0]

    def number(
        self, key: str, default: float | None = None, *, low: float, high: float = 1e9
    ) -> float:
        """A number within limits."""
        value = self._get(key, default)
        if value is None:
            return low
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fault(f"{key} is not a number.", f"Write {key} = {low:g} or more.")
            return low
        if not low <= value <= high:
            self.fault(f"{key} is {value:g}.", f"It lies between {low:g} and {high:g}.")
        return float(value)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._get(key, default)
        if value is not None and not isinstance(value, bool):
            self.fault(f"{key} is neither true nor false.", f"Write {key} = true or {key} = false.")
        return value is True

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is missing."""
        value = self._get(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            self.fault(f"{key} is not a list of texts.", f'Write {key} = ["...", "..."].')
            return ()
        return tuple(value)

    def tables(self, key: str) -> list[Table]:
        """A list of tables; empty where the key is missing."""
        value = self._get(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(v, dict) for v in value):
            self.fault(
                f"{key} is not a list of tables.",
                f"Write each as a section of its own, [[...{key}]].",
            )
            return []
        return [
            Table(inner, self.file, f"{self.where}, {key} {number}", self.problems)
            for number, inner in enumerate(value, 1)
        ]

    def table(self, key: str) -> Table:
        """A table; an empty one where the key is missing."""
        value = self._get(key, {})
        if not isinstance(value, dict):
            self.fault(f"{key} is not a table.", f"Write it as a section of its own, [...{key}].")
            value = {}
        return Table(value, self.file, f"{self.where}, {key}", self.problems)

    def close(self) -> None:
        """Report keys nobody asked for: they are misspelt, or belong elsewhere."""
        for key in self.values:
            if key not in self._known:
                known = ", ".join(sorted(self._known))
                self.fault(f"{key} is not known here.", f"Remove it, or use one of: {known}.")

    def _get(self, key: str, default: Any) -> Any:
        self._known.add(key)
        value = self.values.get(key, default)
        if value is None:
            self.fault(f"{key} is missing.", f"Add {key} = ...")
        return value
