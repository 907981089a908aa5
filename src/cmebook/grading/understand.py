"""Understand a plain Python value as the answer to one kind of question.

Only exact built-in types count. A value of any other type may be an object with
methods of its own, so none of its methods is called, not even ``==`` or ``str``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import cast

from cmebook.grading.question import Question
from cmebook.grading.reading import NOT_ANSWERED, Reading, not_readable

_LETTER = re.compile(r"[\s(\[.:\"']*([A-Za-z])[\s)\].:\"']*")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_TRUTH = {"true": True, "t": True, "false": False, "f": False}


def understand(question: Question, value: object, name: str = "answer") -> Reading:
    """Normalise ``value`` for ``question``; never raises for any value.

    ``None``, empty and blank values are "not answered". ``name`` is used in the
    sentence that tells the learner how to write the answer.
    """
    if _blank(value):
        return NOT_ANSWERED
    reader = _READERS[question["kind"]]
    result = reader(question, value)
    if isinstance(result, Reading):
        return result
    return not_readable(f"{result} Write {example(question, name)}.")


def example(question: Question, name: str) -> str:
    """How an answer to this question is written, as code."""
    kind = question["kind"]
    if kind == "numeric":
        return f"the number alone, with a decimal point, such as {name} = 12.5"
    if kind == "text":
        return f'the text in quotation marks: {name} = """..."""'
    options = question["options"]
    if kind == "single":
        return f'one letter in quotation marks, such as {name} = "{options[0]}"'
    if kind == "multiple":
        return f'the letters in a list, such as {name} = ["{options[0]}", "{options[-1]}"]'
    pairs = ", ".join(f'"{letter}": True' for letter in options[:1])
    rest = ", ".join(f'"{letter}": False' for letter in options[1:])
    return f"True or False for each letter, such as {name} = {{{pairs}, {rest}}}"


def _blank(value: object) -> bool:
    if type(value) is dict:
        return all(_empty(element) for element in value.values())
    if type(value) in (list, tuple, set, frozenset):
        return all(_empty(element) for element in cast("list[object]", value))
    return _empty(value)


def _empty(value: object) -> bool:
    return value is None or (type(value) is str and not value.strip())


def _letter(question: Question, value: object) -> str | None:
    """The option letter that ``value`` writes, in whatever case or punctuation."""
    if type(value) is not str or len(value) > 20:
        return None
    match = _LETTER.fullmatch(value)
    letter = match[1].upper() if match else ""
    return letter if letter in question["options"] else None


def _choices(question: Question) -> str:
    return ", ".join(question["options"])


def _single(question: Question, value: object) -> Reading | str:
    if type(value) in (list, tuple) and len(cast("list[object]", value)) == 1:
        value = cast("list[object]", value)[0]
    letter = _letter(question, value)
    if letter is None:
        return f"The answer is one of the letters {_choices(question)}."
    return Reading("read", letter)


def _multiple(question: Question, value: object) -> Reading | str:
    if type(value) is str:
        elements: list[object] = [part for part in re.split(r"[\s,;/&+]+|\band\b", value) if part]
        if len(elements) == 1 and value.strip().isalpha():
            elements = list(value.strip())
    elif type(value) in (list, tuple, set, frozenset):
        elements = [element for element in cast("list[object]", value) if not _empty(element)]
    else:
        return f"The answer is a list of letters out of {_choices(question)}."
    letters = {_letter(question, element) for element in elements}
    if None in letters:
        return f"Each part of the answer is one of the letters {_choices(question)}."
    return Reading("read", tuple(sorted(cast("set[str]", letters))))


def _truefalse(question: Question, value: object) -> Reading | str:
    options = question["options"]
    if type(value) is dict:
        pairs = list(value.items())
    elif type(value) in (list, tuple) and len(cast("list[object]", value)) == len(options):
        pairs = list(zip(options, cast("list[object]", value), strict=True))
    else:
        return f"Each of the letters {_choices(question)} needs True or False."
    judged: dict[str, bool] = {}
    for key, said in pairs:
        letter = _letter(question, key)
        if letter is None or letter in judged:
            return f"The letters are {_choices(question)}, each once."
        if _empty(said):
            continue
        if type(said) is str:
            said = _TRUTH.get(said.strip().lower())
        if type(said) is not bool:
            return f"{letter} is neither True nor False."
        judged[letter] = said
    return Reading("read", dict(sorted(judged.items())))


def _numeric(question: Question, value: object) -> Reading | str:
    if type(value) is bool:
        return "True and False are not numbers."
    if type(value) is str:
        text = value.strip().replace("−", "-")
        if _COMMA.fullmatch(text):
            return "The number has a decimal comma."
        if len(text) > 60 or not _NUMBER.fullmatch(text):
            return "The answer is not a plain number; leave out units and words."
        number = float(text)
    elif type(value) in (int, float):
        try:
            number = float(cast("float", value))
        except OverflowError:
            return "The number is too large."
    elif type(value) is tuple and [type(part) for part in value] == [int, int]:
        return "The number has a decimal comma."
    else:
        return "The answer is not a number."
    if not math.isfinite(number):
        return "The answer is not a finite number."
    return Reading("read", number)


def _text(question: Question, value: object) -> Reading | str:
    if type(value) is not str:
        return "The answer is not a text."
    return Reading("read", value.strip())


_READERS: dict[str, Callable[[Question, object], Reading | str]] = {
    "single": _single,
    "multiple": _multiple,
    "truefalse": _truefalse,
    "numeric": _numeric,
    "text": _text,
}
