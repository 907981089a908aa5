"""One question of each kind, as they stand in test cells."""

from __future__ import annotations

from cmebook.grading import Question

LETTERS = ["A", "B", "C", "D"]
SINGLE: Question = {"kind": "single", "key": "B", "options": LETTERS}
MULTIPLE: Question = {"kind": "multiple", "key": ["A", "C"], "options": LETTERS}
TRUEFALSE: Question = {"kind": "truefalse", "key": ["A", "D"], "options": LETTERS}
NUMERIC: Question = {"kind": "numeric", "key": 35.0, "tolerance": 0.5, "unit": "mg"}
RELATIVE: Question = {
    "kind": "numeric",
    "key": 0.3,
    "tolerance": 0.1,
    "relative": True,
    "unit": "h",
}
TEXT: Question = {"kind": "text"}
MARKED = [SINGLE, MULTIPLE, TRUEFALSE, NUMERIC, RELATIVE]
ALL = [*MARKED, TEXT]
