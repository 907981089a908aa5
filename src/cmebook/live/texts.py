"""Whether a reader can read every text of a figure, on a phone as well."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from matplotlib.figure import Figure

from cmebook.live.faults import Faults
from cmebook.live.recorder import Definitions, Recorder, Stroke

Size = tuple[float, float]

#: The narrow picture is 302 pt wide and stands in 280 px on the smallest phones.
SMALLEST = 9.5
#: How far a text may reach over the edge or over another, in points: fonts differ.
_MARGIN = 2.0


def check_all(figure: Figure, size: Size, faults: Faults) -> None:
    """Note texts of the figure, as it stands, that are small, cut off or over one another."""
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
    for one, two in combinations([stroke for stroke in strokes if stroke.turn % 90 == 0], 2):
        a, b = one.box(), two.box()
        if min(a[2], b[2]) - max(a[0], b[0]) > _MARGIN < min(a[3], b[3]) - max(a[1], b[1]):
            faults.note(
                "",
                f"the texts “{one.text}” and “{two.text}” overlap in the {_words(size)}.",
                "Shorten or move one, or set fewer ticks.",
            )


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
