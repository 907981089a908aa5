from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cmebook.course import Course
from cmebook.errors import CourseError
from cmebook.items import Item
from cmebook.quiz import release as released
from cmebook.quiz.blueprint import Blueprint, DrawnItem
from cmebook.quiz.build import Built, build
from cmebook.quiz.engine import Engine
from tests.quiz.small import BLUEPRINT, DRAWN, FACTS, SINGLE, TEXT, make_course


def rebuild(
    course: Course,
    drawn: tuple[DrawnItem, ...] = DRAWN,
    blueprint: Blueprint = BLUEPRINT,
    force: bool = False,
) -> Built:
    return build(course, blueprint, drawn, FACTS, Engine(course.quizzes), force)


def source_of(course: Course) -> Path:
    return course.quizzes / "source" / "small" / "small.ipynb"


def release_of(course: Course) -> Path:
    return released.file_of(course, "small")


def with_item(old: Item, **changes: object) -> tuple[DrawnItem, ...]:
    new = replace(old, **changes)  # type: ignore[arg-type]
    return tuple(replace(d, item=new) if d.item is old else d for d in DRAWN)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.chmod(0o644)
    file.write_text(text.replace(old, new))


def test_second_build_touches_nothing(built: Course) -> None:
    before = [path.stat().st_mtime_ns for path in (source_of(built), release_of(built))]
    assert rebuild(built) == Built("small", "unchanged", "unchanged")
    assert [path.stat().st_mtime_ns for path in (source_of(built), release_of(built))] == before


def test_a_fresh_build_gives_the_same_bytes(built: Course, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    course = make_course(other)
    assert rebuild(course) == Built("small", "written", "made")
    assert release_of(course).read_bytes() == release_of(built).read_bytes()
    assert source_of(course).read_bytes() == source_of(built).read_bytes()


def test_force_makes_the_same_release_again(built: Course) -> None:
    before = release_of(built).read_bytes()
    assert rebuild(built, force=True) == Built("small", "unchanged", "made")
    assert release_of(built).read_bytes() == before


def test_a_changed_item_reaches_source_and_release(built: Course) -> None:
    drawn = with_item(SINGLE, stem="A woman of 70 takes the drug.")
    assert rebuild(built, drawn) == Built("small", "written", "made")
    assert "A woman of 70" in source_of(built).read_text()
    assert "A woman of 70" in release_of(built).read_text()


def test_a_changed_key_reaches_the_gradebook(built: Course) -> None:
    options = [replace(option, key=option.text == "Lung") for option in SINGLE.options]
    rebuild(built, with_item(SINGLE, options=tuple(options)))
    assert "'key': 'C'" in Engine(built.quizzes).tests("small")["small-single"]


def test_what_an_instructor_changed_is_kept_and_released(built: Course) -> None:
    edit(source_of(built), "A man of 40 takes", "An instructor of 40 takes")
    kept = source_of(built).read_bytes()
    drawn = with_item(SINGLE, stem="The bank moved on.")
    assert rebuild(built, drawn) == Built("small", "kept", "made", ("small.ipynb",))
    assert source_of(built).read_bytes() == kept
    assert "An instructor of 40" in release_of(built).read_text()


def test_saving_in_jupyterlab_is_no_change(built: Course) -> None:
    # JavaScript writes 1.0 as 1
    notebook = json.loads(
        source_of(built).read_text(),
        parse_float=lambda n: int(float(n)) if float(n).is_integer() else float(n),
    )
    notebook["metadata"]["language_info"]["version"] = "3.12.1"
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cell["execution_count"] = 3
    source_of(built).write_text(json.dumps(notebook, sort_keys=True))
    assert rebuild(built).source == "unchanged"
    assert rebuild(built, with_item(SINGLE, stem="New words.")).source == "written"


def test_an_added_notebook_is_kept_and_released(built: Course) -> None:
    extra = source_of(built).with_name("extra.ipynb")
    notebook = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    extra.write_text(json.dumps(notebook))
    assert rebuild(built).kept == ("extra.ipynb",)
    assert extra.exists()
    assert release_of(built).with_name("extra.ipynb").exists()


def test_a_source_without_record_is_kept(built: Course) -> None:
    (built.quizzes / "source" / ".built.json").unlink()
    drawn = with_item(SINGLE, stem="New words.")
    assert rebuild(built, drawn).source == "kept"


def test_a_lost_gradebook_is_made_again(built: Course) -> None:
    (built.quizzes / "gradebook.db").unlink()
    assert rebuild(built) == Built("small", "unchanged", "made")
    assert Engine(built.quizzes).tests("small")


def test_new_questions_are_refused_once_there_are_grades(built: Course) -> None:
    with Engine(built.quizzes).gradebook() as gradebook:
        gradebook.add_student("anna")
        gradebook.add_submission("small", "anna")
    with pytest.raises(CourseError, match="graded answers to the old ones"):
        rebuild(built, with_item(SINGLE, id="small-other"))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "A man of 40 takes",
            "Reason given for &lt;Lung&gt;, kept from learners",
            "why of option C",
        ),
        ("A man of 40 takes", "(blood flow to the LIVER *falls* with age)", "model_answer"),
        ("A man of 40 takes", "from cmebook.grading import mark", "cmebook.grading"),
        ("q01 = None", "q01 = 'B'", "not blank"),
        ('"kind": "single"', '"kind": "single", "key": "B"', "metadata say 'key'"),
    ],
)
def test_a_release_that_gives_something_away_is_withdrawn(
    built: Course, old: str, new: str, what: str
) -> None:
    edit(source_of(built), old, new)
    with pytest.raises(CourseError, match=what):
        rebuild(built)
    assert not release_of(built).exists()


def test_a_damaged_source_is_named(built: Course) -> None:
    source_of(built).write_text("{")
    with pytest.raises(CourseError, match=r"small\.ipynb.*no notebook"):
        rebuild(built)


def test_a_source_that_nbgrader_refuses_is_named(built: Course) -> None:
    edit(source_of(built), "### END SOLUTION", "### THE END")
    with pytest.raises(CourseError, match="quizzes/source/small: nbgrader could not"):
        rebuild(built)


@pytest.mark.parametrize("name", ["Small", "a b", "a_b", "../x", "a+b"])
def test_a_name_must_fit_into_file_names(built: Course, name: str) -> None:
    with pytest.raises(CourseError, match="no name for a quiz"):
        rebuild(built, blueprint=replace(BLUEPRINT, name=name))


def test_rubric_of_a_text_is_in_the_gradebook_only(built: Course) -> None:
    assert TEXT.rubric
    assert "Names the liver" in Engine(built.quizzes).tests("small")["small-text_rubric"]
    assert "Names the liver" not in release_of(built).read_text()
