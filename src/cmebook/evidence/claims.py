"""Read the claims, and the audit of the source article."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from cmebook.evidence.claim import (
    ArticleVerdict,
    Audit,
    Certainty,
    Claim,
    Omission,
    ReferenceAudit,
)
from cmebook.evidence.pick import Pick
from cmebook.evidence.read import Log
from cmebook.evidence.yamlfile import read_yaml

CERTAINTIES = get_args(Certainty)
VERDICTS = ("supported", "partly supported", "extrapolated", "unsupported", "contradicted")


def read_claims(
    folder: Path, log: Log, places: dict[str, tuple[str, int]]
) -> tuple[dict[str, Claim], Audit]:
    """All claims of ``folder/*.yaml`` by id, and the audit if one of the files holds it."""
    claims: dict[str, Claim] = {}
    audit = Audit()
    for path in sorted(folder.glob("*.yaml")):
        top = Pick(read_yaml(path, log), path, log, key="top of the file")
        for part in top.parts("claims"):
            claim = _claim(part)
            if claim.id in places:
                other, line = places[claim.id]
                what = f"The id is already taken ({other}, line {line})."
                log.add(path, part.where, what, "Give one of the two another id.")
            elif claim.id:
                places[claim.id] = (log.name(path), part.line)
                claims[claim.id] = claim
        if "audit" in top:
            audit = _audit(top.part("audit"))
    return claims, audit


def _claim(part: Pick) -> Claim:
    return Claim(
        id=part.text("id"),
        sentence=part.text("sentence"),
        certainty=cast(Certainty, part.word("certainty", CERTAINTIES)),
        supports=part.texts("supports"),
        against=part.texts("against"),
        checked=part.date("checked"),
        expires=part.date("expires"),
        article=_verdict(part.part("article")) if "article" in part else None,
        file=part.log.name(part.path),
        line=part.line,
    )


def _verdict(part: Pick) -> ArticleVerdict:
    return ArticleVerdict(
        section=part.text("section"),
        sentence=part.text("sentence"),
        verdict=part.word("verdict", VERDICTS),  # type: ignore[arg-type]
        reason=part.text("reason"),
        correction=part.text("correction", needed=False),
    )


def _audit(part: Pick) -> Audit:
    return Audit(
        article=part.text("article"),
        bottom_line=part.text("bottom_line"),
        references=tuple(
            ReferenceAudit(
                id=reference.text("id"),
                as_cited=reference.text("as_cited"),
                status=reference.text("status"),
                stands_there=reference.text("stands_there"),
                nearest={
                    near.text("source"): near.text("why") for near in reference.parts("nearest")
                },
                supports_claim=reference.text("supports_claim"),
                plain_words=reference.text("plain_words"),
            )
            for reference in part.parts("references")
        ),
        omissions=tuple(
            Omission(
                id=omission.text("id"),
                sentence=omission.text("sentence"),
                supports=omission.texts("supports"),
            )
            for omission in part.parts("omissions")
        ),
    )
