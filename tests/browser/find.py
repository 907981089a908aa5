"""Find a browser that is already on the machine. Nothing is downloaded."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "{PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "{PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "{PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
    "{PROGRAMFILES}/Microsoft/Edge/Application/msedge.exe",
)
HOW = """No browser was found, and the pages must be tested in a real one.
Install Chromium, Chrome or Edge, for example
    Debian, Ubuntu:  sudo apt install chromium
    macOS:           brew install --cask google-chrome
    Windows:         Edge comes with the system
or name one:         CME_BROWSER=/path/to/browser make test"""


def find_browser() -> Path:
    """The browser to test with.

    Raises:
        FileNotFoundError: there is none; the message says how to get one.
    """
    if named := os.environ.get("CME_BROWSER"):
        found = shutil.which(named)
        if not found:
            raise FileNotFoundError(f"CME_BROWSER names {named}, which is not a program here.")
        return Path(found)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    for place in PLACES:
        for variable in ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA"):
            place = place.replace(f"{{{variable}}}", os.environ.get(variable, ""))
        if Path(place).is_file():
            return Path(place)
    raise FileNotFoundError(HOW)
