"""Reading a case, and being told what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.made import CASE, read


def test_a_case_is_read_whole(tmp_path: Path) -> None:
    case, problems = read(tmp_path)
    assert problems == []
    assert case.id == "high-reading"
    assert [part.id for part in case.parts] == ["arrival", "again", "treated", "cancelled"]
    assert case.ways == {"arrival": ("again", "cancelled"), "again": ("treated", "cancelled")}
    assert case.uses == ("C01", "K1.CL", "a.low", "a.mid")


@pytest.mark.parametrize(
    ("old", "new", "where", "what", "cure"),
    [
        ('title = "Arrival"\n', "", "arrival", "title is missing", "Add title"),
        ('verdict = "best"', 'verdict = "good"', "arrival, choice 1", "verdict is 'good'", "best"),
        ('evidence = ["a.mid"]\nnext', "next", "arrival, choice 2", "no source", "evidence"),
        ('next = "again"', 'next = "agian"', "arrival, choice A", "agian", "scene or an end"),
        ('next = "treated"', 'next = "cancelled"', "treated", "No way leads", "next of a choice"),
        ('next = "treated"', 'next = "arrival"', "arrival", "in a circle", "new one"),
        ('id = "again"', 'id = "arrival"', "arrival", "used twice", "own id"),
        ('verdict = "best"', 'verdict = "poor"', "arrival", "No choice is best", "best"),
        ('"tst-o1"', '"tst-o9"', "objectives", "no objective tst-o9", "objectives.toml"),
        ('["tst-o1"]', "[]", "objectives", "no objective", "Add objectives"),
        ('lesson = "A number alone decides nothing."\n', "", "cancelled", "lesson", "Add lesson"),
        ("comes & waits", "comes {term}`today`", "", "stray {term}", "backslash"),
        ('minutes = 3\n', 'minutes = 3\nmoral = "x"\n', "", "moral is not known", "Remove it"),
        ("minutes = 3", "minutes = ", "", "not TOML", "line"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_place_and_cure(
    tmp_path: Path, old: str, new: str, where: str, what: str, cure: str
) -> None:
    assert old in CASE
    _, problems = read(tmp_path, CASE.replace(old, new, 1))
    told = [p for p in problems if p.where == where and what in p.what and cure in p.cure]
    assert told, problems
    assert {problem.file for problem in problems} == {"book/cases/high-reading.toml"}


def test_one_choice_is_no_decision(tmp_path: Path) -> None:
    start = CASE.index('[[scene.choice]]\ntext = "Cancel')
    end = CASE.index('[[scene]]\nid = "again"')
    _, problems = read(tmp_path, CASE[:start] + CASE[end:])
    assert any("1 choices" in problem.what for problem in problems)
