"""Boxes that every chapter has, with the heading that goes with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cmebook.errors import CourseError, Problem
from cmebook.items.objectives import load_objectives
from cmebook.sphinx_ext.directive import CourseDirective

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

#: Directive, which is the style class as well, and its heading.
BOXES = {
    "in-short": "In short",
    "bedside": "At the bedside",
    "takeaway": "Take-away",
    "change-mind": "What would change our mind",
}


class Box(SphinxDirective):
    """A box with a fixed heading; an argument takes its place."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """The heading and the content."""
        self.assert_has_content()
        title = self.arguments[0] if self.arguments else BOXES[self.name]
        inlines, messages = self.state.inline_text(title, self.lineno)
        box = nodes.admonition("", nodes.title(title, "", *inlines), classes=[self.name])
        self.set_source_info(box)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box, *messages]


class Objectives(CourseDirective):
    """``{objectives}``: what a learner can do after this chapter."""

    def show(self) -> list[Node]:
        """The list of ``book/objectives.toml`` for this page."""
        file = self.data.course.book / "objectives.toml"
        self.env.note_dependency(str(file))
        mine = [one for one in load_objectives(file).values() if one.chapter == self.chapter]
        if not mine:
            what = f"No objective has the chapter {self.chapter!r}."
            cure = f'Add an [[objective]] with chapter = "{self.chapter}" there.'
            raise CourseError([Problem("book/objectives.toml", self.chapter, what, cure)])
        items = [
            nodes.list_item("", nodes.paragraph(text=one.text), ids=[f"objective-{one.id}"])
            for one in mine
        ]
        heading = nodes.paragraph(text="After this chapter you can")
        return [nodes.container("", heading, nodes.bullet_list("", *items), classes=["objectives"])]


def setup(app: Sphinx) -> None:
    """Register the boxes and the objectives."""
    for name in BOXES:
        app.add_directive(name, Box)
    app.add_directive("objectives", Objectives)
