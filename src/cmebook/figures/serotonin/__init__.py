"""Chapter 3: serotonergic medications, from the transporter to the last dose."""

from cmebook.figures.serotonin.numbers import NUMBERS
from cmebook.figures.serotonin.onset import response_over_time
from cmebook.figures.serotonin.sert import sert_occupancy
from cmebook.figures.serotonin.stopping import level_after_stopping
from cmebook.figures.serotonin.taper import taper_steps

__all__ = ["NUMBERS", "level_after_stopping", "response_over_time", "sert_occupancy", "taper_steps"]
