"""What a picture may hold, so that it is safe in a page and stays itself in a slide program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cmebook.errors import CourseError, Problem
from cmebook.evidence.inline import references
from cmebook.pictures.paint import COLOURS, LINES, SHAPES, TEXTS, sides
from cmebook.pictures.picture import SVG, Picture

VIEW_BOX = "0 0 1280 720"
#: Smaller letters cannot be read where the picture is as wide as a phone.
FONT_SIZE = 30

_ELEMENTS = TEXTS | LINES | SHAPES | {
    f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "defs", "marker", "clipPath")
}  # fmt: skip
_ATTRIBUTES = {
    *("id", "class", "viewBox", "d", "points", "transform", "fill", "opacity", "clip-path"),
    *("x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"),
    *("width", "height", "stroke-width", "stroke-linecap", "stroke-linejoin"),
    *("stroke-dasharray", "fill-rule", "font-size", "font-weight", "font-style", "text-anchor"),
    *("marker-start", "marker-mid", "marker-end", "refX", "refY", "orient"),
    *("markerWidth", "markerHeight", "markerUnits"),
}
_WHY = {
    "script": "Pictures run nothing.",
    "foreignObject": "Slide programs do not show it; write <text>.",
    "image": "Draw it; a picture holds no other picture.",
    "style": 'Colour by class="..."; the styles come from the book.',
    "use": "Write the shape again; slide programs lose the copy.",
    "fill": 'Colour by class="..."; only fill="none" may stand here.',
    "stroke": 'Colour by class="...": a line, or a shape with fill="none", is drawn in it.',
    "font-family": "Leave it out; the letters are those of the book.",
}
_REFERENCE = re.compile(r"url\(\s*['\"]?([^)'\"]*)")


def picture_problems(picture: Picture) -> list[Problem]:
    """Every fault of a picture's form, by line; its numbers are looked up by others."""
    try:
        root = picture.root
    except CourseError as error:
        return list(error.problems)
    return [Problem(picture.file, f"line {line}", what, cure) for line, what, cure in _faults(root)]


Fault = tuple[int, str, str]


def _faults(root: Any) -> Iterator[Fault]:
    yield from _frame(root)
    named = [one for one in root.iter() if one.get("id")]
    ids = [one.get("id") for one in named]
    for place, one in enumerate(named):
        if one.get("id") in ids[:place]:
            yield one.sourceline, f"The id {one.get('id')} stands here twice.", "Give each its own."
    for element in root.iter():
        if not isinstance(element.tag, str):  # <?xml-stylesheet?> names another file
            yield element.sourceline, "The picture holds an instruction.", "Take it out."
            continue
        yield from _element(element)
        yield from _attributes(element, ids)
        yield from _words(element)


def _frame(root: Any) -> Iterator[Fault]:
    line = root.sourceline
    if root.tag != f"{SVG}svg":
        cure = 'Begin with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">.'
        yield line, "The outer element is no SVG.", cure
        return
    if root.get("viewBox") != VIEW_BOX:
        yield line, "The viewBox is not that of a slide.", f'Write viewBox="{VIEW_BOX}".'
    for name, use in (("title", "the picture's name"), ("desc", "what it shows, for the blind")):
        if not root.findtext(f"{SVG}{name}", "").strip():
            cure = f"Write <{name}>...</{name}> below <svg>: {use}."
            yield line, f"The picture has no <{name}>.", cure


def _element(element: Any) -> Iterator[Fault]:
    nested = element.tag == f"{SVG}svg" and element.getparent() is not None
    if nested or element.tag not in _ELEMENTS:
        name = element.tag.rpartition("}")[2]
        cure = _WHY.get(name, "Use g, path, rect, circle, ellipse, line, polyline, polygon, text.")
        yield element.sourceline, f"<{name}> does not belong in a picture.", cure


def _attributes(element: Any, ids: list[str]) -> Iterator[Fault]:
    line = element.sourceline
    for name, value in element.attrib.items():
        none = name == "fill" and value == "none"
        if name not in _ATTRIBUTES or (name == "fill" and not none):
            cure = _WHY.get(name, "Take it out; what may stand here is told in docs/authors.md.")
            yield line, f'{name}="{value}" does not belong in a picture.', cure
        if references(value):
            yield line, f"{name} holds a number.", "Numbers stand in <text>, <title> and <desc>."
        for target in _REFERENCE.findall(value):
            if target.removeprefix("#") not in ids or not target.startswith("#"):
                cure = "Name the id of an element of this file, after #."
                yield line, f"{name} leads to {target or 'nothing'}, which is not here.", cure
    named = element.get("class", "").split()
    if unknown := [name for name in named if name not in COLOURS]:
        yield line, f"There is no colour {', '.join(unknown)}.", f"Use {', '.join(COLOURS)}."
    elif len(named) > (2 if "stroke" in sides(element) else 1):
        cure = "Name one for the filling and, if it has an edge, one more."
        yield line, "More colours than the element has sides.", cure


def _words(element: Any) -> Iterator[Fault]:
    line = element.sourceline
    if element.tag in TEXTS:
        sizes = [one.get("font-size") for one in (element, *element.iterancestors())]
        size = next((size for size in sizes if size), "")
        if not re.fullmatch(r"\d+(\.\d+)?", size) or float(size) < FONT_SIZE:
            what = f"The letters are {size or 'of no stated size'}."
            yield line, what, f"Write font-size, {FONT_SIZE} or more, without a unit."
    open_role = re.search(r"\{ev\}(?!`[^`]+`)", element.text or "")
    if open_role:
        yield line, "A role is broken over two elements.", "Write {ev}`id` in one piece."
