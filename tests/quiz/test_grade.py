from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cmebook.course import Course
from cmebook.errors import CourseError
from cmebook.quiz.engine import Engine, EngineError
from cmebook.quiz.grade import Grader
from cmebook.quiz.notebook import Notebook
from cmebook.quiz.result import Result
from tests.quiz.fill import MIXED, cell, filled, save
from tests.quiz.small import BLUEPRINT, RIGHT


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def grader(course: Course) -> Grader:
    return Grader(course, BLUEPRINT, Engine(course.quizzes))


def by_file(results: list[Result]) -> dict[str, Result]:
    return {result.file: result for result in results}


def mtime(course: Course, learner: str) -> int:
    return (course.quizzes / "autograded" / learner / "small" / "small.ipynb").stat().st_mtime_ns


def test_right_mixed_and_blank(built: Course, release: Notebook, inbox: Path) -> None:
    save(filled(release), inbox / "anna_small.ipynb")
    save(filled(release, MIXED), inbox / "ben_small.ipynb")
    save(release, inbox / "cora_small.ipynb")
    found = {r.learner: r for r in grader(built).grade(inbox)}
    assert {learner: r.status for learner, r in found.items()} == {
        "anna": "waiting",
        "ben": "graded",
        "cora": "graded",
    }
    scores = {learner: r.grades and r.grades.score for learner, r in found.items()}
    assert scores == {"anna": 6.0, "ben": 3.0, "cora": 0.0}
    assert {r.grades and r.grades.max_score for r in found.values()} == {9.0}
    assert found["anna"].messages == ("1 answer to be graded by a person.",)
    assert found["ben"].messages == ()


def test_every_file_gets_a_result_and_none_stops_the_others(
    built: Course, release: Notebook, inbox: Path
) -> None:
    whole = filled(release, MIXED)
    save(whole, inbox / "zoe_small.ipynb")
    copied = filled(release, MIXED)
    copied["cells"] += [cell(copied, "q01"), cell(copied, "q01-test")]
    save(copied, inbox / "copied_small.ipynb")
    old = filled(release, MIXED)
    for c in old["cells"]:
        if "nbgrader" in c["metadata"]:
            c["metadata"]["nbgrader"]["schema_version"] = 1
    save(old, inbox / "old_small.ipynb")
    stripped = filled(release, MIXED)
    stripped["cells"] = [c for c in stripped["cells"] if not c["id"].endswith("-test")]
    save(stripped, inbox / "stripped_small.ipynb")
    (inbox / "cut_small.ipynb").write_text(json.dumps(whole)[:500])
    (inbox / "empty_small.ipynb").write_text("")
    (inbox / "page_small.ipynb").write_text("<html>")
    (inbox / "note.txt").write_text("please")
    save(whole, inbox / "[x]_small.ipynb")
    save(whole, inbox / "=1+1_small.ipynb")
    save(whole, inbox / "small.ipynb")
    results = grader(built).grade(inbox)
    found = by_file(results)
    assert set(found) == {path.name for path in inbox.iterdir()}
    graded = {f for f, r in found.items() if r.status == "graded"}
    assert graded == {f"{n}_small.ipynb" for n in ("zoe", "copied", "old", "stripped")}
    assert {found[f].grades and found[f].grades.score for f in graded} == {3.0}  # type: ignore[union-attr]
    for name, result in found.items():
        if name not in graded:
            assert result.status == "not graded"
            assert result.grades is None
            assert result.messages[0].endswith(".")


def test_a_second_run_grades_nothing_again(built: Course, release: Notebook, inbox: Path) -> None:
    save(filled(release), inbox / "anna_small.ipynb")
    save(filled(release, MIXED), inbox / "ben_small.ipynb")
    first = grader(built).grade(inbox)
    before = mtime(built, "anna"), mtime(built, "ben")
    save(filled(release, {**MIXED, "q01": "q01 = 'B'"}), inbox / "ben_small.ipynb")
    second = grader(built).grade(inbox)
    assert mtime(built, "anna") == before[0]
    assert mtime(built, "ben") != before[1]
    assert second[0] == first[0]
    assert second[1].grades and second[1].grades.score == 4.0


def test_a_changed_key_grades_again(built: Course, release: Notebook, inbox: Path) -> None:
    save(filled(release), inbox / "anna_small.ipynb")
    grader(built).grade(inbox)
    source = built.quizzes / "source" / "small" / "small.ipynb"
    text = source.read_text()
    source.write_text(text.replace("'key': 'B'", "'key': 'C'"))
    Engine(built.quizzes).generate("small")
    (result,) = grader(built).grade(inbox)
    assert result.grades and result.grades.score == 5.0


def test_an_earlier_attempt_from_another_inbox_is_not_forgotten(
    built: Course, release: Notebook, inbox: Path
) -> None:
    file = save(filled(release), inbox / "anna_small.ipynb")
    grader(built).grade(inbox)
    file.unlink()
    save(filled(release, MIXED), inbox / "anna_small.ipynb")
    counted, other = grader(built).grade(inbox)
    assert (counted.file, counted.attempt, counted.attempts) == ("graded before", 1, 2)
    assert counted.grades and counted.grades.score == 6.0
    assert other.status == "not counted"


def test_hand_grading_completes_a_result(built: Course, release: Notebook, inbox: Path) -> None:
    save(filled(release), inbox / "anna_small.ipynb")
    grader(built).grade(inbox)
    with Engine(built.quizzes).gradebook() as gradebook:
        grade = gradebook.find_grade("small-text", "small", "small", "anna")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        gradebook.find_comment("small-text", "small", "small", "anna").manual_comment = "Good."
        gradebook.db.commit()
    (result,) = grader(built).grade(inbox)
    assert (result.status, result.grades and result.grades.score) == ("graded", 8.5)
    assert result.grades and "Good." in {c.comment for c in result.grades.cells}


def test_roster_names_who_is_missing_and_who_is_strange(
    built: Course, release: Notebook, inbox: Path
) -> None:
    save(filled(release, MIXED), inbox / "ANNA_small.ipynb")
    save(filled(release, MIXED), inbox / "benn_small.ipynb")
    results = grader(built).grade(inbox, roster=("anna", "ben", "cora"))
    assert [(r.learner, r.status) for r in results] == [
        ("benn", "not graded"),
        ("anna", "graded"),
        ("ben", "no file"),
        ("cora", "no file"),
    ]
    assert "Did you mean ben?" in results[0].messages[0]


def test_who_handed_in_before_is_not_missing(built: Course, release: Notebook, inbox: Path) -> None:
    file = save(filled(release, MIXED), inbox / "anna_small.ipynb")
    grader(built).grade(inbox)
    file.unlink()
    (result,) = grader(built).grade(inbox, roster=("anna",))
    assert (result.status, result.grades and result.grades.score) == ("graded", 3.0)


def test_ids_that_differ_in_case_are_one_learner(
    built: Course, release: Notebook, inbox: Path
) -> None:
    save(filled(release, MIXED), inbox / "Anna_small.ipynb")
    save(filled(release, RIGHT), inbox / "anna_small (1).ipynb")
    results = grader(built).grade(inbox)
    assert {r.learner for r in results} == {"Anna"}
    assert [r.status for r in results] == ["waiting", "not counted"]


def test_lateness_is_measured_from_when_the_file_was_saved(
    built: Course, release: Notebook, inbox: Path
) -> None:
    with Engine(built.quizzes).gradebook() as gradebook:
        gradebook.update_or_create_assignment("small", duedate="2026-05-01 12:00:00 UTC")
    save(filled(release, MIXED, saved="2026-05-01T12:30:00Z"), inbox / "anna_small.ipynb")
    save(filled(release, MIXED, saved="2026-05-01T11:30:00Z"), inbox / "ben_small.ipynb")
    anna, ben = grader(built).grade(inbox)
    assert anna.grades and anna.grades.late_minutes == 30.0
    assert ben.grades and ben.grades.late_minutes == 0.0
    assert anna.messages == ()


def test_trouble_in_nbgrader_stops_one_learner_alone(
    built: Course, release: Notebook, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(filled(release, MIXED), inbox / "anna_small.ipynb")
    save(filled(release, MIXED), inbox / "ben_small.ipynb")
    autograde = Engine.autograde

    def fails_for_anna(self: Engine, quiz: str, learner: str) -> list[str]:
        if learner == "anna":
            raise EngineError("first line\nThe disk is full.")
        return autograde(self, quiz, learner)

    monkeypatch.setattr(Engine, "autograde", fails_for_anna)
    anna, ben = grader(built).grade(inbox)
    assert anna.messages == ("nbgrader could not grade it: The disk is full.",)
    assert (anna.status, anna.grades, ben.status) == ("not graded", None, "graded")


def test_warnings_of_nbgrader_are_passed_on_without_the_false_ones(
    built: Course, release: Notebook, inbox: Path
) -> None:
    (built.quizzes / "nbgrader_config.py").write_text(
        "import logging\n"
        "from nbgrader.preprocessors import NbGraderPreprocessor\n"
        "class Loud(NbGraderPreprocessor):\n"
        "    def preprocess(self, nb, resources):\n"
        "        self.log.warning('A real warning')\n"
        "        return nb, resources\n"
        "c = get_config()\n"
        "c.Autograde.sanitize_preprocessors = [Loud, 'nbgrader.preprocessors.OverwriteCells']\n"
    )
    save(filled(release, MIXED), inbox / "anna_small.ipynb")
    (result,) = grader(built).grade(inbox)
    assert result.messages == ("A real warning",)


def test_progress_is_told_for_every_result(built: Course, release: Notebook, inbox: Path) -> None:
    save(filled(release, MIXED), inbox / "anna_small.ipynb")
    (inbox / "note.txt").write_text("please")
    seen: list[Result] = []
    assert grader(built).grade(inbox, progress=seen.append) == seen
    assert len(seen) == 2


def test_a_quiz_that_was_not_built_is_refused(built: Course) -> None:
    shutil.rmtree(built.quizzes / "release")
    with pytest.raises(CourseError, match="cme quiz build small"):
        grader(built)


def test_a_gradebook_of_its_own(
    built: Course, release: Notebook, inbox: Path, tmp_path: Path
) -> None:
    engine = Engine(built.quizzes, f"sqlite:///{tmp_path / 'trial.db'}")
    with pytest.raises(CourseError, match="does not know the quiz"):
        Grader(built, BLUEPRINT, engine)
    engine.generate("small")
    save(filled(release, MIXED), inbox / "anna_small.ipynb")
    (result,) = Grader(built, BLUEPRINT, engine).grade(inbox)
    assert result.status == "graded"
    assert Engine(built.quizzes).grades("small", "anna") is None
