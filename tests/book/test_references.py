"""How a document is named, and which documents a chapter lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from cmebook.evidence import load_evidence
from cmebook.sphinx_ext.references import reference_html
from cmebook.sphinx_ext.rowinfo import short_source
from tests.book.small import Built, SmallCourse

CHAPTER = "chapters/01-test"
SOURCE = replace(
    next(iter(load_evidence().sources.values())),
    authors="", year="2020", title="Its title", about="", container="Its journal", volume="1",
    issue="2", pages="3-4", doi="", pmid="", pmcid="", nct="", page="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("authors", "name"),
    [
        ("Daly EJ", "Daly 2020"),
        ("Abbott JA, Popescu GK", "Abbott and Popescu 2020"),
        ("Daly EJ, Trivedi MH, Janik A", "Daly et al. 2020"),
        ("Daly EJ, et al.", "Daly et al. 2020"),
        ("Holmes SE et al.", "Holmes et al. 2020"),
        ("Zarate CA Jr, Singh JB", "Zarate and Singh 2020"),
        ("van der Aart J et al.", "van der Aart et al. 2020"),
        ("Janssen Pharmaceuticals, Inc.", "Janssen Pharmaceuticals, Inc. 2020"),
        ("", "“Its title” 2020"),
    ],
)
def test_short_names(authors: str, name: str) -> None:
    assert short_source(replace(SOURCE, authors=authors)) == name


def test_a_full_reference_leaves_out_what_is_not_confirmed() -> None:
    bare = replace(SOURCE, authors="Daly EJ", title="", about="What it is", issue="", pages="")
    assert reference_html(bare) == "Daly EJ (2020). [What it is]. <i>Its journal</i> 1."


def test_a_link_leads_to_the_documents_own_address() -> None:
    linked = replace(SOURCE, authors="Daly EJ", doi="10.1000/x&y")
    assert 'href="https://doi.org/10.1000/x&amp;y"' in reference_html(linked)


def references(built: Built, page: str = CHAPTER) -> list[html.HtmlElement]:
    root = html.fromstring(built.article(page) + "</article>")
    return root.xpath("//ul[contains(@class, 'references')]/li")


def test_a_chapter_lists_what_it_cites_and_what_its_numbers_rest_on(built: Built) -> None:
    words = [item.text_content() for item in references(built)]
    assert sum("A made-up trial" in text for text in words) == 1
    assert sum("A made-up label" in text for text in words) == 1
    # calc.iv-peak rests on parameters of Otto 2021
    assert any("Otto ME" in text for text in words)


def test_citations_lead_to_the_list_and_read_author_and_year(built: Built) -> None:
    root = html.fromstring(built.article(CHAPTER) + "</article>")
    ids = {item.get("id") for item in references(built)}
    cited = root.xpath("//a[starts-with(@href, '#ref-')]/@href")
    assert {target.lstrip("#") for target in cited} <= ids
    words = " ".join(root.text_content().split())
    assert "Smith et al. (2020) found it" in words
    assert "(Smith et al. 2020; Some Agency, Inc. 2021)" in words


def test_each_chapter_has_its_own_list(course: SmallCourse) -> None:
    end = "\n\n```{bibliography}\n```"
    course.chapter("Only {ev}`smith2020.hr` here." + end)
    course.chapter("Only {ev}`agency2021.dose` here." + end, "chapters/02-other")
    result = course.build()
    assert not result.failed, result.log
    assert [item.text_content()[:5] for item in references(result)] == ["Smith"]
    (other,) = references(result, "chapters/02-other")
    assert "A made-up label" in other.text_content()
