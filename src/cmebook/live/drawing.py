"""matplotlib's own SVG of a figure, made fit to stand inside a page.

What never moves is taken from here; each moving artist leaves an empty slot, in its
place in the stacking order, to be filled with the strokes of the recorder.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.text import Text

from cmebook.live import ink

Element = ElementTree.Element

#: Attributes that hold nothing but coordinates.
_COORDINATES = ("d", "x", "y", "x1", "x2", "y1", "y2", "transform")
_ARROW = "-arrow"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DECIMALS = re.compile(r"-?\d+\.\d+")
_SAVE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "live",
    "svg.id": None,
    "path.simplify": False,
    "savefig.bbox": None,
}
_ROOT = {
    "xmlns": "http://www.w3.org/2000/svg",
    "width": "100%",
    "fill": "currentColor",
    # matplotlib says this with a rule for "*", which would reach every icon of the page.
    "style": "stroke-linejoin:round;stroke-linecap:butt",
    "aria-hidden": "true",
    "focusable": "false",
}


@dataclass
class Drawing:
    """One picture as an element tree; ``slots`` are the empty groups of the artists."""

    root: Element
    slots: list[Element | None]

    def svg(self) -> str:
        """The picture as it stands in the page."""
        return ElementTree.tostring(self.root, encoding="unicode")


def draw(figure: Figure, prefix: str, artists: Sequence[Artist] = ()) -> Drawing:
    """Save ``figure`` as SVG with a slot for each of ``artists``.

    Ids begin with ``prefix``, so that several pictures can share a page. A slot is
    ``None`` where the artist is not drawn with this figure at all.
    """
    marks = [f"{prefix}-slot{place}" for place in range(len(artists))]
    with _shown(artists), _named(artists, marks), mpl.rc_context(_SAVE):
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    root = ElementTree.fromstring(buffer.getvalue())
    slots = _slots(root, marks)
    for child in list(root):
        if child.tag.endswith("metadata"):
            root.remove(child)
    _tidy(root, {slot for slot in slots if slot is not None})
    _rename(root, prefix)
    box = root.get("viewBox", "")
    root.attrib.clear()
    root.attrib.update({"viewBox": box, **_ROOT})
    return Drawing(root, slots)


@contextmanager
def _shown(artists: Sequence[Artist]) -> Iterator[None]:
    """Have each artist drawn, even one that is hidden or has no text yet."""
    with ExitStack() as stack:
        for artist in artists:
            stack.callback(artist.set_visible, artist.get_visible())
            artist.set_visible(True)
            if isinstance(artist, Text) and not artist.get_text():
                stack.callback(artist.set_text, "")
                artist.set_text("·")
        yield


@contextmanager
def _named(artists: Sequence[Artist], marks: Sequence[str]) -> Iterator[None]:
    with ExitStack() as stack:
        for artist, mark in zip(artists, marks, strict=True):
            stack.callback(artist.set_gid, artist.get_gid())
            artist.set_gid(mark)
            # The arrow of an annotation is drawn just before it, outside its group.
            arrow = getattr(artist, "arrow_patch", None)
            if arrow is not None:
                stack.callback(arrow.set_gid, arrow.get_gid())
                arrow.set_gid(mark + _ARROW)
        yield


def _slots(root: Element, marks: Sequence[str]) -> list[Element | None]:
    """Empty the group of each artist; the outermost where an artist has several."""
    found: dict[str, Element] = {}
    for element in root.iter():
        found.setdefault(element.get("id", ""), element)
    slots = [found.get(mark) for mark in marks]
    for slot in slots:
        if slot is not None:
            # Marks defined here may be used elsewhere as well, as in the legend.
            root.extend([one for one in slot.iter() if one.tag.endswith("}defs")])
            slot.clear()
            slot.tag = "g"
    for mark in marks:
        if mark + _ARROW in found:
            found[mark + _ARROW].clear()
    return slots


def _tidy(element: Element, keep: set[Element]) -> None:
    """Drop what is not seen, shorten numbers, and let colours follow the theme."""
    element.tag = element.tag.partition("}")[2] or element.tag
    element.tail = None
    if element.text and not element.text.strip():
        element.text = None
    for name, value in list(element.attrib.items()):
        del element.attrib[name]
        short = name.partition("}")[2] or name
        if short in _COORDINATES:
            value = _DECIMALS.sub(lambda match: ink.number(float(match[0])), value)
            value = " ".join(value.split())
        elif short == "style":
            value = ink.restyled(value)
        element.set(short, value)
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    for child in list(element):
        _tidy(child, keep)
        unseen = child.tag == "path" and child.get("style") == "fill:none"
        empty = child.tag in ("g", "defs") and not len(child) and child not in keep
        if unseen or empty or child.tag == "style":
            element.remove(child)


def _rename(root: Element, prefix: str) -> None:
    """Drop ids nobody refers to, and give the others short ones of this picture."""
    used: dict[str, str] = {}
    for element in root.iter():
        values = element.attrib.values()
        names = [name for value in values for name in _REFERENCE.findall(value)]
        if link := element.get("href", "").removeprefix("#"):
            names.append(link)
        for name in names:
            used.setdefault(name, f"{prefix}-{len(used)}")
    for defs in list(root.iter("defs")):
        for one in list(defs):
            if one.get("id") not in used:
                defs.remove(one)
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                if value in used:
                    element.set("id", used[value])
                else:
                    del element.attrib["id"]
            elif name == "href" and value.startswith("#"):
                element.set("href", f"#{used[value[1:]]}")
            else:
                element.set(name, _REFERENCE.sub(lambda hit: f"url(#{used[hit[1]]})", value))
