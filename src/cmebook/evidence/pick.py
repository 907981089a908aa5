"""Take typed values out of a YAML mapping and log what is missing or of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from cmebook.evidence.read import Log
from cmebook.evidence.yamlfile import LINE, plain


class Pick:
    """One mapping of a YAML file, with the file and the id to name in problems."""

    def __init__(self, data: Any, path: Path, log: Log, key: str = "") -> None:
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}
        self.path = path
        self.log = log
        self.line = int(self.data.get(LINE, 0))
        self.key = key or str(self.data.get("id", ""))
        if not isinstance(data, dict):
            self._fault("This should be a mapping.", "Write key: value lines.")

    def __contains__(self, name: str) -> bool:
        return self.data.get(name) is not None

    @property
    def where(self) -> str:
        """Id and line, for problems."""
        return ", ".join(
            part for part in (self.key, f"line {self.line}" if self.line else "") if part
        )

    def _fault(self, what: str, cure: str) -> None:
        self.log.add(self.path, self.where, what, cure)

    def _get(self, name: str, kinds: type | tuple[type, ...], empty: Any, needed: bool) -> Any:
        value = self.data.get(name)
        if value is None:
            if needed:
                self._fault(f"The key {name} is missing.", f"Add a line '{name}:' with its value.")
            return empty
        if not isinstance(value, kinds):
            self._fault(
                f"The value of {name} is of the wrong kind.", "Compare with its neighbours."
            )
            return empty
        return value

    def text(self, name: str, needed: bool = True) -> str:
        """A text on one line; "" where it is missing."""
        value = self._get(name, (str, int, float), "", needed)
        return " ".join(str(value).split())

    def flag(self, name: str) -> bool:
        """Yes or no."""
        return bool(self._get(name, bool, False, needed=True))

    def number(self, name: str) -> float:
        """A number; 0 where it is missing."""
        return float(self._get(name, (int, float), 0.0, needed=True))

    def date(self, name: str) -> date:
        """A day, written YYYY-MM-DD without quotation marks."""
        value: date = self._get(name, date, date.min, needed=True)
        return value

    def texts(self, name: str, needed: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(item) for item in self._get(name, list, [], needed))

    def word(self, name: str, words: Iterable[str]) -> str:
        """A text that must be one of ``words``."""
        value = self.text(name)
        allowed = list(words)
        if value and value not in allowed:
            self._fault(f"{name}: '{value}' is not known.", f"Use one of: {', '.join(allowed)}.")
        return value

    def plain(self, name: str) -> Any:
        """The value as it stands, without line marks."""
        return plain(self.data.get(name))

    def plain_items(self) -> list[tuple[str, Any]]:
        """Names and values of the whole mapping, without line marks."""
        return list(plain(self.data).items())

    def part(self, name: str) -> Pick:
        """The mapping under a key."""
        return Pick(self._get(name, dict, {}, needed=True), self.path, self.log, self.key)

    def parts(self, name: str, needed: bool = True) -> list[Pick]:
        """The list of mappings under a key."""
        return [Pick(item, self.path, self.log) for item in self._get(name, list, [], needed)]
