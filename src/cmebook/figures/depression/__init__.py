"""Chapter 1: treatment-resistant depression, its outcomes and its next steps."""

from cmebook.figures.depression.next_step import next_step
from cmebook.figures.depression.numbers import NUMBERS
from cmebook.figures.depression.response import scale_to_response

__all__ = ["NUMBERS", "next_step", "scale_to_response"]
