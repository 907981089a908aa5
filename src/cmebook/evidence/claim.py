"""What a claim is, and what the audit of the source article found. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

#: GRADE; about the sentence as it stands, or about the evidence against a contradicted one.
Certainty = Literal["high", "moderate", "low", "very low", "not gradable"]


@dataclass(frozen=True)
class ArticleVerdict:
    """What the audit of the source article says about one of its sentences."""

    section: str
    sentence: str
    verdict: Literal["supported", "partly supported", "extrapolated", "unsupported", "contradicted"]
    reason: str
    correction: str


@dataclass(frozen=True)
class Claim:
    """One sentence the course teaches, how sure it is, and the rows it rests on."""

    id: str
    sentence: str
    certainty: Certainty
    supports: tuple[str, ...]
    against: tuple[str, ...]
    checked: date
    expires: date
    article: ArticleVerdict | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class ReferenceAudit:
    """One reference of the source article, and what was found in its place."""

    id: str
    as_cited: str
    status: str
    stands_there: str
    nearest: Mapping[str, str]  # source id -> why it is near
    supports_claim: str
    plain_words: str


@dataclass(frozen=True)
class Omission:
    """Something the source article should have said."""

    id: str
    sentence: str
    supports: tuple[str, ...]


@dataclass(frozen=True)
class Audit:
    """The audit of the source article as a whole."""

    article: str = ""  # source id
    bottom_line: str = ""
    references: tuple[ReferenceAudit, ...] = ()
    omissions: tuple[Omission, ...] = field(default=())
