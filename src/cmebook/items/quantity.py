"""Options that are numbers: reading them, to keep them in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_QUANTITY = re.compile(
    r"(?:(?:about|under|over)\s)?"
    r"(?P<low>[-−]?\d+(?:\.\d+)?)(?:\s?(?:-|–|to)\s?(?P<high>\d+(?:\.\d+)?))?"
    r"(?:\s?(?P<unit>%|[^\W\d][^\d]{0,24}))?"
)


@dataclass(frozen=True)
class Quantity:
    """A number or a range with its unit; ``places`` is the number of decimals written."""

    low: float
    high: float
    unit: str
    places: int


def quantity(text: str) -> Quantity | None:
    """Read ``text`` as a number or range; ``None`` if it is something else."""
    match = _QUANTITY.fullmatch(text.strip().rstrip("."))
    if not match:
        return None
    low = match["low"].replace("−", "-")
    high = match["high"] or low
    places = max(len(number.partition(".")[2]) for number in (low, high))
    return Quantity(float(low), float(high), (match["unit"] or "").strip(), places)


def quantities(texts: Sequence[str]) -> list[Quantity] | None:
    """All of ``texts`` as numbers, or ``None`` if one of them is no number."""
    read = [quantity(text) for text in texts]
    found = [number for number in read if number]
    return found if found and len(found) == len(texts) else None
