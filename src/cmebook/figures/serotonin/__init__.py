"""Chapter 3: serotonergic medications, from the transporter to the last dose."""

from cmebook.figures.serotonin.numbers import NUMBERS
from cmebook.figures.serotonin.sert import sert_occupancy
from cmebook.figures.serotonin.taper import taper_steps

__all__ = ["NUMBERS", "sert_occupancy", "taper_steps"]
