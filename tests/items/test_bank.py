from __future__ import annotations

from pathlib import Path

import pytest

from cmebook.course import Course
from cmebook.errors import CourseError
from cmebook.items import load_bank, load_objectives
from tests.items.fakes import EVIDENCE, toml, write_bank

KINDS = ("single", "multiple", "truefalse", "numeric", "text")


def test_every_kind_of_item_is_read(tmp_path: Path) -> None:
    texts = [toml(kind, f"ket-q0{n}") for n, kind in enumerate(KINDS)]
    bank = load_bank(write_bank(tmp_path, *texts), EVIDENCE)
    assert [item.kind for item in bank] == list(KINDS)
    assert bank["ket-q00"].chapter == "02-ketamine"
    assert bank["ket-q00"].uses == ("C01", "calc.peak")
    assert bank["ket-q03"].uses == ("C01", "a.mid", "calc.peak")
    assert len(bank.of_chapter("02-ketamine")) == len(bank.graded) == 5


def refused(tmp_path: Path, *texts: str) -> str:
    with pytest.raises(CourseError) as caught:
        load_bank(write_bank(tmp_path, *texts), EVIDENCE)
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "old", "new", "part"),
    [
        (
            "single",
            'use = "graded"',
            'use = "exam"',
            "use is 'exam'. Use one of: self-check, graded",
        ),
        ("single", 'level = "apply"\n', "", "level is missing. Add level = ..."),
        ("single", 'rationale = "The', 'ratinale = "The', "rationale is missing"),
        ("single", 'rationale = "The', 'ratinale = "The', "ratinale is not known here"),
        ("single", "difficulty = 0.6", "difficulty = 6", "difficulty is 6"),
        ("single", "difficulty = 0.6", 'difficulty = "hard"', "difficulty is not a number"),
        ("single", 'claims = ["C01"]', 'claims = "C01"', "claims is not a list of texts"),
        ("single", 'claims = ["C01"]', 'claims = ["C77"]', "No C77. Look it up."),
        ("single", "calc.peak", "calc.peek", "No calc.peek"),
        ("single", 'id = "ket-q01"', 'id = "Q 1"', "'Q 1' is no id"),
        ("single", "key = true", 'key = "yes"', "key is neither true nor false"),
        ("single", 'why = "because', 'wy = "because', "why is missing"),
        ("single", "Alpha block", "{cite:p}`x`", "stray {cite:p}"),
        ("single", 'stem = "A', 'stem = """A', "This is not TOML"),
        ("numeric", "tolerance = 5\n", "", "tolerance is missing"),
        ("numeric", 'unit = "L"\n', "", "unit is missing"),
        ("numeric", "2 * a.mid", "2 * a.middle", "No a.middle"),
        ("numeric", "2 * a.mid", "open(1)", "holds numbers"),
        ("numeric", "2 * a.mid", "2 ** a.mid", "an expression may hold"),
        ("text", "points = 0.5", "points = 0.4", "do not add up"),
    ],
)
def test_faults_name_file_item_and_cure(
    tmp_path: Path, kind: str, old: str, new: str, part: str
) -> None:
    text = toml(kind)
    assert old in text
    message = refused(tmp_path, text.replace(old, new, 1))
    assert "02-ketamine.toml" in message
    assert part.replace("holds numbers", "an expression may hold numbers") in message


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    broken = toml().replace('level = "apply"', 'level = "know"').replace("C01", "C99")
    message = refused(tmp_path, broken, toml("numeric").replace('unit = "L"', "unit = 3"))
    assert message.count("\n") == 3
    for part in ("level is 'know'", "No C99", "unit is not a text", "used twice"):
        assert part in message


def test_a_sound_item_may_still_break_a_rule_of_writing(tmp_path: Path) -> None:
    assert "[I04]" in refused(tmp_path, toml().replace("accurate?", "accurate:"))


def test_an_empty_bank_is_refused(tmp_path: Path) -> None:
    assert "No items here" in refused(tmp_path / "none")


def course(tmp_path: Path, objectives: str) -> Course:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "objectives.toml").write_text(objectives, encoding="utf-8")
    return Course(tmp_path)


OBJECTIVE = '[[objective]]\nid = "o1"\nchapter = "02-ketamine"\ntext = "read a level"\n'


def test_a_course_names_its_objectives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CME_BANK", raising=False)
    there = course(tmp_path, OBJECTIVE)
    write_bank(tmp_path / "quizzes" / "bank", toml())
    assert len(load_bank(there, EVIDENCE)) == 1
    write_bank(tmp_path / "quizzes" / "bank", toml().replace('"o1"', '"o9"'))
    with pytest.raises(
        CourseError, match=r"quizzes/bank/02-ketamine.toml, ket-q01: .*objective o9"
    ):
        load_bank(there, EVIDENCE)


def test_a_bank_may_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CME_BANK", str(write_bank(tmp_path / "secret", toml(item_id="ket-x1"))))
    bank = load_bank(course(tmp_path, OBJECTIVE), EVIDENCE)
    assert [item.id for item in bank] == ["ket-x1"]


def test_faulty_objectives_are_told(tmp_path: Path) -> None:
    there = course(tmp_path, OBJECTIVE + OBJECTIVE + "[[objective]]\nid = 3\n")
    with pytest.raises(CourseError) as caught:
        load_objectives(there.book / "objectives.toml")
    for part in ("o1 is used twice", "id is not a text", "chapter is missing", "text is missing"):
        assert part in str(caught.value)
