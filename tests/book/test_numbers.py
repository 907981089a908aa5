"""The role {ev}: what a reader sees, and what an author is told."""

from __future__ import annotations

import re

from lxml import html

from tests.book.small import Built, SmallCourse

CHAPTER = "chapters/01-test"


def links(built: Built, row: str) -> list[html.HtmlElement]:
    root = html.fromstring(built.article(CHAPTER) + "</article>")
    return root.xpath(f"//p[not(@class)]/a[@data-ev='{row}'] | //td//a[@data-ev='{row}']")


def test_a_number_is_shown_in_the_form_asked_for(built: Built) -> None:
    words = [link.text_content() for link in links(built, "smith2020.hr")]
    assert words == [
        "0.50",
        "0.50 (95% CI 0.25 to 0.75), n\u00a0=\u00a01,200, adults",
        "0.50 (95% CI 0.25 to 0.75)",
    ]


def test_a_number_leads_to_its_row_and_says_where_it_comes_from(built: Built) -> None:
    link = links(built, "smith2020.hr")[0]
    assert link.get("href") == "../evidence/estimates.html#smith2020.hr"
    assert 'id="smith2020.hr"' in built.page("evidence/estimates")
    assert link.get("data-source") == "Smith et al. 2020"
    assert link.get("data-locator") == "table 2"
    assert link.get("data-checked") == "Read in the abstract, 31 January 2026"
    assert link.get("data-kind").startswith("data")


def test_a_computed_number_is_marked_as_model(built: Built) -> None:
    (link,) = links(built, "calc.iv-peak")
    assert "ev-model" in link.get("class")
    assert link.get("data-kind").startswith("model")
    assert link.get("data-checked").startswith("Inputs last checked")
    assert link.get("data-locator") is None
    assert link.get("href") == "../evidence/computed.html#calc.iv-peak"


def test_an_unknown_id_fails_with_its_line_and_a_cure(course: SmallCourse) -> None:
    course.chapter("Fine.\n\nThe ratio was {ev}`smith2020.rh`.")
    result = course.build()
    assert result.failed
    assert re.search(r"01-test\.md:5: ERROR: No row has the id smith2020\.rh\.", result.log)
    assert "Did you mean smith2020.hr" in result.log


def test_all_faults_of_a_page_are_told_at_once(course: SmallCourse) -> None:
    course.chapter("{ev}`none.one` and {ev}`smith2020.hr|percent` and {ev}`none.two`.")
    log = course.build().log
    assert log.count("ERROR") == 3
    assert "There is no form called percent." in log


def test_an_unverified_number_cannot_be_shown(course: SmallCourse) -> None:
    course.write("unverified/estimates.csv", "id\nsmith2020.remembered\n")
    course.chapter("It was {ev}`smith2020.remembered`.")
    result = course.build()
    assert result.failed
    assert "smith2020.remembered is unverified" in result.log
    assert "unverified/ to assets/evidence" in result.log


def test_a_fault_is_told_again_by_the_next_build(course: SmallCourse) -> None:
    course.chapter("It was {ev}`none.one`.")
    assert course.build().failed
    assert course.build().failed
    course.chapter("It was {ev}`smith2020.hr`.")
    assert not course.build().failed


def test_a_book_without_the_page_of_a_row_fails(course: SmallCourse) -> None:
    course.chapter("It was {ev}`smith2020.hr`.")
    (course.root / "book/evidence/estimates.md").unlink()
    del course.pages["evidence/estimates"]
    course.page("chapters/02-more", "# More\n")
    result = course.build()
    assert result.failed
    assert "evidence/estimates, which shows smith2020.hr, is not in the book" in result.log
