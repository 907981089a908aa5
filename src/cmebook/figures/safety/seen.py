"""What a reader may see at one moment of a session, and what the rules make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cmebook.evidence.session import Event, Session
from cmebook.figures.safety.rules import before_dose, decision, rule


@dataclass(frozen=True)
class Pressure:
    """A reading of a patient who does not exist, and whether it falls or gives symptoms."""

    sbp: float
    dbp: float
    falling: bool
    words: str
    crisis: bool = False

    @property
    def told(self) -> str:
        """As a reader sees it."""
        return f"{self.sbp:g}/{self.dbp:g}, {self.words}"


@dataclass(frozen=True)
class Alertness:
    """A score of the MOAA/S, and whether breathing and oxygen are in order."""

    moaas: int
    breathing_ok: bool
    told: str


@dataclass(frozen=True)
class Dissociation:
    """A score of the CADSS, and whether it distresses."""

    cadss: float
    distress: bool
    told: str


PRESSURES = {
    "calm": Pressure(128, 78, True, "as at baseline"),
    "raised": Pressure(146, 88, True, "falling"),
    "high": Pressure(186, 108, False, "not falling"),
    "crisis": Pressure(186, 108, False, "chest pain", crisis=True),
}
ALERTNESS = {
    "awake": Alertness(5, True, "awake, breathing well"),
    "lethargic": Alertness(4, True, "slow to answer (MOAA/S 4)"),
    "loud": Alertness(3, True, "wakes to a loud name (3)"),
    "squeeze": Alertness(1, True, "only a squeeze wakes (1)"),
    "breath": Alertness(5, False, "awake, oxygen falls"),
}
DISSOCIATIONS = {
    "none": Dissociation(0, False, "none"),
    "calm": Dissociation(12, False, "things seem unreal, calm"),
    "distress": Dissociation(12, True, "unreal and frightened"),
}


@dataclass(frozen=True)
class Moment:
    """Everything seen at one time of a session under one label."""

    minutes: float
    label: str
    pressure: Pressure
    alertness: Alertness
    dissociation: Dissociation
    driver: bool

    @property
    def stable(self) -> bool:
        """Clinically stable, as far as this board knows."""
        awake = self.alertness.moaas == 5 and self.alertness.breathing_ok
        return awake and not self.pressure.crisis and not self.dissociation.distress

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the rules ask for."""
        return {
            "minutes": self.minutes,
            "symptoms_of_hypertensive_crisis": self.pressure.crisis,
            "bp_falling": self.pressure.falling,
            "bp_falling_or_baseline": self.pressure.falling,
            "clinically_stable": self.stable,
            "stable": self.stable,
            "moaas": self.alertness.moaas,
            "breathing_ok": self.alertness.breathing_ok,
            "respiratory_ok": self.alertness.breathing_ok,
            "sedation_resolved": self.alertness.moaas == 5,
            "cadss": self.dissociation.cadss,
            "distress": self.dissociation.distress,
            "dissociation_resolved": self.dissociation is DISSOCIATIONS["none"],
            "driver_present": self.driver,
        }


@dataclass(frozen=True)
class Answer:
    """What to do, and where that comes from."""

    do: str
    origin: str


class Rules:
    """The rules of one session protocol, asked about one moment after another."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._events: dict[str, Event] = {event.id: event for event in session.timeline}

    def answers(self, moment: Moment) -> tuple[Answer, Answer, Answer, Answer]:
        """For pressure, alertness, dissociation and leaving."""
        before = moment.minutes < 0
        return (
            self._pressure(moment, before),
            self._event("pre-spo2") if before else self._rule("SED", moment),
            self._rule("DISS", moment),
            self._leaving(moment, before),
        )

    def _pressure(self, moment: Moment, before: bool) -> Answer:
        crisis = moment.pressure.crisis
        after = self._rule("BP_POST" if moment.label == "us" else "BP_POST_EU", moment)
        if not before:
            return after
        reading = moment.pressure
        found = before_dose(self.session, moment.label, reading.sbp, reading.dbp, crisis)
        do = found.branch.action
        if crisis:
            do = f"{do}; {after.do}"
        return Answer(do, found.rule.origin)

    def _leaving(self, moment: Moment, before: bool) -> Answer:
        if not before:
            return self._rule("DISCHARGE" if moment.label == "us" else "DISCHARGE_EU", moment)
        check = self._events["pre-check"]
        no_driver = check.action.partition(". ")[0]
        return Answer("a way home is arranged" if moment.driver else no_driver, check.origin)

    def _rule(self, rule_id: str, moment: Moment) -> Answer:
        found = decision(rule(self.session, rule_id), moment.facts)
        return Answer(found.branch.action, found.rule.origin)

    def _event(self, event_id: str) -> Answer:
        event = self._events[event_id]
        return Answer(event.action.partition(". ")[2], event.origin)
