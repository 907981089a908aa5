"""The section of a chapter to reread: its title, and its address in the published book."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^(#{1,6})\s+(?P<title>.+?)\s*#*\s*$", re.MULTILINE)
_TARGET = re.compile(r"^\((?P<name>[\w-]+)\)=\s*\n+#{1,6}\s+(?P<title>.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """Where to reread; ``link`` is empty if nobody said where the book lies."""

    chapter: str
    title: str
    link: str


def section_of(chapters: Path, chapter: str, name: str, book: str = "") -> Section:
    """Look a section up by the name of its heading; an unknown one is named by that name."""
    file = chapters / f"{chapter}.md"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    named = {match["name"]: match["title"] for match in _TARGET.finditer(text)}
    headings = [match["title"] for match in _HEADING.finditer(text)]
    titles = {_slug(title): title for title in headings} | named
    link = f"{book.rstrip('/')}/chapters/{chapter}.html#{name}" if book else ""
    top = headings[0] if headings else chapter
    return Section(_words(top), _words(titles.get(name, name.replace("-", " "))), link)


def _slug(title: str) -> str:
    """The name of a heading, as the book makes it."""
    return re.sub(r"[^\w-]+", "", re.sub(r"\s+", "-", _words(title).strip().lower()))


def _words(title: str) -> str:
    return re.sub(r"\{[\w-]+\}`([^`]*)`|[`*]", r"\1", title)
