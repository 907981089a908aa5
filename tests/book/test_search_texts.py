"""What search shows of a page."""

from __future__ import annotations

import json

from cmebook.sphinx_ext.searchtexts import FILE, page_texts
from tests.book.small import Built

PAGE = """<html><body><article>
<section id="top"><h1>A chapter<a class="headerlink" href="#top">#</a></h1><p>First  words.</p>
<section id="more"><h2>More</h2><p>Second words.</p><script>no();</script>
<div class="self-check"><p>Asked.</p><div class="self-check-panel">The key.</div></div></section>
</section></article></body></html>"""


def test_sections_keep_their_own_words_in_reading_order() -> None:
    assert page_texts(PAGE) == {
        "title": "A chapter",
        "kind": "page",
        "parts": [["top", "A chapter", "First words."], ["more", "More", "Second words. Asked."]],
    }


def test_a_term_is_a_place_of_its_own() -> None:
    page = page_texts(
        '<article><h1>Glossary</h1><dl class="simple glossary"><dt id="term-AUC">AUC</dt>'
        "<dd><p>A sum.</p></dd></dl></article>"
    )
    assert page["parts"] == [["term-AUC", "AUC", "A sum."]]


def test_a_built_book_holds_its_chapters_and_leaves_rows_to_their_tables(built: Built) -> None:
    text = (built.folder / FILE).read_text(encoding="utf-8")
    pages = json.loads(text.removeprefix("window.COURSE_TEXTS=").rstrip().removesuffix(";"))
    chapter = pages["chapters/01-test"]
    assert chapter["kind"] == "chapter"
    assert any("It works a little." in part[2] for part in chapter["parts"])
    assert pages["evidence/estimates"]["kind"] == "table"
    assert pages["evidence/estimates"]["parts"] == []
