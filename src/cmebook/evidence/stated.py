"""Find the numbers of a sentence that must come from a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"(?<![\w.,/-])[-−]?\d+(?:[.,]\d+)*"
_RANGE = rf"(?:{_NUMBER}\s*(?:-|–|to|and)\s*)?"
#: Units that make the number before them a clinical one. Times are left out: "day 28" and
#: "after 40 min" name an outcome or a moment.
_UNITS = (
    r"%|per cent\b|mmHg\b|mg(?:/kg|/h|/day|/mL)?\b|[µμnu]g(?:[·.]h)?/m?L\b|[µμun]M\b|"
    r"L/(?:h|min|kg)\b|mL/min\b|g/mol\b|°C|points?\b"
)
#: Words that make the number after them a clinical one.
_LABELS = r"NNT|NNH|HR|OR|RR|RD|SMD|MD|CI|[nN]\s*=|p\s*[<=]"
_BEFORE_UNIT = re.compile(rf"({_RANGE}{_NUMBER})\s*(?:{_UNITS})")
_AFTER_LABEL = re.compile(rf"\b(?:{_LABELS})\s*(?:of\s+|about\s+|=\s*|<\s*)?({_NUMBER})")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Stated:
    """One clinical number in a text: as written, its digits, and where it starts."""

    phrase: str
    numbers: tuple[str, ...]
    start: int


def stated_numbers(text: str) -> Iterator[Stated]:
    """The numbers beside a clinical unit or after a statistic's name, in order of appearance."""
    hits = [*_BEFORE_UNIT.finditer(text), *_AFTER_LABEL.finditer(text)]
    seen: set[int] = set()
    for hit in sorted(hits, key=lambda match: match.start()):
        if hit.start(1) in seen:
            continue
        seen.add(hit.start(1))
        digits = tuple(number.replace(",", "") for number in _DIGITS.findall(hit.group(1)))
        yield Stated(" ".join(hit.group(0).split()), digits, hit.start())
