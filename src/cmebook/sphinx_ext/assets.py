"""Scripts and styles of the course, each only on pages that use it.

What a page needs is read off its HTML: a part of a page and the files that make it work
know each other by a class name.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cmebook.quiz.answer_page import FILES as ANSWER_PAGE

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

#: What the page holds, and the files below ``assets`` it then needs.
NEEDS = (
    ('class="ev', ("style/evidence.css",)),
    ('class="claim', ("style/evidence.css",)),
    ('class="audit', ("style/evidence.css",)),
    ('data-ev="', ("book/evidence-popup.js",)),
    ('class="ev-table"', ("book/evidence-table.js",)),
    ('class="cme-live"', ("live/live.css", "live/live.js")),
    ('class="picture-file"', ("style/picture.css",)),
    (
        'class="self-check"',
        ("items/self-check.css", "items/self-check.js", "book/print-answers.js"),
    ),
    ('class="case', ("cases/case.css",)),
    ('class="case"', ("cases/case.js",)),
    ('class="cards"', ("cards/cards.css", "cards/cards.js")),
    ('class="cme-quiz"', ANSWER_PAGE),
)


def files_for(body: str) -> list[str]:
    """The files a page with this HTML needs, each once."""
    wanted = (name for marker, names in NEEDS if marker in body for name in names)
    return list(dict.fromkeys(wanted))


def add_files(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: document | None
) -> None:
    """``html-page-context``: name the files in this page's head."""
    for name in files_for(context.get("body", "")):
        if Path(name).suffix == ".css":
            app.add_css_file(name)
        else:
            app.add_js_file(name, loading_method="defer")
