"""What chapters name must exist: rows, claims, items, figures, pictures, cases, sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cmebook.errors import CourseError, Problem
from cmebook.evidence.core import Evidence, did_you_mean
from cmebook.places import Place

#: Where each kind of thing is made, for the cure.
HOMES = {
    "claim": "assets/evidence/claims",
    "audit": "assets/evidence/claims/article.yaml",
    "self-check": "quizzes/bank",
    "figure": "src/cmebook/figures",
    "picture": "assets/img",
    "case": "book/cases",
    "cite": "assets/evidence/sources.csv",
}


def place_problems(
    places: Iterable[Place],
    evidence: Evidence,
    items: Collection[str],
    graded: Collection[str],
    figures: Collection[str],
    pictures: Collection[str] = (),
    cases: Collection[str] = (),
) -> Iterator[Problem]:
    """Mentions of what does not exist, or must not be shown.

    ``items`` are the ids of all items, ``graded`` of those whose key is secret.
    """
    known: dict[str, Collection[str]] = {
        "claim": evidence.claims,
        "audit": evidence.claims,
        "self-check": items,
        "figure": figures,
        "picture": pictures,
        "case": cases,
        "cite": evidence.sources,
    }
    for place in places:
        where = f"line {place.line}"
        if place.kind == "ev":
            yield from _number(place, evidence)
        elif place.id not in known[place.kind]:
            what = f"There is no {_word(place.kind)} {place.id}."
            near = did_you_mean(place.id, known[place.kind])
            cure = near if near.startswith("Did") else f"Add it in {HOMES[place.kind]}."
            yield Problem(place.file, where, what, cure)
        elif place.kind == "self-check" and place.id in graded:
            what = f"The item {place.id} is graded; a self-check would publish its key."
            yield Problem(place.file, where, what, 'Use an item with use = "self-check".')
        elif place.kind == "audit" and evidence.claims[place.id].article is None:
            what = f"The claim {place.id} is not a sentence of the source article."
            yield Problem(place.file, where, what, "Use {claim}, or one of C01 to C39.")


def _word(kind: str) -> str:
    return {"self-check": "item", "cite": "source", "audit": "claim"}.get(kind, kind)


def _number(place: Place, evidence: Evidence) -> Iterator[Problem]:
    try:
        evidence.text(place.id, place.form)
    except CourseError as error:
        for problem in error.problems:
            yield Problem(place.file, f"line {place.line}", problem.what, problem.cure)
