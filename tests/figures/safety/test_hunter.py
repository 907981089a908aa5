"""The Hunter figure answers as the rule does, for every published test patient."""

from collections.abc import Callable

import pytest

from cmebook.evidence import Evidence, load_evidence
from cmebook.evidence.hunter import Vector
from cmebook.figures.safety.criteria import Criteria, Patient
from cmebook.figures.safety.hunter import TEMPERATURES
from cmebook.live import LiveFigure
from cmebook.models.hunter import hunter

Drawn = Callable[[str], LiveFigure]
HUNTER = load_evidence().hunter


def state(vector: Vector) -> dict[str, object]:
    """The controls that stand for a test patient; signs outside the rule have none."""
    signs = Criteria(HUNTER).signs
    return {
        "agent": vector.serotonergic_agent,
        "temp_c": vector.temp_c,
        **{sign: sign in vector.signs for sign in signs},
    }


@pytest.mark.parametrize("vector", HUNTER.vectors, ids=lambda vector: vector.id)
def test_the_figure_answers_every_test_patient(drawn: Drawn, vector: Vector) -> None:
    live = drawn("hunter-rule")
    live.update(**state(vector))
    headline = live.artists["verdict"].get_text()
    if not vector.serotonergic_agent:
        assert headline == "Not applicable: no serotonergic drug"
    elif vector.positive:
        assert headline == f"Serotonin toxicity by the rule: yes, {vector.first_rule}"
    else:
        assert headline == "Serotonin toxicity by the rule: no"
    marks = [mark.get_text() for mark in live.artists["marks"]]
    fired = tuple(rule.id for rule, mark in zip(HUNTER.rules, marks, strict=True) if mark == "yes")
    assert fired == vector.all_rules
    assert live.summary(**state(vector)).startswith(headline)


@pytest.mark.parametrize("vector", HUNTER.vectors, ids=lambda vector: vector.id)
def test_signs_outside_the_rule_change_nothing(vector: Vector) -> None:
    criteria = Criteria(HUNTER)
    signs = frozenset((*vector.signs, *criteria.other))
    patient = Patient(signs, vector.temp_c, vector.serotonergic_agent)
    assert criteria.verdict(patient).fired == vector.all_rules


def test_a_rule_fires_just_when_all_its_boxes_are_filled() -> None:
    """Over all signs and temperatures: the picture cannot contradict itself."""
    criteria = Criteria(HUNTER)
    count = len(criteria.signs)
    for bits in range(2**count):
        signs = frozenset(sign for k, sign in enumerate(criteria.signs) if bits >> k & 1)
        for temp in TEMPERATURES:
            patient = Patient(signs, temp, True)
            full = tuple(
                rule.id for rule in criteria.rules if not criteria.missing(rule.id, patient)
            )
            assert full == hunter(HUNTER.rules, signs, temp, True).fired


def test_every_sign_of_the_rule_has_a_box_to_tick(drawn: Drawn, evidence: Evidence) -> None:
    controls = drawn("hunter-rule").controls
    for sign in evidence.hunter.signs:
        assert (sign.id in controls) == sign.in_rule


def test_a_negative_answer_names_what_is_missing(drawn: Drawn) -> None:
    live = drawn("hunter-rule")
    nothing = dict.fromkeys(Criteria(HUNTER).signs, False)
    told = live.summary(agent=True, temp_c=37.0, **nothing)
    assert told.endswith("No rule is one step away.")
    told = live.summary(agent=True, temp_c=38.0, **{**nothing, "hypertonia": True, "tremor": True})
    assert "R4 lacks hyperreflexia" in told
    assert "R5" not in told
