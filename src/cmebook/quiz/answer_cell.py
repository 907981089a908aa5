"""The one line a learner fills in, and the same line with the right answer.

The line is an ordinary assignment, so that it can be filled in with any notebook
program, on paper, or by the answer page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from cmebook.grading import Question

#: nbgrader keeps what stands between these two lines out of the release.
SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")


def blank(name: str, kind: str, options: Sequence[str] = (), unit: str = "") -> str:
    """The cell as a learner first sees it; it reads as "not answered"."""
    if kind == "text":
        return f'# Write your answer between the two lines of quotation marks.\n{name} = """\n\n"""'
    if kind == "single":
        return f'{name} = None  # your letter in quotation marks, such as "{options[0]}"'
    if kind == "multiple":
        example = f'["{options[0]}", "{options[-1]}"]'
        return f"{name} = []  # your letters in quotation marks, such as {example}"
    if kind == "truefalse":
        pairs = ", ".join(f'"{letter}": None' for letter in options)
        return f"{name} = {{{pairs}}}  # put True or False in place of each None"
    return f"{name} = None  # the number alone, with a decimal point, in {unit}"


def solved(blank_source: str, name: str, answer: str) -> str:
    """The cell of the source notebook: the blank, then the right answer between the marks."""
    return "\n".join([blank_source, SOLUTION[0], f"{name} = {answer}", SOLUTION[1]])


def key_literal(question: Question, places: int = 0) -> str:
    """The key as the right answer is written; a number is rounded as the learner is asked to."""
    key = question["key"]
    if question["kind"] == "numeric":
        return f"{cast('float', key):.{places}f}"
    if question["kind"] == "truefalse":
        return repr({letter: letter in cast("list[str]", key) for letter in question["options"]})
    return repr(key)
