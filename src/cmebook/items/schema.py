"""What an item is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from cmebook.grading.question import Kind
from cmebook.items.expression import names
from cmebook.items.text import references

Use = Literal["self-check", "graded"]
Level = Literal["recall", "understand", "apply", "analyse"]

KINDS: tuple[str, ...] = get_args(Kind)
USES: tuple[str, ...] = get_args(Use)
LEVELS: tuple[str, ...] = get_args(Level)
#: Kinds that are answered by choosing or judging options.
CHOICE_KINDS = ("single", "multiple", "truefalse")
LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Option:
    """One option, or one statement of a true/false set; ``why`` is the reason for its verdict."""

    text: str
    key: bool
    why: str


@dataclass(frozen=True)
class Numeric:
    """The answer of a numeric item, computed from the evidence.

    ``answer`` is a row id, a ``calc`` id, or arithmetic over such ids, so the key
    follows the evidence. ``tolerance`` is in ``unit``, or in per cent of the answer
    if ``percent``; ``places`` is how many decimals the learner is asked for.
    """

    answer: str
    unit: str
    tolerance: float
    percent: bool
    places: int
    worked: str


@dataclass(frozen=True)
class Criterion:
    """One thing a written answer must contain, and what it is worth."""

    text: str
    points: float


@dataclass(frozen=True)
class Rubric:
    """How a written answer is graded by hand."""

    model_answer: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Item:
    """One question.

    ``chapter`` and ``file`` come from where it lies; ``section`` is the heading in
    that chapter to reread; ``claims`` and ``evidence`` are ids it rests on beside
    those in its texts; ``difficulty`` is the expected share of right answers.
    """

    id: str
    chapter: str
    file: str
    kind: Kind
    use: Use
    objective: str
    level: Level
    difficulty: float
    claims: tuple[str, ...]
    evidence: tuple[str, ...]
    section: str
    author: str
    reviewed: str
    points: float
    stem: str
    lead_in: str
    rationale: str
    options: tuple[Option, ...] = ()
    numeric: Numeric | None = None
    rubric: Rubric | None = None

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text with the name of its field."""
        yield "stem", self.stem
        yield "lead_in", self.lead_in
        for letter, option in zip(LETTERS, self.options, strict=False):
            yield f"option {letter}", option.text
            yield f"why of option {letter}", option.why
        if self.numeric:
            yield "worked", self.numeric.worked
        if self.rubric:
            yield "model_answer", self.rubric.model_answer
            for criterion in self.rubric.criteria:
                yield "criterion", criterion.text
        yield "rationale", self.rationale

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of all rows and computed numbers the item rests on, sorted."""
        ids = {*self.claims, *self.evidence}
        for _, text in self.texts:
            ids.update(references(text))
        if self.numeric:
            ids.update(names(self.numeric.answer))
        return tuple(sorted(ids))
