"""Reading time under a chapter's title, and a tick for what is done.

The tick is kept by the reader's own browser (``assets/book/course.js``) and is hidden
where scripts are off.
"""

from __future__ import annotations

import math
import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from cmebook.sphinx_ext.fragment import Fragment, fragment

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Pages that are read from end to end.
CHAPTERS = "chapters/"

#: Of text that is studied, not skimmed.
WORDS_PER_MINUTE = 200

_NOT_READ = nodes.literal_block | nodes.comment | nodes.math_block

#: What is not read from end to end: a picture told in words, and the rows a claim rests on.
_LOOKED_UP = re.compile(
    r"<desc\b.*?</desc>|<dt>(?:Rests on|Against it)</dt><dd>.*?</dd>", re.DOTALL
)


def word_count(document: nodes.document) -> int:
    """Words a reader reads: prose, boxes, cards; not code, formulas, sources or references."""
    words = 0
    lists = (box for box in document.findall(nodes.bullet_list) if "references" in box["classes"])
    references = {id(text) for box in lists for text in box.findall(nodes.Text)}
    for text in document.findall(nodes.Text):
        if not isinstance(text.parent, _NOT_READ | nodes.raw) and id(text) not in references:
            words += len(text.split())
    for piece in document.findall(Fragment):
        html = _LOOKED_UP.sub(" ", piece.astext())
        words += len(re.sub(r"<[^>]*>", " ", html).split())
    return words


def minutes(words: int) -> int:
    """Minutes to read, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def tick(docname: str, words: str, extra: str = "") -> str:
    """A check box that remembers this page."""
    return (
        f'<label class="done-tick{extra}" hidden><input type="checkbox" autocomplete="off"'
        f' value="{escape(docname)}"> {words}</label>'
    )


def add_reading_time(_app: Sphinx, document: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put time and ticks on chapters."""
    if not docname.startswith(CHAPTERS):
        return
    section = next(document.findall(nodes.section), None)
    if section is None:
        return
    time = minutes(word_count(document))
    unit = "minute" if time == 1 else "minutes"
    head = f"<span>About {time} {unit} to read</span>{tick(docname, 'Done')}"
    section.insert(1, fragment(f'<div class="chapter-meta">{head}</div>'))
    document += fragment(tick(docname, "I have finished this chapter", " chapter-end"))


def setup(app: Sphinx) -> None:
    """Register the event."""
    app.connect("doctree-resolved", add_reading_time)
