"""The session board says what the protocol's rules say, and nothing of its own."""

from collections.abc import Callable
from itertools import product

import pytest

from cmebook.evidence import Evidence
from cmebook.figures.safety.rules import LABELS, before_dose, guide
from cmebook.figures.safety.seen import (
    ALERTNESS,
    DISSOCIATIONS,
    PRESSURES,
    Moment,
    Rules,
)
from cmebook.live import LiveFigure
from cmebook.models.session import decide

Drawn = Callable[[str], LiveFigure]


def moment(
    minutes: float = 120,
    label: str = "us",
    pressure: str = "raised",
    alertness: str = "awake",
    dissociation: str = "none",
    driver: bool = True,
) -> Moment:
    return Moment(
        minutes, label, PRESSURES[pressure], ALERTNESS[alertness], DISSOCIATIONS[dissociation],
        driver,
    )  # fmt: skip


def going_home(evidence: Evidence, one: Moment) -> str:
    return Rules(evidence.session).answers(one)[3].do


def test_two_hours_bind_in_the_us_and_not_in_the_eu(evidence: Evidence) -> None:
    assert going_home(evidence, moment(90)) == "stay"
    assert going_home(evidence, moment(120)) == "may leave"
    assert going_home(evidence, moment(90, "eu")) == "may leave"
    assert going_home(evidence, moment(40, "eu")) == "stay"


@pytest.mark.parametrize(
    "change",
    [
        {"driver": False},
        {"pressure": "high"},
        {"alertness": "lethargic"},
        {"alertness": "breath"},
        {"dissociation": "calm"},
    ],
)
@pytest.mark.parametrize("label", LABELS)
def test_one_thing_amiss_keeps_the_patient(
    evidence: Evidence, label: str, change: dict[str, str | bool]
) -> None:
    one = moment(label=label, **change)  # type: ignore[arg-type]
    assert going_home(evidence, one) == "stay"


def test_age_moves_the_guide_in_the_eu_only(evidence: Evidence) -> None:
    before = [Rules(evidence.session).answers(moment(-10, label))[0].do for label in LABELS]
    assert before == ["pause and weigh", "adjust and weigh delay", "proceed"]


def test_the_guide_drawn_is_that_of_the_rows(evidence: Evidence) -> None:
    rows = {
        "us": ("pdr2024.weigh-sbp", "pdr2024.weigh-dbp"),
        "eu": ("ema_smpc2020.guide-sbp", "ema_smpc2020.guide-dbp"),
        "eu-65": ("ema_smpc2020.guide-sbp-65", "ema_smpc2020.guide-dbp-65"),
    }
    for label, ids in rows.items():
        limits = tuple(evidence.number(row_id) for row_id in ids)
        assert guide(evidence.session, label) == limits
        calm = before_dose(evidence.session, label, *limits).branch.then
        assert calm == "proceed"
        assert before_dose(evidence.session, label, limits[0] + 1, 80).branch.then != calm


def test_chest_pain_is_an_emergency_at_any_time(evidence: Evidence) -> None:
    for minutes, label in product((-10, 40, 120), LABELS):
        do = Rules(evidence.session).answers(moment(minutes, label, pressure="crisis"))[0].do
        assert "emergency care" in do
        assert ("do not dose" in do) == (minutes < 0)


def test_the_board_reaches_every_outcome(evidence: Evidence) -> None:
    said = set()
    for minutes, label, *seen in product(
        (-10, 40, 90, 120), LABELS, PRESSURES, ALERTNESS, DISSOCIATIONS
    ):
        one = moment(minutes, label, *seen)
        said |= {answer.do for answer in Rules(evidence.session).answers(one)}
    rules = {rule.id: rule for rule in evidence.session.rules}
    for rule in rules.values():
        for branch in rule.branches:
            assert any(branch.action in words for words in said), (rule.id, branch.then)


def test_answers_are_those_of_the_rules(evidence: Evidence) -> None:
    rules = {rule.id: rule for rule in evidence.session.rules}
    for alertness in ALERTNESS:
        one = moment(alertness=alertness)
        then = decide(rules["SED"].branches, one.facts)
        branch = next(b for b in rules["SED"].branches if b.then == then)
        assert Rules(evidence.session).answers(one)[1].do == branch.action


def test_rules_are_hidden_until_asked_for(drawn: Drawn) -> None:
    live = drawn("session-board")
    state = {name: control.default for name, control in live.controls.items()}
    assert "Decide" in live.summary(**state)
    assert "guide before a dose: above 140/90" in live.summary(**state)
    live.update(**state)
    assert {text.get_text() for text in live.artists["do"]} == {"decide first"}
    live.update(**{**state, "show": True})
    assert live.artists["do"][0].get_text() == "pause and weigh"
    assert "Pressure: pause and weigh" in live.summary(**{**state, "show": True})
