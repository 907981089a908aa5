"""SVG spellings: numbers, paths, colours that follow the theme, and styles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.path import Path
from numpy.typing import NDArray

#: White is the page and black its ink, so that both turn with the theme.
PAPER = "var(--live-paper, #fff)"
INK = "currentColor"

_LETTERS = {
    int(Path.MOVETO): "M",
    int(Path.LINETO): "L",
    int(Path.CURVE3): "Q",
    int(Path.CURVE4): "C",
}
_FONT = re.compile(r"^(?:(\w+) )??(?:(\d+) )?([\d.]+px)(?: .*)?$")


def number(value: float) -> str:
    """A coordinate with no more than two decimals, and no needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def colour(rgb: Any) -> str:
    """A colour; black and white follow the theme."""
    return themed(to_hex(rgb[:3]))


def themed(code: str) -> str:
    """The theme's ink for black, its paper for white, any other colour as it is."""
    return {"#000000": INK, "#ffffff": PAPER}.get(code, code)


def css(declarations: Mapping[str, str]) -> str:
    """Style declarations as they stand in a ``style`` attribute."""
    return ";".join(f"{name}:{value}" for name, value in declarations.items())


def path_style(gc: GraphicsContextBase, face: Any, hatch: str | None = None) -> dict[str, str]:
    """How a path is filled and stroked; ``hatch`` is the id of its pattern."""
    style: dict[str, str] = {}
    forced = gc.get_forced_alpha()
    if hatch:
        style["fill"] = f"url(#{hatch})"
    else:
        style["fill"] = "none" if face is None else colour(face)
    if face is not None and len(face) == 4 and face[3] != 1 and not forced:
        style["fill-opacity"] = number(face[3])
    if forced and gc.get_alpha() != 1:
        style["opacity"] = number(gc.get_alpha())
    dashing: Any = gc.get_dashes()
    offset, dashes = dashing
    width = gc.get_linewidth()
    if not width:
        return style
    if dashes is not None:
        style["stroke-dasharray"] = ",".join(number(dash) for dash in dashes)
        style["stroke-dashoffset"] = number(float(offset or 0))
    rgb = gc.get_rgb()
    style["stroke"] = colour(rgb)
    if rgb[3] != 1 and not forced:
        style["stroke-opacity"] = number(rgb[3])
    style["stroke-width"] = number(width)
    if gc.get_joinstyle() != "round":
        style["stroke-linejoin"] = gc.get_joinstyle()
    if gc.get_capstyle() != "butt":
        cap = gc.get_capstyle()
        style["stroke-linecap"] = {"projecting": "square"}.get(cap, cap)
    return style


def text_style(gc: GraphicsContextBase, font: FontProperties) -> dict[str, str]:
    """How a text is set. The family is left to the page, which has fonts the reader has."""
    style = {"font-size": f"{number(font.get_size_in_points())}px"}
    weight = font.get_weight()
    weight = weight_dict.get(weight, weight) if isinstance(weight, str) else weight
    if weight != 400:
        style["font-weight"] = str(weight)
    if font.get_style() != "normal":
        style["font-style"] = font.get_style()
    style["fill"] = colour(gc.get_rgb())
    alpha = gc.get_alpha() if gc.get_forced_alpha() else gc.get_rgb()[3]
    if alpha != 1:
        style["opacity"] = number(alpha)
    return style


def restyled(style: str) -> str:
    """One of matplotlib's own ``style`` attributes in the page's ink and font."""
    kept: dict[str, str] = {}
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "font":
            match = _FONT.match(value)
            slant, weight, size = match.groups() if match else (None, None, value)
            kept |= {"font-style": slant} if slant else {}
            kept |= {"font-weight": weight} if weight else {}
            kept["font-size"] = size
        elif name and name != "font-family":
            kept[name] = themed(value)
    return css(kept)


def flatten(path: Path) -> tuple[str, NDArray[np.float64]]:
    """Runs of drawing commands (``M1L119Z``) and the vertices they use up.

    A vertex that is not finite leaves a gap, as in every matplotlib backend.
    """
    if not np.isfinite(path.vertices).all():
        path = path.cleaned(remove_nans=True, curves=True, simplify=False)
    vertices = np.asarray(path.vertices, dtype=float)
    codes = None if path.codes is None else np.asarray(path.codes)
    if codes is None:
        return (f"M1L{len(vertices) - 1}" if len(vertices) > 1 else "M1" * len(vertices)), vertices
    return _runs(codes.tobytes()), vertices[(codes != Path.STOP) & (codes != Path.CLOSEPOLY)]


@lru_cache(maxsize=4096)
def _runs(codes: bytes) -> str:
    """Path codes as runs: a letter and how many vertices it takes."""
    parts: list[tuple[str, int]] = []
    for code in codes:  # bytes are numbers already
        if code == Path.CLOSEPOLY:
            parts.append(("Z", 0))
        elif code != Path.STOP:
            letter = _LETTERS[code]
            if parts and parts[-1][0] == letter != "M":
                parts[-1] = (letter, parts[-1][1] + 1)
            else:
                parts.append((letter, 1))
    return "".join(f"{letter}{count or ''}" for letter, count in parts)


def path_data(token: str, points: NDArray[Any]) -> str:
    """The ``d`` attribute for runs of commands and their vertices."""
    pieces: list[str] = []
    place = 0
    for letter, digits in re.findall(r"([A-Z])(\d*)", token):
        count = int(digits or 0)
        pairs = points[place : place + count]
        pieces.append(letter + " ".join(f"{number(x)} {number(y)}" for x, y in pairs))
        place += count
    return "".join(pieces)


def length(token: str) -> int:
    """How many vertices runs of commands use up."""
    return sum(int(count) for count in re.findall(r"\d+", token))
