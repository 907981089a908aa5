"""What holds for the built site as a folder of files."""

from __future__ import annotations

import html
import re
from pathlib import Path

from cmebook.course import find_course
from cmebook.items import load_bank
from tests.browser.build import build

TEXT = {".html", ".js", ".json", ".ipynb", ".css", ".txt", ".csv", ".yaml", ".md", ".inv"}


def plain(text: str) -> str:
    """Letters and digits only, so that markup between two words hides nothing."""
    return re.sub(r"[^a-z0-9]+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text)).lower())


def test_no_file_holds_the_reasons_of_a_graded_item(built: Path) -> None:
    """The reasons of a graded item, and the code that marks it, stay with the educator."""
    bank = load_bank(find_course())
    secrets = {}
    for item in bank.graded:
        for reason in (item.rationale, *(option.why for option in item.options)):
            # The longest stretch without a role is enough to know a reason by.
            stretch = max(re.split(r"\{ev\}`[^`]*`", reason), key=len)
            secrets[plain(stretch).strip()] = item.id
    assert len(secrets) > 30
    leaks = []
    for path in sorted(built.rglob("*")):
        if path.suffix in TEXT:
            raw = path.read_text(encoding="utf-8", errors="replace")
            assert "HIDDEN TESTS" not in raw, path
            shown = plain(raw)
            leaks += [f"{path.name}: {item}" for secret, item in secrets.items() if secret in shown]
    assert leaks == []


def test_a_second_build_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(find_course().root, tmp_path)
    again = tmp_path / "_build" / "html"
    first = {path.relative_to(built): path.read_bytes() for path in files(built)}
    second = {path.relative_to(again): path.read_bytes() for path in files(again)}
    assert set(first) == set(second)
    assert [str(name) for name in first if first[name] != second[name]] == []


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_folders_with_an_underscore_are_published_too(built: Path) -> None:
    """GitHub Pages leaves ``_static`` out unless this file is there."""
    assert (built / "_static").is_dir() and (built / ".nojekyll").is_file()
