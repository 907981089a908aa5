"""Rules about options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmebook.items.lint.rule import Words, item_rule
from cmebook.items.schema import CHOICE_KINDS, Item

_BANNED = re.compile(
    r"\b(all|none|some) of the (above|others|options)\b"
    r"|\b(both|neither) [a-h] (and|nor) [a-h]\b"
    r"|\b[a-h](\.|\))? and [a-h](\.|\))?( only)?$"
    r"|\bi do(n't| not) know\b",
    re.IGNORECASE,
)


@item_rule("I01", "Give three to five different options; a single best answer has one key.")
def one_best_answer(item: Item, words: Words) -> Iterator[str]:
    """One best answer among three to five different options."""
    if item.kind not in CHOICE_KINDS:
        return
    keys = sum(option.key for option in item.options)
    if not 3 <= len(item.options) <= 5:
        yield f"There are {len(item.options)} options."
    if item.kind == "single" and keys != 1:
        yield f"{keys} options are marked as key."
    if item.kind == "multiple" and not 0 < keys < len(item.options):
        yield f"{keys} of {len(item.options)} options are marked as key."
    seen: dict[str, str] = {}
    for text in words.options:
        same = _normal(text)
        if same in seen:
            yield f"Two options say the same: {text!r}."
        seen[same] = text


@item_rule("I02", "Write a real alternative, or leave the option out.")
def banned_options(item: Item, words: Words) -> Iterator[str]:
    """No 'all of the above' and its kin."""
    for text in words.options:
        if _BANNED.search(text.rstrip(".")):
            yield f"An option reads {text!r}."


@item_rule("I12", "Write all options in the same form, and end the lead-in as a question.")
def grammar_cue(item: Item, words: Words) -> Iterator[str]:
    """The form of an option does not give it away."""
    if item.kind not in CHOICE_KINDS or not words.options:
        return
    if re.search(r"\b(a|an|is|are)\W*$", words.lead_in, re.IGNORECASE):
        yield "The lead-in ends in a, an, is or are."
    stops = {text.endswith(".") for text in words.options}
    if len(stops) > 1:
        yield "Some options end in a full stop and some do not."
    capitals = {text[0].isupper() for text in words.options if text[0].isalpha()}
    if len(capitals) > 1:
        yield "Some options begin with a capital and some do not."


def _normal(text: str) -> str:
    """Words and numbers only: case, spacing, punctuation and trailing zeros do not tell apart."""
    text = re.sub(r"(\d)\.0+\b", r"\1", text.casefold().replace("−", "-"))
    return " ".join(re.findall(r"[\w.±+-]+", text)).rstrip(".")
