"""Whether every line and text of a live figure stands out on a light and on a dark page.

WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what is needed to read a graphic (1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from matplotlib.colors import to_rgb

from cmebook.errors import Problem

if TYPE_CHECKING:
    from cmebook.live.figure import LiveFigure

Colour = tuple[float, float, float]

#: The page of pydata-sphinx-theme in its two modes.
PAGES: Mapping[str, str] = {"light": "#ffffff", "dark": "#14181e"}
_TEXT, _GRAPHIC = 4.5, 3.0


def contrast_problems(live: LiveFigure) -> list[Problem]:
    """Moving artists and texts that are too faint on one of the two pages."""
    inks = {(name, text, style) for name, found in live.built.inks.items() for text, style in found}
    root = ElementTree.fromstring(live.built.wide)
    for one in root.iter("{http://www.w3.org/2000/svg}text"):
        inks.add((f"text “{''.join(one.itertext())}”", True, one.get("style", "")))
    return [
        Problem(
            f"live figure {live.name}",
            name,
            what,
            "Take a colour that stands out on both; give a pale fill an edge.",
        )
        for name, text, style in sorted(inks)
        for what in _faint(text, style)
    ]


def _faint(text: bool, style: str) -> Iterator[str]:
    least = _TEXT if text else _GRAPHIC
    declared = dict(item.split(":", 1) for item in style.split(";") if item)
    for page, back in PAGES.items():
        best = max(_ratios(declared, to_rgb(back)), default=least)
        if best < least:
            yield f"its contrast on the {page} page is {best:.1f} to 1, under {least:g} to 1."


def _ratios(style: Mapping[str, str], back: Colour) -> Iterator[float]:
    """The contrast of line and fill."""
    for key in ("stroke", "fill"):
        code = style.get(key, "none")
        if code == "none":
            continue
        if not code.startswith("#"):
            yield 21.0  # the ink of the theme, or a hatch
            continue
        alpha = float(style.get(f"{key}-opacity", 1)) * float(style.get("opacity", 1))
        yield ratio(_over(to_rgb(code), back, alpha), back)


def _over(ink: Colour, back: Colour, alpha: float) -> Colour:
    red, green, blue = (alpha * a + (1 - alpha) * b for a, b in zip(ink, back, strict=True))
    return red, green, blue


def ratio(one: Colour, two: Colour) -> float:
    """Contrast of two colours (red, green, blue from 0 to 1) by the formula of WCAG 2."""
    dark, light = sorted((_luminance(one), _luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
