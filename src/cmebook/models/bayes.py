"""What a sign or a rule adds to what one believed before: likelihood ratios."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DiagnosticTest:
    """Sensitivity and specificity of a test, as shares between 0 and 1.

    Raises:
        ValueError: a share lies outside, or a ratio would not be finite.
    """

    sensitivity: float
    specificity: float

    def __post_init__(self) -> None:
        if not (0 <= self.sensitivity <= 1 and 0 < self.specificity < 1):
            raise ValueError(f"{self} has no likelihood ratios")

    @property
    def ratio_positive(self) -> float:
        """How much a positive result multiplies the odds."""
        return self.sensitivity / (1 - self.specificity)

    @property
    def ratio_negative(self) -> float:
        """How much a negative result multiplies the odds."""
        return (1 - self.sensitivity) / self.specificity

    def after_positive(self, before: float) -> float:
        """Probability after a positive result, from the one before (both 0 to 1)."""
        odds = before / (1 - before) * self.ratio_positive
        return odds / (1 + odds)
