"""What was read from an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: A letter; letters; statements judged true or false; a number; a text.
Value = str | tuple[str, ...] | dict[str, bool] | float


@dataclass(frozen=True)
class Reading:
    """An answer as understood, or the reason why it was not.

    ``message`` is for the learner; it is empty when the answer was read.
    """

    status: Literal["read", "not answered", "not readable"]
    value: Value | None = None
    message: str = ""


NOT_ANSWERED = Reading("not answered", message="There is no answer.")


def not_readable(message: str) -> Reading:
    """An answer that cannot be understood, and how to write it instead."""
    return Reading("not readable", message=message)
