"""How much of a drug and of its active metabolite is left after the last dose.

Elimination is taken as first order, from a steady state in which the ups and downs between doses
are left out. Then the course of the metabolite, as a share of its own steady level, depends on
the two half-lives alone: not on how much of the drug becomes metabolite.
"""

from __future__ import annotations

from math import isfinite, log, log2

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq

from cmebook.models.arrays import Array

#: Half-lives this close together are computed by the limit for equal ones.
_CLOSE = 1e-6


def drug_left(half_life: float, hours: ArrayLike) -> Array:
    """Share of the steady level left at hours after the last dose."""
    return np.exp2(-np.asarray(hours, dtype=np.float64) / _positive(half_life))


def metabolite_left(drug: float, metabolite: float, hours: ArrayLike) -> Array:
    """Share of the metabolite's own steady level, while the drug left still feeds it.

    Args:
        drug: half-life of the drug (h).
        metabolite: half-life of the metabolite once formed (h).
        hours: after the last dose.
    """
    feed, fall = log(2) / _positive(drug), log(2) / _positive(metabolite)
    t = np.asarray(hours, dtype=np.float64)
    if abs(feed - fall) < _CLOSE * fall:
        return np.asarray((1 + fall * t) * np.exp(-fall * t))
    return np.asarray((feed * np.exp(-fall * t) - fall * np.exp(-feed * t)) / (feed - fall))


def hours_until(share: float, drug: float, metabolite: float | None = None) -> float:
    """Hours until the drug, or its metabolite where one is given, has fallen to ``share``.

    Raises:
        ValueError: the share is not above 0 and up to 1, or a half-life is not positive.
    """
    if not 0 < share <= 1:
        raise ValueError(f"a share left lies above 0 and up to 1, not {share}")
    alone = -log2(share) * _positive(drug)
    if metabolite is None or share == 1:
        return alone
    # Left alone, the metabolite would fall sooner; fed for ever by the slower of the two, later.
    last = alone + -log2(share) * _positive(metabolite) + 10 * max(drug, metabolite)
    return float(brentq(lambda t: float(metabolite_left(drug, metabolite, t)) - share, 0.0, last))


def half_lives_until(share: float) -> float:
    """Number of half-lives until ``share`` is left."""
    return hours_until(share, 1.0)


def _positive(half_life: float) -> float:
    if not (isfinite(half_life) and half_life > 0):
        raise ValueError(f"a half-life is a positive number of hours, not {half_life}")
    return half_life
