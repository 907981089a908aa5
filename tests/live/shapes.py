"""What an SVG group draws, in one form for matplotlib's markup and for ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

Element = ElementTree.Element
_COMMAND = re.compile(r"([MLQCZz])([^MLQCZz]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


@dataclass
class Shape:
    """A path or a text: its commands or words, and its points on the page."""

    kind: str
    points: NDArray[np.float64]

    def close_to(self, other: Shape, tolerance: float) -> bool:
        return (
            self.kind == other.kind
            and self.points.shape == other.points.shape
            and bool(np.all(np.abs(self.points - other.points) <= tolerance))
        )


def shapes(group: Element, root: Element) -> list[Shape]:
    """All paths and texts of ``group`` in order; marks are looked up in ``root``."""
    marks = {one.get("id"): one for one in root.iter() if one.get("id")}
    return list(_walk(group, marks, np.zeros(2)))


def _walk(one: Element, marks: dict[str | None, Element], shift: NDArray[np.float64]):
    tag = one.tag.partition("}")[2] or one.tag
    if tag in ("defs", "clipPath") or one.get("display") == "none":
        return
    transform = one.get("transform", "")
    if "translate" in transform and tag != "use":
        x, y = _NUMBER.findall(transform.partition("translate")[2])[:2]
        shift = shift + np.array([float(x), float(y)])
    if tag == "path" and one.get("d"):
        kind, points = outline(one.get("d", ""))
        yield Shape(kind, points + shift)
    elif tag == "use":
        link = one.get("href") or one.get("{http://www.w3.org/1999/xlink}href") or ""
        kind, points = outline(marks[link[1:]].get("d", ""))
        place = np.array([float(one.get("x", 0)), float(one.get("y", 0))])
        yield Shape(kind, points + place)
    elif tag == "text":
        place = np.array([float(one.get("x", 0)), float(one.get("y", 0))]) + shift
        yield Shape(f"text {one.text} {_turn(transform)}", place[None, :])
    for child in one:
        yield from _walk(child, marks, shift)


def _turn(transform: str) -> float:
    turn = re.search(r"rotate\((-?[\d.]+)", transform)
    return float(turn[1]) + 0.0 if turn else 0.0


def outline(d: str) -> tuple[str, NDArray[np.float64]]:
    """The commands of a path, one letter a command, and its points."""
    letters, numbers = "", []
    for letter, rest in _COMMAND.findall(d):
        found = [float(number) for number in _NUMBER.findall(rest)]
        points = {"M": 1, "L": 1, "Q": 2, "C": 3}.get(letter)
        letters += letter.upper() if points is None else letter * (len(found) // 2 // points)
        numbers += found
    return letters, np.array(numbers).reshape(-1, 2)
