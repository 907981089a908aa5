"""The documents an item rests on, as a list for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from cmebook.evidence import Claim, Evidence, Source


def sources_of(ids: Iterable[str], evidence: Evidence) -> tuple[Source, ...]:
    """The documents that these rows, claims and computed numbers rest on, each once.

    Raises:
        CourseError: an id is unknown.
    """
    found = dict.fromkeys(source for row_id in ids for source in _under(row_id, evidence))
    return tuple(evidence.sources[source] for source in found if source in evidence.sources)


def _under(row_id: str, evidence: Evidence) -> Iterator[str]:
    row = evidence.models.get(row_id) or evidence.row(row_id)
    if isinstance(row, Source):
        yield row.id
        return
    below = (*row.supports, *row.against) if isinstance(row, Claim) else getattr(row, "uses", ())
    for other in below:
        yield from _under(other, evidence)
    if source := getattr(row, "source", ""):
        yield source


def reference(source: Source) -> str:
    """One entry of a list of references, as HTML; the address is a link."""
    parts = [source.authors, source.year, source.title or source.about, source.container]
    words = escape(". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + ".")
    if not source.link.startswith(("https://", "http://")):
        return words
    link = escape(source.link)
    return f'{words} <a href="{link}">{link.partition("://")[2]}</a>'
