"""The chapter as a notebook: what a reader downloads, and what the tests run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import jupytext
import nbformat

from cmebook.sphinx_ext.data import data_of
from cmebook.sphinx_ext.plain_markdown import PlainMarkdown
from cmebook.sphinx_ext.reading import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

FOLDER = "_downloads/notebooks"

NOTE = (
    '*A chapter of the course "{title}". Words and numbers are those of the book. The figures '
    "move where the course's package `cmebook` is installed.*"
)


def convert(text: str, markdown: Callable[[str], str] | None = None) -> nbformat.NotebookNode:
    """A MyST text notebook as a Jupyter notebook; the same text gives the same bytes.

    ``markdown`` is applied to every Markdown cell.
    """
    notebook: nbformat.NotebookNode = jupytext.reads(text, fmt="md:myst")
    for name in list(notebook.metadata):
        if name != "kernelspec":
            del notebook.metadata[name]
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number}"
        if markdown and cell.cell_type == "markdown":
            cell.source = markdown(cell.source)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def write(notebook: nbformat.NotebookNode, file: Path) -> None:
    """Save a notebook in one step, so that nobody who reads at the same time sees half of it."""
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]  # has no types
    text += "\n"
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(f".{os.getpid()}.tmp")
    half.write_text(text, encoding="utf-8")
    half.replace(file)


def is_chapter(docname: str) -> bool:
    """Whether readers are offered this page as a notebook."""
    return docname.startswith(CHAPTERS)


def file_of(docname: str) -> str:
    """Where the notebook of a page lies in the built book."""
    return f"{FOLDER}/{docname.rpartition('/')[2]}.ipynb"


def name_download(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: document | None
) -> None:
    """``html-page-context``: the page links to its notebook."""
    if doctree is not None and is_chapter(pagename):
        context["notebook_file"] = file_of(pagename)


def write_downloads(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: write the notebooks of all chapters."""
    if error or app.builder.format != "html" or app.statuscode:
        return
    env = app.env
    for docname in sorted(filter(is_chapter, env.found_docs)):
        plain = PlainMarkdown(data_of(env), docname.rpartition("/")[2], _cited(env, docname))
        text = Path(env.doc2path(docname)).read_text(encoding="utf-8")
        notebook = convert(text, plain.cell)
        notebook.cells[0].source += "\n\n" + NOTE.format(title=app.config.html_title)
        write(notebook, Path(app.outdir) / file_of(docname))


def _cited(env: BuildEnvironment, docname: str) -> tuple[str, ...]:
    """Sources of a page's list, in its order."""
    domain = cast("BibtexDomain", env.get_domain("cite"))
    return tuple(
        citation.entry.key
        for citation in domain.citations
        if citation.bibliography_key.docname == docname
    )


def setup(app: Sphinx) -> None:
    """Register the events."""
    app.connect("html-page-context", name_download)
    app.connect("build-finished", write_downloads)
