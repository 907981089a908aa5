"""A case can be read, played and printed without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from cmebook.cases.html import case_html, length
from cmebook.items.html import row_link
from tests.cases.made import CASE, read
from tests.items.fakes import EVIDENCE


@pytest.fixture
def page(tmp_path: Path) -> lxml_html.HtmlElement:
    case, _ = read(tmp_path)
    return lxml_html.fromstring(case_html(case, EVIDENCE, row_link, str))


def test_every_way_on_leads_to_a_part_of_the_page(page: lxml_html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert len(links) == 6
    assert {link[1:] for link in links} <= ids


def test_parts_are_numbered_and_links_say_where_they_lead(page: lxml_html.HtmlElement) -> None:
    titles = [title.text_content() for title in page.xpath("//h2")]
    assert titles == ["1. Arrival", "2. The second reading", "3. Treated", "4. Cancelled"]
    onward = [link.text_content() for link in page.xpath("//a[@class='case-on']")]
    assert onward[0] == "Go on to 2. The second reading"


def test_a_reason_stands_behind_its_choice_with_verdict_and_rows(
    page: lxml_html.HtmlElement,
) -> None:
    choices = page.xpath("//details")
    said = [choice.xpath("string(.//*[@class='case-verdict'])") for choice in choices]
    assert said == ["Best choice", "Not a good choice", "Best choice", "Unsafe"]
    assert "10%" in choices[0].xpath("string(.//*[@class='case-why'])")
    for choice in choices:
        assert choice.xpath(".//*[@class='case-sources']//a/@href")


def test_words_are_data(page: lxml_html.HtmlElement) -> None:
    assert page.xpath("string(//*[@class='case-words' and contains(., 'nifedipine')])") == (
        "Give nifedipine & go on"
    )


def test_the_length_is_that_of_its_ways(tmp_path: Path) -> None:
    case, _ = read(tmp_path)
    assert length(case) == "About 3 minutes, 1 to 2 decisions"
    straight, _ = read(tmp_path, CASE.replace('next = "cancelled"', 'next = "again"', 1))
    assert length(straight) == "About 3 minutes, 2 decisions"
