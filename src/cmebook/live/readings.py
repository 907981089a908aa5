"""How the values of a series are read off the drawn picture.

The page holds display coordinates only. A reading says which of them are the points
of a series, and how a coordinate turns back into a value of its axis; so table and CSV
hold what the reader sees, in every state, at no further cost in bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.category import StrCategoryFormatter
from matplotlib.collections import FillBetweenPolyCollection, LineCollection, PathCollection
from matplotlib.container import BarContainer, ErrorbarContainer
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedFormatter
from numpy.typing import NDArray

from cmebook.live import ink
from cmebook.live.cast import Cast, Member
from cmebook.live.encode import SCALE, Header
from cmebook.live.parts import Series
from cmebook.live.scene import Track
from cmebook.live.walk import Shot


class UnreadableError(Exception):
    """No values can be read off this artist: what is wrong, then the cure."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


@dataclass(frozen=True)
class Pick:
    """Which points of an artist: in elements ``first`` to ``last`` (-1: the last one),
    every ``step``-th point from ``start`` on, ``count`` of them (-1: all)."""

    first: int = 0
    last: int = 0
    start: int = 0
    step: int = 1
    count: int = -1

    def plain(self) -> list[int]:
        """As the front end wants it."""
        return [self.first, self.last, self.start, self.step, self.count]


@dataclass(frozen=True)
class Part:
    """A column of the table: its heading, its axis (0 is x), and the points it is read from.

    Where there are several ``picks``, the value lies midway between them; the value
    at ``less`` is taken away, as the foot of a bar from its head.
    """

    name: str
    axis: int
    picks: tuple[Pick, ...]
    less: Pick | None = None


def reading(series: Series, member: Member, track: Track, shot: Shot) -> Header:
    """Everything the front end needs to read one series off the picture."""
    axes = _axes(member.given)
    return {
        "artist": series.artist,
        "name": series.name,
        "x": series.x,
        "y": series.y,
        "columns": [
            {
                "name": part.name,
                "axis": part.axis,
                "picks": [pick.plain() for pick in part.picks],
                **({"less": part.less.plain()} if part.less else {}),
                **_scale(axes, part.axis, shot.corners[axes]),
                **_labels(axes, part.axis),
            }
            for part in _parts(member.given, series, track)
        ],
    }


def _axes(given: Cast) -> Axes:
    one: Any = given
    while not isinstance(one, Artist):
        one = one[0]
    axes: Any = one.axes
    if not isinstance(axes, Axes):
        raise UnreadableError("it stands in no axes.", "Name an artist that is drawn in axes.")
    return axes


def _parts(given: Cast, series: Series, track: Track) -> Iterator[Part]:
    """The columns of the table for each kind of artist."""
    if isinstance(given, ErrorbarContainer):
        given = given[0]
    if isinstance(given, (list, tuple)) and not isinstance(given, BarContainer) and len(given) == 1:
        given = given[0]
    if isinstance(given, Line2D):
        pick = _line(given, sum(slot.part == 0 for slot in track.slots))
        yield Part(series.x, 0, (pick,))
        yield Part(series.name, 1, (pick,))
    elif isinstance(given, PathCollection):
        pick = Pick(last=-1, count=1)
        yield Part(series.x, 0, (pick,))
        yield Part(series.name, 1, (pick,))
    elif isinstance(given, BarContainer):
        yield from _bars(given, series)
    elif isinstance(given, FillBetweenPolyCollection):
        yield from _fill(given, series, track)
    elif isinstance(given, LineCollection):
        yield from _segments(series, track)
    else:
        raise UnreadableError(
            f"no values can be read off a {type(given).__name__}.",
            "Name a line, bars, a fill, a scatter or error bars in series.",
        )


def _line(line: Line2D, elements: int) -> Pick:
    if line.get_linestyle() == "None":
        return Pick(last=elements - 1, count=1)
    style = line.get_drawstyle()
    if style == "steps-mid":
        raise UnreadableError(
            "steps in the middle hide where the points are.",
            'Draw it with drawstyle "steps-post" or "steps-pre".',
        )
    return Pick(step=2 if style.startswith("steps") else 1)


def _bars(bars: BarContainer, series: Series) -> Iterator[Part]:
    value = 0 if bars.orientation == "horizontal" else 1
    # The vertices of a bar are its corners, from lower left to upper left.
    foot, head = Pick(last=-1, start=0, count=1), Pick(last=-1, start=2, count=1)
    log = _kind(_axes(bars[0]), value) == "log"
    yield Part(series.y if value == 0 else series.x, 1 - value, (foot, head))
    yield Part(series.name, value, (head,), None if log else foot)


def _fill(fill: FillBetweenPolyCollection, series: Series, track: Track) -> Iterator[Part]:
    if len(track.runs.rows) > 1 or len(track.slots) != 1:
        raise UnreadableError(
            "the number of points of the fill changes.",
            "Keep its points the same in all states, or leave it out of series.",
        )
    # A polygon: a corner, n points of one edge, a corner, the n points of the other edge back.
    n = (ink.length(track.runs.rows[0][0]) - 2) // 2
    across = 1 if getattr(fill, "t_direction", "x") == "y" else 0
    edges = Pick(start=1, count=n), Pick(start=2 * n + 1, step=-1, count=n)
    yield Part(series.y if across else series.x, across, edges[:1])
    yield from _span(series, track, 1 - across, edges, (1, n + 2))


def _segments(series: Series, track: Track) -> Iterator[Part]:
    if any(token not in ("M1L1", "") for row in track.runs.rows for token in row):
        raise UnreadableError(
            "its lines have more than two ends.", "Name a line or error bars in series."
        )
    x = track.x.rows[0]
    across = 0 if (x[0::2] == x[1::2]).all() else 1
    ends = Pick(last=-1, start=0, count=1), Pick(last=-1, start=1, count=1)
    yield Part(series.y if across else series.x, across, ends[:1])
    yield from _span(series, track, 1 - across, ends, (0, 1))


def _span(
    series: Series, track: Track, axis: int, ends: tuple[Pick, Pick], samples: tuple[int, int]
) -> Iterator[Part]:
    """Two columns for the ends of a span, the lower first; ``samples`` are a point of each."""
    row = (track.y if axis else track.x).rows[0]
    first, second = (int(row[sample]) for sample in samples)
    low, high = ends if (first > second) == bool(axis) else ends[::-1]
    yield Part(f"{series.name}, low", axis, (low,))
    yield Part(f"{series.name}, high", axis, (high,))


def _kind(axes: Axes, axis: int) -> str:
    return axes.get_yscale() if axis else axes.get_xscale()


def _scale(axes: Axes, axis: int, corners: NDArray[np.float64]) -> Header:
    """``value = a * coordinate + b``, or ten to that power on a log axis, and how exact it is.

    ``corners`` are the places of the lower and upper limits on the page, in points.
    ``digits`` are the decimals (linear) or significant digits (log) that half a tenth
    of a point, the rounding of a coordinate, still warrants.
    """
    kind = _kind(axes, axis)
    if kind not in ("linear", "log"):
        raise UnreadableError(
            f"its axis has the scale {kind!r}.",
            "Use a linear or log axis, or leave out the series.",
        )
    limits = axes.get_ylim() if axis else axes.get_xlim()
    low, high = (log10(limit) if kind == "log" else float(limit) for limit in limits)
    start, end = corners[:, axis] * SCALE
    a = (high - low) / (end - start)
    error = abs(a) / 2
    if kind == "log":
        digits = max(1, min(3, floor(1 - log10(2 * (10**error - 1)))))
    else:
        digits = floor(-log10(2 * error))
    return {"a": a, "b": low - a * start, "log": kind == "log", "digits": digits}


def _labels(axes: Axes, axis: int) -> Header:
    """Names of the categories of an axis that has names in place of numbers."""
    line = axes.yaxis if axis else axes.xaxis
    formatter = line.get_major_formatter()
    if not isinstance(formatter, (FixedFormatter, StrCategoryFormatter)):
        return {}
    places = [float(place) for place in line.get_majorticklocs()]
    texts = formatter.format_ticks(places)
    return {"labels": [[place, text] for place, text in zip(places, texts, strict=True) if text]}
