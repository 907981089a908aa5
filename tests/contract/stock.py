"""nbgrader as it comes, with a kernel and without anything of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cmebook.course import Course
from cmebook.quiz.engine import Engine


def nbgrader(folder: Path, *words: str) -> str:
    """Run the command ``nbgrader`` in a course folder; what it said."""
    # the executable beside this Python, and the tools it starts by name
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def graded_by_stock(course: Course, folder: Path, files: dict[str, Path]) -> Engine:
    """A copy of the course below ``folder`` in which stock nbgrader graded these files."""
    quizzes = folder / "stock"
    graded = shutil.ignore_patterns("submitted", "autograded")
    shutil.copytree(course.quizzes, quizzes, ignore=graded)
    # without our settings, nbgrader runs every cell in a kernel
    (quizzes / "nbgrader_config.py").unlink(missing_ok=True)
    for learner, file in files.items():
        target = quizzes / "submitted" / learner / "small" / "small.ipynb"
        target.parent.mkdir(parents=True)
        shutil.copy(file, target)
    nbgrader(quizzes, "autograde", "small")
    return Engine(quizzes)


def scores(engine: Engine, learner: str) -> dict[str, float | None]:
    """Points by question; ``None`` while a person has to grade."""
    grades = engine.grades("small", learner)
    assert grades is not None
    return {cell.grade_id: cell.score for cell in grades.cells}
