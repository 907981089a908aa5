"""Effect of a series of sessions over time, and three ways an antidepressant could change it.

A sketch of hypotheses, not a model of patients: no trial has measured the sizes it needs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array


@dataclass(frozen=True)
class Series:
    """Sessions given ``every`` so many days from day 0 on."""

    sessions: int
    every: float

    @property
    def days(self) -> Array:
        """The days of the sessions."""
        return np.arange(self.sessions, dtype=np.float64) * float(self.every)

    @property
    def last(self) -> float:
        """The day of the last session."""
        return float((self.sessions - 1) * self.every)


@dataclass(frozen=True)
class Fading:
    """Each session closes the share ``gain`` (0 to 1) of the gap to ``top``; then it fades.

    ``lasts`` is the time constant of the fading, in days; ``top`` has the unit of the effect.
    """

    top: float
    gain: float
    lasts: float

    def effect(self, series: Series, days: ArrayLike) -> Array:
        """Effect of the series on the given days; 0 before the first session.

        On the day of a session it is the effect just after it.
        """
        at = np.asarray(days, dtype=np.float64)
        found, level, before = np.zeros(at.shape), 0.0, 0.0
        for start in series.days:
            level *= np.exp(-(start - before) / self.lasts)
            level += self.gain * (self.top - level)
            before = start
            found = np.where(at >= start, level * np.exp(-(at - start) / self.lasts), found)
        return found


def through(day: float, effect: float, series: Series, gain: float, lasts: float) -> Fading:
    """The fading whose curve has this ``effect`` on this ``day``: ``top`` is fitted to it."""
    unit = float(Fading(1.0, gain, lasts).effect(series, day))
    return Fading(effect / unit, gain, lasts)


def onset(days: ArrayLike, full: float, lasts: float) -> Array:
    """Effect of a drug taken daily from day 0: it nears ``full`` with this time constant."""
    at = np.asarray(days, dtype=np.float64)
    return np.asarray(-full * np.expm1(-np.maximum(at, 0) / lasts))
