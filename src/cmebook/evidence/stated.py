"""Find the numbers of a sentence that must come from a row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

#: ``result``: a share, an effect, a p value. ``measure``: a level, a pressure, a temperature.
#: ``dose``: milligrams. Times are left out: "day 28" and "after 40 min" name a moment.
Kind = Literal["result", "measure", "dose"]
ALL: tuple[Kind, ...] = ("result", "measure", "dose")

_PLAIN = r"[-−]?\d+(?:[.,]\d+)*"
_NUMBER = rf"(?<![\w.,/-]){_PLAIN}"
#: One number, or two as in "8-19", "152/94", "4 to 7".
_BEFORE = rf"({_NUMBER}(?:\s*(?:-|–|/|to|and)\s*{_PLAIN})?)\s*"
#: Words that make the number after them a result.
_LABELS = r"NNT|NNH|HR|OR|RR|RD|SMD|MD|CI|[nN]\s*=|p\s*[<=]"
_PATTERNS: dict[Kind, re.Pattern[str]] = {
    "result": re.compile(
        rf"{_BEFORE}(?:%|per cent\b|percentage points?\b|points?\b)"
        rf"|\b(?:{_LABELS})\s*(?:of\s+|about\s+|=\s*|<\s*)?({_NUMBER})"
    ),
    "measure": re.compile(
        rf"{_BEFORE}(?:mmHg\b|[µμnu]g(?:[·.]h)?/m?L\b|[µμun]M\b|L/(?:h|min|kg)\b|mL/min\b"
        r"|g/mol\b|°C)"
    ),
    "dose": re.compile(rf"{_BEFORE}mg(?:/kg|/h|/day|/mL)?\b"),
}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, order=True)
class Stated:
    """One clinical number in a text: where it starts, as written, and its digits."""

    start: int
    phrase: str
    numbers: tuple[str, ...]


def stated_numbers(text: str, kinds: Collection[Kind] = ALL) -> Iterator[Stated]:
    """The numbers beside a clinical unit or after a statistic's name, in order of appearance."""
    hits: dict[int, Stated] = {}
    for kind in kinds:
        for match in _PATTERNS[kind].finditer(text):
            group = match.lastindex or 1
            digits = tuple(number.replace(",", "") for number in _DIGITS.findall(match[group]))
            phrase = " ".join(match[0].split())
            hits.setdefault(match.start(group), Stated(match.start(group), phrase, digits))
    yield from sorted(hits.values())
