"""Markdown of a release notebook as HTML; HTML in it is shown as text, pictures as links."""

from __future__ import annotations

from markdown_it import MarkdownIt

# a picture could be fetched from another host, or be missing beside the page
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


def block(text: str) -> str:
    """Paragraphs and lists."""
    return str(_MARKDOWN.render(text)).strip()


def inline(text: str) -> str:
    """One line, without a paragraph around it; further paragraphs follow after a break."""
    return "<br>".join(str(_MARKDOWN.renderInline(part.strip())) for part in text.split("\n\n"))
