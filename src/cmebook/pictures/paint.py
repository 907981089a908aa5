"""A picture ready to be shown: in a page, where styles colour it, and alone, on a slide.

An author names one colour for an element, or two: the first fills it and the second draws its
edge. A text, and a shape that no edge colour is named for, is filled; a line, and a shape with
``fill="none"``, is drawn. An element without a colour takes that of the group it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from cmebook.evidence.inline import fill as fill_roles
from cmebook.pictures.picture import SVG, Picture

#: A colour's name and what it is on white paper; ``assets/style/picture.css`` has the same
#: names, with a second set for the dark theme. Each but `soft` and `paper` may colour a text.
COLOURS = {
    "ink": "#1c2a2f",
    "soft": "#e6f1f2",
    "paper": "#ffffff",
    "accent": "#0b5f6e",
    "accent2": "#9c4a00",
    "warn": "#a3372a",
    "data": "#1f5f94",
    "model": "#6f3fa0",
    "assumption": "#5b6468",
}
#: How a line of a model or of an assumption differs where colours do not show.
DASHES = {"model": "18 10", "assumption": "4 10"}
TEXTS = {f"{SVG}text", f"{SVG}tspan"}
LINES = {f"{SVG}line", f"{SVG}polyline"}
SHAPES = {f"{SVG}{name}" for name in ("path", "rect", "circle", "ellipse", "polygon")}
WIDTH, HEIGHT = 1280, 720
STROKE_WIDTH = "4"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")

#: The words of a number, from its id and form.
Show = Callable[[str, str], str]


def inline(picture: Picture, show: Show, prefix: str) -> str:
    """The picture as part of a page; its ids begin with ``prefix``, so that none comes twice."""
    root = _filled(picture, show)
    for element, colours in _plan(root):
        _rename(element, prefix)
        if colours:
            element.set("class", " ".join(f"{side}-{name}" for side, name in colours.items()))
    for name in ("title", "desc"):
        root.find(f"{SVG}{name}").set("id", f"{prefix}-{name}")
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-desc")
    return _written(root)


def standalone(picture: Picture, show: Show) -> str:
    """The picture as a file that stands on white paper in any program.

    Colours are attributes and not styles: not every slide program reads those.
    """
    root = _filled(picture, show)
    for element, colours in _plan(root):
        for side, name in colours.items():
            element.set(side, COLOURS[name])
    for name, value in (("width", WIDTH), ("height", HEIGHT)):
        root.set(name, str(value))
    root.set("font-family", "Arial, Helvetica, sans-serif")
    page = {"width": str(WIDTH), "height": str(HEIGHT), "fill": COLOURS["paper"]}
    root.insert(root.index(root.find(f"{SVG}desc")) + 1, etree.Element(f"{SVG}rect", page))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_written(root)}\n'


def _filled(picture: Picture, show: Show) -> Any:
    root = deepcopy(picture.root)
    for element in root.iter():
        element.text = element.text and fill_roles(element.text, show)
        element.tail = element.tail and fill_roles(element.tail, show)
    root.tail = None
    return root


def _rename(element: Any, prefix: str) -> None:
    for name, value in element.attrib.items():
        if name == "id":
            element.set(name, f"{prefix}-{value}")
        else:
            element.set(name, _REFERENCE.sub(rf"url(#{prefix}-\1)", value))


def _plan(root: Any) -> list[tuple[Any, dict[str, str]]]:
    """Every element with its colours; the classes that named them are taken out."""
    plan = [(element, sides(element)) for element in root.iter()]
    for element, colours in plan:
        if element.tag == f"{SVG}polyline":
            element.set("fill", "none")
        if stroke := colours.get("stroke"):
            _default(element, "stroke-width", STROKE_WIDTH)
            if stroke in DASHES:
                _default(element, "stroke-dasharray", DASHES[stroke])
    for element, _ in plan:
        element.attrib.pop("class", None)
    return plan


def sides(element: Any) -> dict[str, str]:
    """The colours of an element by what they colour: ``fill``, ``stroke`` or both."""
    if element.tag not in TEXTS | LINES | SHAPES:
        return {}
    if element.tag == f"{SVG}tspan" and not element.get("class"):
        return {}
    first, *edge = _colours(element)
    if element.tag in TEXTS:
        return {"fill": first}
    if element.tag in LINES or element.get("fill") == "none":
        return {"stroke": first}
    return {"fill": first, "stroke": edge[0]} if edge else {"fill": first}


def _colours(element: Any) -> list[str]:
    for one in (element, *element.iterancestors()):
        if named := one.get("class"):
            return str(named).split()
    return ["ink"]


def _default(element: Any, name: str, value: str) -> None:
    if not any(one.get(name) for one in (element, *element.iterancestors())):
        element.set(name, value)


def _written(root: Any) -> str:
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))
