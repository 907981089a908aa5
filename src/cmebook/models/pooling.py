"""Pooling of trials: one common effect, or effects that scatter around a mean.

The variance between trials is that of Paule and Mandel, which simulation studies favour (Veroniki
2016). Beside the usual interval stand two that are honest about few trials: Hartung and Knapp's
with the correction that keeps it from turning narrower than the usual one (Röver 2015), and the
prediction interval of Higgins, Thompson and Spiegelhalter for the effect in a further trial.

Effects are on a scale where a normal error makes sense: differences, or logarithms of ratios.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.stats import norm, t

from cmebook.models.arrays import Array

Interval = tuple[float, float]


@dataclass(frozen=True)
class Pool:
    """A pooled effect.

    ``tau2`` is the variance between trials (0 for one common effect), ``q`` Cochran's
    heterogeneity, ``weights`` the share of each trial (they sum to 1), ``spread`` the weighted
    mean square of the residuals, which is 1 where the trials scatter as much as their errors say.
    """

    estimate: float
    se: float
    tau2: float
    q: float
    spread: float
    weights: Array

    @property
    def trials(self) -> int:
        """How many were pooled."""
        return len(self.weights)

    @property
    def i2(self) -> float:
        """Share (0 to 1) of the scatter that is more than chance (Higgins 2002)."""
        return max(0.0, 1 - (self.trials - 1) / self.q) if self.q else 0.0

    def interval(self, level: float = 0.95) -> Interval:
        """The usual interval of the mean effect."""
        return self._around(float(norm.ppf((1 + level) / 2)), self.se)

    def hartung_knapp(self, level: float = 0.95) -> Interval:
        """Interval of the mean effect for few trials; never on too small a standard error."""
        critical = float(t.ppf((1 + level) / 2, self.trials - 1))
        return self._around(critical, self.se * sqrt(max(1.0, self.spread)))

    def prediction(self, level: float = 0.95) -> Interval:
        """Where the true effect of a further trial of this kind is expected.

        Raises:
            ValueError: fewer than three trials.
        """
        if self.trials < 3:
            raise ValueError("a prediction takes three trials or more")
        critical = float(t.ppf((1 + level) / 2, self.trials - 2))
        return self._around(critical, sqrt(self.tau2 + self.se**2))

    def _around(self, critical: float, se: float) -> Interval:
        return self.estimate - critical * se, self.estimate + critical * se


def fixed(effects: ArrayLike, ses: ArrayLike) -> Pool:
    """One effect, the same in all trials; each weighs by the inverse of its variance."""
    return _pool(*_known(effects, ses), 0.0)


def random(effects: ArrayLike, ses: ArrayLike) -> Pool:
    """Effects around a mean, with the variance between trials of Paule and Mandel."""
    known, variances = _known(effects, ses)
    return _pool(known, variances, _paule_mandel(known, variances))


def _known(effects: ArrayLike, ses: ArrayLike) -> tuple[Array, Array]:
    known, errors = np.asarray(effects, dtype=float), np.asarray(ses, dtype=float)
    if known.shape != errors.shape or known.ndim != 1 or known.size < 2:
        raise ValueError("pooling takes two effects or more, each with its standard error")
    if not (np.isfinite(known).all() and (errors > 0).all()):
        raise ValueError("effects are finite, and standard errors above 0")
    return known, errors**2


def _pool(effects: Array, variances: Array, tau2: float) -> Pool:
    weights = 1 / (variances + tau2)
    mean = float(weights @ effects / weights.sum())
    return Pool(
        estimate=mean,
        se=float(weights.sum() ** -0.5),
        tau2=tau2,
        q=_excess(0.0, effects, variances) + effects.size - 1,
        spread=float(weights @ (effects - mean) ** 2) / (effects.size - 1),
        weights=weights / weights.sum(),
    )


def _excess(tau2: float, effects: Array, variances: Array) -> float:
    """Weighted sum of squares around the mean, less its expectation; falls as tau2 rises."""
    weights = 1 / (variances + tau2)
    mean = weights @ effects / weights.sum()
    return float(weights @ (effects - mean) ** 2) - (effects.size - 1)


def _paule_mandel(effects: Array, variances: Array) -> float:
    """The variance between trials at which their scatter is what it should be; at least 0."""
    if _excess(0.0, effects, variances) <= 0:
        return 0.0
    # With the whole scatter put between the trials, the weighted sum is below its expectation.
    most = float(((effects - effects.mean()) ** 2).sum())
    return float(brentq(_excess, 0.0, most, args=(effects, variances), xtol=1e-12))
