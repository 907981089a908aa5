"""The controls of a live figure: a range, a choice, a check box."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose, isfinite
from typing import Any

#: What is wrong with a control, and the cure.
Trouble = tuple[str, str]


@dataclass(frozen=True)
class Range:
    """A number picked from ``values``, which rise but need not be evenly spaced.

    ``format`` turns a value into digits: a format specification such as ``".1f"``,
    or a function. ``unit`` follows the digits wherever a reader sees the value.
    """

    label: str
    values: Sequence[float]
    default: float
    unit: str = ""
    format: str | Callable[[float], str] = ".6g"

    def __post_init__(self) -> None:
        plain = [value.item() if hasattr(value, "item") else value for value in self.values]
        object.__setattr__(self, "values", tuple(plain))

    def keys(self) -> list[str]:
        """Each value as it stands in a page address."""
        return [format(value, ".12g") for value in self.values]

    def texts(self) -> list[str]:
        """Each value as a reader sees it, with its unit."""
        return [self.text(value) for value in self.values]

    def text(self, value: float) -> str:
        """Any value as a reader sees it, with its unit."""
        spec = self.format
        digits = spec(value) if callable(spec) else format(value, spec).replace("-", "−")
        gap = "" if self.unit in ("", "%", "°") else "\N{NO-BREAK SPACE}"
        return f"{digits}{gap}{self.unit}"

    def find(self, value: Any) -> int:
        """Position of ``value`` on the grid; ``ValueError`` where it is not on it."""
        for index, known in enumerate(self.values):
            if isclose(float(value), known, rel_tol=1e-9, abs_tol=1e-12):
                return index
        raise ValueError(f"{value!r} is not one of its values")

    def nearest(self, value: Any) -> int:
        """Position of the grid value closest to ``value``."""
        number = float(value)
        if not isfinite(number):
            raise ValueError(f"{value!r} is not a number")
        return min(range(len(self.values)), key=lambda index: abs(self.values[index] - number))

    def troubles(self) -> Iterator[Trouble]:
        """What keeps this control from being used."""
        values = self.values
        if len(values) < 2:
            yield "it has fewer than two values.", "Give it two values or more."
        if not all(isfinite(value) for value in values):
            yield "a value is not finite.", "Leave out NaN and infinity."
        if any(a >= b for a, b in pairwise(values)):
            yield "its values do not rise.", "Sort them and drop repeats."
        yield from _off_grid(self)
        if len(set(self.texts())) < len(values):
            yield (
                "two values look the same to a reader.",
                "Give format more digits.",
            )


@dataclass(frozen=True)
class Choice:
    """One of a few named ``options``: value to label, in the order shown."""

    label: str
    options: Mapping[str, str]
    default: str

    @property
    def values(self) -> Sequence[str]:
        """The values ``update`` is handed."""
        return list(self.options)

    def keys(self) -> list[str]:
        """Each value as it stands in a page address."""
        return list(self.options)

    def texts(self) -> list[str]:
        """Each option as a reader sees it."""
        return list(self.options.values())

    def text(self, value: str) -> str:
        """One option as a reader sees it."""
        return self.options[value]

    def find(self, value: Any) -> int:
        """Position of ``value``; ``ValueError`` where it is not an option."""
        if value not in self.options:
            raise ValueError(f"{value!r} is not one of {', '.join(self.options)}")
        return self.keys().index(value)

    nearest = find

    def troubles(self) -> Iterator[Trouble]:
        """What keeps this control from being used."""
        if len(self.options) < 2:
            yield "it has fewer than two options.", "Give it two options or more."
        if len(set(self.options.values())) < len(self.options):
            yield "two options have the same label.", "Give each its own label."
        yield from _off_grid(self)


@dataclass(frozen=True)
class Check:
    """A check box: off or on."""

    label: str
    default: bool = False

    @property
    def values(self) -> Sequence[bool]:
        """The values ``update`` is handed."""
        return [False, True]

    def keys(self) -> list[str]:
        """Each value as it stands in a page address."""
        return ["0", "1"]

    def texts(self) -> list[str]:
        """Each value as a reader sees it."""
        return ["off", "on"]

    def text(self, value: bool) -> str:
        """One value as a reader sees it."""
        return "on" if value else "off"

    def find(self, value: Any) -> int:
        """Position of ``value``; ``ValueError`` where it is neither true nor false."""
        if value not in (False, True):
            raise ValueError(f"{value!r} is neither True nor False")
        return int(value)

    nearest = find

    def troubles(self) -> Iterator[Trouble]:
        """What keeps this control from being used."""
        yield from _off_grid(self)


Control = Range | Choice | Check


def _off_grid(control: Control) -> Iterator[Trouble]:
    try:
        control.find(control.default)
    except (TypeError, ValueError):
        known = ", ".join(control.keys())
        yield (
            f"its default {control.default!r} is not one of its values ({known}).",
            "Add the default to the values, or take another default.",
        )
