"""``pytest --nbval-lax book`` runs the cells of text notebooks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from cmebook.course import find_course
from tests.book.small import NOTEBOOK

CELL = "```{{code-cell}} ipython3\n{code}\n```\n"


def run(tmp_path: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Collect a course of one chapter with one cell, as the project's own book is."""
    (tmp_path / "book/chapters").mkdir(parents=True)
    (tmp_path / "_config.yml").touch()
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    shutil.copy(find_course().book / "conftest.py", tmp_path / "book/conftest.py")
    (tmp_path / "book/index.md").write_text("# No notebook\n")
    text = NOTEBOOK + "# A chapter\n\n" + CELL.format(code=code)
    (tmp_path / "book/chapters/01-test.md").write_text(text)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbval-lax", "-p", "no:cacheprovider", "book"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_chapter_that_runs_passes(tmp_path: Path) -> None:
    result = run(tmp_path, "assert 6 * 7 == 42")
    assert "1 passed" in result.stdout, result.stdout
    assert (tmp_path / "_build/nbval/chapters/01-test.ipynb").is_file()


def test_a_chapter_that_fails_fails(tmp_path: Path) -> None:
    result = run(tmp_path, "assert 6 * 9 == 42")
    assert result.returncode == 1
    assert "1 failed" in result.stdout
