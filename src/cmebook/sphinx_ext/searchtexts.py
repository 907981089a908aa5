"""What search shows of a page: its sections in plain words, in a file that works from disk too.

Sphinx's own excerpts are read from the pages while the reader waits, which a browser
forbids to a page opened from disk. Which pages fit is still Sphinx's to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "_static/search-texts.js"

#: Nothing a reader would look for: data, drawings, controls, and answers not opened yet.
_LEFT_OUT = (
    ".//script | .//style | .//*[local-name()='svg'] | .//form | .//noscript | .//*[@hidden]"
    " | .//*[contains(@class, 'headerlink') or contains(@class, 'chapter-meta')"
    " or contains(@class, 'self-check-panel') or contains(@class, 'cell-label')"
    " or contains(@class, 'take-away') or @class='live-alt']"
)

#: Words of one of these do not touch those beside it.
_BLOCKS = (
    *("p", "li", "dt", "dd", "div", "section", "h1", "h2", "h3", "h4"),
    *("tr", "th", "td", "figcaption", "br", "summary"),
)


def page_texts(source: str) -> dict[str, Any]:
    """Title, kind and sections of a page: ``[anchor, heading, text]`` in reading order.

    The kind is ``table`` for a table of evidence, whose rows are left to its own search.
    """
    (article,) = html.fromstring(source).xpath("//article")
    is_table = bool(article.xpath(".//*[contains(@class, 'ev-table')]"))
    for piece in article.xpath(_LEFT_OUT):
        piece.drop_tree()
    for block in article.iter(*_BLOCKS):
        block.text, block.tail = f" {block.text or ''}", f" {block.tail or ''}"
    title = " ".join(article.xpath("string(.//h1)").split())
    parts = [] if is_table else [part for part in _parts(article) if part[2]]
    return {"title": title, "kind": "table" if is_table else "page", "parts": parts}


def _parts(article: html.HtmlElement) -> Iterator[list[str]]:
    for term in article.xpath(".//dl[contains(@class, 'glossary')]/dt"):
        meaning = term.getnext()
        yield [term.get("id") or "", _words(term), _words(meaning)]
        meaning.drop_tree()
        term.drop_tree()
    # The innermost first: what is left of a section is its own text.
    sections = article.xpath(".//section")
    found = []
    for section in reversed(sections):
        headings = section.xpath("./h1 | ./h2 | ./h3 | ./h4")
        heading = _words(headings[0]) if headings else ""
        for piece in headings:
            piece.drop_tree()
        found.append([section.get("id") or "", heading, _words(section)])
        section.drop_tree()
    yield from reversed(found)


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def kind_of(docname: str, kind: str) -> str:
    """Where a page stands among what search found: chapters come first, tables last."""
    if docname.startswith("chapters/"):
        return "chapter"
    return "glossary" if docname == "glossary" else kind


def write_texts(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: write the file, from the pages as they were written."""
    if error or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    pages = {}
    for docname in sorted(app.env.found_docs):
        page = outdir / f"{docname}.html"
        if page.is_file():
            texts = page_texts(page.read_text(encoding="utf-8"))
            pages[docname] = texts | {"kind": kind_of(docname, texts["kind"])}
    data = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    (outdir / FILE).write_text(f"window.COURSE_TEXTS={data};\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the event."""
    app.connect("build-finished", write_texts)
