"""What the extension keeps from one build to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def kept_pages(env: BuildEnvironment, name: str) -> set[str]:
    """A set of pages that is saved with Sphinx's environment; change it in place."""
    if not hasattr(env, name):
        setattr(env, name, set())
    pages: set[str] = getattr(env, name)
    return pages
