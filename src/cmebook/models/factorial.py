"""Power of a two-by-two factorial trial with a continuous outcome and four arms of one size.

All arms share one standard deviation; tests are two-sided and normal. The variance of the
interaction is four times that of a main effect (Leon 2009), and so are the patients it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt

from scipy.stats import norm

#: Variance of an estimate, times arm size, over the variance of one patient. A main effect is
#: the mean of two differences between arms, a simple effect is one, the interaction is their
#: difference.
MAIN, SIMPLE, INTERACTION = 1.0, 2.0, 4.0


@dataclass(frozen=True)
class Design:
    """What a trial is planned with: standard deviation, risk of a false alarm, power.

    Raises:
        ValueError: the deviation is not above 0, or a probability not between 0 and 1.
    """

    sd: float
    alpha: float = 0.05
    power: float = 0.8

    def __post_init__(self) -> None:
        if self.sd <= 0 or not (0 < self.alpha < 1 and 0 < self.power < 1):
            raise ValueError(f"a design needs sd > 0 and probabilities between 0 and 1: {self}")

    @property
    def critical(self) -> float:
        """Standard errors from 0 beyond which an estimate counts."""
        return float(norm.isf(self.alpha / 2))

    def standard_error(self, contrast: float, per_arm: float) -> float:
        """Of a contrast (``MAIN``, ``SIMPLE`` or ``INTERACTION``), in the unit of ``sd``."""
        return self.sd * sqrt(contrast / per_arm)

    def interval(self, effect: float, contrast: float, per_arm: float) -> tuple[float, float]:
        """Ends of the interval around an estimate that equals ``effect``."""
        half = self.critical * self.standard_error(contrast, per_arm)
        return effect - half, effect + half

    def chance(self, effect: float, contrast: float, per_arm: float) -> float:
        """Power (0 to 1) to find a true ``effect`` with so many patients in each arm."""
        away = effect / self.standard_error(contrast, per_arm)
        return float(norm.sf(self.critical - away) + norm.cdf(-self.critical - away))

    def exact_per_arm(self, effect: float, contrast: float) -> float:
        """Patients in each arm that give ``power``, not rounded; n = c (z + z')^2 sd^2 / d^2.

        Raises:
            ValueError: the effect is 0, which no number of patients can show.
        """
        if effect == 0:
            raise ValueError("no number of patients shows an effect of 0")
        return contrast * ((self.critical + float(norm.ppf(self.power))) * self.sd / effect) ** 2

    def per_arm(self, effect: float, contrast: float) -> int:
        """Whole patients in each arm that give at least ``power``."""
        return ceil(self.exact_per_arm(effect, contrast))


def pooled_sd(arms: tuple[tuple[float, float], ...]) -> float:
    """One standard deviation from those of several arms, given as (sd, n)."""
    return sqrt(sum((n - 1) * sd**2 for sd, n in arms) / sum(n - 1 for _, n in arms))
