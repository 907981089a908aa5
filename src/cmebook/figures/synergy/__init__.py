"""Chapter 4: what synergy would mean, and what trial would show it."""

from cmebook.figures.synergy.combination import combination_surface
from cmebook.figures.synergy.factorial import factorial_trial
from cmebook.figures.synergy.numbers import NUMBERS

__all__ = ["NUMBERS", "combination_surface", "factorial_trial"]
