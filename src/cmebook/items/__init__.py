"""Questions: what they are, where they lie, how they test themselves and how they are shown."""

from cmebook.items.bank import Bank, load_bank
from cmebook.items.facts import Facts
from cmebook.items.objectives import Objective, load_objectives
from cmebook.items.question import answer_of, question_of
from cmebook.items.schema import Criterion, Item, Numeric, Option, Rubric

__all__ = [
    "Bank",
    "Criterion",
    "Facts",
    "Item",
    "Numeric",
    "Objective",
    "Option",
    "Rubric",
    "answer_of",
    "load_bank",
    "load_objectives",
    "question_of",
]
