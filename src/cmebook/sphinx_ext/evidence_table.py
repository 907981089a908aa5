"""``{evidence-table} estimates``: all rows of one table, each with a permanent address.

The rows are plain HTML and need no script; ``assets/book/evidence-table.js`` adds finding,
choosing and sorting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from cmebook.errors import CourseError, Problem
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.env import kept_pages
from cmebook.sphinx_ext.evidence_rows import CHOOSE, VIEWS, RowView
from cmebook.sphinx_ext.fragment import fragment
from cmebook.sphinx_ext.markup import facts
from cmebook.sphinx_ext.usage import read_usage, set_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Words that have an order of their own.
_RANK = {word: place for place, word in enumerate(("high", "moderate", "low", "very low"))}


def table_html(name: str, rows: Iterable[RowView], choose: Mapping[str, str]) -> str:
    """Tools and rows of one table."""
    views = list(rows)
    return (
        f'<div class="ev-table" data-table="{escape(name)}">'
        + tools_html(name, views, choose)
        + f'<ul class="ev-rows">{"".join(map(row_html, views))}</ul></div>'
    )


def tools_html(name: str, rows: list[RowView], choose: Mapping[str, str]) -> str:
    """The form above the rows; hidden until its script is there."""
    find = (
        f'<div class="ev-find"><label for="find-{name}">Find in this table</label> '
        f'<input id="find-{name}" type="search" autocomplete="off"></div>'
    )
    selects = "".join(
        _select(f"{field}-{name}", label, f'data-field="{field}"', [("", "all"), *options])
        for field, label in choose.items()
        if (options := _options(rows, field))
    )
    order = [("", "as listed"), ("id", "id"), ("source", "source")]
    if any("year" in row.fields for row in rows):
        order.append(("-year", "newest first"))
    order += [(field, label.lower()) for field, label in choose.items()]
    count = '<p class="ev-count" role="status"></p>'
    sort = _select(f"order-{name}", "Sort by", "data-order", order)
    return f'<form class="ev-tools" hidden>{find}{selects}{sort}{count}</form>'


def _options(rows: list[RowView], field: str) -> list[tuple[str, str]]:
    words = {row.fields.get(field, "") for row in rows} - {""}
    ordered = sorted(words, key=lambda word: (_RANK.get(word, len(_RANK)), word.casefold()))
    return [(word, word) for word in ordered]


def _select(dom_id: str, label: str, attribute: str, options: list[tuple[str, str]]) -> str:
    choices = "".join(
        f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options
    )
    return (
        f'<div><label for="{dom_id}">{escape(label)}</label> '
        f'<select id="{dom_id}" {attribute}>{choices}</select></div>'
    )


def row_html(row: RowView) -> str:
    """One row: what it is, its value, its origin, and the rest behind a summary."""
    data = "".join(f' data-{name}="{escape(text)}"' for name, text in row.fields.items() if text)
    row_id = escape(row.id)
    value = f'<p class="ev-value">{row.value}</p>' if row.value else ""
    rest = facts(row.rest)
    more = f"<details><summary>More</summary>{rest}</details>" if rest else ""
    wide = "" if value else ' class="ev-wide"'
    origin = f"<p>{row.origin}</p>" if row.origin else ""
    checked = f'<p class="ev-how">{row.checked}</p>' if row.checked else ""
    return (
        f'<li id="{row_id}"{data}><div{wide}><p class="ev-what">{row.what}</p>'
        f'<p class="ev-id"><a href="#{row_id}">{row_id}</a></p></div>'
        f"<div{wide}>{value}{origin}{checked}</div>{more}</li>\n"
    )


class EvidenceTable(CourseDirective):
    """``{evidence-table} name``."""

    required_arguments = 1

    def show(self) -> list[Node]:
        """The table as one fragment."""
        name = self.arguments[0]
        if name not in VIEWS:
            what = f"There is no table {name!r}."
            raise CourseError([Problem(self.env.docname, name, what, f"Use {', '.join(VIEWS)}.")])
        usage = read_usage(self.data.course, self.data.evidence, self.env.found_docs)
        table_pages(self.env).add(self.env.docname)
        views = []
        for row in self.data.tables()[name].values():
            view = VIEWS[name](self.data, row)
            view.rest.append(("Used in", usage.used_in(row.id, set_of(row))))
            views.append(view)
        return [fragment(table_html(name, views, CHOOSE[name]))]


class EvidenceDownload(CourseDirective):
    """``{evidence-download} file ...``: the very files, as readers may take them away."""

    required_arguments = 1
    final_argument_whitespace = True

    def show(self) -> list[Node]:
        """One line of links; each file must exist."""
        names = self.arguments[0].split()
        missing = [name for name in names if not (self.data.course.evidence / name).is_file()]
        if missing:
            what = f"There is no file {', '.join(missing)} in assets/evidence."
            raise CourseError(
                [Problem(self.env.docname, "", what, "Name files as they lie there.")]
            )
        links = ", ".join(
            f'<a href="static:evidence/{escape(name)}" download>{escape(name)}</a>'
            for name in names
        )
        return [fragment(f'<p class="ev-downloads">Download: {links}</p>')]


def table_pages(env: BuildEnvironment) -> set[str]:
    """Pages that tell where rows are used, and so depend on every other page."""
    return kept_pages(env, "cme_table_pages")


def read_again(
    _app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """``env-get-outdated``: when a page changes, so may "used in"."""
    return sorted(table_pages(env) & env.found_docs) if added | changed | removed else []


def setup(app: Sphinx) -> None:
    """Register both directives."""
    app.add_directive("evidence-table", EvidenceTable)
    app.add_directive("evidence-download", EvidenceDownload)
    app.connect("env-get-outdated", read_again)
