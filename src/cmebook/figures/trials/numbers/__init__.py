"""Computed numbers of chapter 5: pools, relapse over time, and people in a hundred."""

from cmebook.figures.trials.numbers.patients import PATIENTS
from cmebook.figures.trials.numbers.pools import POOLS
from cmebook.figures.trials.numbers.relapses import RELAPSES

NUMBERS = (*POOLS, *RELAPSES, *PATIENTS)

__all__ = ["NUMBERS"]
