"""What a rule of item writing is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cmebook.errors import CourseError, Level, Problem
from cmebook.items.facts import Facts
from cmebook.items.render import plain
from cmebook.items.schema import Item


class Words:
    """The words of an item as a reader sees them; ids stand in where there is no evidence."""

    def __init__(self, item: Item, evidence: Facts | None) -> None:
        self.evidence = evidence
        self.stem = self.of(item.stem)
        self.lead_in = self.of(item.lead_in)
        self.rationale = self.of(item.rationale)
        self.options = [self.of(option.text) for option in item.options]
        self.reasons = [self.of(option.why) for option in item.options]

    def of(self, text: str) -> str:
        """Plain words of one text."""
        return plain(text, self.evidence or _Ids())


class _Ids:
    """Shows the id in place of the number."""

    def row(self, row_id: str, /) -> object:
        return row_id

    def text(self, row_id: str, /, form: str = "value") -> str:
        return f"<{row_id}>"

    def number(self, row_id: str, /) -> float:
        raise CourseError([Problem("", row_id, "There is no evidence to read it from.", "")])


#: What a rule found: the item, or ``None`` for the bank as a whole, and what is wrong.
Found = Iterator[tuple[Item | None, str]]


@dataclass(frozen=True)
class Rule:
    """One rule; ``check`` yields what is wrong, one sentence each."""

    id: str
    level: Level
    title: str
    cure: str
    check: Callable[[Sequence[Item], Facts | None], Iterable[tuple[Item | None, str]]]

    def find(self, items: Sequence[Item], evidence: Facts | None) -> Iterator[Problem]:
        """Problems this rule sees in a bank."""
        for item, what in self.check(items, evidence):
            file, where = (item.file, item.id) if item else ("quizzes/bank", "")
            yield Problem(file, where, f"{what} [{self.id}]", self.cure, self.level)


def bank_rule(
    rule_id: str, cure: str, level: Level = "error"
) -> Callable[[Callable[[Sequence[Item], Facts | None], Found]], Rule]:
    """Make a rule of a function that sees the whole bank."""

    def make(function: Callable[[Sequence[Item], Facts | None], Found]) -> Rule:
        return Rule(rule_id, level, _title(function), cure, function)

    return make


def item_rule(
    rule_id: str, cure: str, level: Level = "error"
) -> Callable[[Callable[[Item, Words], Iterator[str]]], Rule]:
    """Make a rule of a function that sees one item."""

    def make(function: Callable[[Item, Words], Iterator[str]]) -> Rule:
        def check(items: Sequence[Item], evidence: Facts | None) -> Found:
            for item in items:
                for what in function(item, Words(item, evidence)):
                    yield item, what

        return Rule(rule_id, level, _title(function), cure, check)

    return make


def _title(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip().partition("\n")[0].rstrip(".")
