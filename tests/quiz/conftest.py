from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cmebook.course import Course
from cmebook.quiz import release as released
from cmebook.quiz.build import build
from cmebook.quiz.engine import Engine
from cmebook.quiz.notebook import Notebook
from tests.quiz.small import BLUEPRINT, DRAWN, FACTS, make_course


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("built"))
    build(course, BLUEPRINT, DRAWN, FACTS, Engine(course.quizzes))
    return course


@pytest.fixture
def built(_built: Course, tmp_path: Path) -> Course:
    """A course in which the small quiz was built; each test has its own copy."""
    root = tmp_path / "course"
    shutil.copytree(_built.root, root)
    return Course(root)


@pytest.fixture
def release(_built: Course) -> Iterator[Notebook]:
    """The release of the small quiz."""
    yield released.load(_built, BLUEPRINT.name)
