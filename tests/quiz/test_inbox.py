from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cmebook.errors import CourseError
from cmebook.quiz import learner as ids
from cmebook.quiz.inbox import MAX_BYTES, RefusedError, arrivals, learner_and_copy


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("anna_small.ipynb", ("anna", 0)),
        ("anna_small (1).ipynb", ("anna", 1)),
        ("anna_small(12).ipynb", ("anna", 12)),
        ("anna_small copy.ipynb", ("anna", 1)),
        ("anna_small - Copy (2).ipynb", ("anna", 2)),
        ("anna_b_small.ipynb", ("anna_b", 0)),
        ("a.b@c.org_small.ipynb", ("a.b@c.org", 0)),
        ("sub/folder/anna_small.ipynb", ("anna", 0)),
        ("sub\\anna_small.ipynb", ("anna", 0)),
        ("small.ipynb", ("", 0)),
        ("anna-small.ipynb", ("", 0)),
        ("anna_other.ipynb", ("", 0)),
        ("anna_small", ("", 0)),
    ],
)
def test_names(name: str, found: tuple[str, int]) -> None:
    assert learner_and_copy(name, "small") == found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    (inbox / "late").mkdir(parents=True)
    (inbox / "late" / "ben_small.ipynb").write_bytes(b"ben")
    (inbox / "anna_small.ipynb").write_bytes(b"anna")
    (inbox / "letter.pdf").write_bytes(b"pdf")
    (inbox / ".DS_Store").write_bytes(b"x")
    (inbox / "__MACOSX").mkdir()
    (inbox / "__MACOSX" / "anna_small.ipynb").write_bytes(b"x")
    return inbox


def zipped(folder: Path) -> Path:
    archive = folder.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for path in folder.rglob("*"):
            target.write(path, path.relative_to(folder))
    return archive


@pytest.mark.parametrize("pack", [lambda folder: folder, zipped])
def test_folder_and_zip_hold_the_same(folder: Path, pack: object) -> None:
    found = list(arrivals(pack(folder), "small"))  # type: ignore[operator]
    assert [(f.name, f.learner) for f in found] == [
        ("anna_small.ipynb", "anna"),
        ("late/ben_small.ipynb", "ben"),
        ("letter.pdf", ""),
    ]
    assert [f.read() for f in found] == [b"anna", b"ben", b"pdf"]


@pytest.mark.parametrize("pack", [lambda folder: folder, zipped])
def test_large_files_are_not_read(folder: Path, pack: object) -> None:
    (folder / "anna_small.ipynb").write_bytes(b"0" * (MAX_BYTES + 1))
    first = next(arrivals(pack(folder), "small"))  # type: ignore[operator]
    with pytest.raises(RefusedError, match="larger than 5 MB"):
        first.read()


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("key")
    (folder / "anna_small.ipynb").unlink()
    (folder / "anna_small.ipynb").symlink_to(secret)
    with pytest.raises(RefusedError, match="link to another file"):
        next(arrivals(folder, "small")).read()


def test_a_damaged_member_is_refused(folder: Path) -> None:
    (folder / "anna_small.ipynb").write_bytes(b"0123456789" * 500)
    archive = zipped(folder)
    content = bytearray(archive.read_bytes())
    start = content.index(b"anna_small.ipynb") + len("anna_small.ipynb")
    content[start : start + 8] = b"\xff" * 8
    archive.write_bytes(content)
    found = {f.name: f for f in arrivals(archive, "small")}
    with pytest.raises(RefusedError, match="damaged or locked"):
        found["anna_small.ipynb"].read()
    assert found["late/ben_small.ipynb"].read() == b"ben"


@pytest.mark.parametrize("name", ["nothing", "inbox/letter.pdf"])
def test_no_inbox_is_said(folder: Path, name: str) -> None:
    with pytest.raises(CourseError, match="no folder and no zip"):
        list(arrivals(folder.parent / name, "small"))


@pytest.mark.parametrize("learner", ["anna", "A", "9", "a.b-c_d@e.org", "x" * 64])
def test_plain_ids_are_taken(learner: str) -> None:
    assert ids.fault(learner) == ""


@pytest.mark.parametrize(
    "learner",
    [
        "",
        "../x",
        "a/b",
        "a\\b",
        "a b",
        "[a]",
        "=1+1",
        "-rf",
        ".a",
        "a.",
        "é",
        "x" * 65,
        "a\n",
        "a*",
    ],
)
def test_odd_ids_are_refused_with_the_rule(learner: str) -> None:
    assert "A learner id is made of letters" in ids.fault(learner)


@pytest.mark.parametrize("learner", ["con", "NUL", "com1", "aux.txt"])
def test_names_windows_keeps_are_refused(learner: str) -> None:
    assert "Windows" in ids.fault(learner)
