"""What grading must know of a question: a JSON-able dictionary, no more."""

from __future__ import annotations

from typing import Literal, TypedDict

Kind = Literal["single", "multiple", "truefalse", "numeric", "text"]


class Question(TypedDict, total=False):
    """One question, as it stands in a test cell.

    ========== ============================== ===========================================
    kind       key                            also
    ========== ============================== ===========================================
    single     the letter of the best answer  ``options``: all letters, ``["A", "B", ...]``
    multiple   the letters to choose          ``options``
    truefalse  the letters that are true      ``options``
    numeric    the number                     ``tolerance`` in the unit of the key, or as
                                              a share of the key if ``relative``; ``unit``
    text       none: graded by hand           nothing
    ========== ============================== ===========================================
    """

    kind: Kind
    key: str | list[str] | float
    options: list[str]
    tolerance: float
    relative: bool
    unit: str
