"""Boxes, objectives, self-checks and the way to a quiz."""

from __future__ import annotations

import pytest

from tests.book.small import Built, SmallCourse

CHAPTER = "chapters/01-test"
OBJECTIVES = """
[[objective]]
id = "t-1"
chapter = "01-test"
text = "say so"

[[objective]]
id = "t-2"
chapter = "02-other"
text = "say nothing"
"""


def test_a_box_has_its_own_heading_or_the_one_it_is_given(built: Built) -> None:
    article = built.article(CHAPTER)
    assert '<p class="admonition-title">In short</p>' in article
    assert '<p class="admonition-title">On the ward</p>' in article


def test_objectives_are_those_of_the_chapter(course: SmallCourse) -> None:
    course.write("book/objectives.toml", OBJECTIVES)
    course.chapter("```{objectives}\n```")
    result = course.build()
    assert not result.failed, result.log
    article = result.article(CHAPTER)
    assert "say so" in article
    assert "say nothing" not in article


def test_a_chapter_without_objectives_is_told_where_to_add_them(course: SmallCourse) -> None:
    course.write("book/objectives.toml", OBJECTIVES)
    course.chapter("```{objectives}\n```", "chapters/03-none")
    result = course.build()
    assert result.failed
    assert "No objective has the chapter '03-none'." in result.log


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        ("{self-check} no-such-item", "There is no such item."),
        ("{quiz-link} no-such-quiz", "There is no quiz 'no-such-quiz'."),
        ("{evidence-table} nothing", "There is no table 'nothing'."),
        ("{evidence-download} nothing.csv", "There is no file nothing.csv"),
        ("{hunter} nothing", "There is no part 'nothing'."),
        ("{session} nothing", "There is no part 'nothing'."),
    ],
)
def test_what_is_not_there_is_told_with_the_line(
    course: SmallCourse, directive: str, said: str
) -> None:
    from cmebook.course import find_course

    real = find_course()
    course.write("book/objectives.toml", (real.book / "objectives.toml").read_text("utf-8"))
    blueprints = real.quizzes / "blueprints.toml"
    course.write("quizzes/blueprints.toml", blueprints.read_text("utf-8"))
    course.chapter(f"```{directive}\n```")
    result = course.build()
    assert result.failed
    assert "01-test.md:3: ERROR" in result.log
    assert said in result.log


def test_a_graded_item_cannot_be_shown(course: SmallCourse) -> None:
    from cmebook.course import find_course
    from cmebook.items import load_bank

    real = find_course()
    course.write("book/objectives.toml", (real.book / "objectives.toml").read_text("utf-8"))
    graded = load_bank(real.bank).graded[0]
    course.chapter(f"```{{self-check}} {graded.id}\n```")
    result = course.build()
    assert result.failed
    assert f"{graded.id} is a graded item" in result.log
    assert graded.stem[:30] not in result.article(CHAPTER)
