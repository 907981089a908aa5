"""The Hunter Serotonin Toxicity Criteria, applied to one patient.

Dunkley EJC et al. QJM 2003; the criteria themselves are data (`cmebook.evidence.hunter`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from cmebook.models.condition import holds, names


class Rule(Protocol):
    """One way to be positive: its id, its place in the order, and its condition."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def order(self) -> int:
        """Its place in the order."""

    @property
    def when(self) -> Any:
        """Its condition, see `cmebook.models.condition`."""


@dataclass(frozen=True)
class Verdict:
    """What the rule says: positive or not, and which of its parts fire, in their order."""

    positive: bool
    fired: tuple[str, ...]

    @property
    def first(self) -> str:
        """The first part that fires, or nothing."""
        return self.fired[0] if self.fired else ""


def hunter(
    rules: Sequence[Rule],
    signs: Collection[str],
    temp_c: float,
    serotonergic_agent: bool,
) -> Verdict:
    """Apply ``rules`` to the signs that are present.

    Signs the rule does not know are passed over: they do not count. Without exposure to a
    serotonergic agent the rule is not applicable, and the answer is negative.

    Args:
        rules: the parts R1 ... of the rule.
        signs: ids of the signs present.
        temp_c: core temperature in °C.
        serotonergic_agent: current exposure, or recent exposure to a drug that persists.
    """
    if not serotonergic_agent:
        return Verdict(positive=False, fired=())
    asked = _signs(rules)
    facts: dict[str, Any] = {name: name in signs for name in asked} | {"temp_c": temp_c}
    ordered = sorted(rules, key=lambda rule: rule.order)
    fired = tuple(rule.id for rule in ordered if holds(rule.when, facts))
    return Verdict(positive=bool(fired), fired=fired)


def _signs(rules: Iterable[Rule]) -> set[str]:
    return {name for rule in rules for name in names(rule.when)}
