"""nbgrader's own commands accept what we wrote."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from cmebook.course import Course, find_course
from cmebook.quiz.engine import Engine
from cmebook.quiz.release import file_of
from tests.contract.stock import nbgrader, scores
from tests.quiz.fill import MIXED, cell, filled, save


def source_of(course: Course) -> Path:
    return course.quizzes / "source" / "small" / "small.ipynb"


def test_validate_passes_the_source(built: Course) -> None:
    said = nbgrader(built.quizzes, "validate", str(source_of(built)))
    assert "Success! Your notebook passes all the tests." in said


def test_validate_finds_a_release_open_but_sound(built: Course) -> None:
    said = nbgrader(built.quizzes, "validate", str(file_of(built, "small")))
    # nbgrader counts an answer that a person will grade, and that is blank, as failed
    assert "VALIDATION FAILED ON 1 CELL(S)" in said
    assert "HAVE CHANGED" not in said


def test_both_are_valid_notebooks_with_ids_that_stay(built: Course) -> None:
    ids = []
    for file in (source_of(built), file_of(built, "small")):
        notebook = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
        ids.append([c.id for c in notebook.cells])
    assert ids[0] == ids[1]


@pytest.fixture
def by_hand(built: Course) -> Path:
    """The course as an instructor has it who runs nbgrader from a terminal."""
    settings = find_course(Path(__file__).parent).quizzes / "nbgrader_config.py"
    shutil.copy(settings, built.quizzes)
    return built.quizzes


def test_generate_assignment_by_hand_gives_the_same_release(built: Course, by_hand: Path) -> None:
    before = file_of(built, "small").read_bytes()
    nbgrader(by_hand, "generate_assignment", "small", "--force")
    assert file_of(built, "small").read_bytes() == before


def test_autograde_by_hand_reads_and_does_not_run(
    built: Course, by_hand: Path, tmp_path: Path
) -> None:
    marker = tmp_path / "ran"
    hostile = f"open({str(marker)!r}, 'w').write('ran')"
    release = json.loads(file_of(built, "small").read_text())
    sent = filled(release, {**MIXED, "q01": f"{hostile}\nq01 = 'B'"})
    cell(sent, "q02-test")["source"] = hostile
    own = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    sent["cells"] += [
        {**own, "id": "mine", "source": hostile},
        {
            **own,
            "id": "patch",
            "source": "import cmebook.grading\ncmebook.grading.mark = lambda *a: 2.0",
        },
    ]
    save(sent, by_hand / "submitted" / "eve" / "small" / "small.ipynb")
    nbgrader(by_hand, "autograde", "small")
    assert not marker.exists()
    assert scores(Engine(by_hand), "eve") == {
        "small-single": 0.0,
        "small-multiple": 1.0,
        "small-truefalse": 1.0,
        "small-numeric": 1.0,
        "small-text": 0.0,
        "small-text_rubric": 0.0,
    }


def test_export_goes_on_working(built: Course, by_hand: Path) -> None:
    release = json.loads(file_of(built, "small").read_text())
    save(filled(release, MIXED), by_hand / "submitted" / "ben" / "small" / "small.ipynb")
    Engine(by_hand).autograde("small", "ben")
    nbgrader(by_hand, "export", "--to", "grades.csv")
    assert "ben" in (by_hand / "grades.csv").read_text()
    nbgrader(by_hand, "generate_feedback", "small")
    assert (by_hand / "feedback" / "ben" / "small" / "small.html").exists()
