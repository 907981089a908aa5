"""Chapter 3: serotonergic medications, from the transporter to the last dose."""

from cmebook.figures.serotonin.numbers import NUMBERS

__all__ = ["NUMBERS"]
