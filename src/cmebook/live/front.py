"""Where the front end of the live figures lies: one script and one style sheet."""

from __future__ import annotations

from functools import cache
from pathlib import Path

#: Inside an installed package, or else in the source tree.
_FOLDERS = (
    Path(__file__).parent / "assets",
    Path(__file__).resolve().parents[3] / "assets" / "live",
)


@cache
def read(name: str) -> str:
    """The text of ``live.js`` or ``live.css``."""
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    raise FileNotFoundError(f"{name} is neither in {_FOLDERS[0]} nor in {_FOLDERS[1]}")
