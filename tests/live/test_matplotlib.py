"""What a reader sees in any state is what matplotlib would have drawn."""

from __future__ import annotations

import io
from copy import deepcopy
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.artist import Artist

from cmebook.live import LiveFigure, scene
from cmebook.live.cast import members
from cmebook.live.drawing import Drawing, draw
from cmebook.live.faults import Faults
from cmebook.live.walk import Shot, shoot, sized
from tests.live.makers import KINDS, of_kind
from tests.live.shapes import Shape, shapes

#: Half a tenth of a point is lost in a coordinate, half a hundredth in a mark.
ROUNDING = 0.06


def own(live: LiveFigure, state: dict[str, object]) -> list[Shape]:
    """The shapes of matplotlib's own SVG of the figure's artists in ``state``."""
    live.update(**state)
    parts: list[Artist] = []
    for member in members(live.artists):
        for part in member.parts:
            arrow = getattr(part, "arrow_patch", None)
            parts += [part] if arrow is None else [arrow, part]
    for place, part in enumerate(parts):
        part.set_gid(f"part{place}")
    buffer = io.BytesIO()
    rules = {"svg.fonttype": "none", "path.simplify": False}
    with sized(live.figure, live.wide), mpl.rc_context(rules):
        live.figure.savefig(buffer, format="svg")
    root = ElementTree.fromstring(buffer.getvalue())
    found = {one.get("id"): one for one in root.iter()}
    groups = [found[f"part{n}"] for n in range(len(parts)) if f"part{n}" in found]
    return [shape for group in groups for shape in shapes(group, root)]


def record(live: LiveFigure) -> Shot:
    """All states of the figure at its own size."""
    faults = Faults(live.name, len(live.grid))
    cast = members(live.artists)
    shot = shoot(live.figure, live.wide, "w", cast, live.grid, live.update, faults)
    faults.raise_any()
    return shot


def ours(shot: Shot, state: int) -> list[Shape]:
    """The shapes of our markup for a state."""
    shot = deepcopy(shot)
    scene.fill(shot, scene.tracks(shot), state)
    again = ElementTree.fromstring(shot.drawing.svg())
    groups = [one for one in again.iter() if one.get("data-g") is not None]
    groups.sort(key=lambda one: int(one.get("data-g", "")))
    return [shape for group in groups for shape in shapes(group, again)]


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_artist_is_drawn_as_matplotlib_draws_it(kind: str, scale: str) -> None:
    live = of_kind(kind, scale)
    shot = record(live)
    for state in ({"size": 1, "on": True}, {"size": 4, "on": True}, {"size": 1.5, "on": False}):
        expected, found = own(live, state), ours(shot, live.grid.index(state))
        assert [shape.kind for shape in found] == [shape.kind for shape in expected]
        assert all(a.close_to(b, ROUNDING) for a, b in zip(found, expected, strict=True))


def test_a_changed_size_changes_the_picture() -> None:
    for kind in ("line", "hatched bars", "fill", "bubbles", "arrow"):
        live = of_kind(kind, "linear")
        small, large = ({"size": size, "on": True} for size in (1, 4))
        first, second = own(live, small)[:-1], own(live, large)[:-1]
        same = len(first) == len(second) and all(
            a.close_to(b, ROUNDING) for a, b in zip(first, second, strict=True)
        )
        assert not same, kind


def test_what_stands_still_is_matplotlibs_svg() -> None:
    live = of_kind("line", "log")
    live.update(**live.grid.default)
    with sized(live.figure, live.wide):
        plain: Drawing = draw(live.figure, "w")
    texts = [one.text for one in plain.root.iter("text")]
    built = ElementTree.fromstring(live.built.wide)
    assert [one.text for one in built.iter("{http://www.w3.org/2000/svg}text")] == texts
    assert len(texts) == 4
