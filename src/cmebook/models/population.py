"""Many model persons from published between-person spread, without chance.

The persons are the first 2^k points of the unscrambled Sobol sequence, moved to the middle of
their cells: quasi-random, evenly spread in every parameter, and the same on every machine.
Parameters vary independently, because the papers' correlations were not seen.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.special import expit, logit, ndtri
from scipy.stats import qmc

from cmebook.models.arrays import Array


def normal_scores(dimensions: int, power: int = 9) -> Array:
    """Standard normal scores of 2**power model persons, shape (persons, dimensions)."""
    persons = 2**power
    points = qmc.Sobol(dimensions, scramble=False).random_base2(power)
    return np.asarray(ndtri(points + 0.5 / persons))


def omega_from_cv(cv: float) -> float:
    """Standard deviation on the log scale of a log-normal parameter with this CV (0.3: 30%)."""
    if cv < 0:
        raise ValueError(f"a coefficient of variation cannot be negative: {cv}")
    return float(np.sqrt(np.log1p(cv**2)))


def log_normal(typical: float, cv: float, score: Array) -> Array:
    """Values with median ``typical`` and coefficient of variation ``cv``."""
    return np.asarray(typical * np.exp(omega_from_cv(cv) * score))


def logit_normal(typical: float | Array, deviation: float, score: Array) -> Array:
    """Fractions with median ``typical`` and this standard deviation on the logit scale."""
    return np.asarray(expit(logit(typical) + deviation * score))


def log_normal_persons(
    typical: Mapping[str, float], cv: Mapping[str, float], scores: Array
) -> dict[str, Array]:
    """Values of every parameter that varies; columns of ``scores`` follow the order of ``cv``."""
    return {
        symbol: log_normal(typical[symbol], spread, scores[:, column])
        for column, (symbol, spread) in enumerate(cv.items())
    }


def middle_90(levels: Array) -> tuple[Array, Array]:
    """5th and 95th percentile over persons (first axis): nine persons in ten lie between."""
    low, high = np.percentile(levels, [5, 95], axis=0)
    return np.asarray(low), np.asarray(high)
