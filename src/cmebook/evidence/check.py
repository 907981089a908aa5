"""Every rule about the evidence, run at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cmebook.errors import Problem
from cmebook.evidence import rules_claims, rules_rows, rules_sources, rules_words
from cmebook.evidence.core import Evidence
from cmebook.evidence.load import read_evidence

RULES = (*rules_rows.RULES, *rules_sources.RULES, *rules_words.RULES, *rules_claims.RULES)


def check_evidence(evidence: Evidence, today: date) -> list[Problem]:
    """What is wrong between rows; ``today`` tells which reviews have expired."""
    problems = [problem for rule in RULES for problem in rule(evidence)]
    return [*problems, *rules_claims.dates(evidence, today)]


def check_folder(folder: Path, today: date) -> list[Problem]:
    """Faults of form and faults between rows of the tables in ``folder``."""
    evidence, problems = read_evidence(folder)
    return [*problems, *check_evidence(evidence, today)]
