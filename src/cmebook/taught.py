"""Where each claim is taught: the chapters that show its card or its audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cmebook.errors import Problem
from cmebook.evidence import Claim
from cmebook.places import Place

#: Only a chapter teaches; a page of evidence lists everything.
CHAPTERS = "book/chapters/"
ARTICLE = "assets/evidence/claims/article.yaml"


def taught(claims: Mapping[str, Claim], places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    """The places of each claim in chapters, in reading order; none for one nobody teaches.

    A sentence of the source article is taught where it is audited, the course's own where its
    card stands.
    """
    found: dict[str, list[Place]] = {claim: [] for claim in claims}
    for place in sorted(places, key=lambda place: (place.file, place.line)):
        if not place.file.startswith(CHAPTERS) or place.id not in found:
            continue
        if place.kind == ("audit" if claims[place.id].article else "claim"):
            found[place.id].append(place)
    return {claim: tuple(where) for claim, where in found.items()}


def untaught_problems(claims: Mapping[str, Claim], places: Iterable[Place]) -> Iterator[Problem]:
    """Sentences of the source article that no chapter audits, in one warning."""
    missing = [
        claim
        for claim, where in taught(claims, places).items()
        if claims[claim].article and not where
    ]
    if missing:
        yield Problem(
            ARTICLE,
            ", ".join(missing),
            "No chapter audits these sentences of the source article.",
            "Name them in an {audit} of the chapter that teaches them.",
            level="warning",
        )
