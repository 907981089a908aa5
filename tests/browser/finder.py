"""Find a browser that is already on this machine: Chrome, Chromium or Edge."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)

MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

#: Below the folders where Windows keeps programs.
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)

HOW_TO = """No browser was found for the browser tests.
Install Chrome, Chromium or Edge:
    Debian, Ubuntu:  sudo apt install chromium
    macOS:           brew install --cask google-chrome
    Windows:         Edge is part of the system; or  winget install Google.Chrome
Or name one that lies elsewhere:
    CME_BROWSER=/path/to/browser make test"""


class NoBrowserError(Exception):
    """There is no browser here; the message says how to get one."""


def find_browser(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """The program to start; ``CME_BROWSER`` names it, otherwise the usual places are tried.

    Raises:
        NoBrowserError: none is there, or ``CME_BROWSER`` names no file.
    """
    if named := environment.get("CME_BROWSER"):
        found = shutil.which(named, path=environment.get("PATH"))
        if not found:
            raise NoBrowserError(f"CME_BROWSER names {named!r}, which is no program.\n{HOW_TO}")
        return Path(found)
    for path in candidates(environment, system):
        if path.is_file():
            return path
    raise NoBrowserError(HOW_TO)


def candidates(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    """Where a browser may lie on this kind of system, the most usual first."""
    for command in COMMANDS:
        if found := shutil.which(command, path=environment.get("PATH")):
            yield Path(found)
    if system == "darwin":
        yield from map(Path, MAC)
        yield from (Path.home() / place.lstrip("/") for place in MAC)
    if system == "win32":
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder in environment:
                yield from (Path(environment[folder]) / place for place in WINDOWS)
