"""``{chapter-list}``: every chapter of the book with its quiz, in the order of the contents."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from cmebook.quiz.blueprint import load_blueprints
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import fragment
from cmebook.sphinx_ext.quizzes import FOLDER
from cmebook.sphinx_ext.usage import title_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

CHAPTERS = "chapters/"


class ChapterList(CourseDirective):
    """``{chapter-list}``."""

    def show(self) -> list[Node]:
        """A numbered list; beside each chapter the quizzes that draw from it."""
        quizzes = load_blueprints(self.data.course)
        rows = ""
        for page in sorted(name for name in self.env.found_docs if name.startswith(CHAPTERS)):
            path = Path(self.env.doc2path(page))
            self.env.note_dependency(str(path))
            title = title_of(path.read_text(encoding="utf-8"))
            slug = page.removeprefix(CHAPTERS)
            number = int(slug.partition("-")[0])
            links = "".join(
                f'<a href="doc:{FOLDER}/{quiz.name}">Quiz, {quiz.size} questions</a>'
                for quiz in quizzes.values()
                if slug in quiz.chapters
            )
            rows += (
                f'<li value="{number}"><a href="doc:{page}">{escape(title)}</a>'
                f'<p class="chapter-quiz">{links}</p></li>'
            )
        return [fragment(f'<ol class="case-list chapter-list">{rows}</ol>')]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("chapter-list", ChapterList)
