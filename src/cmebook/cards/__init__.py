"""Review cards: a question and its answer, to be met again after longer and longer times."""

from cmebook.cards.load import load_cards, read_cards
from cmebook.cards.schema import Card

__all__ = ["Card", "load_cards", "read_cards"]
