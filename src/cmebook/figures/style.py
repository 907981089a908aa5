"""The look of the figures: one style file, and colours that hold on white and on dark.

Each colour has a contrast of at least 3:1 with a white page and with the dark theme. It never
speaks alone: every series also has its own dash or marker, and a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import matplotlib as mpl
import matplotlib.style as mpl_style

from cmebook.course import find_course

#: A drug and its metabolite share a hue; the metabolite is dashed.
KETAMINE = "#2b7bd1"
ESKETAMINE = "#d06a00"
NORKETAMINE = "#0f8f9c"
NORESKETAMINE = "#a67c00"
HYDROXYNORKETAMINE = "#9b5bc4"
EFFECT = "#1e8e5a"
SPINES = "#c8508c"
WARNING = "#d2493a"
MUTED = "#7d7d7d"

PALETTE = {
    "ketamine": KETAMINE,
    "esketamine": ESKETAMINE,
    "norketamine": NORKETAMINE,
    "noresketamine": NORESKETAMINE,
    "hydroxynorketamine": HYDROXYNORKETAMINE,
    "effect": EFFECT,
    "spines": SPINES,
    "warning": WARNING,
    "muted": MUTED,
}

#: The page's ink: black on paper, light in the dark theme.
INK = "#000000"
PAPER = "#ffffff"

#: Backgrounds the palette must stand on: paper, and the dark theme's page, frame and surface.
BACKGROUNDS = ("#ffffff", "#121212", "#14181e", "#1a1a1a", "#222832")

Dashes = tuple[float, Sequence[float]]
DASHED: Dashes = (0, (5, 2.2))
DOTTED: Dashes = (0, (1.2, 2))
BAND_ALPHA = 0.22


@contextmanager
def course_style() -> Iterator[None]:
    """Draw in the course's style, whatever the reader's own settings are."""
    sheet = find_course().assets / "style" / "cmebook.mplstyle"
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl_style.use(sheet)
        yield


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (#rrggbb) as WCAG 2.2 defines it: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
