"""The session rules against their own tests, and conditions at their edges."""

from __future__ import annotations

import pytest

from cmebook.evidence import load_evidence
from cmebook.evidence.session import RuleTest, SessionRule
from cmebook.models.condition import holds, names
from cmebook.models.session import decide

SESSION = load_evidence().session
BP_POST = next(rule for rule in SESSION.rules if rule.id == "BP_POST")
CASES = [(rule, test) for rule in SESSION.rules for test in rule.tests]


@pytest.mark.parametrize(("rule", "test"), CASES, ids=[f"{r.id}-{t.out}" for r, t in CASES])
def test_rule(rule: SessionRule, test: RuleTest) -> None:
    assert decide(rule.branches, test.inputs) == test.out


def test_the_tests_are_all_there() -> None:
    assert len(CASES) == 35


@pytest.mark.parametrize("rule", SESSION.rules, ids=lambda rule: rule.id)
def test_a_rule_asks_for_its_inputs_only(rule: SessionRule) -> None:
    asked = {name for branch in rule.branches for name in names(branch.when)}
    assert asked == set(rule.inputs)


@pytest.mark.parametrize("rule", SESSION.rules, ids=lambda rule: rule.id)
def test_every_outcome_is_tested(rule: SessionRule) -> None:
    assert {branch.then for branch in rule.branches} == {test.out for test in rule.tests}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"gt": ["x", 5]}, False),
        ({"ge": ["x", 5]}, True),
        ({"lt": ["x", 5]}, False),
        ({"le": ["x", 5]}, True),
        ({"not": {"gt": ["x", 5]}}, True),
        ({"all": ["yes", {"not": "no"}]}, True),
        ({"any": ["no", {"gt": ["x", 6]}]}, False),
        (None, True),
    ],
)
def test_conditions(condition: object, expected: bool) -> None:
    assert holds(condition, {"x": 5, "yes": True, "no": False}) is expected


def test_a_fact_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError, match="minutes"):
        decide(BP_POST.branches, {"symptoms_of_hypertensive_crisis": False})


@pytest.mark.parametrize("nonsense", [{"near": ["x", 5]}, {"gt": ["x", 5], "lt": ["x", 1]}, 7])
def test_nonsense_is_an_error(nonsense: object) -> None:
    with pytest.raises(ValueError, match="is not a condition"):
        holds(nonsense, {"x": 5})


def test_rules_without_a_last_word_are_an_error() -> None:
    with pytest.raises(ValueError, match="No branch holds"):
        decide([], {})
