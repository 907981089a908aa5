"""Rules for documents: a reader can find every one that a row rests on, or is told why not."""

from __future__ import annotations

from collections.abc import Iterator

from cmebook.errors import Problem
from cmebook.evidence.claim import Claim
from cmebook.evidence.core import Evidence
from cmebook.evidence.rules_rows import found
from cmebook.evidence.schema import Source

CURE = (
    "Look the document up and fill it in; where it truly cannot be known, "
    "write 'Not seen: {missing}.' in the column note, which readers see."
)


def cited(evidence: Evidence) -> Iterator[str]:
    """Ids of the documents that some row rests on, in the order of the tables."""
    rows = [row for row in evidence.index.values() if not isinstance(row, Source | Claim)]
    yield from dict.fromkeys(name for row in rows for name in (row.source, *row.also))


def complete_records(evidence: Evidence) -> Iterator[Problem]:
    """A cited document has authors, year, title and a link; a note names what is not known."""
    for name in cited(evidence):
        source = evidence.sources.get(name)
        if source is None:
            continue
        missing = ", ".join(part for part in source.missing if part not in source.not_seen)
        if missing:
            yield found(
                evidence, name, f"The record lacks: {missing}.", CURE.format(missing=missing)
            )


def stale_notes(evidence: Evidence) -> Iterator[Problem]:
    """What a note calls not seen is not filled in."""
    for source in evidence.sources.values():
        if known := ", ".join(part for part in source.not_seen if part not in source.missing):
            what = f"The note says 'not seen', but the record has: {known}."
            yield found(evidence, source.id, what, "Take the words out of the note.")


RULES = (complete_records, stale_notes)
