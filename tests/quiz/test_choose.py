from __future__ import annotations

from dataclasses import replace

import pytest

from cmebook.course import Course
from cmebook.quiz import release as released
from cmebook.quiz.choose import Candidate, choose, points
from cmebook.quiz.engine import Engine
from cmebook.quiz.notebook import Notebook
from cmebook.quiz.submission import rebuild
from tests.quiz.fill import MIXED, filled
from tests.quiz.small import BLUEPRINT, RIGHT

LAST = replace(BLUEPRINT, attempt_that_counts="last")
WRONG = {"q01": "q01 = 'A'"}


@pytest.fixture
def tests(built: Course) -> dict[str, str]:
    return Engine(built.quizzes).tests("small")


def file(
    release: Notebook, name: str, answers: dict[str, str], copy: int = 0, **parts: str
) -> Candidate:
    asked = released.questions(release)
    submission = rebuild(release, asked, filled(release, answers, **parts))
    return Candidate(name, copy, submission)


def test_points_are_those_of_nbgrader(release: Notebook, tests: dict[str, str]) -> None:
    found = [points(file(release, "x", a).submission, tests) for a in (RIGHT, MIXED, WRONG, {})]
    assert found == [6.0, 3.0, 0.0, 0.0]


@pytest.mark.parametrize(("blueprint", "counted"), [(BLUEPRINT, "first"), (LAST, "second")])
def test_best_or_last_counts(
    release: Notebook, tests: dict[str, str], blueprint: object, counted: str
) -> None:
    files = [file(release, "first", RIGHT), file(release, "second", MIXED, 1)]
    choice = choose(blueprint, tests, files)  # type: ignore[arg-type]
    assert choice.counted.file == counted
    assert choice.attempts == 2
    (why,) = choice.others.values()
    assert f"({counted})" in why


def test_the_clock_orders_attempts_before_the_names(
    release: Notebook, tests: dict[str, str]
) -> None:
    files = [
        file(release, "a", RIGHT, saved="2026-05-02T08:00:00Z"),
        file(release, "b", MIXED, 1, saved="2026-05-01T08:00:00Z"),
    ]
    assert choose(LAST, tests, files).counted.file == "a"


def test_without_all_clocks_the_copies_are_in_order(
    release: Notebook, tests: dict[str, str]
) -> None:
    files = [
        file(release, "a (1)", RIGHT, 1),
        file(release, "a", MIXED, 0, saved="2026-05-01T08:00:00Z"),
    ]
    assert choose(LAST, tests, files).counted.file == "a (1)"


def test_the_same_answers_are_one_attempt(release: Notebook, tests: dict[str, str]) -> None:
    files = [file(release, "a", MIXED), file(release, "a (1)", MIXED, 1)]
    choice = choose(BLUEPRINT, tests, files)
    assert (choice.counted.file, choice.attempts) == ("a", 1)
    assert choice.others == {"a (1)": "The same answers as in a."}


def test_more_attempts_than_allowed_do_not_count(release: Notebook, tests: dict[str, str]) -> None:
    answers = [WRONG, MIXED, RIGHT]
    files = [file(release, f"a{n}", a, n) for n, a in enumerate(answers)]
    choice = choose(BLUEPRINT, tests, files)
    assert (choice.counted.file, choice.number, choice.attempts) == ("a1", 2, 3)
    assert choice.others["a2"] == "Attempt 3; the quiz allows 2."


def test_a_tie_goes_to_the_first(release: Notebook, tests: dict[str, str]) -> None:
    files = [file(release, "a", WRONG), file(release, "b", {"q01": "q01 = 'D'"}, 1)]
    assert choose(BLUEPRINT, tests, files).counted.file == "a"
