"""From one TOML table to one item."""

from __future__ import annotations

import re
from typing import cast

from cmebook.grading.question import Kind
from cmebook.items.schema import (
    CHOICE_KINDS,
    KINDS,
    LETTERS,
    LEVELS,
    USES,
    Criterion,
    Item,
    Level,
    Numeric,
    Option,
    Rubric,
    Use,
)
from cmebook.items.table import Table
from cmebook.items.text import stray_markup

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


def parse_item(table: Table, chapter: str, author: str | None, reviewed: str | None) -> Item:
    """Read one item; faults go to the table's problems.

    ``author`` and ``reviewed`` are those of the file, for items that name none.
    """
    item_id = table.text("id")
    if item_id and not _ID.fullmatch(item_id):
        table.fault(f"{item_id!r} is no id.", "Use lower-case words joined by hyphens: ket-q01.")
    kind = cast(Kind, table.one_of("kind", KINDS))
    item = Item(
        id=item_id,
        chapter=chapter,
        file=table.file,
        kind=kind,
        use=cast(Use, table.one_of("use", USES)),
        objective=table.text("objective"),
        level=cast(Level, table.one_of("level", LEVELS)),
        difficulty=table.number("difficulty", low=0, high=1),
        claims=table.texts("claims"),
        evidence=table.texts("evidence"),
        section=table.text("section"),
        author=table.text("author", author),
        reviewed=table.text("reviewed", reviewed),
        points=table.number("points", 1, low=0.1, high=100),
        stem=table.text("stem"),
        lead_in=table.text("lead_in"),
        rationale=table.text("rationale"),
        options=_options(table, kind),
        numeric=_numeric(table, kind),
        rubric=_rubric(table, kind),
    )
    table.close()
    for field, text in item.texts:
        for mark in stray_markup(text):
            cure = "Use {ev}`id`, `code`, *italic* or **bold**, or put a backslash before it."
            table.fault(f"{field} holds a stray {mark}.", cure)
    return item


def _options(table: Table, kind: str) -> tuple[Option, ...]:
    if kind not in CHOICE_KINDS:
        return ()
    options = []
    for inner in table.tables("options"):
        options.append(Option(inner.text("text"), inner.flag("key", False), inner.text("why")))
        inner.close()
    if not 2 <= len(options) <= len(LETTERS):
        table.fault(f"There are {len(options)} options.", "Add [[item.options]]; four are usual.")
    return tuple(options)


def _numeric(table: Table, kind: str) -> Numeric | None:
    if kind != "numeric":
        return None
    inner = table.table("numeric")
    numeric = Numeric(
        answer=inner.text("answer"),
        unit=inner.text("unit"),
        tolerance=inner.number("tolerance", low=0),
        percent=inner.flag("percent", False),
        places=int(inner.number("places", low=0, high=6)),
        worked=inner.text("worked"),
    )
    inner.close()
    return numeric


def _rubric(table: Table, kind: str) -> Rubric | None:
    if kind != "text":
        return None
    inner = table.table("rubric")
    criteria = []
    for row in inner.tables("criteria"):
        criteria.append(Criterion(row.text("text"), row.number("points", low=0.1, high=100)))
        row.close()
    rubric = Rubric(inner.text("model_answer"), tuple(criteria))
    inner.close()
    if not criteria:
        inner.fault("There are no criteria.", "Add [[item.rubric.criteria]] with text and points.")
    elif sum(c.points for c in criteria) != table.number("points", 1, low=0.1, high=100):
        inner.fault(
            "The points of the criteria do not add up to those of the item.", "Change one of them."
        )
    return rubric
