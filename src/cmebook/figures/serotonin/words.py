"""Doses as the figures of this chapter write them."""

from __future__ import annotations


def milligrams(dose: float) -> str:
    """A dose as people write it: "50", "6.3", "0.72", "0"."""
    return f"{dose:.3g}" if dose >= 10 else f"{dose:.2g}"


def points(change: float) -> str:
    """A change of a percentage: "9 points", "1 point", "under 1 point"."""
    if change < 0.5:
        return "under 1 point"
    return f"{change:.0f} point{'' if round(change) == 1 else 's'}"
