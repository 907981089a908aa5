"""``{self-check} item-id``: one question in the page, with a reason for every option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmebook.errors import CourseError, Problem
from cmebook.items import Bank, load_bank
from cmebook.items.html import self_check
from cmebook.sphinx_ext.bibliography import note_sources
from cmebook.sphinx_ext.data import Data
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import anchor, fragment

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


def html(data: Data, bank: Bank, item_id: str) -> str:
    """The HTML of one self-check.

    Raises:
        CourseError: there is no such item, or it is graded and its key must stay secret.
    """
    item = bank[item_id]
    if item.use != "self-check":
        what = f"{item_id} is a graded item: its answer must not be published."
        cure = 'Choose an item with use = "self-check".'
        raise CourseError([Problem(item.file, item_id, what, cure)])
    return self_check(
        item,
        data.evidence,
        link=lambda row_id, words: anchor(data.info(row_id), words),
        name=lambda row_id: data.info(row_id).origin or data.info(row_id).what,
    )


class SelfCheck(CourseDirective):
    """``{self-check} item-id``."""

    required_arguments = 1

    def show(self) -> list[Node]:
        """The question, with its answers behind a summary."""
        bank = load_bank(self.data.course, self.data.evidence)
        item = bank[self.arguments[0]]
        for row_id in item.uses:
            note_sources(self.env, self.lineno, self.data.info(row_id).sources)
        return [fragment(html(self.data, bank, item.id))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("self-check", SelfCheck)
