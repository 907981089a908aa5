from __future__ import annotations

from pathlib import Path

import pytest

from cmebook.errors import CourseError
from cmebook.quiz.roster import Spelling, load


@pytest.mark.parametrize(
    "text",
    [
        "learner,name\nanna,Anna A\nben,Ben B\n",
        "name;learner\r\nAnna A;anna\r\n;ben\r\n",
        "\ufefflearner\nanna\n\nben\n",
        'Name,Learner\n"A, Anna",anna\nB, ben\n',
        "id\nanna\nben",
    ],
)
def test_a_table_of_learners(tmp_path: Path, text: str) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(text, encoding="utf-8", newline="")
    assert load(file) == ("anna", "ben")


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("learner\nanna\na b\nAnna\n")
    with pytest.raises(CourseError) as found:
        load(file)
    assert [problem.where for problem in found.value.problems] == ["line 3", "line 4"]


def test_a_missing_table_is_said(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="Cannot be read"):
        load(tmp_path / "none.csv")


def test_without_a_roster_the_first_spelling_stays() -> None:
    spelling = Spelling(["Anna"])
    assert (spelling.of("anna"), spelling.of("BEN"), spelling.of("ben")) == ("Anna", "BEN", "BEN")
    assert spelling.fault("anybody") == ""
    assert "no learner id" in spelling.fault("a b")


def test_with_a_roster_nobody_else_is_taken() -> None:
    spelling = Spelling(["ANNA", "old"], ("anna", "ben"))
    assert (spelling.of("Anna"), spelling.fault("Anna")) == ("anna", "")
    assert (
        spelling.fault("bne") == "bne is not on the roster. Did you mean ben? Then rename the file."
    )
    assert spelling.fault("old") == "old is not on the roster."
