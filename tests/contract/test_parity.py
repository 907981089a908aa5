"""The same score from stock nbgrader, which runs a kernel, and from reading alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmebook.course import Course
from cmebook.quiz.engine import Engine
from cmebook.quiz.grade import Grader
from cmebook.quiz.notebook import Notebook
from tests.contract.stock import graded_by_stock, scores
from tests.quiz.fill import MIXED, filled, save
from tests.quiz.small import BLUEPRINT, RIGHT

#: Text that is awkward in a file, in Python and in JSON.
ODD = 'q05 = """\nA \U0001fac0 \\\\ "quoted" \\"\\"\\" \\u2028 <b> and\xa0so \\\non\n"""'
SUBMISSIONS = {
    "right": RIGHT,
    "mixed": MIXED,
    "blank": {},
    "odd": {**RIGHT, "q01": "q01 = ' (b). '", "q02": "q02 = 'a, c'", "q05": ODD},
    "unreadable": {"q01": "q01 = B", "q02": "q02 = [", "q03": "q03 = 3", "q04": "q04 = '5,0'"},
    "wiped": {"q05": "q05 = ''"},
    "arithmetic": {**RIGHT, "q04": "q04 = 2 * 2.5", "q01": 'x = "B"\nq01 = x'},
}


@pytest.fixture
def files(release: Notebook, tmp_path: Path) -> dict[str, Path]:
    inbox = tmp_path / "inbox"
    return {
        learner: save(filled(release, answers), inbox / f"{learner}_small.ipynb")
        for learner, answers in SUBMISSIONS.items()
    }


def test_scores_equal_those_of_stock_nbgrader(
    built: Course, files: dict[str, Path], tmp_path: Path
) -> None:
    stock = graded_by_stock(built, tmp_path, files)
    ours = Engine(built.quizzes)
    Grader(built, BLUEPRINT, ours).grade(tmp_path / "inbox")
    # What is meant to differ: a sum is not worked out, and an answer that was typed and
    # wiped out again is blank, not work for a person.
    meant = {
        ("arithmetic", "small-numeric"): (1.0, 0.0),
        ("arithmetic", "small-single"): (1.0, 0.0),
        ("wiped", "small-text"): (None, 0.0),
    }
    different = {
        (learner, question): (theirs, scores(ours, learner)[question])
        for learner in SUBMISSIONS
        for question, theirs in scores(stock, learner).items()
        if scores(ours, learner)[question] != theirs
    }
    assert different == meant
    assert sum(score or 0 for score in scores(stock, "right").values()) == 6.0
    assert sum(score or 0 for score in scores(stock, "mixed").values()) == 3.0
    assert scores(stock, "blank")["small-text"] == 0.0
    assert scores(stock, "odd")["small-text"] is None
