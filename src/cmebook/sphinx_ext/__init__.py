"""The book's side of the course. The only package that knows Sphinx."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cmebook import __version__
from cmebook.course import find_course
from cmebook.sphinx_ext import (
    assets,
    audit,
    bibliography,
    boxes,
    cards,
    cases,
    chapter_list,
    claims,
    edition,
    evidence_table,
    faults,
    fragment,
    freshness,
    links,
    mathml,
    notebooks,
    pictures,
    protocols,
    quizzes,
    reading,
    searchtexts,
    selfchecks,
    tables,
    theme,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


#: Tells `cmebook.live` how to show a figure.
LIVE = "CME_LIVE"


def prepare(app: Sphinx, config: Config) -> None:
    """``config-inited``: what must stand before any page is read."""
    course = find_course(Path(app.srcdir))
    package = Path(__file__).parents[1]
    config.cme_digest = freshness.digest([package, course.evidence, course.bank])
    freshness.empty_if_stale(cache_folder(app), config.cme_digest)
    config.bibtex_bibfiles = [bibliography.write_bibtex(app, course)]


def draw_static_figures(app: Sphinx) -> None:
    """``builder-inited``: in the book a live figure is static HTML.

    As a widget it would embed a library of 3.7 MB. Kernels inherit the setting; it is
    taken back when the build ends.
    """
    before = os.environ.get(LIVE)
    os.environ[LIVE] = "static"

    def restore(_app: Sphinx, _error: Exception | None) -> None:
        if before is None:
            os.environ.pop(LIVE, None)
        else:
            os.environ[LIVE] = before

    app.connect("build-finished", restore)


def cache_folder(app: Sphinx) -> Path:
    """Where executed notebooks are kept."""
    named = getattr(app.config, "nb_execution_cache_path", "")
    return Path(named) if named else Path(app.outdir).parent / ".jupyter_cache"


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect every part of the extension."""
    app.add_config_value("cme_digest", "", "env", str)
    app.connect("config-inited", prepare)
    app.connect("config-inited", theme.use_templates)
    app.connect("builder-inited", draw_static_figures)
    app.connect("html-page-context", assets.add_files, priority=800)
    app.connect("html-page-context", theme.trim_files, priority=900)
    app.connect("doctree-resolved", theme.drop_thebe, priority=900)
    app.connect("build-finished", theme.drop_unused_files)
    app.connect("build-finished", faults.forget_pages)
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(mathml.visit_inline, None),
        block_renderers=(mathml.visit_block, None),
    )
    parts = (
        bibliography, links, fragment, boxes, claims, audit, edition, reading, evidence_table,
        protocols, selfchecks, quizzes, cases, cards, chapter_list, pictures, notebooks,
        searchtexts, tables,
    )  # fmt: skip
    for part in parts:
        part.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
