"""A chapter's picture: in the page, as a file for a slide, in the notebook, and in the tables."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from lxml import etree, html

from tests.book.small import NOTEBOOK, Built, SmallCourse
from tests.pictures.made import SVG

CHAPTER = "chapters/01-test"
FILE = "assets/img/01-test.svg"
PLACED = "```{picture} 01-test\nTwo boxes, *one* caption: {ev}`agency2021.dose`.\n```\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CME_ROOT", raising=False)
        small = SmallCourse(tmp_path_factory.mktemp("course"))
        small.write(FILE, SVG)
        small.write("assets/img/02-unused-and-faulty.svg", "<svg/>")
        references = "## References\n\n```{bibliography}\n```\n"
        text = f"{PLACED}\n\n{PLACED}\n\n{references}"
        small.page(CHAPTER, f"{NOTEBOOK}# A chapter\n\n{text}")
        result = small.build()
    assert not result.failed, result.log
    return result


def test_it_stands_in_the_page_with_words_for_those_who_do_not_see_it(built: Built) -> None:
    tree = html.fromstring(built.page(CHAPTER))
    first, second = tree.xpath("//figure[contains(@class, 'cme-picture')]")
    for figure in (first, second):
        (svg,) = figure.xpath(".//svg")
        named = tree.xpath(f"//*[@id='{svg.get('aria-labelledby')}']")
        assert [one.text for one in named] == ["Two boxes"]
        described = tree.xpath(f"//*[@id='{svg.get('aria-describedby')}']")
        assert [one.text for one in described] == ["The dose is 28\N{NO-BREAK SPACE}mg."]
        (caption,) = figure.xpath(".//figcaption")
        assert "Two boxes, one caption: 28" in caption.text_content()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_each_of_its_numbers_leads_to_its_row(built: Built) -> None:
    links = html.fromstring(built.page(CHAPTER)).xpath(
        "//p[@class='picture-numbers']/a[contains(@class, 'ev')]/@href"
    )
    assert links[:2] == [
        "../evidence/estimates.html#agency2021.dose",
        "../evidence/estimates.html#smith2020.hr",
    ]
    assert "A made-up trial" in built.article(CHAPTER)


def test_its_style_is_loaded_only_where_it_stands(built: Built) -> None:
    assert "style/picture.css" in built.page(CHAPTER)
    assert "style/picture.css" not in built.page("evidence/estimates")


def test_the_file_for_a_slide_has_its_numbers_and_its_own_colours(built: Built) -> None:
    (link, _) = html.fromstring(built.page(CHAPTER)).xpath("//p[@class='picture-file']/a")
    assert link.text == "Picture for a slide (SVG)"
    file = built.folder / CHAPTER / ".." / link.get("href")
    text = file.resolve().read_text(encoding="utf-8")
    assert "{ev}" not in text
    assert "0.50 (95%" in text
    etree.fromstring(text.encode())
    assert not (built.folder / "_static/img/02-unused-and-faulty.svg").exists()


def test_the_notebook_tells_it_in_words(built: Built) -> None:
    notebook = nbformat.read(built.folder / "_downloads/notebooks/01-test.ipynb", 4)
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "> **Picture: Two boxes.** Two boxes, *one* caption: 28" in text
    assert "> The dose is 28\N{NO-BREAK SPACE}mg." in text
    assert "{picture}" not in text


def test_a_row_tells_the_picture_it_is_used_in(built: Built) -> None:
    row = built.page("evidence/estimates").partition('<li id="smith2020.hr"')[2]
    used = row.partition("</li>")[0].partition("Used in")[2]
    assert 'picture in <a href="../chapters/01-test.html">A chapter</a>' in used


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("smith2020.hr|ci", "smith2020.hhr", "assets/img/01-test.svg, line 8: No row has the id"),
        ("smith2020.hr|ci", "agency2021.dose|p", "line 8:"),
        ("<rect ", '<rect onload="x()" ', "assets/img/01-test.svg, line 5: onload"),
        ("</defs>", "", "assets/img/01-test.svg, line 9: This is no XML"),
    ],
)
def test_a_fault_is_told_with_the_line_of_both_files(
    course: SmallCourse, old: str, new: str, said: str
) -> None:
    course.write(FILE, SVG.replace(old, new))
    course.chapter(PLACED)
    result = course.build()
    assert result.failed
    assert "01-test.md:3: ERROR" in result.log
    assert said in result.log


def test_a_picture_that_is_not_there_is_told(course: SmallCourse) -> None:
    course.chapter("```{picture} 09-none\nNothing.\n```")
    result = course.build()
    assert result.failed
    assert "There is no picture 09-none. Draw assets/img/09-none.svg" in result.log


def test_a_changed_picture_is_drawn_again(course: SmallCourse) -> None:
    course.write(FILE, SVG)
    course.chapter(PLACED)
    assert "Two boxes" in course.build().article(CHAPTER)
    course.change(FILE, "Two boxes", "Three boxes")
    result = course.build()
    assert "Three boxes</title>" in result.article(CHAPTER)
    assert "Three boxes" in Path(result.folder, "_static/img/01-test.svg").read_text("utf-8")
