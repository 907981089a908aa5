"""Computed numbers of chapter 3."""

from cmebook.figures.serotonin.numbers import occupancy, onset, taper, washout

NUMBERS = (*occupancy.NUMBERS, *taper.NUMBERS, *washout.NUMBERS, *onset.NUMBERS)
