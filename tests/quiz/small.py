"""A small quiz with one item of every kind, and a course folder to build it in."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.evidence import Claim, Source
from cmebook.items import Criterion, Item, Numeric, Option, Rubric
from cmebook.quiz.blueprint import Blueprint, DrawnItem

DAY = date(2026, 1, 1)
SOURCE = Source(
    **{
        **dict.fromkeys((field.name for field in fields(Source)), ""),
        "id": "smith2020",
        "authors": "Smith A, Jones B",
        "year": "2020",
        "title": "The drug & its <fate>",
        "container": "Journal of Small Quizzes",
        "doi": "10.1000/small",
    }  # type: ignore[arg-type]
)
CLAIM = Claim("small-claim", "It leaves by the liver.", "low", ("drug.dose",), (), DAY, DAY)
NUMBERS = {"drug.half-life": 2.5, "drug.dose": 40.0}
TEXTS = {"drug.half-life": "2.5 h", "drug.dose": "40 mg"}


class SmallFacts:
    """Two made-up numbers of a made-up drug, and where they come from."""

    models: dict[str, object] = {}  # noqa: RUF012
    sources = {"smith2020": SOURCE}  # noqa: RUF012

    def row(self, row_id: str, /) -> object:
        if row_id == "small-claim":
            return CLAIM
        self.text(row_id)
        return SimpleNamespace(id=row_id, source="smith2020")

    def text(self, row_id: str, /, form: str = "value") -> str:
        if row_id not in TEXTS:
            raise CourseError([Problem("evidence", row_id, f"No {row_id}.", "Look it up.")])
        return TEXTS[row_id]

    def number(self, row_id: str, /) -> float:
        return NUMBERS[row_id]


FACTS = SmallFacts()


def _item(item_id: str, **parts: object) -> Item:
    return Item(
        **{
            "id": item_id,
            "chapter": "01-small",
            "file": "quizzes/bank/01-small.toml",
            "use": "graded",
            "objective": "small-o1",
            "level": "apply",
            "difficulty": 0.6,
            "claims": ("small-claim",),
            "evidence": (),
            "section": "how-it-leaves",
            "author": "course team",
            "reviewed": "2026-01-01",
            "points": 1.0,
            "stem": "A man of 40 takes {ev}`drug.dose` of the drug.",
            "rationale": "Rationale of the whole item, which nobody may see in a release.",
            **parts,
        }  # type: ignore[arg-type]
    )


def _options(*rows: tuple[str, bool]) -> tuple[Option, ...]:
    return tuple(
        Option(text, key, f"Reason given for <{text}>, kept from learners.") for text, key in rows
    )


SINGLE = _item(
    "small-single",
    kind="single",
    lead_in="Which route does *most* of it take?",
    options=_options(
        ("Kidney & bladder", False), ("Liver < gut", True), ("Lung", False), ("Skin", False)
    ),
)
MULTIPLE = _item(
    "small-multiple",
    kind="multiple",
    points=2.0,
    lead_in="Which of these slow it down?",
    options=_options(("Age", True), ("Grapefruit", True), ("Tea", False), ("Sleep", False)),
)
TRUEFALSE = _item(
    "small-truefalse",
    kind="truefalse",
    points=2.0,
    stem="",
    lead_in="Which statements hold?",
    options=_options(
        ("It is a base", True), ("It is a gas", False), ("It is bitter", True), ("It glows", False)
    ),
)
NUMERIC = _item(
    "small-numeric",
    kind="numeric",
    lead_in="How long do two half-lives take?",
    numeric=Numeric("2 * drug.half-life", "h", 0.1, False, 1, "Twice {ev}`drug.half-life`."),
)
TEXT = _item(
    "small-text",
    kind="text",
    points=3.0,
    lead_in="Why does it last longer in the old?",
    rubric=Rubric(
        "Blood flow to the liver falls with age.",
        (Criterion("Names the liver.", 2.0), Criterion("Names blood flow.", 1.0)),
    ),
)

BLUEPRINT = Blueprint(
    name="small",
    title="A small quiz",
    chapters=("01-small",),
    counts={"small-o1": 5},
    pass_percent=60.0,
    attempts=2,
    attempt_that_counts="best",
    minutes=10,
    seed="2026",
    shuffle_options=True,
)
#: The right answers are B; A and C; A and D true; 5.0.
DRAWN = (
    DrawnItem("q01", SINGLE, (0, 1, 2, 3)),
    DrawnItem("q02", MULTIPLE, (0, 2, 1, 3)),
    DrawnItem("q03", TRUEFALSE, (0, 1, 3, 2)),
    DrawnItem("q04", NUMERIC, ()),
    DrawnItem("q05", TEXT, ()),
)
RIGHT = {
    "q01": 'q01 = "B"',
    "q02": 'q02 = ["A", "C"]',
    "q03": 'q03 = {"A": True, "B": False, "C": False, "D": True}',
    "q04": "q04 = 5.0",
    "q05": 'q05 = """\nLess blood reaches the liver.\n"""',
}


def make_course(root: Path) -> Course:
    """An empty course; the quizzes folder has no configuration of its own."""
    (root / "_config.yml").write_text("title: Small\n")
    (root / "quizzes").mkdir()
    return Course(root)
