"""The Markdown of a question cell: written from an item, and read back for pages.

It is read back from the release notebook rather than from the items, so that what
an instructor corrected there is what every reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cmebook.items.facts import Facts
from cmebook.items.render import markdown
from cmebook.quiz.blueprint import DrawnItem

_ASK = {
    "single": "Choose one answer.",
    "multiple": "Choose all that apply.",
    "truefalse": "Say for each statement whether it is true or false.",
    "text": "Answer in your own words; a person grades it.",
}
_TASK = re.compile(r"\*[^*].*[^*]\*", re.DOTALL)
_OPTION = re.compile(r"^- \*\*([A-Z])\.\*\* ", re.MULTILINE)


@dataclass(frozen=True)
class Stem:
    """A question in parts, each Markdown.

    ``task`` says what to do and how many points there are; ``body`` is the case, ``ask``
    the lead-in, ``options`` are by letter.
    """

    title: str
    task: str
    body: str
    ask: str
    options: dict[str, str]


def write(number: int, total: int, drawn: DrawnItem, facts: Facts) -> str:
    """Heading, what to do, stem, lead-in, options."""
    item = drawn.item
    parts = [f"### Question {number} of {total}", f"*{_task(drawn)} {points(item.points)}.*"]
    if item.stem.strip():
        parts.append(markdown(item.stem, facts))
    # the lead-in is one paragraph, bold as a whole, and bold cannot stand in bold
    ask = markdown(item.lead_in, facts).replace("**", "").replace("\n\n", " ")
    parts.append(f"**{ask}**")
    if drawn.options:
        parts.append("\n".join(_option(letter, o.text, facts) for letter, o in drawn.options))
    return "\n\n".join(parts)


def read(source: str, letters: Sequence[str]) -> Stem:
    """Take the Markdown of a question cell apart.

    Raises:
        ValueError: the options in the text are not those of ``letters``.
    """
    starts = list(_OPTION.finditer(source)) if letters else []
    found = [match[1] for match in starts]
    if found != list(letters):
        raise ValueError(f"options {', '.join(found) or 'none'}, not {', '.join(letters)}")
    ends = [*(match.start() for match in starts), len(source)]
    options = {
        match[1]: re.sub(r"^  ", "", source[match.end() : end].strip(), flags=re.MULTILINE)
        for match, end in zip(starts, ends[1:], strict=True)
    }
    above = source[: starts[0].start()] if starts else source
    title, *parts = re.split(r"\n\s*\n", above.strip())
    ask = parts.pop() if parts else ""
    task = parts.pop(0).strip("*") if parts and _TASK.fullmatch(parts[0]) else ""
    return Stem(title.lstrip("# "), task, "\n\n".join(parts), ask.strip("*"), options)


def points(number: float) -> str:
    """``1 point``, ``2 points``."""
    return "1 point" if number == 1 else f"{number:g} points"


def _task(drawn: DrawnItem) -> str:
    numeric = drawn.item.numeric
    if numeric is None:
        return _ASK[drawn.item.kind]
    if numeric.places == 0:
        return f"Answer in {numeric.unit}, as a whole number."
    decimals = "1 decimal" if numeric.places == 1 else f"{numeric.places} decimals"
    return f"Answer in {numeric.unit}, to {decimals}."


def _option(letter: str, text: str, facts: Facts) -> str:
    # a second paragraph must be indented, else it ends the list
    return f"- **{letter}.** " + markdown(text, facts).replace("\n\n", "\n\n  ")
