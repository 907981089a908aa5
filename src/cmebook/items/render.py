"""Show item texts as plain text, as HTML, or as Markdown of a notebook cell.

Texts are data: whatever they hold, HTML output is escaped, and Markdown output
cannot start markup, mathematics or HTML that the author did not write.
"""

from __future__ import annotations

import html as _html
import re
from collections.abc import Callable, Iterable

from cmebook.items.facts import Facts
from cmebook.items.text import Paragraph, Span, parse

#: From a row id and words (HTML) to a link that leads to the row.
Link = Callable[[str, str], str]

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
_MARKS = {"strong": "**", "emphasis": "*"}


def plain(text: str, facts: Facts) -> str:
    """Words only; paragraphs are separated by blank lines."""
    return "\n\n".join(
        "".join(_words(span, facts) for span in paragraph) for paragraph in parse(text)
    )


def html(text: str, facts: Facts, link: Link | None = None) -> str:
    """Paragraphs of HTML; with ``link``, each number becomes a link to its row."""
    return "".join(f"<p>{_inline_html(paragraph, facts, link)}</p>" for paragraph in parse(text))


def inline_html(text: str, facts: Facts, link: Link | None = None) -> str:
    """HTML without paragraphs, for labels and legends."""
    return "<br>".join(_inline_html(paragraph, facts, link) for paragraph in parse(text))


def markdown(text: str, facts: Facts) -> str:
    """Markdown for a notebook: numbers filled in, everything else escaped."""
    return "\n\n".join(
        "".join(_markdown_span(span, facts) for span in paragraph) for paragraph in parse(text)
    )


def documents(rows: Iterable[str], name: Callable[[str], str]) -> dict[str, str]:
    """The documents that rows rest on, each once, with the first of its rows.

    ``name`` is what a row's document is called; several are separated by "; ".
    """
    named: dict[str, str] = {}
    for row in rows:
        for words in name(row).split("; "):
            named.setdefault(words, row)
    return named


def document_links(rows: Iterable[str], link: Link, name: Callable[[str], str]) -> str:
    """The same as a line of links."""
    return ", ".join(link(row, _html.escape(words)) for words, row in documents(rows, name).items())


def _words(span: Span, facts: Facts) -> str:
    return facts.text(span.text, form=span.form) if span.kind == "ev" else span.text


def _inline_html(paragraph: Paragraph, facts: Facts, link: Link | None) -> str:
    return "".join(_html_span(span, facts, link) for span in paragraph)


def _html_span(span: Span, facts: Facts, link: Link | None) -> str:
    words = _html.escape(_words(span, facts))
    if span.kind in _TAGS:
        tag = _TAGS[span.kind]
        return f"<{tag}>{words}</{tag}>"
    if span.kind == "ev" and link:
        return link(span.text, words)
    return words


def _markdown_span(span: Span, facts: Facts) -> str:
    if span.kind == "code":
        return f"`{span.text}`"
    words = _escape_markdown(_words(span, facts))
    mark = _MARKS.get(span.kind, "")
    return f"{mark}{words}{mark}"


def _escape_markdown(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_\[\]$~|])", r"\\\1", text)
    # a number or a mark at the start of a line would become a list or a heading
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^([#+-])", r"\\\1", text))
