"""Chapter 4: what synergy would mean, and what trial would show it."""

from cmebook.figures.synergy.combination import combination_surface
from cmebook.figures.synergy.factorial import factorial_trial
from cmebook.figures.synergy.numbers import NUMBERS
from cmebook.figures.synergy.series import series_with_and_without

__all__ = ["NUMBERS", "combination_surface", "factorial_trial", "series_with_and_without"]
