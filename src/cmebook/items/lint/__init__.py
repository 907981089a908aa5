"""Rules of item writing, each one function with an id, a level and a cure.

The numbers (I01 ...) are those of the course's rules for item writers. A new rule is a
new function in one of the modules below, decorated with ``item_rule`` or ``bank_rule``.
"""

from __future__ import annotations

from collections.abc import Sequence

from cmebook.errors import Problem
from cmebook.items.facts import Facts
from cmebook.items.lint import numbers, options, record, wording
from cmebook.items.lint.rule import Rule
from cmebook.items.schema import Item

#: Every rule, in the order of its number.
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            value
            for module in (numbers, options, record, wording)
            for value in vars(module).values()
            if isinstance(value, Rule)
        ),
        key=lambda rule: rule.id,
    )
)

__all__ = ["RULES", "Rule", "problems"]


def problems(items: Sequence[Item], evidence: Facts | None = None) -> list[Problem]:
    """What the rules find in ``items``, in the order of the rules.

    Without ``evidence`` numbers are not filled in, and rules that compare numbers
    pass over the options that hold one.
    """
    return [problem for rule in RULES for problem in rule.find(items, evidence)]
