"""The small quiz, built once, as in ``tests/quiz``."""

from tests.quiz.conftest import _built, built, release

__all__ = ["_built", "built", "release"]
