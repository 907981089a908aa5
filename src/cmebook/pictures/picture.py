"""A picture as it lies on disk: its texts, and the numbers they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.evidence.inline import references
from cmebook.places import Place

#: A picture of a chapter is called as the chapter is; other drawings are none of ours.
NAME = re.compile(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Picture:
    """One SVG: its name (``02-ketamine-mechanisms``), its file in the course, and its text."""

    name: str
    file: str
    text: str

    @cached_property
    def root(self) -> Any:
        """The ``svg`` element, without comments.

        Raises:
            CourseError: the file is no XML, or holds a DOCTYPE, which could name other files.
        """
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            root = etree.fromstring(self.text.encode(), parser)
        except etree.XMLSyntaxError as error:
            cure = "Close every tag; write &amp; for & and &lt; for <."
            raise self._fault(error.lineno or 1, f"This is no XML: {error.msg}.", cure) from error
        if root.getroottree().docinfo.doctype:
            raise self._fault(1, "The picture holds a DOCTYPE.", "Take it out.")
        return root

    def _fault(self, line: int, what: str, cure: str) -> CourseError:
        return CourseError([Problem(self.file, f"line {line}", what, cure)])

    @property
    def title(self) -> str:
        """What the picture is called, with its roles as written."""
        return " ".join(self.root.findtext(f"{SVG}title", "").split())

    @property
    def description(self) -> str:
        """What the picture shows, in words, with its roles as written."""
        return " ".join(self.root.findtext(f"{SVG}desc", "").split())

    @property
    def words(self) -> Iterator[tuple[int, str]]:
        """Line and words of every text, title and description."""
        for element in self.root.iter(f"{SVG}title", f"{SVG}desc", f"{SVG}text"):
            yield element.sourceline, " ".join("".join(element.itertext()).split())

    @property
    def places(self) -> tuple[Place, ...]:
        """Every number the picture names, by line."""
        return tuple(
            Place(self.file, line, "ev", reference.id, reference.form)
            for line, text in enumerate(self.text.splitlines(), 1)
            for reference in references(text)
        )

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of the rows and computed numbers it shows."""
        return tuple(dict.fromkeys(place.id for place in self.places))


def file_of(course: Course, name: str) -> Path:
    """Where the picture of this name lies."""
    return course.assets / "img" / f"{name}.svg"


def read_picture(course: Course, name: str) -> Picture:
    """The picture of this name.

    Raises:
        CourseError: there is none.
    """
    path = file_of(course, name)
    file = path.relative_to(course.root).as_posix()
    if not NAME.fullmatch(name) or not path.is_file():
        what = f"There is no picture {name}."
        cure = f"Draw {file}, or use one of {', '.join(read_pictures(course)) or 'none yet'}."
        raise CourseError([Problem(file, "", what, cure)])
    return Picture(name, file, path.read_text(encoding="utf-8"))


def read_pictures(course: Course) -> dict[str, Picture]:
    """All pictures of a course by name."""
    names = sorted(path.stem for path in (course.assets / "img").glob("*.svg"))
    return {name: read_picture(course, name) for name in names if NAME.fullmatch(name)}
