from __future__ import annotations

from html.parser import HTMLParser

import markdown_it
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cmebook.items.render import html, inline_html, markdown, plain
from cmebook.items.text import parse, references, stray_markup
from tests.items.fakes import EVIDENCE

TEXT = "Peak **high**, *about* {ev}`calc.peak`\nor {ev}`K1.CL|ci`.\n\nCode `a<b` & (*S*)-form."


def test_plain_fills_numbers_in() -> None:
    assert plain(TEXT, EVIDENCE) == (
        "Peak high, about 160 ng/mL or 95.2 L/h (ci).\n\nCode a<b & (S)-form."
    )


def test_html_links_numbers_to_their_rows() -> None:
    shown = html(TEXT, EVIDENCE, link=lambda row, words: f'<a href="#{row}">{words}</a>')
    assert shown == (
        "<p>Peak <strong>high</strong>, <em>about</em> "
        '<a href="#calc.peak">160 ng/mL</a> or <a href="#K1.CL">95.2 L/h (ci)</a>.</p>'
        "<p>Code <code>a&lt;b</code> &amp; (<em>S</em>)-form.</p>"
    )
    assert inline_html("a\n\nb", EVIDENCE) == "a<br>b"


def test_stereo_descriptors_are_italic_inside_words() -> None:
    assert html("(2*R*,6*R*)-hydroxynorketamine", EVIDENCE) == (
        "<p>(2<em>R</em>,6<em>R</em>)-hydroxynorketamine</p>"
    )


def test_references_are_found_once() -> None:
    assert references(TEXT + TEXT) == ("calc.peak", "K1.CL")
    assert references(r"\{ev}`K1.CL`") == ()


def test_markup_that_items_lack_is_reported() -> None:
    assert stray_markup("as shown {cite:p}`li2010`") == ["{cite:p}"]
    assert stray_markup("{ev}`two words` and **bold **") == ["{ev}", "**", "**"]
    assert stray_markup(TEXT) == stray_markup(r"2 \* 3") == []


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "a & b", "**<b>x</b>**", "`</code><script>`", "\"'>"]
)
def test_html_in_a_text_stays_text(text: str) -> None:
    class Reader(HTMLParser):
        tags: list[str]
        words = ""

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.tags.append(tag)

        def handle_data(self, data: str) -> None:
            self.words += data

    reader = Reader()
    reader.tags = []
    reader.feed(html(text, EVIDENCE))
    assert set(reader.tags) <= {"p", "strong", "code"}
    assert reader.words == plain(text, EVIDENCE)


WORDS = st.text(alphabet="ab1 .*_`<>&#$\\[]()!|~+-\n{}", max_size=60)


@given(WORDS)
@example("`1``1`")
@example("**a***b*")
@example("1*_*")
def test_markdown_shows_the_same_words(text: str) -> None:
    """A Markdown reader sees what the plain text says: no markup appears or is lost."""
    tokens = markdown_it.MarkdownIt().parse(markdown(text, EVIDENCE))
    inline = [child for token in tokens for child in token.children or []]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for child in inline} <= {
        *("text", "text_special", "code_inline"),
        *("strong_open", "strong_close", "em_open", "em_close"),
    }
    shown = "".join(child.content for child in inline)
    assert "".join(shown.split()) == "".join(plain(text, EVIDENCE).split())


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    assert "<script" not in html(text, EVIDENCE) if not references(text) else True
    parse(text)
