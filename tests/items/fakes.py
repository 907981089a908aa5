"""A tiny body of evidence and a way to write small banks."""

from __future__ import annotations

from pathlib import Path

from cmebook.errors import CourseError, Problem
from cmebook.items.parse import parse_item
from cmebook.items.schema import Item
from cmebook.items.table import Table
from cmebook.items.toml_file import read_toml

TEXTS = {"K1.CL": "95.2 L/h", "calc.peak": "160 ng/mL", "a.low": "10%", "a.mid": "20%"}
NUMBERS = {"K1.CL": 95.2, "calc.peak": 160.0, "a.low": 10.0, "a.mid": 20.0, "a.zero": 0.0}
SENTENCES = ("C01", "trial2020.f1")


class FakeEvidence:
    """Answers like the evidence of the course, from two small tables."""

    def row(self, row_id: str, /) -> object:
        if row_id in TEXTS or row_id in NUMBERS or row_id in SENTENCES:
            return row_id
        raise CourseError([Problem("assets/evidence", row_id, f"No {row_id}.", "Look it up.")])

    def text(self, row_id: str, /, form: str = "value") -> str:
        self.row(row_id)
        return TEXTS[row_id] + ("" if form == "value" else f" ({form})")

    def number(self, row_id: str, /) -> float:
        self.row(row_id)
        return NUMBERS[row_id]


EVIDENCE = FakeEvidence()

WHY = "because this is what the cited trial showed in people"
HEAD = """
[[item]]
id = "{id}"
kind = "{kind}"
use = "graded"
objective = "o1"
level = "apply"
difficulty = 0.6
claims = ["C01"]
section = "what-reaches-the-blood"
author = "course team"
reviewed = "2026-01-01"
stem = "A patient asks about the level, {{ev}}`calc.peak`, in L."
lead_in = "Which explanation is the most accurate?"
rationale = "The level falls because the drug moves into tissue, as measured."
"""
OPTION = """
[[item.options]]
text = "{text}"
key = {key}
why = "{why}"
"""
NUMERIC = """
[item.numeric]
answer = "2 * a.mid"
unit = "L"
tolerance = 5
percent = true
places = 0
worked = "Twice the middle value of the cited row gives the answer."
"""
RUBRIC = """
[item.rubric]
model_answer = "Spines follow the change of behaviour; they do not start it."
[[item.rubric.criteria]]
text = "Names the order."
points = 0.5
[[item.rubric.criteria]]
text = "Names the species."
points = 0.5
"""
TEXT_OF = {"single": (True, False, False, False), "multiple": (True, False, True, False)}


def toml(kind: str = "single", item_id: str = "ket-q01") -> str:
    """The text of one sound item."""
    text = HEAD.format(id=item_id, kind=kind)
    if kind == "numeric":
        return text + NUMERIC
    if kind == "text":
        return text + RUBRIC
    keys = TEXT_OF["single" if kind == "single" else "multiple"]
    for word, key in zip(("Alpha", "Beta", "Gamma", "Delta"), keys, strict=True):
        text += OPTION.format(text=f"{word} block", key=str(key).lower(), why=WHY)
    return text


def write_bank(folder: Path, *texts: str, name: str = "02-ketamine.toml") -> Path:
    """A folder with one bank file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(texts), encoding="utf-8")
    return folder


def item(tmp_path: Path, kind: str = "single", **changes: str) -> Item:
    """One sound item, with words of its text replaced."""
    text = toml(kind)
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return items_of(tmp_path, text)[0]


def items_of(tmp_path: Path, text: str) -> list[Item]:
    """Items of a text that holds no fault."""
    problems: list[Problem] = []
    file = tmp_path / "bank.toml"
    file.write_text(text, encoding="utf-8")
    top = Table(read_toml(file, "bank.toml", problems), "bank.toml", "", problems)
    found = [parse_item(table, "02-ketamine", None, None) for table in top.tables("item")]
    assert not problems, problems
    return found
