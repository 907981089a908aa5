"""``{answer-page} quiz``: the form to answer a quiz; ``{quiz-link} quiz``: the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmebook.errors import CourseError, Problem
from cmebook.quiz import answer_page
from cmebook.quiz.blueprint import Blueprint, load_blueprints
from cmebook.quiz.release import file_of, load
from cmebook.sphinx_ext.data import Data
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import fragment

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

#: The folder of pages that hold an answer page, one for each quiz.
FOLDER = "quizzes"


def blueprint_of(data: Data, quiz: str) -> Blueprint:
    """The blueprint of a quiz.

    Raises:
        CourseError: there is none of this name.
    """
    blueprints = load_blueprints(data.course)
    if quiz in blueprints:
        return blueprints[quiz]
    cure = f"Use one of {', '.join(blueprints)}, or add [quiz.{quiz}] there."
    what = f"There is no quiz {quiz!r}."
    raise CourseError([Problem("quizzes/blueprints.toml", quiz, what, cure)])


class AnswerPage(CourseDirective):
    """``{answer-page} quiz``."""

    required_arguments = 1

    def show(self) -> list[Node]:
        """The form, made from the release notebook, which holds no key."""
        quiz = self.arguments[0]
        course = self.data.course
        self.env.note_dependency(str(file_of(course, quiz)))
        blueprint = blueprint_of(self.data, quiz)
        return [fragment(answer_page.html(load(course, quiz), quiz=blueprint))]


class QuizLink(CourseDirective):
    """``{quiz-link} quiz``."""

    required_arguments = 1

    def show(self) -> list[Node]:
        """A box that leads to the answer page."""
        quiz = blueprint_of(self.data, self.arguments[0])
        page = f"{FOLDER}/{quiz.name}"
        self.env.note_dependency(str(self.data.course.quizzes / "blueprints.toml"))
        if page not in self.env.found_docs:
            what = f"The quiz {quiz.name} has no page in the book."
            cure = f"Write book/{page}.md with {{answer-page}} {quiz.name}; add it to _toc.yml."
            raise CourseError([Problem("book/_toc.yml", quiz.name, what, cure)])
        text = (
            f"{quiz.size} questions, about {quiz.minutes} minutes. Nothing is sent from the page."
        )
        link = f'<a class="quiz-link-button" href="doc:{page}">Take the quiz</a>'
        return [fragment(f'<div class="quiz-link"><p>{text}</p><p>{link}</p></div>')]


def setup(app: Sphinx) -> None:
    """Register both directives."""
    app.add_directive("answer-page", AnswerPage)
    app.add_directive("quiz-link", QuizLink)
