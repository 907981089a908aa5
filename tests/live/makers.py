"""Small live figures for the tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle

from cmebook.live import Basis, Check, LiveFigure, Range, Series

X = np.linspace(1, 9, 17)

#: Draws into axes; returns the artist and a function that brings it to a size from 1 to 4.
Maker = Callable[[Axes], tuple[Any, Callable[[float], Any]]]


def live(
    figure: Figure,
    update: Callable[..., Any],
    controls: Mapping[str, Any],
    artists: Mapping[str, Any],
    *,
    name: str = "small-figure",
    series: Sequence[Series] = (),
    **more: Any,
) -> LiveFigure:
    """A live figure with words that fit any."""
    words: dict[str, Any] = {
        "title": "A small figure",
        "summary": lambda **state: "Now " + ", ".join(f"{k} {v}" for k, v in state.items()) + ".",
        "alt": "A curve that bends.",
        "takeaway": "More is more.",
        "not_shown": "Anything else.",
        "basis": [Basis("model", "Line: a curve"), Basis("data", "Dots: points")],
    }
    return LiveFigure(
        name=name,
        figure=figure,
        update=update,
        controls=controls,
        artists=artists,
        series=series,
        **{**words, **more},
    )


def axes(scale: str = "linear") -> Axes:
    """Axes from 0.5 to 12 by 0.1 to 100, with room for labels."""
    figure = plt.figure(figsize=(6.4, 4))
    figure.subplots_adjust(left=0.2, bottom=0.2)
    one: Axes = figure.add_subplot(xlim=(0.5, 12), ylim=(0.1, 100))
    one.set_xscale(scale)
    one.set_yscale(scale)
    return one


def curve(size: float) -> Any:
    """Seventeen values that rise from near 1, the steeper the larger ``size``."""
    return 1 + X * size


def simple(**more: Any) -> LiveFigure:
    """A line, a dot and a word under two sliders and a check box; for tests of the page."""
    one = axes()
    (line,) = one.plot(X, curve(1), color="#0072b2")
    dots = one.scatter(X[::4], curve(1)[::4], color="#0072b2")
    text = one.text(2, 80, "")

    def update(slope: float, shift: float, dotted: bool) -> None:
        y = curve(slope) + shift
        line.set_ydata(y)
        dots.set_offsets(np.column_stack([X[::4], y[::4]]))
        dots.set_visible(dotted)
        text.set_text(f"top {y.max():.0f}")

    controls = {
        "slope": Range("Slope", [0.5, 1, 2, 3, 5, 8], 2, unit="mg/h"),
        "shift": Range("Shift", list(range(0, 22)), 0, unit="ng/mL"),
        "dotted": Check("Dots", True),
    }
    series = [
        Series("line", "Curve", "Time (h)", "Level (ng/mL)"),
        Series("dots", "=Dots", "Time (h)", "Level (ng/mL)"),
    ]
    figure = one.get_figure()
    assert isinstance(figure, Figure)
    artists = {"line": line, "dots": dots, "text": text}
    return live(figure, update, controls, artists, series=series, **more)


# ---- One artist of each kind ----------------------------------------------------------------


def _line(ax: Axes, **style: Any) -> Any:
    (one,) = ax.plot(X, curve(1), **style)
    return one, lambda size: one.set_ydata(curve(size))


def _across(ax: Axes) -> Any:
    one = ax.axhline(1)
    return one, lambda size: one.set_ydata([size * 3] * 2)


def _upright(ax: Axes) -> Any:
    one = ax.axvline(1)
    return one, lambda size: one.set_xdata([size * 2] * 2)


def _gaps(ax: Axes) -> Any:
    one, _ = _line(ax, marker="o")
    return one, lambda size: one.set_ydata(np.ma.masked_greater(curve(size), 8))


def _length(ax: Axes) -> Any:
    one, _ = _line(ax, marker="s")
    return one, lambda size: one.set_data(X[: 3 + int(size)], curve(1)[: 3 + int(size)])


def _bars(ax: Axes, **style: Any) -> Any:
    bars = ax.bar([2, 5, 8], [1, 2, 3], **style)

    def update(size: float) -> None:
        for place, bar in enumerate(bars):
            bar.set_height(size * (place + 1))

    return bars, update


def _flat_bars(ax: Axes) -> Any:
    bars = ax.barh([2, 10, 40], [1, 2, 3])
    return bars, lambda size: [bar.set_width(1 + size * n) for n, bar in enumerate(bars)]


def _rectangle(ax: Axes) -> Any:
    one = ax.add_patch(Rectangle((2, 2), 3, 4))
    return one, lambda size: (one.set_x(size), one.set_height(size * 5))


def _polygon(ax: Axes) -> Any:
    one = ax.add_patch(Polygon([(2, 2), (5, 2), (5, 9)]))
    return one, lambda size: one.set_xy([(2, 2), (2 + size, 2), (5, 9 * size)])


def _box(ax: Axes) -> Any:
    one = ax.add_patch(FancyBboxPatch((2, 2), 3, 4, boxstyle="round,pad=0.3"))
    return one, lambda size: one.set_width(size)


def _fill(ax: Axes, step: Any = None) -> Any:
    one = ax.fill_between(X, curve(0.5), curve(1), alpha=0.3, step=step)
    return one, lambda size: one.set_data(X, curve(size / 2), curve(size))


def _sideways_fill(ax: Axes) -> Any:
    one = ax.fill_betweenx(X, 2, 3)
    return one, lambda size: one.set_data(X, 2 + 0 * X, 2 + size + 0 * X)


def _part_fill(ax: Axes) -> Any:
    one = ax.fill_between(X, 1, curve(1))
    return one, lambda size: one.set_data(X, 1 + 0 * X, curve(size), where=curve(size) > 8)


def _span(ax: Axes) -> Any:
    one = ax.axvspan(1, 2, alpha=0.3)
    return one, lambda size: one.set_width(size)


def _flat_span(ax: Axes) -> Any:
    one = ax.axhspan(1, 2, alpha=0.3)
    return one, lambda size: (one.set_y(size), one.set_height(size * 4))


def _segments(ax: Axes) -> Any:
    one = ax.vlines([2, 5, 8], 1, 3)
    return one, lambda size: one.set_segments([[(x, 1), (x, 1 + size * x)] for x in (2, 5, 8)])


def _flat_segments(ax: Axes) -> Any:
    one = ax.hlines([2, 5, 8], 1, 3)
    return one, lambda size: one.set_segments([[(1, y), (1 + size, y)] for y in (2, 5, 8)])


def _errors(ax: Axes) -> Any:
    bars = ax.errorbar([2, 5, 8], [3, 4, 5], yerr=1, fmt="o", capsize=3)
    middle, (low, high), (lines,) = bars

    def update(size: float) -> None:
        y = np.array([3, 4, 5]) * size
        middle.set_ydata(y)
        low.set_ydata(y * 0.8)
        high.set_ydata(y * 1.3)
        lines.set_segments(
            [[(x, v * 0.8), (x, v * 1.3)] for x, v in zip((2, 5, 8), y, strict=True)]
        )

    return bars, update


def _points(ax: Axes) -> Any:
    one = ax.scatter(X, curve(1), marker="^")
    return one, lambda size: one.set_offsets(np.column_stack([X, curve(size)]))


def _point(ax: Axes) -> Any:
    one = ax.scatter([2], [2])
    return one, lambda size: one.set_offsets([(size, size * 4)])


def _bubbles(ax: Axes) -> Any:
    one = ax.scatter(X, curve(1), s=20)

    def update(size: float) -> None:
        one.set_sizes(20 + size * np.arange(len(X)))
        one.set_offsets(np.column_stack([X, curve(size)]))

    return one, update


def _colours(ax: Axes) -> Any:
    one = ax.scatter(X, curve(1), c="#0072b2")
    return one, lambda size: one.set_facecolor("#d55e00" if size > 2 else "#0072b2")


def _fading(ax: Axes) -> Any:
    one, _ = _line(ax)
    return one, lambda size: (one.set_alpha(size / 4), one.set_linewidth(size))


def _text(ax: Axes, **style: Any) -> Any:
    one = ax.text(3, 3, "start", **style)
    return one, lambda size: (one.set_position((3, 3 * size)), one.set_text(f"size {size:g} ×"))


def _lines_of_text(ax: Axes) -> Any:
    one = ax.text(3, 30, "one\ntwo", ha="center", va="top")
    return one, lambda size: one.set_text(f"first {size:g}\nsecond {size * 2:g}")


def _boxed_text(ax: Axes) -> Any:
    one = ax.text(3, 9, "x", bbox={"boxstyle": "round"})
    return one, lambda size: one.set_text("x" * int(size))


def _arrow(ax: Axes) -> Any:
    style = {"arrowstyle": "->"}
    one = ax.annotate("peak", (3, 3), (40, 30), textcoords="offset points", arrowprops=style)

    def update(size: float) -> None:
        one.xy = (3, 3 * size)

    return one, update


def _stem(ax: Axes) -> Any:
    stem = ax.stem([2, 5, 8], [1, 2, 3])

    def update(size: float) -> None:
        y = np.array([1, 2, 3]) * size
        stem.markerline.set_ydata(y)
        stem.stemlines.set_segments([[(x, 0.2), (x, v)] for x, v in zip((2, 5, 8), y, strict=True)])

    return [stem.markerline, stem.stemlines], update


def _stairs(ax: Axes) -> Any:
    one = ax.stairs([1, 2, 3], [2, 4, 6, 8], baseline=0.2)
    return one, lambda size: one.set_data([size, size * 2, size * 3])


def _legend(ax: Axes) -> Any:
    ax.plot(X, curve(1), label="Curve")
    return ax.legend(), lambda size: None


KINDS: dict[str, Maker] = {
    "line": _line,
    "dashes and marks": lambda ax: _line(ax, marker="o", linestyle="--", markevery=3),
    "marks": lambda ax: _line(ax, marker="D", linestyle="none", markerfacecolor="none"),
    "steps after": lambda ax: _line(ax, drawstyle="steps-post"),
    "steps before": lambda ax: _line(ax, drawstyle="steps-pre", marker="x"),
    "steps in the middle": lambda ax: _line(ax, drawstyle="steps-mid"),
    "line across": _across,
    "upright line": _upright,
    "line with gaps": _gaps,
    "line of changing length": _length,
    "bars": _bars,
    "hatched bars": lambda ax: _bars(ax, hatch="//", color="#0072b2", edgecolor="black"),
    "flat bars": _flat_bars,
    "rectangle": _rectangle,
    "polygon": _polygon,
    "rounded box": _box,
    "fill": _fill,
    "fill in steps": lambda ax: _fill(ax, step="post"),
    "sideways fill": _sideways_fill,
    "part of a fill": _part_fill,
    "span": _span,
    "flat span": _flat_span,
    "upright segments": _segments,
    "flat segments": _flat_segments,
    "error bars": _errors,
    "points": _points,
    "one point": _point,
    "bubbles": _bubbles,
    "points of changing colour": _colours,
    "fading line": _fading,
    "text": _text,
    "centred text": lambda ax: _text(ax, ha="center", va="top", weight="bold"),
    "turned text": lambda ax: _text(ax, rotation=90),
    "text turned about its anchor": lambda ax: _text(
        ax, rotation=30, rotation_mode="anchor", ha="right"
    ),
    "lines of text": _lines_of_text,
    "text in a box": _boxed_text,
    "arrow": _arrow,
    "stem": _stem,
    "stairs": _stairs,
    "legend": _legend,
}


def of_kind(kind: str, scale: str) -> LiveFigure:
    """One artist of a kind that changes size and is switched on and off, in the second axes."""
    figure, (first, second) = plt.subplots(2, 1, figsize=(6.4, 5))
    figure.subplots_adjust(left=0.2, hspace=0.4)
    other = first.axhline(0.5)
    first.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    second.set(xlim=(0.5, 12), ylim=(0.1, 100), xscale=scale, yscale=scale)
    # Ticks cost most of the time it takes to draw, and they are not what is tested.
    second.set(xticks=[1, 10], yticks=[1, 100])
    second.minorticks_off()
    artist, set_size = KINDS[kind](second)
    parts = artist if isinstance(artist, (list, tuple)) else [artist]

    def update(size: float, on: bool) -> None:
        set_size(size)
        other.set_ydata([size / 5] * 2)
        for part in parts:
            for one in part if isinstance(part, (list, tuple)) else [part]:
                one.set_visible(on)

    controls = {"size": Range("Size", [1, 1.5, 2, 4], 2), "on": Check("On", True)}
    return live(figure, update, controls, {"artist": artist, "other": other}, name="kind")
