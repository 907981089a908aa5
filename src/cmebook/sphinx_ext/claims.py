"""Claim cards, and the audit of the source article beside them.

``{claim} id`` shows a sentence with its certainty and what it rests on. ``{audit} C01 C02``
shows what the source article says, and what the evidence says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING

from cmebook.errors import CourseError, Problem
from cmebook.evidence import Claim
from cmebook.sphinx_ext.bibliography import note_sources
from cmebook.sphinx_ext.data import Data
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import anchor, fragment, inline
from cmebook.sphinx_ext.markup import certainty_badge, facts, verdict_badge
from cmebook.sphinx_ext.rowinfo import link_names
from cmebook.sphinx_ext.words import day

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


def open_links(data: Data, row_ids: Iterable[str]) -> str:
    """Links to rows, each with a name of its own and the box that tells where it comes from."""
    names = link_names(data.info(row_id) for row_id in row_ids)
    return "; ".join(anchor(info, escape(name)) for info, name in names)


def plain_links(data: Data, row_ids: Iterable[str]) -> str:
    """The same without the box, for long tables."""
    names = link_names(data.info(row_id) for row_id in row_ids)
    return "; ".join(f'<a href="ev:{escape(info.id)}">{escape(name)}</a>' for info, name in names)


def claim_facts(
    data: Data, claim: Claim, links: Callable[[Data, Iterable[str]], str] = open_links
) -> list[tuple[str, str]]:
    """What the evidence makes of an article's sentence; what supports a claim, what does not."""
    pairs = [
        ("Rests on", links(data, claim.supports)),
        ("Against it", links(data, claim.against)),
    ]
    if claim.article:
        says, teach = claim.article.reason, claim.article.correction
        pairs[:0] = [
            ("The evidence says", inline(data, says)),
            ("Better put", inline(data, teach)),
        ]
    return pairs


def badges(claim: Claim) -> str:
    """The verdict, for a sentence of the source article, and the certainty."""
    verdict = verdict_badge(claim.article.verdict) if claim.article else ""
    return verdict + certainty_badge(claim.certainty)


def sentence(data: Data, claim: Claim) -> str:
    """The claim; a sentence of the source article is marked as such, for we may not teach it."""
    if claim.article is None:
        return inline(data, claim.sentence)
    words = inline(data, claim.article.sentence)
    return f'<span class="claim-whose">The source article says:</span> {words}'


def dates(claim: Claim) -> str:
    """When the claim was last held against its evidence, and by when it must be again."""
    return f"Last checked {day(claim.checked)}. To be checked again by {day(claim.expires)}."


def claim_card(data: Data, claim: Claim) -> str:
    """One claim as HTML.

    Raises:
        CourseError: it rests on a row that is unknown or unverified.
    """
    row = escape(claim.id)
    return (
        f'<div class="claim" id="claim-{row}">{_head("claim-head", claim)}'
        f'<p class="claim-sentence">{sentence(data, claim)}</p>'
        f'<div class="claim-rest">{facts(claim_facts(data, claim))}'
        f'<p class="claim-dates">{dates(claim)}</p></div></div>'
    )


def _head(style: str, claim: Claim) -> str:
    row = escape(claim.id)
    return (
        f'<div class="{style}"><span class="claim-badges">{badges(claim)}</span>'
        f'<a href="ev:{row}"><span class="visually-hidden">Claim </span>{row}</a></div>'
    )


def audit_item(data: Data, claim: Claim) -> str:
    """What the article says in one sentence, the verdict, why, and what the course teaches.

    Raises:
        CourseError: the claim carries no verdict, or rests on an unknown row.
    """
    if claim.article is None:
        raise CourseError([_no_verdict(claim)])
    row = escape(claim.id)
    return (
        f'<div class="audit-item" id="audit-{row}">{_head("audit-head", claim)}'
        f'<p class="audit-quote">{sentence(data, claim)}</p>'
        f"{facts(claim_facts(data, claim))}</div>"
    )


def claim_of(data: Data, row_id: str) -> Claim:
    """The claim with this id.

    Raises:
        CourseError: there is no such row, or it is no claim.
    """
    row = data.evidence.row(row_id)
    if isinstance(row, Claim):
        return row
    what = f"{row_id} is not a claim but a row of {data.page(row_id)}."
    raise CourseError([Problem("assets/evidence", row_id, what, "Show it with {ev} instead.")])


def _no_verdict(claim: Claim) -> Problem:
    what = f"The claim {claim.id} carries no verdict on the source article."
    return Problem(claim.file, claim.id, what, "Show it with {claim}, or add its `article:` part.")


class _Claims(CourseDirective):
    """Shows claims by id, and puts their sources on the chapter's list."""

    required_arguments = 1
    final_argument_whitespace = True

    def html(self, claim: Claim) -> str:
        raise NotImplementedError

    def show(self) -> list[Node]:
        shown = []
        for row_id in self.arguments[0].replace(",", " ").split():
            claim = claim_of(self.data, row_id)
            shown.append(self.html(claim))
            note_sources(self.env, self.lineno, self.data.info(row_id).sources)
        return [fragment("".join(shown))]


class ClaimDirective(_Claims):
    """``{claim} id``: a card for each claim."""

    def html(self, claim: Claim) -> str:
        """The card."""
        return claim_card(self.data, claim)


class AuditDirective(_Claims):
    """``{audit} C01 C02``: what the article says, and what the evidence says."""

    def html(self, claim: Claim) -> str:
        """The audit of one sentence."""
        return audit_item(self.data, claim)


def setup(app: Sphinx) -> None:
    """Register the two directives."""
    app.add_directive("claim", ClaimDirective)
    app.add_directive("audit", AuditDirective)
