"""Reading time under a chapter's title, and a tick for what is done.

The tick is kept by the reader's own browser (``assets/book/course.js``) and is hidden
where scripts are off.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from lxml import html

from cmebook.sphinx_ext.fragment import fragment

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Pages that are read from end to end.
CHAPTERS = "chapters/"

#: Of text that is studied, not skimmed.
WORDS_PER_MINUTE = 200

_NOT_READ = nodes.literal_block | nodes.comment | nodes.math_block

#: What a reader looks up when in doubt: the rows a claim rests on, what a figure was drawn
#: from, a picture told in words for those who do not see it, data and controls.
_LOOKED_UP = (
    ".//desc | .//script | .//style | .//figure[@class='cme-live']//svg | .//form[@hidden]"
    " | .//*[@class='live-alt' or @class='live-basis']"
    " | .//*[@class='live-tools' or @class='live-table']"
    " | .//dt[.='Rests on' or .='Against it']"
    " | .//dd[preceding-sibling::dt[1][.='Rests on' or .='Against it']]"
)

#: Opened after answering. A reader reads why the right answer is right and why the own one was
#: not, and leaves the reasons of the other options: about half of the words.
_ANSWERS = ".//details[@class='self-check-answers']"
_SHARE_OF_ANSWERS = 0.5


def word_count(document: nodes.document) -> int:
    """Words a reader reads: prose, boxes, cards, figures' messages, half of the hidden answers.

    Code, formulas, references and what is looked up are left out.
    """
    lists = (box for box in document.findall(nodes.bullet_list) if "references" in box["classes"])
    references = {id(text) for box in lists for text in box.findall(nodes.Text)}
    words = 0
    for text in document.findall(nodes.Text):
        if not isinstance(text.parent, _NOT_READ | nodes.raw) and id(text) not in references:
            words += len(text.split())
    return words + math.ceil(
        sum(_words_of_html(raw.astext()) for raw in document.findall(nodes.raw))
    )


def _words_of_html(source: str) -> float:
    if not source.strip():
        return 0
    root = html.fragment_fromstring(source, create_parent="div")
    for piece in root.xpath(_LOOKED_UP):
        piece.drop_tree()
    words = 0.0
    for answers in root.xpath(_ANSWERS):
        words += _SHARE_OF_ANSWERS * _count(answers)
        answers.drop_tree()
    return words + _count(root)


def _count(element: html.HtmlElement) -> int:
    return len(" ".join(element.itertext()).split())


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
