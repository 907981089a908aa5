"""Numbers inside a text, written `` {ev}`id` `` or `` {ev}`id|form` ``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from cmebook.evidence.core import Rows

#: In a Markdown table the bar between id and form is escaped.
_ROLE = re.compile(r"\{ev\}`\s*([^`|\s\\]+)\s*(?:\\?\|\s*(\w+)\s*)?`")


@dataclass(frozen=True)
class Reference:
    """A number named in a text, and the form it is shown in."""

    id: str
    form: str = "value"
    start: int = 0


def references(text: str) -> tuple[Reference, ...]:
    """The numbers a text names, in order."""
    return tuple(
        Reference(match[1], match[2] or "value", match.start()) for match in _ROLE.finditer(text)
    )


def fill(text: str, show: Callable[[str, str], str]) -> str:
    """``text`` with ``show(id, form)`` in the place of each role.

    ``show`` gives plain text, a link, or whatever the renderer needs.
    """
    return _ROLE.sub(lambda match: show(match[1], match[2] or "value"), text)


def plain(text: str, rows: Rows) -> str:
    """``text`` with every number in words a reader sees.

    Raises:
        CourseError: a number is unknown, unverified, or has no such form.
    """
    return fill(text, rows.text)


def blank(text: str) -> str:
    """``text`` with the roles taken out and every other character in its place."""
    return _ROLE.sub(lambda match: " " * len(match[0]), text)
