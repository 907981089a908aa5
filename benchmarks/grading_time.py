"""Seconds per graded submission, beside nbgrader with a kernel, on the same submissions."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median

import submissions
from report import Table, machine
from tools import run

from cmebook.course import Course
from cmebook.quiz.blueprint import load_blueprints
from cmebook.quiz.engine import Engine
from cmebook.quiz.settings import FILE as CONFIG

#: What building and grading a quiz reads.
FOLDERS = ("assets/evidence", "book", "quizzes/bank")
FILES = ("_config.yml", "quizzes/blueprints.toml", f"quizzes/{CONFIG}")
HEAD = ("seconds for a first submission", "for each further one", "for all")

#: Grades the files of an inbox in a course; returns the seconds.
Grade = Callable[[Course, str, Path], float]
#: Of one learner, each graded cell and its points; none while it waits for a person.
Points = tuple[tuple[str, float | None], ...]


def measure(course: Course, count: int, repeats: int) -> Table:
    """Grade one submission, then ``count``, each time into a new gradebook, in each way."""
    folder = course.build / "bench" / "grading"
    shutil.rmtree(folder, ignore_errors=True)
    quiz = next(iter(load_blueprints(course)))
    made = _copy(course, folder / "made")
    run(made.root, "cme", "quiz", "build", quiz)
    submissions.write(made, quiz, 1, folder / "one")
    learners = submissions.write(made, quiz, count, folder / "all")
    one: dict[str, list[float]] = {name: [] for name in WAYS}
    every: dict[str, list[float]] = {name: [] for name in WAYS}
    points: dict[str, list[Points]] = {}
    for _ in range(repeats):
        for name, grade in WAYS.items():
            one[name].append(_fresh(made, folder / "course", quiz, folder / "one", grade)[0])
            taken, place = _fresh(made, folder / "course", quiz, folder / "all", grade)
            every[name].append(taken)
            points[name] = [_points(place, quiz, learner) for learner in learners]
    rows = []
    for name in WAYS:
        first, whole = median(one[name]), median(every[name])
        each = (whole - first) / (count - 1)
        rows.append([name, f"{first:.1f}", f"{each:.2f}", f"{whole:.1f}"])
    answers = [
        pair for two in zip(*points.values(), strict=True) for pair in zip(*two, strict=True)
    ]
    equal = sum(ours == stock for ours, stock in answers)
    taken_on = (
        f"{machine()}; {count} submissions, the same for both; median of {repeats}; "
        f"equal points for {equal} of {len(answers)} answers."
    )
    return Table([f"quiz `{quiz}`", *HEAD], rows, taken_on)


def _copy(course: Course, root: Path) -> Course:
    for name in FOLDERS:
        shutil.copytree(course.root / name, root / name)
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(course.root / name, root / name)
    return Course(root)


def _fresh(made: Course, root: Path, quiz: str, inbox: Path, grade: Grade) -> tuple[float, Course]:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(made.root, root)
    place = Course(root)
    return grade(place, quiz, inbox), place


def _ours(place: Course, quiz: str, inbox: Path) -> float:
    return run(place.root, "cme", "grade", str(inbox), "--quiz", quiz, "--out", "grades")


def _stock(place: Course, quiz: str, inbox: Path) -> float:
    """As in a course without our settings: the files lie in place, and one command grades them."""
    (place.quizzes / CONFIG).unlink()
    for file in inbox.iterdir():
        learner = file.stem.removesuffix(f"_{quiz}")
        folder = place.quizzes / "submitted" / learner / quiz
        folder.mkdir(parents=True)
        shutil.copyfile(file, folder / f"{quiz}.ipynb")
    return run(place.quizzes, "nbgrader", "autograde", quiz)


WAYS: dict[str, Grade] = {
    "this course: `cme grade`, which runs no learner's code": _ours,
    "stock: `nbgrader autograde`, a kernel for each": _stock,
}


def _points(place: Course, quiz: str, learner: str) -> Points:
    grades = Engine(place.quizzes).grades(quiz, learner)
    if grades is None:
        raise LookupError(f"{place.root.name}: {learner} was not graded.")
    return tuple(sorted((cell.grade_id, cell.score) for cell in grades.cells))
