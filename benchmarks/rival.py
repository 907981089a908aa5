"""The same figure as ipywidgets with html-manager, from the same ``update`` on the same grid.

Its controls are ipywidgets' own, linked in the browser (``jslink``) to one anywidget
that holds, for each artist and state, the SVG that matplotlib draws for it. A piece
that several states share is stored once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import matplotlib as mpl
import traitlets
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

from cmebook.live import Check, Choice, LiveFigure
from cmebook.live.cast import drawn, members

VIEW = Path(__file__).with_name("rival_view.js")
STYLE: Any = {"svg.fonttype": "none", "svg.hashsalt": "rival"}  # its type lists every setting
DPI = 72


def widget(live: LiveFigure) -> ipywidgets.VBox:
    """Controls above the picture, linked; they work without a kernel."""
    counts = [len(control.values) for control in live.controls.values()]
    strides = {key: prod(counts[place + 1 :]) for place, key in enumerate(live.controls)}
    traits: dict[str, Any] = {
        "_esm": VIEW.read_text(encoding="utf-8"),
        "still": traitlets.Unicode().tag(sync=True),
        "moving": traitlets.List().tag(sync=True),
        "strides": traitlets.Dict().tag(sync=True),
    }
    for key, control in live.controls.items():
        place = control.find(control.default)
        trait: Any = (
            traitlets.Bool(bool(place)) if isinstance(control, Check) else traitlets.Int(place)
        )
        traits[key] = trait.tag(sync=True)
    still, moving = _draw(live)
    view = type("View", (anywidget.AnyWidget,), traits)(still=still, moving=moving, strides=strides)
    return ipywidgets.VBox([*_controls(live, view), view])


def _controls(live: LiveFigure, view: Any) -> Iterator[ipywidgets.Widget]:
    for key, control in live.controls.items():
        place = control.find(control.default)
        common = {"description": control.label, "style": {"description_width": "initial"}}
        trait = "index"
        if isinstance(control, Check):
            made, trait = ipywidgets.Checkbox(bool(place), **common), "value"
        elif isinstance(control, Choice):
            made = ipywidgets.RadioButtons(options=control.texts(), index=place, **common)
        else:
            made = ipywidgets.SelectionSlider(options=control.texts(), index=place, **common)
        ipywidgets.jslink((made, trait), (view, key))
        yield made


def _draw(live: LiveFigure) -> tuple[str, list[dict[str, Any]]]:
    """The picture without what moves, and what moves with its piece in each state."""
    parts = sorted(
        (part for member in members(live.artists) for part in member.parts),
        key=lambda part: part.get_zorder(),
    )
    found: list[dict[str, int]] = [{} for _ in parts]
    index: list[list[int]] = [[] for _ in parts]
    with mpl.rc_context(STYLE), _laid_out(live.figure):
        for values in product(*(control.values for control in live.controls.values())):
            live.update(**dict(zip(live.controls, values, strict=True)))
            for part, known, places in zip(parts, found, index, strict=True):
                places.append(known.setdefault(_piece(part), len(known)))
        still = _still(live.figure, parts)
        live.update(**{key: control.default for key, control in live.controls.items()})
    return still, [
        {"pieces": list(known), "index": places} for known, places in zip(found, index, strict=True)
    ]


@contextmanager
def _laid_out(figure: Figure) -> Iterator[None]:
    """Lay the figure out once, as nothing but the artists may move."""
    dpi, engine = figure.dpi, figure.get_layout_engine()
    figure.dpi = DPI
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    try:
        yield
    finally:
        figure.set_layout_engine(engine)
        figure.dpi = dpi


def _piece(part: Artist) -> str:
    """What matplotlib's SVG backend writes for one artist, with the clip path it needs."""
    figure = part.get_figure(root=True)
    assert figure is not None, "an artist of the figure"
    if not drawn(part):
        return ""
    out = io.StringIO()
    width, height = figure.get_size_inches() * DPI
    renderer: Any = RendererSVG(width, height, out, image_dpi=DPI)  # type: ignore[no-untyped-call]
    begin = out.tell()
    part.draw(renderer)
    renderer.finalize()
    return out.getvalue()[begin:].rpartition("</svg>")[0]


def _still(figure: Figure, moving: list[Artist]) -> str:
    shown = [part.get_visible() for part in moving]
    for part in moving:
        part.set_visible(False)
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    for part, was in zip(moving, shown, strict=True):
        part.set_visible(was)
    return re.sub(r"^.*?(?=<svg)", "", out.getvalue(), flags=re.DOTALL)
