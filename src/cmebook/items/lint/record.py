"""Rules about what is recorded with an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cmebook.items.facts import Facts
from cmebook.items.lint.rule import Found, Words, bank_rule, item_rule
from cmebook.items.schema import CHOICE_KINDS, Item

MIN_WORDS = 8
#: Share of items that may ask for recall only.
MAX_RECALL = 0.4


@item_rule("I22", "Explain the key and every distractor, and name a claim or a row of evidence.")
def rationale(item: Item, words: Words) -> Iterator[str]:
    """Every verdict has a reason and a source."""
    if len(words.rationale.split()) < MIN_WORDS:
        yield f"The rationale has fewer than {MIN_WORDS} words."
    if item.kind in CHOICE_KINDS:
        for text, why in zip(words.options, words.reasons, strict=True):
            if len(why.split()) < MIN_WORDS:
                yield f"The reason for {text!r} has fewer than {MIN_WORDS} words."
    if not item.uses:
        yield "The item names no claim and no evidence."


@item_rule("I23", "Write the date of the last review as YYYY-MM-DD.")
def review_date(item: Item, words: Words) -> Iterator[str]:
    """The record of an item is complete."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", item.reviewed):
        yield f"The item was reviewed on {item.reviewed!r}."
    if not 0 < item.difficulty < 1:
        yield f"The difficulty is {item.difficulty:g}; a guess lies between 0 and 1."


@bank_rule("I23", "Turn some recall items into vignettes.")
def share_of_recall(items: Sequence[Item], evidence: Facts | None) -> Found:
    """At most 40 per cent of a bank asks for recall."""
    recall = sum(item.level == "recall" for item in items)
    if recall > MAX_RECALL * len(items):
        yield None, f"{recall} of {len(items)} items ask for recall."
