"""The Hunter Serotonin Toxicity Criteria as data; `cmebook.models.hunter` applies them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: A nested rule: a sign's id, ``{"all": [...]}``, ``{"any": [...]}`` or ``{"gt": [sign, limit]}``.
Expression = Any


@dataclass(frozen=True)
class Sign:
    """One sign looked for at the bedside."""

    id: str
    label: str
    type: str  # bool or number
    in_rule: bool
    how_to_check: str


@dataclass(frozen=True)
class HunterRule:
    """One way to be positive."""

    id: str
    order: int
    text: str
    when: Expression


@dataclass(frozen=True)
class Vector:
    """A patient and what the rule must say."""

    id: str
    description: str
    serotonergic_agent: bool
    signs: tuple[str, ...]
    temp_c: float
    positive: bool
    first_rule: str
    all_rules: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Misquote:
    """A way the rule is quoted wrongly, and where."""

    error: str
    seen_in: tuple[str, ...]  # source ids
    right: str


@dataclass(frozen=True)
class Hunter:
    """The rule with its tests, its performance, its misquotes and what to tell it from."""

    name: str
    source: str
    also: tuple[str, ...]
    precondition: str
    logic: str
    performance: Mapping[str, str]  # what -> estimate id
    reference: str  # what the rule was compared with
    caveat: str
    signs: tuple[Sign, ...]
    rules: tuple[HunterRule, ...]
    vectors: tuple[Vector, ...]
    misquotes: tuple[Misquote, ...]
    sternbach_source: str
    sternbach_rule: str
    sternbach_features: tuple[str, ...]
    differential_source: str
    differential_note: str
    differential_columns: tuple[str, ...]
    differential: Mapping[str, Mapping[str, str]]  # condition -> column -> words
    rows: tuple[str, ...] = ()  # ids of rows it uses
