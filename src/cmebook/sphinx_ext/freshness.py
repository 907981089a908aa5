"""What was made with an older package or older evidence is made again.

jupyter-cache knows a notebook only by its code, and Sphinx knows a page only by its
text; both would keep numbers that are no longer true. So a digest of everything they
do not see is a setting of the book: when it changes, Sphinx reads every page anew and
the cache of executed notebooks is emptied.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

#: The file in the cache folder that says what the cache was made with.
STAMP = "cmebook-digest"


def digest(folders: Iterable[Path]) -> str:
    """One hash over names and contents of all files in ``folders`` (compiled files apart)."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.relative_to(folder).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def empty_if_stale(cache: Path, wanted: str) -> bool:
    """Empty ``cache`` unless it was made with ``wanted``; True if it was emptied."""
    stamp = cache / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return False
    had_one = cache.exists()
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir(parents=True)
    stamp.write_text(wanted, encoding="utf-8")
    return had_one
