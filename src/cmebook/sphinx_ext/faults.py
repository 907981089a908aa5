"""Faults of a build: told with file and line, all of them, and the build ends as failed.

A page with a fault is read again at the next build, although it did not change;
else the second build would pass in silence.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from cmebook.sphinx_ext.env import kept_pages

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def report(app: Sphinx, docname: str, location: Node | tuple[str, int] | str, text: str) -> None:
    """Say what is wrong at ``location``; mark the page and the build as faulty."""
    logger.error(text, location=location)
    app.statuscode = 1
    faulty_docs(app.env).add(docname)


def faulty_docs(env: BuildEnvironment) -> set[str]:
    """Pages whose last reading or writing found a fault."""
    return kept_pages(env, "cme_faulty_docs")


def forget_pages(app: Sphinx, _error: Exception | None) -> None:
    """``build-finished``: drop what was read of faulty pages, so that they are read again.

    A fault found while pages are written comes too late for Sphinx's saved environment.
    """
    for docname in faulty_docs(app.env):
        Path(app.doctreedir, f"{docname}.doctree").unlink(missing_ok=True)
    faulty_docs(app.env).clear()
