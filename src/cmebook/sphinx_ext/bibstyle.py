"""The style sphinxcontrib-bibtex sorts by; the text of a reference is ours.

The stock styles warn about every document without a personal author, of which a course
that cites product information and registries has many.
"""

from __future__ import annotations

from typing import Any

from pybtex.plugin import register_plugin
from pybtex.style.formatting import BaseStyle
from pybtex.style.template import join, optional_field

NAME = "cme"


class CourseStyle(BaseStyle):  # type: ignore[misc]  # pybtex publishes no types
    """Sorted by author, year and title; an entry reads as its title and year."""

    default_sorting_style = "author_year_title"

    def get_article_template(self, _entry: Any) -> Any:
        """Title and year, whatever kind of document it is."""
        return join(sep=", ")[optional_field("title"), optional_field("year")]

    get_book_template = get_article_template
    get_misc_template = get_article_template


def register() -> None:
    """Make the style known to pybtex as `NAME`."""
    register_plugin("pybtex.style.formatting", NAME, CourseStyle)
