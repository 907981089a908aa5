"""Faults of a build: told with file and line, all of them, and the build ends as failed.

A page with a fault is read again at the next build, although it did not change;
else the second build would pass in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def read_again(app: Sphinx, env: BuildEnvironment, *_: Any) -> list[str]:
    """``env-get-outdated``: pages with a fault are out of date."""
    docs = sorted(faulty_docs(env) & env.found_docs)
    faulty_docs(env).clear()
    return docs
