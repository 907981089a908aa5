"""The commands as an instructor types them, on the course itself."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import determine_grade, is_grade, is_solution

from cmebook.cli import main
from cmebook.course import find_course
from cmebook.quiz.execute import outputs_of
from tests.quiz.fill import save

QUIZ = "ketamine-mechanisms"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course, so that no learner data comes near the repository."""
    here = find_course(Path(__file__).parent)
    root = tmp_path_factory.mktemp("course")
    quizzes = shutil.ignore_patterns("source", "release", "submitted", "autograded", "*.db*")
    shutil.copytree(here.quizzes, root / "quizzes", ignore=quizzes)
    shutil.copytree(here.evidence, root / "assets" / "evidence")
    shutil.copytree(here.book, root / "book", ignore=shutil.ignore_patterns("_build"))
    if here.unverified.is_dir():
        shutil.copytree(here.unverified, root / "unverified")
    shutil.copy(here.root / "_config.yml", root)
    return root


def test_from_the_bank_to_grades_and_feedback(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = ["--course", str(root)]
    assert main(["quiz", "build", *course]) == 0
    assert f"{QUIZ}: released" in capsys.readouterr().out
    assert main(["quiz", "build", QUIZ, *course]) == 0
    assert f"{QUIZ}: up to date" in capsys.readouterr().out

    source = json.loads((root / "quizzes" / "source" / QUIZ / f"{QUIZ}.ipynb").read_text())
    release = json.loads((root / "quizzes" / "release" / QUIZ / f"{QUIZ}.ipynb").read_text())
    answers = {}
    for cell in source["cells"]:
        _, found, rest = cell["source"].partition("### BEGIN SOLUTION\n")
        if found:
            answers[cell["id"]] = rest.partition("\n### END SOLUTION")[0]
    inbox = tmp_path / "inbox"
    save(release, inbox / f"blank_{QUIZ}.ipynb")
    for cell in release["cells"]:
        cell["source"] = answers.get(cell["id"], cell["source"])
    save(release, inbox / f"right_{QUIZ}.ipynb")
    (inbox / f"cut_{QUIZ}.ipynb").write_text("{")
    roster = tmp_path / "roster.csv"
    roster.write_text("learner\nright\nblank\ncut\nabsent\n")
    out = tmp_path / "out"
    words = ["grade", str(inbox), "--quiz", QUIZ, "--out", str(out), "--roster", str(roster)]
    assert main([*words, *course]) == 1
    said = capsys.readouterr().out
    assert "cut: not graded" in said
    assert "1 graded, 1 no file, 1 not graded, 1 waiting" in said

    with (out / "grades.csv").open(newline="") as file:
        rows = {row["learner"]: row for row in csv.DictReader(file)}
    assert {learner: row["status"] for learner, row in rows.items()} == {
        "right": "waiting",
        "blank": "graded",
        "cut": "not graded",
        "absent": "no file",
    }
    assert (rows["blank"]["score"], rows["right"]["score"], rows["cut"]["score"]) == ("0", "", "")
    assert sorted(path.name for path in (out / "feedback").iterdir()) == [
        "blank.html",
        "right.html",
    ]
    # both may try again, so the pages hold no reasons yet
    assert "You may try again" in (out / "feedback" / "blank.html").read_text()
    (inbox / f"cut_{QUIZ}.ipynb").unlink()
    assert main([*words, *course, "--with-key", "--book", "https://example.org"]) == 0
    page = (out / "feedback" / "blank.html").read_text()
    assert "best answer" in page
    assert "https://example.org/chapters/02-ketamine-mechanisms.html#" in page


def test_every_solution_of_the_course_gets_its_points(root: Path) -> None:
    assert main(["quiz", "build", "--course", str(root)]) == 0
    sources = sorted((root / "quizzes" / "source").glob("*/*.ipynb"))
    assert sources
    for file in sources:
        notebook = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
        namespace: dict[str, object] = {}
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = outputs_of(cell.source, namespace, 1)
            if is_grade(cell) and not is_solution(cell):
                got, most = determine_grade(cell)
                assert got == most, f"{file.stem} {cell.id}"


def test_items_newer_than_the_release_are_not_graded(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quiz", "build", "--course", str(root)]) == 0
    blueprints = root / "quizzes" / "blueprints.toml"
    text = blueprints.read_text()
    (tmp_path / "inbox").mkdir()
    words = ["grade", str(tmp_path / "inbox"), "--quiz", QUIZ, "--out", str(tmp_path / "out")]
    try:
        blueprints.write_text(text.replace('seed = "', 'seed = "another-'))
        assert main([*words, "--course", str(root)]) == 1
        assert f"Run: cme quiz build {QUIZ}" in capsys.readouterr().err
        assert not (tmp_path / "out").exists()
    finally:
        blueprints.write_text(text)


def test_an_unknown_quiz_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quiz", "build", "nothing", "--course", str(root)]) == 1
    known = capsys.readouterr().err.partition("There are: ")[2].strip().rstrip(".").split(", ")
    assert QUIZ in known
