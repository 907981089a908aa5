"""``{edition}``: version, day, review and contact; in one line under every page, too."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from cmebook.course import find_course
from cmebook.edition import Edition, Reviewer, read_edition
from cmebook.errors import CourseError
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import fragment
from cmebook.sphinx_ext.markup import facts
from cmebook.sphinx_ext.words import day

if TYPE_CHECKING:
    from docutils.nodes import Node, document
    from sphinx.application import Sphinx
    from sphinx.config import Config

NO_REVIEW = (
    "None yet. No independent expert has checked this edition; "
    "the days given with rows and claims are those of the authors' own reading."
)
ASK = "Tell whoever gave you this course, and name the number or claim by its id."


def edition_html(edition: Edition) -> str:
    """Everything about the edition as a list of facts."""
    review = "; ".join(map(_reviewer, edition.reviewers)) or NO_REVIEW
    told = [
        ("Edition", f"{escape(edition.version)}, {day(edition.date)}"),
        ("Independent clinical review", review),
        ("Found an error?", contact_html(edition) or ASK),
    ]
    return f'<div class="edition">{facts(told)}</div>'


def footer_html(edition: Edition) -> str:
    """The same in a line."""
    contact = contact_html(edition) or "Tell whoever gave you this course"
    review = "" if edition.reviewers else " No independent clinical review yet."
    return (
        f"Edition {escape(edition.version)}, {day(edition.date)}.{review} "
        f"Found an error? {contact}."
    )


def contact_html(edition: Edition) -> str:
    """A link to where errors are told; blank if no such place is named."""
    if not edition.contact:
        return ""
    href = (
        edition.contact if edition.contact.startswith("https://") else f"mailto:{edition.contact}"
    )
    return f'<a href="{escape(href)}">{escape(edition.contact)}</a>'


def _reviewer(one: Reviewer) -> str:
    return escape(f"{one.name} ({one.role}), {one.scope}, {day(one.date)}")


class EditionDirective(CourseDirective):
    """``{edition}``."""

    def show(self) -> list[Node]:
        """The facts of this edition."""
        return [fragment(edition_html(read_edition(self.data.course)))]


def prepare(app: Sphinx, config: Config) -> None:
    """``config-inited``: a changed edition is a changed setting, so every page is made again."""
    try:
        config.cme_edition = footer_html(read_edition(find_course(Path(app.srcdir))))
    except CourseError as error:
        raise ConfigError(str(error)) from error


def add_line(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: document | None
) -> None:
    """``html-page-context``: the line for ``templates/copyright.html``."""
    context["cme_edition"] = app.config.cme_edition


def setup(app: Sphinx) -> None:
    """Register the directive and the line."""
    app.add_config_value("cme_edition", "", "env", str)
    app.add_directive("edition", EditionDirective)
    app.connect("config-inited", prepare)
    app.connect("html-page-context", add_line)
