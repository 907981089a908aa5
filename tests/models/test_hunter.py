"""The Hunter rule against the published patients, and its edges."""

from __future__ import annotations

import pytest

from cmebook.evidence import load_evidence
from cmebook.evidence.hunter import Vector
from cmebook.models.hunter import Verdict, hunter

HUNTER = load_evidence().hunter


@pytest.mark.parametrize("vector", HUNTER.vectors, ids=lambda vector: vector.id)
def test_vector(vector: Vector) -> None:
    verdict = hunter(HUNTER.rules, vector.signs, vector.temp_c, vector.serotonergic_agent)
    assert verdict.positive is vector.positive
    assert verdict.first == vector.first_rule
    assert verdict.fired == vector.all_rules


def test_the_vectors_are_all_there() -> None:
    assert len(HUNTER.vectors) == 24
    assert sum(vector.positive for vector in HUNTER.vectors) == 13


def test_order_is_that_of_the_rule_not_of_the_list() -> None:
    signs = ("tremor", "hyperreflexia", "inducible_clonus", "diaphoresis")
    verdict = hunter(tuple(reversed(HUNTER.rules)), signs, 37.0, True)
    assert verdict == Verdict(True, ("R2", "R4"))


def test_signs_of_sternbach_do_not_count() -> None:
    outside = [sign.id for sign in HUNTER.signs if not sign.in_rule]
    assert len(outside) == 3
    assert hunter(HUNTER.rules, outside, 40.0, True) == Verdict(False, ())


def test_every_sign_of_the_rule_is_on_the_list() -> None:
    listed = {sign.id for sign in HUNTER.signs if sign.in_rule}
    everything = hunter(HUNTER.rules, listed, 39.0, True)
    assert everything.fired == tuple(rule.id for rule in HUNTER.rules)
