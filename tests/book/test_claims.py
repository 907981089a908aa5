"""Claim cards and the audit of the source article."""

from __future__ import annotations

from lxml import html

from tests.book.small import Built, SmallCourse

CHAPTER = "chapters/01-test"


def part(built: Built, css: str) -> html.HtmlElement:
    (found,) = html.fromstring(built.article(CHAPTER) + "</article>").find_class(css)
    return found


def test_a_card_says_the_sentence_how_sure_and_what_it_rests_on(built: Built) -> None:
    card = part(built, "claim")
    words = " ".join(card.text_content().split())
    assert "The drug halves relapse, by a hazard ratio of 0.50." in words
    assert "Moderate certainty" in words
    assert "Rests onSmith et al. 2020: 0.50" in words
    assert "Against itSome Agency, Inc. 2021: 28 mg" in words
    assert "Last checked 31 January 2026. To be checked again by 31 January 2028." in words


def test_certainty_is_a_shape_as_well_as_a_word(built: Built) -> None:
    card = part(built, "claim")
    assert len(card.xpath(".//circle")) == 4
    assert len(card.xpath(".//circle[@class='on']")) == 3


def test_a_card_leads_to_its_row(built: Built) -> None:
    hrefs = part(built, "claim").xpath(".//a/@href")
    assert "../evidence/claims.html#test-relapse" in hrefs
    assert "../evidence/estimates.html#smith2020.hr" in hrefs


def test_an_audit_sets_article_and_evidence_side_by_side(built: Built) -> None:
    words = " ".join(part(built, "audit-item").text_content().split())
    for piece in (
        "Contradicted",
        "The source article says: It cures everybody.",
        "Relapse was seen (0.50 (95% CI 0.25 to 0.75)).",
        "Say that it lowers the risk.",
    ):
        assert piece in words


def test_an_audit_of_a_claim_without_verdict_fails(course: SmallCourse) -> None:
    course.chapter("```{audit} T01 test-relapse\n```")
    result = course.build()
    assert result.failed
    assert "01-test.md:3: ERROR: The claim test-relapse carries no verdict" in result.log


def test_a_row_that_is_no_claim_fails(course: SmallCourse) -> None:
    course.chapter("```{claim} smith2020.hr\n```")
    result = course.build()
    assert result.failed
    assert "smith2020.hr is not a claim" in result.log
