"""The rules of a session, asked for each label a reader may choose. No limit is typed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cmebook.evidence.session import Branch, Session, SessionRule
from cmebook.models.session import first_branch

#: The labels, and which of them go by the EU rules.
LABELS = {"us": "US", "eu": "EU, under 65", "eu-65": "EU, 65 and over"}


@dataclass(frozen=True)
class Decision:
    """What a rule answers."""

    rule: SessionRule
    branch: Branch


def rule(session: Session, rule_id: str) -> SessionRule:
    """One rule of the session; ``StopIteration`` where there is none of this id."""
    return next(one for one in session.rules if one.id == rule_id)


def decision(one: SessionRule, facts: Mapping[str, Any]) -> Decision:
    """The first branch of a rule that holds for ``facts``."""
    return Decision(one, first_branch(one.branches, facts))


def before_dose(
    session: Session, label: str, sbp: float, dbp: float, serious_risk: bool = False
) -> Decision:
    """What the label chosen says of a pressure before the dose."""
    facts = {
        "sbp": sbp,
        "dbp": dbp,
        "age_65": label == "eu-65",
        "contraindication": False,
        "bp_rise_serious_risk": serious_risk,
    }
    return decision(rule(session, "BP_PRE" if label == "us" else "BP_PRE_EU"), facts)


def guide(session: Session, label: str) -> tuple[float, float]:
    """The highest pressures, in whole mmHg, at which the label's guide does not ask for a pause."""
    limits = sorted({limit for limit in _limits(session, label)})
    calm = before_dose(session, label, 0, 0).branch
    systolic = max(x for x in limits if before_dose(session, label, x, 0).branch == calm)
    diastolic = max(x for x in limits if before_dose(session, label, 0, x).branch == calm)
    return systolic, diastolic


def told_guide(session: Session, label: str) -> str:
    """The guide as people write a pressure: "140/90"."""
    return "/".join(f"{limit:g}" for limit in guide(session, label))


def _limits(session: Session, label: str) -> Iterator[float]:
    def walk(condition: Any) -> Iterator[float]:
        if isinstance(condition, Mapping):
            for word, inner in condition.items():
                if word in ("gt", "ge", "lt", "le"):
                    yield float(inner[1])
                else:
                    yield from walk(inner)
        elif isinstance(condition, list):
            for part in condition:
                yield from walk(part)

    for branch in rule(session, "BP_PRE" if label == "us" else "BP_PRE_EU").branches:
        yield from walk(branch.when)
