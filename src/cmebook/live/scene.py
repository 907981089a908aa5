"""From recorded strokes to markup and columns.

Each part of an artist becomes a group, and each stroke in it an element: a ``path``,
or, for marks and texts, something that is only shifted about. The markup shows the
default state; the columns say how the elements differ in the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from xml.etree import ElementTree

import numpy as np

from cmebook.live import ink
from cmebook.live.columns import Ints, Numbers, Table, Words, numbers, words
from cmebook.live.encode import SCALE, Header
from cmebook.live.recorder import Stroke
from cmebook.live.walk import Shot, Take

Element = ElementTree.Element

#: In the runs of an artist, an element that is shifted and not redrawn.
SHIFT = "@"


@dataclass(frozen=True)
class Slot:
    """Where an element comes from: stroke ``stroke`` of part ``part``, at its ``copy``-th place."""

    part: int
    stroke: int
    copy: int
    sample: Stroke


@dataclass
class Track:
    """All that varies in one artist of one picture, as columns over the states."""

    slots: list[Slot]
    show: Words
    runs: Words
    x: Numbers
    y: Numbers
    text: Words
    style: Words
    shape: Words

    @property
    def moves(self) -> bool:
        """Whether any state differs from another."""
        columns = (self.show, self.runs, self.x, self.y, self.text, self.style, self.shape)
        return any(len(column.rows) > 1 for column in columns)


def track(takes: list[list[Take]]) -> Track:
    """The columns of one artist from ``takes[part][state]``."""
    slots = list(_slots(takes))
    states = [
        [_find(takes, slot, state) for slot in slots]
        for state in range(len(takes[0]) if takes else 0)
    ]
    hidden = [all(part[state] is None for part in takes) for state in range(len(states))]

    def told(one: Callable[[Slot, Stroke | None], str]) -> Words:
        return words(
            [
                None if gone else tuple(map(one, slots, strokes))
                for gone, strokes in zip(hidden, states, strict=True)
            ]
        )

    def placed(axis: int) -> Numbers:
        return numbers(
            [
                None if gone else _coordinates(slots, strokes, axis)
                for gone, strokes in zip(hidden, states, strict=True)
            ]
        )

    return Track(
        slots=slots,
        show=words(
            [
                tuple("0" if part[state] is None else "1" for part in takes)
                for state in range(len(states))
            ]
        ),
        runs=told(lambda slot, stroke: "" if stroke is None else _token(stroke)),
        x=placed(0),
        y=placed(1),
        text=told(lambda slot, stroke: (stroke and stroke.text) or ""),
        style=told(lambda slot, stroke: (stroke or slot.sample).style),
        shape=told(lambda slot, stroke: _shape(stroke or slot.sample)),
    )


def mixed(takes: list[list[Take]]) -> bool:
    """Whether an element would have to be a path in one state and a mark or text in another."""
    kinds: dict[tuple[int, int], tuple[bool, bool, str]] = {}
    return any(
        kinds.setdefault((part, place), kind) != kind
        for part, states in enumerate(takes)
        for strokes in states
        for place, stroke in enumerate(strokes or ())
        for kind in [(stroke.places is None, stroke.text is None, stroke.clip)]
    )


def _slots(takes: list[list[Take]]) -> Iterator[Slot]:
    """Every element that some state needs."""
    for part, states in enumerate(takes):
        longest = max((len(strokes or ()) for strokes in states), default=0)
        for place in range(longest):
            met = [strokes[place] for strokes in states if strokes and place < len(strokes)]
            copies = max(_copies(stroke) for stroke in met)
            for copy in range(copies):
                yield Slot(part, place, copy, met[0])


def _copies(stroke: Stroke) -> int:
    return 1 if stroke.places is None else len(stroke.places)


def _find(takes: list[list[Take]], slot: Slot, state: int) -> Stroke | None:
    strokes = takes[slot.part][state]
    if not strokes or slot.stroke >= len(strokes):
        return None
    stroke = strokes[slot.stroke]
    return stroke if slot.copy < _copies(stroke) else None


def _token(stroke: Stroke) -> str:
    return stroke.runs if stroke.places is None else SHIFT


def _shape(stroke: Stroke) -> str:
    """What stays the same while an element is shifted: a mark's outline, a text's turn."""
    if stroke.places is None:
        return ""
    if stroke.text is not None:
        return f"rotate({ink.number(stroke.turn)})" if stroke.turn else ""
    return _outline(stroke.runs, (np.round(stroke.points, 3) + 0.0).tobytes())


@lru_cache(maxsize=4096)
def _outline(runs: str, points: bytes) -> str:
    return ink.path_data(runs, np.frombuffer(points).reshape(-1, 2))


def _coordinates(slots: list[Slot], strokes: list[Stroke | None], axis: int) -> Ints:
    pieces = []
    for slot, stroke in zip(slots, strokes, strict=True):
        if stroke is not None:
            known = stroke.points if stroke.places is None else stroke.places[[slot.copy]]
            pieces.append(known[:, axis])
    joined = np.concatenate(pieces) if pieces else np.empty(0)
    return np.rint(joined * SCALE).astype(np.int32)


def tracks(shot: Shot) -> dict[str, Track]:
    """The columns of every artist of one picture."""
    return {name: track(takes) for name, takes in shot.takes.items()}


def store(table: Table, known: dict[str, Track], base: list[Header] | None = None) -> list[Header]:
    """Put the tracks of one picture into ``table``; returns what the front end must know.

    ``base`` is what this returned for another picture of the same figure: coordinates
    that differ from it only by shift and stretch are stored as just that.
    """
    entries: list[Header] = []
    element = group = 0
    for place, (name, one) in enumerate(known.items()):
        parts = len(one.show.rows[0])
        other = base[place] if base else None
        entry: Header = {
            "name": name,
            "elements": [element, len(one.slots)],
            "groups": [group, parts],
            "moves": one.moves,
            "runs": table.add(one.runs),
            "x": table.derive(other["x"], one.x) if other else table.add(one.x),
            "y": table.derive(other["y"], one.y) if other else table.add(one.y),
        }
        for key in ("show", "text", "style", "shape"):
            column: Words = getattr(one, key)
            if len(column.rows) > 1:
                entry[key] = table.add(column)
        entries.append(entry)
        element += len(one.slots)
        group += parts
    return entries


def fill(shot: Shot, known: dict[str, Track], state: int) -> None:
    """Write the elements of every artist into the slots of the drawing, as in ``state``."""
    groups = iter(enumerate(shot.drawing.slots))
    element = 0
    for one in known.values():
        built = [(slot, _element(one, place, state)) for place, slot in enumerate(one.slots)]
        for place, (_, made) in enumerate(built):
            if one.moves:
                made.set("data-e", str(element + place))
        element += len(built)
        for part, shown in enumerate(one.show.rows[one.show.index[state]]):
            number, group = next(groups)
            if group is None:
                continue
            if one.moves:
                group.set("data-g", str(number))
            if shown == "0":
                group.set("display", "none")
            own = [(slot, made) for slot, made in built if slot.part == part]
            for clip, run in groupby(own, key=lambda pair: pair[0].sample.clip):
                holder = group
                if clip:
                    holder = ElementTree.SubElement(group, "g", {"clip-path": f"url(#{clip})"})
                holder.extend(made for _, made in run)
    _define(shot)


def _element(one: Track, place: int, state: int) -> Element:
    sample = one.slots[place].sample
    runs = one.runs.rows[one.runs.index[state]]
    before = sum(_length(token) for token in runs[:place])
    after = before + _length(runs[place])
    points = np.column_stack(
        [column.rows[column.index[state]][before:after] / SCALE for column in (one.x, one.y)]
    )
    style = one.style.rows[one.style.index[state]][place]
    shape = one.shape.rows[one.shape.index[state]][place]
    if sample.places is None:
        return ElementTree.Element(
            "path", {"d": ink.path_data(runs[place], points), "style": style}
        )
    # The front end knows by its transform that an element is one to be shifted.
    x, y = points[0] if len(points) else (0, 0)
    attributes = {"transform": f"translate({ink.number(x)} {ink.number(y)})"}
    if not len(points):
        attributes["display"] = "none"
    if sample.text is None:
        return ElementTree.Element("path", attributes | {"d": shape, "style": style})
    holder = ElementTree.Element("g", attributes)
    turn = {"transform": shape} if shape else {}
    text = ElementTree.SubElement(holder, "text", turn | {"style": style})
    text.text = one.text.rows[one.text.index[state]][place]
    return holder


def _length(token: str) -> int:
    """How many points the element with this token uses up."""
    return 1 if token == SHIFT else ink.length(token)


def _define(shot: Shot) -> None:
    """Add the clip paths and hatches the strokes refer to."""
    if not (shot.definitions.clips or shot.definitions.hatches):
        return
    defs = ElementTree.Element("defs")
    for outline, name in shot.definitions.clips.items():
        clip = ElementTree.SubElement(defs, "clipPath", {"id": name})
        ElementTree.SubElement(clip, "path", {"d": outline})
    for (outline, face, edge, width), name in shot.definitions.hatches.items():
        size = {"width": "72", "height": "72"}
        pattern = ElementTree.SubElement(
            defs, "pattern", {"id": name, "patternUnits": "userSpaceOnUse", **size}
        )
        ElementTree.SubElement(pattern, "rect", {**size, "fill": face})
        style = ink.css({"fill": edge, "stroke": edge, "stroke-width": width})
        ElementTree.SubElement(pattern, "path", {"d": outline, "style": style})
    shot.drawing.root.insert(0, defs)
