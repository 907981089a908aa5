"""Rules for words: nothing remembered is shown, and no sentence drifts from its numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from cmebook.errors import Problem
from cmebook.evidence.core import Evidence
from cmebook.evidence.rules_rows import found, numbers_of
from cmebook.evidence.stated import stated_numbers

#: "x2.6", "x0.86 to x0.90", "n 47", "14 patients": sizes as the table of interactions writes them.
_SIZE = re.compile(
    r"\bx(\d+(?:\.\d+)?)\b|\bn (\d+)\b|\b(\d+) (?:patients|people|healthy|completers)\b"
)
_REMEMBERED = re.compile(r"from[ _]memory", re.IGNORECASE)


def texts_of(value: Any) -> Iterator[str]:
    """Every text inside a row, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(key)
            yield from texts_of(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)


def nothing_remembered(evidence: Evidence) -> Iterator[Problem]:
    """No public row holds what somebody only remembers."""
    cure = "Look it up, or move it to unverified/."
    for row_id, row in evidence.index.items():
        if any(_REMEMBERED.search(text) for text in texts_of(row)):
            yield found(evidence, row_id, "The row holds something from memory.", cure)
    for name, part in (
        ("hunter.yaml", evidence.hunter),
        ("session.yaml", evidence.session),
        ("models.yaml", dict(evidence.models)),
        ("claims/article.yaml", evidence.audit),
    ):
        if any(_REMEMBERED.search(text) for text in texts_of(part)):
            file = f"assets/evidence/{name}"
            yield Problem(file, "", "The file holds something from memory.", cure)


def _numbers_by_source(evidence: Evidence) -> dict[str, set[float]]:
    numbers: dict[str, set[float]] = defaultdict(set)
    for table in (
        evidence.estimates,
        evidence.trials,
        evidence.parameter_table,
        evidence.checkpoints,
    ):
        for row in table.values():
            for source in (row.source, *row.also):
                numbers[source] |= numbers_of(row)
    return numbers


def findings_agree(evidence: Evidence) -> Iterator[Problem]:
    """A number in a finding stands in a row of the same source, so that neither drifts."""
    numbers = _numbers_by_source(evidence)
    for row in evidence.findings.values():
        known = set().union(*(numbers[source] for source in (row.source, *row.also)))
        for stated in stated_numbers(row.statement, ("result", "measure")):
            lost = [digits for digits in stated.numbers if float(digits) not in known]
            if lost:
                what = f"The sentence states {stated.phrase}, which no row of {row.source} holds."
                cure = "Correct the sentence, or add the number to estimates.csv."
                yield found(evidence, row.id, what, cure)


def interactions_agree(evidence: Evidence) -> Iterator[Problem]:
    """So does a number that tells how large an interaction is, or in how many it was seen."""
    numbers = _numbers_by_source(evidence)
    for row in evidence.interactions.values():
        known = set().union(*(numbers[source] for source in (row.source, *row.also)))
        for text in (row.mechanism, row.measured, row.action):
            for phrase, digits in _sizes(text):
                if any(float(number) not in known for number in digits):
                    what = f"The row states {phrase}, which no other row of its sources holds."
                    cure = "Correct it, or add the number to estimates.csv."
                    yield found(evidence, row.id, what, cure)


def _sizes(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for stated in stated_numbers(text):
        yield stated.phrase, stated.numbers
    for match in _SIZE.finditer(text):
        yield match[0], tuple(number for number in match.groups() if number)


RULES = (nothing_remembered, findings_agree, interactions_agree)
