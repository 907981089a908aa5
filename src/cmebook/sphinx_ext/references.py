"""A document as a full reference, with a link only to its own address."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from docutils import nodes

from cmebook.evidence import Source
from cmebook.sphinx_ext.words import SOURCE_KIND


@dataclass(frozen=True)
class Part:
    """A piece of a reference: plain, in italics, or a link."""

    text: str
    italic: bool = False
    link: str = ""


def reference(source: Source) -> tuple[Part, ...]:
    """Authors (year). Title. Journal volume(issue):pages. Identifier.

    A field that was not confirmed is blank and left out. Where the title is not
    confirmed, what the document is stands in brackets; what was not seen is said.
    """
    kind = SOURCE_KIND.get(source.kind, source.kind.replace("_", " "))
    who = source.authors or source.container or kind.capitalize()
    head = f"{who} ({source.year})" if source.year else who.rstrip(".")
    title = source.title or (f"[{source.about}]" if source.about else f"[{kind}]")
    parts = [Part(f"{head}. {title.rstrip('.')}. ")]
    if source.container and source.container != who:
        parts += [Part(source.container, italic=True), Part(f"{_where(source)}. ")]
    if source.link:
        parts.append(Part(_link_text(source), link=source.link))
    if source.not_seen:
        parts.append(Part(f" Not seen: {', '.join(source.not_seen)}."))
    return tuple(parts)


def _where(source: Source) -> str:
    volume = f" {source.volume}" if source.volume else ""
    issue = f"({source.issue})" if source.issue else ""
    pages = f":{source.pages}" if source.pages else ""
    return volume + issue + pages


def _link_text(source: Source) -> str:
    if source.doi:
        return f"doi:{source.doi}"
    if source.pmid:
        return f"PubMed {source.pmid}"
    if source.pmcid:
        return source.pmcid
    return source.nct or "publisher's page"


def reference_html(source: Source) -> str:
    """The reference as HTML."""
    return "".join(_html(part) for part in reference(source)).strip()


def _html(part: Part) -> str:
    text = escape(part.text)
    if part.link:
        return f'<a class="reference external" href="{escape(part.link)}">{text}</a>'
    return f"<i>{text}</i>" if part.italic else text


def reference_nodes(source: Source) -> list[nodes.Node]:
    """The reference as nodes of a page."""
    return [_node(part) for part in reference(source)]


def _node(part: Part) -> nodes.Node:
    if part.link:
        return nodes.reference("", part.text, refuri=part.link, internal=False)
    return nodes.emphasis(text=part.text) if part.italic else nodes.Text(part.text)
