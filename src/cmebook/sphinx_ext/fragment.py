"""HTML made by the course's own code, with links to rows that are resolved when written.

In a fragment a link to a row is written ``href="ev:ID"``, one to a page ``href="doc:PAGE"``, and
one to a file that readers receive ``href="static:PATH"``; the address depends on the page and on
the builder.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from cmebook.errors import CourseError
from cmebook.items import text as item_text
from cmebook.sphinx_ext.data import Data, data_of
from cmebook.sphinx_ext.faults import report
from cmebook.sphinx_ext.links import address
from cmebook.sphinx_ext.rowinfo import RowInfo

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

_ROW_LINK = re.compile(r'href="(ev|doc|static):([^"#]+)(#[^"]*)?"')
_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}


class Fragment(nodes.raw):
    """A piece of HTML; search finds its words."""


def fragment(html: str) -> Fragment:
    """A node that writes ``html`` and resolves its links to rows."""
    return Fragment("", html, format="html")


def anchor(info: RowInfo, text: str, extra: str = "") -> str:
    """A link to a row with what its pop-up shows; ``text`` is HTML, ``extra`` style classes."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in info.attributes().items())
    style = f"{info.style} {extra}".strip()
    return f'<a class="{style}" href="ev:{escape(info.id)}"{attributes}>{text}</a>'


def inline(data: Data, text: str) -> str:
    """A text of the tables as HTML: ``**bold**``, ``*italic*`` and `` {ev}`id` `` are resolved.

    Raises:
        CourseError: it names a row that is unknown or unverified.
    """
    return "<br>".join(
        "".join(_span(data, span) for span in paragraph) for paragraph in item_text.parse(text)
    )


def _span(data: Data, span: item_text.Span) -> str:
    if span.kind == "ev":
        return anchor(data.info(span.text), escape(data.text(span.text, span.form)))
    words = escape(span.text)
    tag = _TAGS.get(span.kind)
    return f"<{tag}>{words}</{tag}>" if tag else words


def resolve(html: str, builder: Builder, docname: str, data: Data) -> str:
    """Replace every ``ev:``, ``doc:`` and ``static:`` link by the address from ``docname``.

    Raises:
        CourseError: a link names a row that is unknown or unverified.
    """
    here = builder.get_target_uri(docname)

    def target(match: re.Match[str]) -> str:
        name, anchor_part = unescape(match[2]), match[3] or ""
        if match[1] == "static":
            uri = relative_uri(here, f"_static/{name}")
        elif match[1] == "doc":
            uri = builder.get_relative_uri(docname, name) + unescape(anchor_part)
        else:
            uri = address(builder, docname, data.page(name), name)
        return f'href="{escape(uri)}"'

    return _ROW_LINK.sub(target, html)


def _visit(self: HTML5Translator, node: Fragment) -> None:
    docname = self.builder.current_docname
    try:
        html = resolve(node.astext(), self.builder, docname, data_of(self.builder.env))
    except CourseError as error:
        html = ""
        for problem in error.problems:
            report(self.builder.app, docname, node, f"{problem.what} {problem.cure}")
    self.body.append(html)
    raise nodes.SkipNode


def _skip(self: Any, node: Fragment) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node; builders other than HTML leave fragments out."""
    app.add_node(Fragment, html=(_visit, None), latex=(_skip, None), text=(_skip, None))
