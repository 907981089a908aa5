"""Rules for claims, the audit and the protocols: they rest on rows, and type no number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cmebook.errors import CourseError, Problem
from cmebook.evidence.claim import Claim
from cmebook.evidence.core import Evidence
from cmebook.evidence.inline import blank, references
from cmebook.evidence.rules_rows import found
from cmebook.evidence.stated import stated_numbers


def claim_texts(claim: Claim) -> tuple[str, ...]:
    """The texts of a claim that readers see."""
    article = claim.article
    if article is None:
        return (claim.sentence,)
    return (claim.sentence, article.sentence, article.reason, article.correction)


def on_rows(evidence: Evidence) -> Iterator[Problem]:
    """A claim names at least one row for or against it, and every row exists."""
    for claim in evidence.claims.values():
        if not claim.supports and not claim.against:
            cure = "Name findings or estimates under supports or against, or drop the claim."
            yield found(evidence, claim.id, "The claim rests on nothing.", cure)
        yield from _exist(evidence, claim.id, (*claim.supports, *claim.against))


def _exist(evidence: Evidence, owner: str, ids: Iterable[str]) -> Iterator[Problem]:
    file, line = evidence.places.get(owner, ("assets/evidence", 0))
    for row_id in ids:
        if row_id not in evidence.index:
            yield evidence.unknown(row_id, file, f"{owner}, line {line}" if line else owner)


def errors_do_not_support(evidence: Evidence) -> Iterator[Problem]:
    """A document that is an example of an error supports no claim."""
    for claim in evidence.claims.values():
        for row_id in claim.supports:
            row = evidence.index.get(row_id)
            source = evidence.sources.get(getattr(row, "source", row_id))
            if source is not None and source.error_example:
                what = f"{row_id} is kept only as an example of an error ({source.use})."
                cure = "Rest the claim on another document."
                yield found(evidence, claim.id, what, cure)


def numbers_from_rows(evidence: Evidence) -> Iterator[Problem]:
    """Numbers in a claim come by {ev}, and the rows have them."""
    for claim in evidence.claims.values():
        for text in dict.fromkeys(claim_texts(claim)):
            for reference in references(text):
                try:
                    evidence.text(reference.id, reference.form)
                except CourseError as error:
                    for problem in error.problems:
                        yield found(evidence, claim.id, problem.what, problem.cure)
            for stated in stated_numbers(blank(text)):
                what = f"The number in '{stated.phrase}' is typed."
                cure = "Write {ev}`id` of the row that holds it."
                yield found(evidence, claim.id, what, cure)


def dates(evidence: Evidence, today: date) -> Iterator[Problem]:
    """A check holds for a time; one that no longer does is a warning."""
    for claim in evidence.claims.values():
        file, line = evidence.places[claim.id]
        where = f"{claim.id}, line {line}"
        if claim.expires <= claim.checked:
            what = "The claim expires before it was checked."
            yield Problem(file, where, what, "Put expires two years after checked.")
        elif claim.expires < today:
            what = f"The check expired on {claim.expires.isoformat()}."
            cure = "Look for newer evidence, then set checked and expires."
            yield Problem(file, where, what, cure, "warning")


def protocols(evidence: Evidence) -> Iterator[Problem]:
    """The audit, the Hunter rule, the session and the model notes name existing rows."""
    named: list[tuple[str, str, tuple[str, ...]]] = [
        ("claims/article.yaml", omission.id, omission.supports)
        for omission in evidence.audit.omissions
    ]
    named += [
        ("claims/article.yaml", reference.id, tuple(reference.nearest))
        for reference in evidence.audit.references
    ]
    hunter, session = evidence.hunter, evidence.session
    documents = (hunter.source, hunter.sternbach_source, hunter.differential_source, *hunter.also)
    named.append(("hunter.yaml", "rule", (*documents, *hunter.rows)))
    named += [("hunter.yaml", misquote.error, misquote.seen_in) for misquote in hunter.misquotes]
    named.append(("session.yaml", "rows", (*session.rows, *session.schedule_findings)))
    named += [
        ("session.yaml", event.id, event.findings)
        for event in (*session.timeline, *session.iv_timeline)
    ]
    named += [("session.yaml", rule.id, rule.findings) for rule in session.rules]
    named += [("session.yaml", item.item, item.findings) for item in session.checklist]
    named += [("session.yaml", case.id, case.rests_on) for case in session.vignettes]
    named += [("session.yaml", drug.drug, (drug.finding,)) for drug in session.medications]
    named += [("models.yaml", note.id, (note.source,)) for note in evidence.models.values()]
    for file, owner, ids in named:
        for row_id in ids:
            if row_id not in evidence.index:
                yield evidence.unknown(row_id, f"assets/evidence/{file}", owner)


RULES = (on_rows, errors_do_not_support, numbers_from_rows, protocols)
