"""Conditions as nested data, and whether they hold for a patient.

A condition is the name of a fact, or one of ``{"all": [...]}``, ``{"any": [...]}``,
``{"not": condition}``, and a comparison ``{"gt": [name, limit]}`` with gt (more than), ge
(at least), lt (less than) or le (at most). ``None`` always holds.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}


def holds(condition: Any, facts: Mapping[str, Any]) -> bool:
    """Whether ``condition`` holds for ``facts``.

    Raises:
        KeyError: the condition names a fact that is not given.
        ValueError: the condition is not one of the forms above.
    """
    if condition is None:
        return True
    if isinstance(condition, str):
        return bool(facts[condition])
    if isinstance(condition, Mapping) and len(condition) == 1:
        word, inner = next(iter(condition.items()))
        if word == "all":
            return all(holds(part, facts) for part in inner)
        if word == "any":
            return any(holds(part, facts) for part in inner)
        if word == "not":
            return not holds(inner, facts)
        if word in COMPARISONS:
            name, limit = inner
            return COMPARISONS[word](facts[name], limit)
    raise ValueError(f"{condition!r} is not a condition")


def names(condition: Any) -> Iterator[str]:
    """The facts a condition asks for."""
    if isinstance(condition, str):
        yield condition
    elif isinstance(condition, Mapping):
        for word, inner in condition.items():
            if word in COMPARISONS:
                yield inner[0]
            elif word == "not":
                yield from names(inner)
            else:
                for part in inner:
                    yield from names(part)
