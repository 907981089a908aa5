"""A matplotlib renderer that notes down what an artist draws.

Every artist draws itself with two strokes only, a path or a text; so one recorder
serves lines, steps, bars, fills, spans, scatters, error bars, annotations and legends
alike, and gets the same coordinates as matplotlib's own SVG.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from numpy.typing import NDArray

from cmebook.live import ink

_HATCH_SIZE = 72
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(slots=True)
class Stroke:
    """One thing drawn: a path, the same mark at several places, or a text.

    Lengths are points with y downwards. A path has ``points`` on the page and no
    ``places``; a mark has ``points`` about its own origin and the ``places`` where
    it stands; a text has its anchor as the only place, and ``extent`` is its width
    and height.
    """

    runs: str
    points: NDArray[np.float64]
    style: str
    clip: str = ""
    places: NDArray[np.float64] | None = None
    text: str | None = None
    turn: float = 0.0
    anchor: str = "start"
    extent: tuple[float, float, float] = (0.0, 0.0, 0.0)
    holes: int = 0

    def box(self) -> NDArray[np.float64]:
        """The corners of the upright box around a text: left, top, right, bottom."""
        width, height, below = self.extent
        left = -width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        sides = [(x, y) for x in (left, left + width) for y in (below - height, below)]
        corners = Affine2D().rotate_deg(self.turn).transform(sides)
        if self.places is not None:
            corners += self.places[0]
        return np.concatenate([corners.min(axis=0), corners.max(axis=0)])


@dataclass
class Definitions:
    """Clip paths and hatches of one drawing, each stored once."""

    prefix: str
    clips: dict[str, str] = field(default_factory=dict)
    hatches: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def clip(self, data: str) -> str:
        """The id of the clip path with this outline."""
        return self.clips.setdefault(data, f"{self.prefix}-clip{len(self.clips)}")

    def hatch(self, data: str, face: str, edge: str, width: str) -> str:
        """The id of a pattern: an outline, its background, colour and line width."""
        key = (data, face, edge, width)
        return self.hatches.setdefault(key, f"{self.prefix}-hatch{len(self.hatches)}")


class UnsupportedError(Exception):
    """An artist draws something that cannot move without a kernel."""


class Recorder(RendererBase):
    """Records strokes; ``width`` and ``height`` are the page in points.

    Unless ``strict``, what cannot move is passed over: it may well stand still.
    """

    def __init__(
        self, width: float, height: float, definitions: Definitions, *, strict: bool = True
    ) -> None:
        super().__init__()
        self.strict = strict
        self.width = width
        self.height = height
        self.definitions = definitions
        self.strokes: list[Stroke] = []
        self._flip = Affine2D().scale(1, -1).translate(0, height)
        self._scatter = False
        self._extents: dict[tuple[str, int, Any], Any] = {}
        self._boxes: dict[tuple[float, ...], str] = {}

    def take(self) -> list[Stroke]:
        """What was recorded since the last call."""
        strokes, self.strokes = self.strokes, []
        return strokes

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The page in points."""
        return self.width, self.height

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> Any:
        """Width, height and descent in points; measured once, as most texts come again."""
        key = (s, hash(prop), ismath)
        if key not in self._extents:
            self._extents[key] = super().get_text_width_height_descent(s, prop, ismath)
        return self._extents[key]

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib passes it by this name
    ) -> None:
        """Note a path; within a scatter, the mark and the place where it stands."""
        whole = path.transformed(transform + self._flip)
        places = None
        if self._scatter:
            places = (transform + self._flip).transform([(0.0, 0.0)])
            whole = Path(whole.vertices - places[0], whole.codes)
        self._note(gc, whole, rgbFace, places)

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib passes it by this name
    ) -> None:
        """Note one mark and all the places where it stands."""
        if not _offset(path.vertices, trans):
            # A collection of one path, drawn where it is.
            self.draw_path(gc, marker_path, marker_trans, rgbFace)
            return
        runs, places = ink.flatten(path.transformed(trans + self._flip))
        if "C" in runs or "Q" in runs:
            self._refuse("markers on a curved path")
        mark = marker_path.transformed(marker_trans + Affine2D().scale(1, -1))
        holes = len(np.asarray(path.vertices)) - len(places)
        self._note(gc, mark, rgbFace, places, holes)

    def draw_path_collection(
        self,
        gc: GraphicsContextBase,
        master_transform: Transform,
        paths: Any,
        all_transforms: Any,
        offsets: Any,
        offset_trans: Transform,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Note each member; those of a scatter are marks, all others plain paths."""
        self._scatter = _offset(offsets, offset_trans)
        super().draw_path_collection(
            gc, master_transform, paths, all_transforms, offsets, offset_trans, *args, **kwargs
        )
        self._scatter = False

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Note a text at the anchor matplotlib's SVG gives it."""
        if ismath:
            self._refuse(f"formula text ({s!r})")
        extent = self.get_text_width_height_descent(s, prop, ismath)
        style = ink.text_style(gc, prop)
        anchor = "start"
        if mtext is not None and (angle == 0 or mtext.get_rotation_mode() == "anchor"):
            # Only the horizontal anchor is left to the browser: it knows the width of its font.
            ax, ay = mtext.get_transform().transform(mtext.get_unitless_position())
            ay = self.height - ay
            down = np.array([np.sin(np.deg2rad(angle)), np.cos(np.deg2rad(angle))])
            shift = down @ [x - ax, y - ay]
            x, y = ax + shift * down[0], ay + shift * down[1]
            anchor = _ANCHORS[mtext.get_horizontalalignment()]
            if anchor != "start":
                style["text-anchor"] = anchor
        self.strokes.append(
            Stroke(
                runs="",
                points=np.empty((0, 2)),
                style=ink.css(style),
                places=np.array([[x, y]], dtype=float),
                text=s,
                turn=-angle,
                anchor=anchor,
                extent=extent,
            )
        )

    def draw_image(self, *args: Any, **kwargs: Any) -> None:
        """Pixels cannot move."""
        self._refuse("an image")

    def draw_gouraud_triangles(self, *args: Any, **kwargs: Any) -> None:
        """Shaded triangles have no counterpart in SVG."""
        self._refuse("shaded triangles")

    def draw_tex(self, *args: Any, **kwargs: Any) -> None:
        """TeX needs a program the reader lacks."""
        self._refuse("TeX")

    def _refuse(self, what: str) -> None:
        if self.strict:
            raise UnsupportedError(what)

    def _note(
        self,
        gc: GraphicsContextBase,
        path: Path,
        face: Any,
        places: NDArray[np.float64] | None,
        holes: int = 0,
    ) -> None:
        runs, points = ink.flatten(path)
        holes += int((~np.isfinite(path.vertices)).any(axis=1).sum())
        style = ink.css(ink.path_style(gc, face, self._hatch(gc, face)))
        self.strokes.append(Stroke(runs, points, style, self._clip(gc), places, holes=holes))

    def _clip(self, gc: GraphicsContextBase) -> str:
        path: Any = gc.get_clip_path()
        outline, transform = path
        if outline is not None:
            return self.definitions.clip(_outline(outline, transform + self._flip))
        box = gc.get_clip_rectangle()
        if box is None:
            return ""
        if box.bounds not in self._boxes:
            place = Affine2D().scale(box.width, box.height).translate(box.x0, box.y0)
            data = _outline(Path.unit_rectangle(), place + self._flip)
            self._boxes[box.bounds] = self.definitions.clip(data)
        return self._boxes[box.bounds]

    def _hatch(self, gc: GraphicsContextBase, face: Any) -> str | None:
        if gc.get_hatch() is None:
            return None
        scale = Affine2D().scale(_HATCH_SIZE, -_HATCH_SIZE).translate(0, _HATCH_SIZE)
        data = _outline(gc.get_hatch_path(), scale)
        return self.definitions.hatch(
            data,
            "none" if face is None else ink.colour(face),
            ink.colour(gc.get_hatch_color()),
            ink.number(gc.get_hatch_linewidth()),
        )


def _outline(path: Path, transform: Transform) -> str:
    return ink.path_data(*ink.flatten(path.transformed(transform)))


def _offset(offsets: Any, transform: Transform) -> bool:
    """Whether a collection is shifted; one that stands where it is has the offset nought."""
    return bool(np.any(transform.transform(np.ma.filled(offsets, 1.0))))
