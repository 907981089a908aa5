"""Walk over all states of a figure and note what its artists draw in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from cmebook.live import texts
from cmebook.live.cast import Member, bystanders, drawn
from cmebook.live.drawing import Drawing, draw
from cmebook.live.faults import Faults
from cmebook.live.grid import Grid, State
from cmebook.live.recorder import Definitions, Recorder, Stroke, UnsupportedError

Update = Callable[..., Any]
#: What one part of an artist draws in one state; ``None`` while it is hidden.
Take = list[Stroke] | None

#: SVG lengths are points, of which matplotlib counts 72 to the inch.
_DPI = 72


@dataclass
class Shot:
    """One picture of the figure: what stands still, and what moves, state by state.

    ``takes[name][part][state]`` are the strokes of one part of an artist; ``corners`` are
    the places of the lower left and upper right end of each axes, in points, y downwards.
    """

    size: tuple[float, float]
    drawing: Drawing
    definitions: Definitions
    takes: dict[str, list[list[Take]]] = field(default_factory=dict)
    corners: dict[Axes, NDArray[np.float64]] = field(default_factory=dict)


@contextmanager
def sized(figure: Figure, size: tuple[float, float]) -> Iterator[None]:
    """Lend the figure another size, in inches; everything is put back afterwards."""
    before, dpi = tuple(figure.get_size_inches()), figure.dpi
    engine = figure.get_layout_engine()
    try:
        figure.dpi = _DPI
        figure.set_size_inches(*size)
        yield
    finally:
        figure.set_layout_engine("none")
        figure.set_layout_engine(engine)
        figure.set_size_inches(*before)
        figure.dpi = dpi


def shoot(
    figure: Figure,
    size: tuple[float, float],
    prefix: str,
    cast: Sequence[Member],
    grid: Grid,
    update: Update,
    faults: Faults,
) -> Shot:
    """Draw the figure at ``size`` (inches) in the default state, then record every state.

    What is wrong is added to ``faults``. The figure is left in its default state.
    """
    parts = [part for member in cast for part in member.parts]
    with sized(figure, size), _checked_fills(parts):
        call(update, grid.default, faults, grid)
        drawing = draw(figure, prefix, parts)
        # From here on nothing may push anything else aside.
        figure.set_layout_engine("none")
        width, height = size[0] * _DPI, size[1] * _DPI
        shot = Shot((width, height), drawing, Definitions(prefix))
        texts.check_all(figure, shot.size, faults)
        shot.takes = {member.name: [[] for _ in member.parts] for member in cast}
        fixed = texts.still_texts(figure, shot.size, parts)
        overlaps = texts.Overlaps(fixed, shot.size, faults)
        overlaps.check([], "")
        still = bystanders(figure, cast)
        for artist in still:
            artist.stale = False
        shot.corners = {axes: _corners(axes, height) for axes in figure.axes}
        frames = [(axes, _frame(axes)) for axes in figure.axes]
        recorder = Recorder(width, height, shot.definitions)
        for state in grid:
            call(update, state, faults, grid)
            _check_frames(frames, faults, grid, state)
            strokes = _record(shot, cast, recorder, faults, grid, state)
            overlaps.check(strokes, grid.words(state))
        for artist in still:
            if artist.stale:
                faults.stranger(artist)
        _check_rest(figure, prefix, cast, drawing, faults)
        call(update, grid.default, faults, grid)
    return shot


def call(update: Update, state: State, faults: Faults, grid: Grid) -> None:
    """Bring the figure into ``state``; an exception of the author's becomes a fault."""
    try:
        update(**state)
    except Exception as error:  # whatever an author's function may raise is told with its state
        faults.note(
            "",
            f"update() raises {type(error).__name__}: {error}.",
            "Have update() cope with these values, or leave them out of the grid.",
            grid.words(state),
        )


def _record(
    shot: Shot, cast: Sequence[Member], recorder: Recorder, faults: Faults, grid: Grid, state: State
) -> list[Stroke]:
    """Note what every part draws in a state; all of it together is returned."""
    seen: list[Stroke] = []
    for member in cast:
        for place, part in enumerate(member.parts):
            strokes: Take = None
            if drawn(part):
                try:
                    part.draw(recorder)
                except UnsupportedError as error:
                    faults.unsupported(member.name, part, str(error))
                strokes = recorder.take()
                _check_holes(member.name, part, strokes, faults, grid, state)
                texts.check_inside(member.name, strokes, shot.size, faults, grid.words(state))
                seen += strokes
            shot.takes[member.name][place].append(strokes)
    return seen


def _check_holes(
    name: str, part: Any, strokes: list[Stroke], faults: Faults, grid: Grid, state: State
) -> None:
    if any(stroke.holes for stroke in strokes) and not _masked(part):
        faults.note(
            name,
            "a value is not finite.",
            "Mend the model, or mask the point with np.ma where a gap is meant.",
            grid.words(state),
        )


def _masked(part: Any) -> bool:
    """Whether all gaps of a line are masked on purpose."""
    if not isinstance(part, Line2D):
        return False
    given: list[Any] = [np.ma.asanyarray(values) for values in part.get_data(orig=True)]
    hidden = np.logical_or.reduce([np.ma.getmaskarray(values) for values in given])
    return bool(hidden.any()) and all(
        np.isfinite(np.ma.getdata(values)[~hidden].astype(float)).all() for values in given
    )


def _corners(axes: Axes, height: float) -> NDArray[np.float64]:
    ends = list(zip(axes.get_xlim(), axes.get_ylim(), strict=True))
    return np.asarray(axes.transData.transform(ends)) * [1, -1] + [0, height]


def _frame(axes: Axes) -> tuple[Any, ...]:
    return (*axes.get_xlim(), *axes.get_ylim(), axes.get_xscale(), axes.get_yscale())


def _check_frames(
    frames: list[tuple[Axes, tuple[Any, ...]]], faults: Faults, grid: Grid, state: State
) -> None:
    for place, (axes, first) in enumerate(frames):
        if _frame(axes) != first:
            faults.note(
                f"axes {place + 1}",
                f"limits or scale move from {_words(first)} to {_words(_frame(axes))}.",
                "Set fixed limits that hold for every state, and do not rescale in update().",
                grid.words(state),
            )


def _words(frame: tuple[Any, ...]) -> str:
    x0, x1, y0, y1, xscale, yscale = frame
    return f"x {x0:.4g} to {x1:.4g} {xscale}, y {y0:.4g} to {y1:.4g} {yscale}"


@contextmanager
def _checked_fills(parts: Sequence[Any]) -> Iterator[None]:
    """Have NaN stay visible in fills, which matplotlib would leave out without a word."""
    with ExitStack() as stack:
        for part in parts:
            if isinstance(part, FillBetweenPolyCollection):
                stack.callback(delattr, part, "set_data")
                part.set_data = _strict(part.set_data)  # type: ignore[method-assign]
        yield


def _strict(set_data: Callable[..., None]) -> Callable[..., None]:
    def checked(t: Any, f1: Any, f2: Any, **options: Any) -> None:
        for values in (t, f1, f2):
            plain: Any = np.ma.compressed(np.ma.asanyarray(values, dtype=float))
            if not np.isfinite(plain).all():
                raise ValueError("a fill is given a value that is not finite")
        set_data(t, f1, f2, **options)

    return checked


def _check_rest(
    figure: Figure, prefix: str, cast: Sequence[Member], drawing: Drawing, faults: Faults
) -> None:
    """Compare what should stand still, in the last state, with the picture in the page."""
    again = draw(figure, prefix, [part for member in cast for part in member.parts])
    if again.svg() != drawing.svg():
        faults.note(
            "",
            "update() changes something that is not among its artists.",
            "Name everything that moves in artists, or take it out of update().",
        )
