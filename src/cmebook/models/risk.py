"""From the counts of a trial to its effect, and from an effect to the risk of a person.

A trial can be told as a risk ratio, an odds ratio or a risk difference. All three give back the
risk of its own treated group. For any other baseline risk they part, because at most one of them
can be the same in everybody (Cochrane Handbook 5.1, 11.5.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Literal, get_args

from scipy.stats import norm

Measure = Literal["rr", "or", "rd"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


@dataclass(frozen=True)
class Counts:
    """People with the outcome among those treated and among those not.

    Raises:
        ValueError: a group has nobody, nobody with the outcome, or nobody without it.
    """

    treated: float
    of_treated: float
    control: float
    of_control: float

    def __post_init__(self) -> None:
        groups = ((self.treated, self.of_treated), (self.control, self.of_control))
        if any(not 0 < events < people for events, people in groups):
            raise ValueError(f"each group needs people with and without the outcome: {self}")

    @property
    def risks(self) -> tuple[float, float]:
        """Shares (0 to 1) with the outcome: treated, control."""
        return self.treated / self.of_treated, self.control / self.of_control

    def effect(self, measure: Measure) -> Effect:
        """The effect and its standard error by the usual large-sample formulas."""
        one, other = self.risks
        if measure == "rd":
            variance = one * (1 - one) / self.of_treated + other * (1 - other) / self.of_control
            return Effect(measure, one - other, sqrt(variance))
        ill = (self.treated, self.control)
        if measure == "rr":
            variance = sum(1 / x for x in ill) - 1 / self.of_treated - 1 / self.of_control
            return Effect(measure, log(one / other), sqrt(variance))
        well = (self.of_treated - self.treated, self.of_control - self.control)
        return Effect(measure, logit(one) - logit(other), sqrt(sum(1 / x for x in (*ill, *well))))


@dataclass(frozen=True)
class Effect:
    """An effect on the scale where its error is about normal: ratios as logarithms."""

    measure: Measure
    value: float
    se: float

    @property
    def shown(self) -> float:
        """As a reader sees it: a ratio, or a difference of shares."""
        return self.value if self.measure == "rd" else exp(self.value)

    def end(self, side: int, level: float = 0.95) -> Effect:
        """The lower (-1) or upper (1) end of the interval, as an effect of its own; 0: itself."""
        return Effect(self.measure, self.value + side * norm.ppf((1 + level) / 2) * self.se, 0.0)

    def risk(self, baseline: float) -> float:
        """Risk (0 to 1) with treatment of a person whose risk without it is ``baseline``.

        What would lie beyond 0 or 1 is cut off: only an odds ratio never goes there.

        Raises:
            ValueError: the baseline does not lie between 0 and 1.
        """
        if not 0 < baseline < 1:
            raise ValueError(f"a baseline risk lies between 0 and 1, not at {baseline}")
        if self.measure == "or":
            return 1 / (1 + exp(-(logit(baseline) + self.value)))
        beyond = baseline * exp(self.value) if self.measure == "rr" else baseline + self.value
        return min(max(beyond, 0.0), 1.0)


def logit(share: float) -> float:
    """Logarithm of the odds."""
    return log(share / (1 - share))
