"""Read the model notes, the Hunter rule and the session protocol.

A limit inside a rule may be the id of a row ("dunkley2003.temperature"): the number is typed
once, in its table, and put in here; a time in hours is put in as minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cmebook.evidence.hunter import Hunter, HunterRule, Misquote, Sign, Vector
from cmebook.evidence.pick import Pick
from cmebook.evidence.read import Log
from cmebook.evidence.schema import Estimate, ModelNote, Row
from cmebook.evidence.session import (
    Branch,
    ChecklistItem,
    Event,
    Medication,
    Phase,
    RuleTest,
    Session,
    SessionRule,
    Vignette,
)
from cmebook.evidence.text import NoNumberError, row_number
from cmebook.evidence.yamlfile import read_yaml

#: Protocols count in minutes.
MINUTES_PER_HOUR = 60


class Limits:
    """Puts numbers in the place of row ids inside rules, and keeps the ids."""

    def __init__(self, rows: Mapping[str, Row], log: Log, path: Path) -> None:
        self.rows, self.log, self.path = rows, log, path
        self.used: list[str] = []

    def fill(self, value: Any, where: str) -> Any:
        """``value`` with every row id replaced by the row's number."""
        if isinstance(value, dict):
            return {key: self.fill(item, where) for key, item in value.items()}
        if isinstance(value, list):
            return [self.fill(item, where) for item in value]
        if isinstance(value, str) and "." in value:
            return self._number(value, where)
        return value

    def _number(self, row_id: str, where: str) -> float:
        self.used.append(row_id)
        try:
            row = self.rows[row_id]
            hours = isinstance(row, Estimate) and row.unit == "h"
            return row_number(row) * (MINUTES_PER_HOUR if hours else 1)
        except (KeyError, NoNumberError):
            what = f"The limit {row_id} is not a row with a number."
            self.log.add(self.path, where, what, "Name a row of estimates.csv with a value.")
            return 0.0


def read_models(path: Path, log: Log) -> dict[str, ModelNote]:
    """The notes on parameter sets by set id."""
    notes = [
        ModelNote(
            id=part.text("id"),
            title=part.text("title"),
            use=part.text("use", needed=False),
            warning=part.text("warning", needed=False),
            why=part.texts("why"),
            equations=part.texts("equations"),
            source=part.text("source", needed=False),
        )
        for part in Pick(read_yaml(path, log), path, log, "top of the file").parts("models")
    ]
    return {note.id: note for note in notes}


def read_hunter(path: Path, log: Log, rows: Mapping[str, Row]) -> Hunter:
    """The Hunter rule with its tests."""
    top = Pick(read_yaml(path, log), path, log, "top of the file")
    rule, sternbach, differential = (
        top.part("rule"),
        top.part("sternbach"),
        top.part("differential"),
    )
    limits = Limits(rows, log, path)
    rules = tuple(
        HunterRule(
            id=part.text("id"),
            order=int(part.number("order")),
            text=part.text("text"),
            when=limits.fill(part.plain("when"), part.where),
        )
        for part in top.parts("rules")
    )
    performance = {name: str(row) for name, row in rule.part("performance").plain_items()}
    return Hunter(
        name=rule.text("name"),
        source=rule.text("source"),
        also=rule.texts("also"),
        precondition=rule.text("precondition"),
        logic=rule.text("logic"),
        performance=performance,
        reference=rule.text("reference"),
        caveat=rule.text("caveat"),
        signs=tuple(
            Sign(
                part.text("id"),
                part.text("label"),
                part.word("type", ("bool", "number")),
                part.flag("in_rule"),
                part.text("how_to_check"),
            )
            for part in top.parts("signs")
        ),
        rules=rules,
        vectors=tuple(_vector(part) for part in top.parts("test_vectors")),
        misquotes=tuple(
            Misquote(part.text("error"), part.texts("seen_in"), part.text("right"))
            for part in top.parts("misquotes")
        ),
        sternbach_source=sternbach.text("source"),
        sternbach_rule=sternbach.text("rule"),
        sternbach_features=sternbach.texts("features"),
        differential_source=differential.text("source"),
        differential_note=differential.text("note"),
        differential_columns=differential.texts("columns"),
        differential={
            part.text("condition"): {
                name: str(words) for name, words in part.plain_items() if name != "condition"
            }
            for part in differential.parts("rows")
        },
        rows=tuple(dict.fromkeys([*performance.values(), *limits.used])),
    )


def _vector(part: Pick) -> Vector:
    return Vector(
        id=part.text("id"),
        description=part.text("description"),
        serotonergic_agent=part.flag("serotonergic_agent"),
        signs=part.texts("signs"),
        temp_c=part.number("temp_c"),
        positive=part.word("expected", ("positive", "negative")) == "positive",
        first_rule=part.text("first_rule", needed=False),
        all_rules=part.texts("all_rules"),
        note=part.text("note", needed=False),
    )


def read_session(path: Path, log: Log, rows: Mapping[str, Row]) -> Session:
    """The session protocol."""
    top = Pick(read_yaml(path, log), path, log, "top of the file")
    limits = Limits(rows, log, path)
    course, schedule, iv = (
        top.part("expected_course"),
        top.part("schedule"),
        top.part("iv_timeline"),
    )
    expected = {
        name: tuple(str(row) for row in ids) for name, ids in course.part("rows").plain_items()
    }
    return Session(
        title=top.text("title"),
        time_zero=top.text("time_zero"),
        caution=top.text("caution"),
        timeline=tuple(_event(part) for part in top.parts("timeline")),
        rules=tuple(_rule(part, limits) for part in top.parts("rules")),
        expected_course=expected,
        expected_note=course.text("note"),
        schedule=tuple(
            Phase(
                part.text("indication"),
                part.text("weeks"),
                part.text("per_week"),
                part.text("dose"),
            )
            for part in schedule.parts("phases")
        ),
        schedule_note=schedule.text("note"),
        schedule_findings=schedule.texts("findings"),
        checklist=tuple(
            ChecklistItem(part.text("item"), part.text("why"), part.texts("findings"))
            for part in top.parts("checklist")
        ),
        iv_timeline=tuple(_event(part) for part in iv.parts("events")),
        iv_note=iv.text("note"),
        vignettes=tuple(
            Vignette(
                part.text("id"),
                part.text("title"),
                part.text("outline"),
                part.texts("decisions"),
                part.text("right"),
                part.texts("wrong"),
                part.texts("rests_on"),
                part.text("certainty"),
            )
            for part in top.parts("vignettes")
        ),
        medications=tuple(
            Medication(
                part.text("drug"),
                part.text("action"),
                part.text("reason"),
                part.text("certainty"),
                part.text("finding"),
            )
            for part in top.parts("medications")
        ),
        rows=tuple(dict.fromkeys([*(i for ids in expected.values() for i in ids), *limits.used])),
    )


def _event(part: Pick) -> Event:
    return Event(
        id=part.text("id"),
        minutes=tuple(float(minute) for minute in part.plain("minutes") or ()),
        until=part.number("until") if "until" in part else None,
        label=part.text("label"),
        measure=part.text("measure"),
        action=part.text("action", needed=False),
        origin=part.text("origin"),
        required=part.flag("required"),
        findings=part.texts("findings"),
        threshold=part.text("threshold", needed=False),
    )


def _rule(part: Pick, limits: Limits) -> SessionRule:
    return SessionRule(
        id=part.text("id"),
        inputs=part.texts("inputs", needed=True),
        origin=part.text("origin"),
        findings=part.texts("findings"),
        branches=tuple(
            Branch(
                when=limits.fill(branch.plain("when"), branch.where),
                then=branch.text("then"),
                words=branch.text("words"),
                do=branch.text("do", needed=False),
            )
            for branch in part.parts("branches")
        ),
        note=part.text("note", needed=False),
        tests=tuple(
            RuleTest(dict(test.part("inputs").plain_items()), test.text("out"))
            for test in part.parts("tests")
        ),
    )
