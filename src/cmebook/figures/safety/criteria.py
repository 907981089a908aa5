"""The Hunter criteria taken apart for a picture: rules, and the parts each of them needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cmebook.evidence.hunter import Hunter, HunterRule
from cmebook.models.condition import holds
from cmebook.models.hunter import Verdict, hunter


@dataclass(frozen=True)
class Part:
    """One thing a rule needs: its condition, and how a reader sees it."""

    when: Any
    label: str


@dataclass(frozen=True)
class Patient:
    """What was found: signs present, core temperature (°C), a serotonergic drug or none."""

    signs: frozenset[str]
    temp_c: float
    serotonergic_agent: bool


class Criteria:
    """The criteria of one evidence, applied to one patient after another."""

    def __init__(self, known: Hunter) -> None:
        self.known = known
        self._labels = {sign.id: _short(sign.label) for sign in known.signs}
        self.rules: tuple[HunterRule, ...] = tuple(sorted(known.rules, key=lambda one: one.order))
        self.parts: dict[str, tuple[Part, ...]] = {
            one.id: tuple(Part(when, self._words(when)) for when in _needed(one.when))
            for one in self.rules
        }
        self.signs = tuple(one.id for one in known.signs if one.in_rule and one.type == "bool")
        self.other = tuple(one.id for one in known.signs if not one.in_rule)

    def label(self, sign: str) -> str:
        """A sign in few words."""
        return self._labels[sign]

    def verdict(self, patient: Patient) -> Verdict:
        """What the criteria say: the answer of `cmebook.models.hunter`."""
        return hunter(self.known.rules, patient.signs, patient.temp_c, patient.serotonergic_agent)

    def met(self, part: Part, patient: Patient) -> bool:
        """Whether one part of a rule is there, whatever else is."""
        facts: Mapping[str, Any] = {
            **{sign: sign in patient.signs for sign in self.signs},
            "temp_c": patient.temp_c,
        }
        return holds(part.when, facts)

    def missing(self, rule_id: str, patient: Patient) -> list[str]:
        """Labels of the parts of a rule that are not there."""
        return [part.label for part in self.parts[rule_id] if not self.met(part, patient)]

    def _words(self, when: Any) -> str:
        if isinstance(when, str):
            return self._labels[when]
        word, inner = next(iter(when.items()))
        if word == "any":
            return " or ".join(self._words(one) for one in inner)
        if word == "gt":
            return f"above {inner[1]:g}\u00a0°C"
        raise ValueError(f"{word} has no words here")


def _needed(when: Any) -> list[Any]:
    """The conditions that a rule joins with "all"."""
    return list(when["all"]) if isinstance(when, Mapping) and "all" in when else [when]


def _short(label: str) -> str:
    """ "Hypertonia (increased muscle tone)" as "hypertonia"."""
    return label.partition(" (")[0].lower()


def present(signs: Collection[str], found: Mapping[str, bool]) -> frozenset[str]:
    """The signs among ``signs`` that were ticked."""
    return frozenset(sign for sign in signs if found[sign])
