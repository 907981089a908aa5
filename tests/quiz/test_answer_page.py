from __future__ import annotations

import base64
import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from cmebook.course import find_course
from cmebook.errors import CourseError
from cmebook.quiz import answer_page
from cmebook.quiz.blueprint import Blueprint
from tests.quiz.fill import cell
from tests.quiz.small import BLUEPRINT


def parsed(release: dict[str, Any], quiz: Blueprint = BLUEPRINT) -> BeautifulSoup:
    return BeautifulSoup(answer_page.html(release, quiz=quiz), "lxml")


def test_the_same_release_gives_the_same_page(release: dict[str, Any]) -> None:
    assert answer_page.html(release, quiz=BLUEPRINT) == answer_page.html(release, quiz=BLUEPRINT)


def test_answers_are_kept_by_the_content_of_the_release(release: dict[str, Any]) -> None:
    (root,) = parsed(release).select(".cme-quiz")
    cell(release, "q01-stem")["source"] += " "
    (other,) = parsed(release).select(".cme-quiz")
    assert root["data-release"] != other["data-release"]


def test_the_release_itself_is_in_the_page(release: dict[str, Any]) -> None:
    (link,) = parsed(release).select(".quiz-notebook a")
    content = base64.b64decode(str(link["href"]).partition("base64,")[2])
    assert json.loads(content) == release


def test_every_field_has_a_name_and_ids_are_unique(release: dict[str, Any]) -> None:
    page = parsed(release)
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(set(ids)) == len(ids)
    for field in page.select("input, textarea"):
        named = field.find_parent("label") or page.select(f'label[for="{field.get("id")}"]')
        assert named, field
    for element in page.select("[aria-describedby]"):
        for name in str(element["aria-describedby"]).split():
            assert name in ids


def test_what_an_instructor_wrote_is_no_html(release: dict[str, Any]) -> None:
    stem = cell(release, "q01-stem")
    stem["source"] = stem["source"].replace(
        "A man of 40", "<script>x</script> ![pixel](https://example.org/p.png) *A man*"
    )
    page = parsed(release)
    assert page.select("script, img") == []
    assert "<script>x</script>" in page.select("#q01")[0].get_text()
    assert page.select("#q01 em")[0].get_text() == "A man"


def test_the_rules_of_the_quiz_are_said(release: dict[str, Any]) -> None:
    facts = parsed(release).select(".quiz-facts")[0].get_text()
    assert facts == (
        "5 questions, 9 points, about 10 minutes. You pass with 60%. 2 attempts; the best counts."
    )


def test_a_question_that_cannot_be_read_is_named(release: dict[str, Any]) -> None:
    cell(release, "q02-stem")["source"] = "Gone"
    del cell(release, "q04-stem")["metadata"]["cme"]["unit"]
    with pytest.raises(CourseError) as found:
        parsed(release)
    assert [problem.where for problem in found.value.problems] == ["q02", "q04"]


def test_the_files_it_names_are_there(release: dict[str, Any]) -> None:
    assets = find_course().assets
    assert all((assets / name).is_file() for name in answer_page.FILES)
    styles = {name for name in answer_page.FILES if name.endswith(".css")}
    classes = set(re.findall(r"quiz-[a-z-]+", (assets / styles.pop()).read_text()))
    used = set(re.findall(r"quiz-[a-z-]+", answer_page.html(release, quiz=BLUEPRINT)))
    assert classes - used <= {
        "quiz-line",
        "quiz-brand",
        "quiz-soft",
        "quiz-muted",
        "quiz-paper",
        "quiz-ink",
    }
