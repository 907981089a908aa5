"""Lets ``pytest --nbval-lax book`` run the chapters, which are text notebooks (``.md``).

nbval knows ``.ipynb`` only, so each chapter is written as one into the build folder first.
Cells of a notebook share a kernel: with xdist, use ``--dist loadfile``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmebook.course import find_course
from cmebook.sphinx_ext.notebooks import convert, write

#: Only a text notebook says so in its first lines.
NOTEBOOK = re.compile(r"\A---\n.*?^\s*format_name: myst$.*?^---$", re.DOTALL | re.MULTILINE)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Hand a text notebook to nbval, if nbval was asked for."""
    if file_path.suffix != ".md" or not (
        parent.config.option.nbval or parent.config.option.nbval_lax
    ):
        return None
    text = file_path.read_text(encoding="utf-8")
    if not NOTEBOOK.match(text):
        return None
    from nbval.kernel import RunningKernel
    from nbval.plugin import IPyNbFile

    class Chapter(IPyNbFile):
        """A chapter in a kernel without coverage, which nbval at times waits for in vain."""

        def setup(self) -> None:
            name = self.nb.metadata["kernelspec"]["name"]
            self.kernel = RunningKernel(name, cwd=str(made.parent))
            self.setup_sanitize_files()

        def teardown(self) -> None:
            self.kernel.stop()

    course = find_course(file_path.parent)
    name = file_path.relative_to(course.book).with_suffix(".ipynb")
    made = course.build / "nbval" / name
    write(convert(text), made)
    collector: pytest.Collector = Chapter.from_parent(parent, path=made)
    return collector
