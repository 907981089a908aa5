"""How sphinxcontrib-bibtex sorts documents and names them in the text.

The stock styles warn about every document without a personal author, of which a course
that cites product information and registries has many, and write "et al." in two ways.
The text of the reference list is made by `cmebook.sphinx_ext.references`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from pybtex.richtext import Text
from pybtex.style.formatting import BaseStyle
from pybtex.style.template import join, node, optional_field
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from cmebook.sphinx_ext.rowinfo import first_words

NAME = "cme"

#: From so many authors on, only the first is named.
MANY = 3


class CourseStyle(BaseStyle):  # type: ignore[misc]  # pybtex publishes no types
    """Sorted by author, year and title; an entry reads as its title and year."""

    default_sorting_style = "author_year_title"

    def get_article_template(self, _entry: Any) -> Any:
        """Title and year, whatever kind of document it is."""
        return join(sep=", ")[optional_field("title"), optional_field("year")]

    get_book_template = get_article_template
    get_misc_template = get_article_template


@node  # type: ignore[untyped-decorator]  # pybtex publishes no types
def short_author(_children: Any, data: dict[str, Any]) -> Text:
    """``Daly``, ``Abbott and Popescu``, ``Daly et al.``; without authors, who published it.

    A paper without authors goes by the first words of its title.
    """
    entry = data["entry"]
    people = [
        " ".join(one.prelast_names + one.last_names) for one in entry.persons.get("author", ())
    ]
    names = [name.strip("{}") for name in people if name != "others"]
    if not names and entry.type == "article" and "title" in entry.fields:
        return Text.from_latex(first_words(entry.fields["title"]))
    if not names:
        holders = ("journal", "publisher", "howpublished", "title")
        return Text.from_latex(next(entry.fields[name] for name in holders if name in entry.fields))
    if len(names) >= MANY or len(names) < len(people):
        return Text.from_latex(f"{names[0]} et al.")
    return Text.from_latex(" and ".join(names))


@dataclass
class ShortPerson(PersonStyle):
    """Names a document by `short_author`."""

    def author_or_editor_or_title(self, full: bool) -> Any:
        """The short name, whether or not all names are asked for."""
        return short_author


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


@dataclass
class CourseReferences(AuthorYearReferenceStyle):
    """Author and year in round brackets."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)
    person: PersonStyle = field(default_factory=ShortPerson)
    author_year_sep: str = " "


def register() -> None:
    """Make both styles known as `NAME`."""
    pybtex.plugin.register_plugin("pybtex.style.formatting", NAME, CourseStyle)
    sphinxcontrib.bibtex.plugin.register_plugin(
        "sphinxcontrib.bibtex.style.referencing", NAME, CourseReferences
    )
