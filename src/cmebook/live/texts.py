"""Whether a reader can read every text of a figure, on a phone as well."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from cmebook.live.faults import Faults
from cmebook.live.recorder import Definitions, Recorder, Stroke

Size = tuple[float, float]

#: The narrow picture is 302 pt wide and stands in 280 px on the smallest phones.
SMALLEST = 9.5
#: How far a text may reach over the edge or over another, in points: fonts differ.
_MARGIN = 2.0


def check_all(figure: Figure, size: Size, faults: Faults) -> None:
    """Note texts of the figure, as it stands, that are small or cut off."""
    recorder = Recorder(*size, Definitions(""), strict=False)
    figure.draw(recorder)
    strokes = [stroke for stroke in recorder.take() if stroke.text and stroke.text.strip()]
    for stroke in strokes:
        points = _points(stroke)
        if points < SMALLEST:
            faults.note(
                f"text “{stroke.text}”",
                f"it is {points:g} pt high, too small for a phone.",
                f"Set all texts in {SMALLEST:g} pt or more; 10 pt is matplotlib's medium.",
            )
    check_inside("", strokes, size, faults)


class Overlaps:
    """Looks for texts over one another in state after state; a layout is looked at once."""

    def __init__(self, still: Sequence[Stroke], size: Size, faults: Faults) -> None:
        self._still, self._size, self._faults = _upright(still), size, faults
        self._known: set[frozenset[tuple[object, ...]]] = set()

    def check(self, moving: Sequence[Stroke], state: str) -> None:
        """Note every pair of texts that overlap, one of them at least a moving one."""
        texts = _upright(moving)
        layout = frozenset(map(_layout, texts))
        if layout in self._known:
            return
        self._known.add(layout)
        both = [*texts, *self._still]
        if len(both) < 2:
            return
        boxes = np.array([one.box() for one in both])
        low = np.maximum(boxes[:, None, :2], boxes[None, :, :2])
        high = np.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
        over = np.triu((high - low > _MARGIN).all(axis=2), 1)
        for a, b in np.argwhere(over):
            if a < len(texts) or not state:
                self._faults.note(
                    f"text “{both[a].text}”",
                    f"it and the text “{both[b].text}” overlap in the {_words(self._size)}.",
                    "Shorten or move one, or set fewer ticks.",
                    state,
                )


def still_texts(figure: Figure, size: Size, moving: Sequence[Artist]) -> list[Stroke]:
    """The texts of the figure, as it stands, that are drawn by none of ``moving``."""
    recorder = Recorder(*size, Definitions(""), strict=False)
    figure.draw(recorder)
    everything = recorder.take()
    for artist in moving:
        artist.draw(recorder)
    named = {_layout(stroke) for stroke in _upright(recorder.take())}
    return [stroke for stroke in _upright(everything) if _layout(stroke) not in named]


def _layout(stroke: Stroke) -> tuple[object, ...]:
    """What a text says and where it stands."""
    return (stroke.text, *stroke.box().round(1).tolist())


def _upright(strokes: Sequence[Stroke]) -> list[Stroke]:
    """The texts that stand upright or are turned by a quarter, and say something."""
    return [one for one in strokes if one.text and one.text.strip() and one.turn % 90 == 0]


def check_inside(
    where: str, strokes: Sequence[Stroke], size: Size, faults: Faults, state: str = ""
) -> None:
    """Note texts that reach over the edge of the picture."""
    for stroke in strokes:
        if stroke.text is None:
            continue
        left, top, right, bottom = stroke.box()
        if min(left, top, size[0] - right, size[1] - bottom) < -_MARGIN:
            faults.note(
                where or f"text “{stroke.text}”",
                f"the text “{stroke.text}” is cut off in the {_words(size)}.",
                'Shorten it, break its line, move it inwards, or use layout="constrained".',
                state,
            )


def _points(stroke: Stroke) -> float:
    style = dict(item.split(":", 1) for item in stroke.style.split(";"))
    return float(style["font-size"].removesuffix("px"))


def _words(size: Size) -> str:
    return f"picture of {size[0]:.0f} × {size[1]:.0f} pt"
