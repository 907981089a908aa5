"""The esketamine session as data; `cmebook.models.session` applies its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    """One point of the session's timeline; minutes from the start of the first device."""

    id: str
    minutes: tuple[float, ...]
    until: float | None
    label: str
    measure: str
    action: str
    origin: str
    required: bool
    findings: tuple[str, ...]
    threshold: str


@dataclass(frozen=True)
class Branch:
    """One line of a rule: the condition, and what follows. A condition of None always holds.

    ``words`` tell the condition; ``do`` tells what to do, where the name of what follows does not.
    """

    when: Any
    then: str
    words: str
    do: str = ""

    @property
    def action(self) -> str:
        """What to do, in words: "pause and weigh"."""
        return self.do or self.then.replace("_", " ")


@dataclass(frozen=True)
class RuleTest:
    """Inputs of a rule and what it must answer."""

    inputs: Mapping[str, Any]
    out: str


@dataclass(frozen=True)
class SessionRule:
    """Branches tried in order; the first that holds answers."""

    id: str
    inputs: tuple[str, ...]
    origin: str
    findings: tuple[str, ...]
    branches: tuple[Branch, ...]
    note: str
    tests: tuple[RuleTest, ...]


@dataclass(frozen=True)
class Phase:
    """One phase of the course of treatment."""

    indication: str
    weeks: str
    per_week: str
    dose: str


@dataclass(frozen=True)
class ChecklistItem:
    """Something to make sure of before treatment starts."""

    item: str
    why: str
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Vignette:
    """A short case with its decision points, the right action and the usual wrong ones."""

    id: str
    title: str
    outline: str
    decisions: tuple[str, ...]
    right: str
    wrong: tuple[str, ...]
    rests_on: tuple[str, ...]
    certainty: str


@dataclass(frozen=True)
class Medication:
    """What to do with a co-medication around a session."""

    drug: str
    action: str
    reason: str
    certainty: str
    finding: str


@dataclass(frozen=True)
class Session:
    """Timeline, rules, expected course, schedule, checklist and cases."""

    title: str
    time_zero: str
    caution: str
    timeline: tuple[Event, ...]
    rules: tuple[SessionRule, ...]
    expected_course: Mapping[str, tuple[str, ...]]  # what -> estimate ids
    expected_note: str
    schedule: tuple[Phase, ...]
    schedule_note: str
    schedule_findings: tuple[str, ...]
    checklist: tuple[ChecklistItem, ...]
    iv_timeline: tuple[Event, ...]
    iv_note: str
    vignettes: tuple[Vignette, ...]
    medications: tuple[Medication, ...]
    rows: tuple[str, ...] = ()  # ids of rows it uses
