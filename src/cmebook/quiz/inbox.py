"""Saved quiz files as they arrive: a folder, or a zip of one."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cmebook.errors import CourseError, Problem

#: A finished quiz is some 50 kB; a file of more than this is not read.
MAX_BYTES = 5_000_000
#: A browser adds " (1)" to the second download, other programs "-1" or " copy".
_COPY = re.compile(r"[ _-]*(?:\((?P<number>\d{1,3})\)|copy)$", re.IGNORECASE)


class RefusedError(Exception):
    """A file that cannot be graded; the text is a sentence for the instructor."""


@dataclass(frozen=True)
class Arrived:
    """One file; ``copy`` is the number its name was given to tell it from an earlier one.

    ``read`` gives the bytes, or raises :class:`RefusedError`.
    """

    name: str
    learner: str
    copy: int
    read: Callable[[], bytes]


def arrivals(inbox: Path, quiz: str) -> Iterator[Arrived]:
    """Every notebook in ``inbox``, sorted by name.

    The learner is what stands before ``_<quiz>`` in the name; empty if the name is of
    another form. Links are not followed out of the inbox.

    Raises:
        CourseError: ``inbox`` is neither a folder nor a zip file.
    """
    if inbox.is_dir():
        for path in sorted(inbox.rglob("*")):
            inside = path.relative_to(inbox)
            if _wanted(inside.as_posix()) and (path.is_file() or path.is_symlink()):
                yield _arrived(inside.as_posix(), quiz, _file_reader(path))
    elif zipfile.is_zipfile(inbox):
        with zipfile.ZipFile(inbox) as archive:
            for member in sorted(archive.infolist(), key=lambda m: m.filename):
                if not member.is_dir() and _wanted(member.filename):
                    yield _arrived(member.filename, quiz, _member_reader(inbox, member))
    else:
        what = "There is no folder and no zip file of this name."
        cure = "Name the folder, or the zip file, that holds the saved quiz files."
        raise CourseError([Problem(str(inbox), "", what, cure)])


def learner_and_copy(name: str, quiz: str) -> tuple[str, int]:
    """Learner id and copy number in a file name; no id if the name is of another form.

    >>> learner_and_copy("anna_pre-test (1).ipynb", "pre-test")
    ('anna', 1)
    """
    stem = PurePosixPath(name.replace("\\", "/")).name.rpartition(".")[0].strip()
    copy = 0
    while (match := _COPY.search(stem)) and not stem.endswith(f"_{quiz}"):
        copy = max(copy, int(match["number"] or 1))
        stem = stem[: match.start()]
    learner = stem.removesuffix(f"_{quiz}") if stem.endswith(f"_{quiz}") else ""
    return learner, copy


def _wanted(name: str) -> bool:
    """Not the files that systems leave beside those of people."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return bool(parts) and not hidden


def _arrived(name: str, quiz: str, read: Callable[[], bytes]) -> Arrived:
    learner, copy = learner_and_copy(name, quiz)
    return Arrived(name, learner, copy, read)


def _file_reader(path: Path) -> Callable[[], bytes]:
    def read() -> bytes:
        if path.is_symlink():
            raise RefusedError("This is a link to another file; copy the file itself here.")
        try:
            with path.open("rb") as stream:
                return _limited(stream.read(MAX_BYTES + 1))
        except OSError as error:
            raise RefusedError(f"The file cannot be opened ({error.strerror}).") from None

    return read


def _member_reader(archive: Path, member: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            with zipfile.ZipFile(archive) as opened, opened.open(member) as stream:
                # the size a zip states may be a lie, so no more than the limit is unpacked
                return _limited(stream.read(MAX_BYTES + 1))
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
            what = "The zip file is damaged or locked here; unpack it and try the folder."
            raise RefusedError(what) from None

    return read


def _limited(content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise RefusedError(f"The file is larger than {MAX_BYTES // 1_000_000} MB; it is no quiz.")
    return content
