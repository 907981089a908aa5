"""Every item tries itself: what is right scores full, what is wrong scores as it should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmebook.errors import Problem
from cmebook.grading import Question, read, score
from cmebook.items.facts import Facts
from cmebook.items.question import answer_of, question_of
from cmebook.items.schema import LETTERS, Item

_CURE = "Correct the key, the options or the tolerance of the item."
NONSENSE = ("oops(", "answer = open('x')", "answer = {1, 2: 3}", "answer = b'B'")
BLANK = ("", "# nothing", "answer = None", "answer = ''")


def self_test(items: Sequence[Item], evidence: Facts) -> list[Problem]:
    """Answer each item as learners do and report every score that is not as it should be."""
    return [
        Problem(item.file, item.id, what, _CURE)
        for item in items
        for what in _faults(item, evidence)
    ]


def trials(item: Item, evidence: Facts) -> Iterator[tuple[str, str, float | None, str]]:
    """Answers to try: what it is, the source of the cell, share of the points, status."""
    for source in BLANK:
        yield "a blank answer", source, 0.0, "not answered"
    for source in NONSENSE:
        yield "nonsense", source, 0.0, "not readable"
    if item.numeric:
        yield from _numeric_trials(item, evidence)
    elif item.kind == "text":
        yield "an answer", "answer = 'words'", None, "pending"
    elif item.kind == "single":
        for letter, option in zip(LETTERS, item.options, strict=False):
            share, status = (1.0, "right") if option.key else (0.0, "wrong")
            yield f"option {letter}", f"answer = '{letter}'", share, status
    else:
        yield from _judgement_trials(item)


def _numeric_trials(item: Item, evidence: Facts) -> Iterator[tuple[str, str, float | None, str]]:
    numeric = item.numeric
    assert numeric is not None
    key = answer_of(numeric, evidence)
    width = numeric.tolerance * (abs(key) / 100 if numeric.percent else 1)
    yield "the key", f"answer = {key!r}", 1.0, "right"
    rounded = f"{key:.{numeric.places}f}"
    yield f"the key rounded to {rounded}", f"answer = {rounded}", 1.0, "right"
    for name, edge, outside in (("lower", -1.0, -1.001), ("upper", 1.0, 1.001)):
        yield f"the {name} edge", f"answer = {key + edge * width!r}", 1.0, "right"
        yield f"just past the {name} edge", f"answer = {key + outside * width!r}", 0.0, "wrong"


def _judgement_trials(item: Item) -> Iterator[tuple[str, str, float | None, str]]:
    truth = [option.key for option in item.options]
    n = len(truth)
    yield "the key", _write(item, truth), 1.0, "right"
    for i, letter in enumerate(LETTERS[:n]):
        one_wrong = [said is not (i == j) for j, said in enumerate(truth)]
        if item.kind == "multiple" and not any(one_wrong):
            continue  # nothing chosen is not answered
        share = max(0.0, (n - 2) / n)
        status = "partly right" if share else "wrong"
        yield f"one mistake at {letter}", _write(item, one_wrong), share, status


def _write(item: Item, said: Sequence[bool]) -> str:
    if item.kind == "truefalse":
        return f"answer = {dict(zip(LETTERS, said, strict=False))!r}"
    return f"answer = {[letter for letter, yes in zip(LETTERS, said, strict=False) if yes]!r}"


def _faults(item: Item, evidence: Facts) -> Iterator[str]:
    question: Question = question_of(item, evidence)
    for what, source, share, status in trials(item, evidence):
        result = score(question, read(question, source, "answer"), item.points)
        expected = None if share is None else round(share * item.points, 4)
        if (result.points, result.status) != (expected, status):
            yield (
                f"{what.capitalize()} scores {result.points} ({result.status}), "
                f"not {expected} ({status})."
            )
