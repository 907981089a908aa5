"""Rules about numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cmebook.errors import CourseError
from cmebook.items.lint.rule import Words, item_rule
from cmebook.items.quantity import quantities
from cmebook.items.question import answer_of
from cmebook.items.schema import CHOICE_KINDS, Item


@item_rule("I14", "Sort numeric options; give all the same unit and decimals; no overlap.")
def numeric_order(item: Item, words: Words) -> Iterator[str]:
    """Numeric options stand in order, in one unit, without overlap."""
    numbers = quantities(words.options)
    if item.kind not in CHOICE_KINDS or numbers is None:
        return
    if len({number.unit for number in numbers}) > 1:
        yield "Numeric options have different units."
    if len({number.places for number in numbers}) > 1:
        yield "Numeric options have different numbers of decimals."
    rising = all(a.high <= b.high and a.low <= b.low for a, b in pairwise(numbers))
    falling = all(a.high >= b.high and a.low >= b.low for a, b in pairwise(numbers))
    if not (rising or falling):
        yield "Numeric options are not in order."
    ordered = sorted(numbers, key=lambda number: number.low)
    if any(a.high >= b.low for a, b in pairwise(ordered)):
        yield "Numeric options overlap."


@item_rule("I26", "Name the unit, a tolerance that allows for rounding, and the worked solution.")
def numeric_item(item: Item, words: Words) -> Iterator[str]:
    """A numeric item asks for a unit and allows for rounding."""
    numeric = item.numeric
    if numeric is None:
        return
    if numeric.tolerance == 0:
        yield "The tolerance is zero."
    asked = f"{words.stem} {words.lead_in}"
    if numeric.unit not in asked:
        yield f"Neither stem nor lead-in names the unit {numeric.unit}."
    if len(words.of(numeric.worked).split()) < 8:
        yield "The worked solution has fewer than 8 words."
    if words.evidence is None:
        return
    try:
        answer = answer_of(numeric, words.evidence)
    except (CourseError, ValueError):
        return  # loading reports it
    width = numeric.tolerance * (abs(answer) / 100 if numeric.percent else 1)
    if width < 0.5 * 10**-numeric.places:
        yield f"The tolerance does not allow for rounding to {numeric.places} decimals."
