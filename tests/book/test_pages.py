"""What the extension adds to pages: time, notebook, files; and that a build can be repeated."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import nbformat
import pytest
from docutils import nodes
from docutils.core import publish_doctree

from cmebook.sphinx_ext.assets import files_for
from cmebook.sphinx_ext.fragment import fragment
from cmebook.sphinx_ext.notebooks import convert
from cmebook.sphinx_ext.reading import WORDS_PER_MINUTE, minutes, word_count
from tests.book.small import NOTEBOOK, Built, SmallCourse

CHAPTER = "chapters/01-test"


def test_reading_time_counts_prose_only() -> None:
    document = publish_doctree("one two three\n\n::\n\n  code is not read\n\n.. four\n")
    assert word_count(document) == 3


def test_reading_time_leaves_out_what_is_looked_up() -> None:
    document = publish_doctree("one two\n")
    document += nodes.bullet_list(
        "", nodes.list_item("", nodes.paragraph(text="a long title")), classes=["references"]
    )
    document += fragment("<p>three</p><dl><dt>Rests on</dt><dd>a <a>row</a></dd></dl>")
    document += fragment("<svg><desc>for the blind</desc><text>four</text></svg>")
    assert word_count(document) == 4


def test_reading_time_counts_half_of_the_answers_and_the_message_of_a_figure() -> None:
    document = publish_doctree("one two\n")
    document += fragment(
        '<div><p>three</p><details class="self-check-answers"><summary>four</summary>'
        "five six seven</details></div>"
    )
    document += nodes.raw(
        "",
        '<figure class="cme-live"><figcaption>six</figcaption><svg><text>axis</text></svg>'
        '<ul class="live-basis"><li>a source</li></ul></figure>',
        format="html",
    )
    assert word_count(document) == 6


@pytest.mark.parametrize(
    ("words", "time"), [(0, 1), (WORDS_PER_MINUTE, 1), (WORDS_PER_MINUTE + 1, 2)]
)
def test_reading_time_is_rounded_up(words: int, time: int) -> None:
    assert minutes(words) == time


def test_a_chapter_says_how_long_it_takes_and_other_pages_do_not(built: Built) -> None:
    assert re.search(r"About \d+ minutes? to read", built.article(CHAPTER))
    assert "to read" not in built.article("evidence/estimates")


def test_files_are_loaded_only_where_they_are_used(built: Built) -> None:
    chapter, table = built.page(CHAPTER), built.page("evidence/estimates")
    assert "evidence-popup.js" in chapter
    assert "evidence-table.js" not in chapter
    assert "evidence-table.js" in table
    for page in (chapter, table):
        assert "live.js" not in page
        assert "self-check.js" not in page
    assert files_for('<figure class="cme-live">') == ["live/live.css", "live/live.js"]


def test_the_notebook_holds_words_and_no_markup(course: SmallCourse) -> None:
    course.page(
        CHAPTER,
        NOTEBOOK + "# A chapter\n\n:::{bedside}\nGive {ev}`agency2021.dose`.\n:::\n\n"
        "| a |\n|---|\n| {ev}`smith2020.hr\\|ci` |\n\n"
        "See [](../index.md), {cite:p}`smith2020`.\n\n```{claim} test-relapse\n```\n\n"
        "```{code-cell} ipython3\nanswer = 6 * 7\n```\n\n## References\n\n```{bibliography}\n```\n",
    )
    result = course.build()
    assert not result.failed, result.log
    file = result.folder / "_downloads/notebooks/01-test.ipynb"
    assert 'href="../_downloads/notebooks/01-test.ipynb"' in result.page(CHAPTER)
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds == ["markdown", "code", "markdown"]
    words = notebook.cells[0].source
    assert "> **At the bedside**\n>\n> Give 28\u00a0mg." in words
    assert "| 0.50 (95% CI 0.25 to 0.75) |" in words
    assert "See another page of the book, (Smith et al. 2020)." in words
    assert "**Claim test-relapse** (moderate certainty). The drug halves relapse" in words
    assert "{" not in words
    assert "Smith A, Jones B, et al. (2020). A made-up trial." in notebook.cells[2].source


def test_the_same_text_gives_the_same_notebook() -> None:
    text = NOTEBOOK + "# Title\n\n```{code-cell} ipython3\n1 + 1\n```\n"
    assert nbformat.writes(convert(text)) == nbformat.writes(convert(text))


def test_a_second_clean_build_gives_the_same_bytes(course: SmallCourse) -> None:
    course.page(
        CHAPTER,
        NOTEBOOK + "# A chapter\n\n{ev}`smith2020.hr` {cite:p}`smith2020`\n\n"
        "```{code-cell} ipython3\n:tags: [remove-input]\nfrom cmebook import figures\n"
        "figures.three_clocks()\n```\n\n```{bibliography}\n```\n",
    )
    first = course.build("first", execute=True)
    second = course.build("second", execute=True)
    assert not first.failed, first.log
    assert hashes(first.folder) == hashes(second.folder)


def hashes(folder: Path) -> dict[str, str]:
    """Every file a reader receives, by name.

    ``.buildinfo`` is Sphinx's own note: two builds in one process differ in it, as the theme
    adds to lists that outlive a build.
    """
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def test_nothing_comes_from_another_host(built: Built) -> None:
    for page in sorted(built.folder.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|link|iframe)[^>]*(?:src|href)="([^"]+)', text)
        assert [name for name in loaded if "//" in name] == [], page.name
