"""What a forest plot is drawn with, cut off at the ends of its axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Position = Callable[[float], float]
Corners = list[tuple[float, float]]

#: Ends of the axis; what runs beyond them ends in an arrow.
LEFT, RIGHT = -6.2, 16.0


def beyond(position: float) -> bool:
    """Whether something lies outside the axis."""
    return not LEFT < position < RIGHT


def ends(position: Position, low: float, high: float) -> tuple[float, float]:
    """Two ends on the axis, cut off where they would leave it."""
    return max(position(low), LEFT), min(position(high), RIGHT)


def box(x: float, y: float, half: float, tall: float = 0.22) -> Corners:
    """Corners of a box around a point."""
    return [(x - half, y - tall), (x + half, y - tall), (x + half, y + tall), (x - half, y + tall)]


def diamond(position: Position, middle: float, low: float, high: float, y: float) -> Corners:
    """Corners of a diamond from one end of an interval to the other."""
    left, right = ends(position, low, high)
    return [(left, y), (position(middle), y - 0.26), (right, y), (position(middle), y + 0.26)]


def broken(pairs: Sequence[Sequence[float]]) -> Any:
    """Pairs as one line with a gap after each."""
    flat = [value for first, last in pairs for value in (first, last, np.nan)]
    return np.ma.masked_invalid(flat)
