"""Chapter 5: what was randomised, what it showed, and what that means for a hundred people."""

from cmebook.figures.trials.forest import forest_plot
from cmebook.figures.trials.hundred import hundred_people
from cmebook.figures.trials.numbers import NUMBERS
from cmebook.figures.trials.relapse import relapse_over_time

__all__ = ["NUMBERS", "forest_plot", "hundred_people", "relapse_over_time"]
