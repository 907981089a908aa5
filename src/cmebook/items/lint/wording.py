"""Rules about the question itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmebook.items.lint.rule import Words, item_rule
from cmebook.items.schema import Item

_ASKS = re.compile(r"\b(which|what|how|why|when|where|who)\b", re.IGNORECASE)
_UNFOCUSED = re.compile(
    r"which (one )?of (the following|these)( statements| answers| options)?( about .*)?"
    r" (is|are) (most |least )?(true|correct|false|incorrect|right|wrong)\b",
    re.IGNORECASE,
)


@item_rule("I04", "Ask one clinical question that can be answered with the options covered.")
def focused_lead_in(item: Item, words: Words) -> Iterator[str]:
    """The lead-in asks one focused question."""
    if item.kind not in ("single", "multiple", "numeric"):
        return
    last = re.split(r"(?<=[.!?])\s+", words.lead_in.strip())[-1]
    if not last.endswith("?"):
        yield "The lead-in does not end in a question mark."
    if not _ASKS.search(last):
        yield "The lead-in has no question word."
    if _UNFOCUSED.search(last):
        yield "The lead-in only asks what is true."
