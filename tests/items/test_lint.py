from __future__ import annotations

from pathlib import Path

import pytest

from cmebook.items import lint
from tests.items.fakes import EVIDENCE, WHY, item, items_of, toml


def found(tmp_path: Path, kind: str = "single", **changes: str) -> set[str]:
    """Numbers of the rules that a changed item breaks."""
    return {
        problem.what[-4:-1]
        for problem in lint.problems([item(tmp_path, kind, **changes)], EVIDENCE)
    }


@pytest.mark.parametrize("kind", ["single", "multiple", "truefalse", "numeric", "text"])
def test_sound_items_break_no_rule(tmp_path: Path, kind: str) -> None:
    assert found(tmp_path, kind) == set()


def test_every_rule_has_a_number_a_title_and_a_cure() -> None:
    assert {rule.id for rule in lint.RULES} == {
        *("I01", "I02", "I04", "I12", "I14", "I22", "I23", "I26")
    }
    for rule in lint.RULES:
        assert rule.title and rule.cure.endswith(".") and rule.level == "error"


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("I01", {"key = true": "key = false"}),
        ("I01", {"key = false": "key = true"}),
        ("I01", {"Beta block": "Alpha  BLOCK"}),
        ("I02", {"Delta block": "All of the above"}),
        ("I02", {"Delta block": "Both A and B"}),
        ("I02", {"Delta block": "A and C only"}),
        ("I02", {"Delta block": "I don't know"}),
        ("I04", {"accurate?": "accurate."}),
        ("I04", {"Which explanation is": "Is it"}),
        ("I04", {"Which explanation is the most accurate": "Which of the following is true"}),
        (
            "I04",
            {"Which explanation is": "Which of these statements about ketamine is correct, or"},
        ),
        ("I12", {"the most accurate?": "an?"}),
        ("I12", {"Delta block": "Delta block."}),
        ("I12", {"Delta block": "delta block"}),
        ("I22", {WHY: "because so"}),
        ("I22", {"The level falls because the drug moves into tissue, as measured.": "It falls."}),
        ("I22", {'claims = ["C01"]\n': "", "{ev}`calc.peak`": "high"}),
        ("I23", {"2026-01-01": "last week"}),
        ("I23", {"difficulty = 0.6": "difficulty = 1"}),
        ("I23", {'level = "apply"': 'level = "recall"'}),
    ],
)
def test_rules_for_choices(tmp_path: Path, rule: str, changes: dict[str, str]) -> None:
    assert found(tmp_path, **changes) == {rule}


@pytest.mark.parametrize(
    ("texts", "part"),
    [
        (("10%", "20%", "30%", "40%"), None),
        (("40%", "30%", "20%", "10%"), None),
        (("about 10%", "about 20%", "about 40%", "about 80%"), None),
        (("5 to 10%", "15 to 20%", "25 to 30%", "80 to 90%"), None),
        (("{ev}`a.low`", "{ev}`a.mid`", "30%", "40%"), None),
        (("-2 days", "−1 days", "1 days", "3 days"), None),
        (("One", "20%", "10%", "40%"), None),
        (("10%", "30%", "20%", "40%"), "not in order"),
        (("{ev}`a.mid`", "{ev}`a.low`", "30%", "40%"), "not in order"),
        (("10%", "20%", "30 mg", "40%"), "different units"),
        (("1.0 h", "2.0 h", "3.5 h", "4 h"), "different numbers of decimals"),
        (("5 to 10%", "10 to 20%", "25 to 30%", "80 to 90%"), "overlap"),
    ],
)
def test_numeric_options(tmp_path: Path, texts: tuple[str, ...], part: str | None) -> None:
    text = toml()
    for word, new in zip(("Alpha", "Beta", "Gamma", "Delta"), texts, strict=True):
        text = text.replace(f"{word} block", new)
    problems = lint.problems(items_of(tmp_path, text), EVIDENCE)
    assert [part in problem.what for problem in problems if part] == ([True] if part else [])
    assert part or not problems


@pytest.mark.parametrize(
    "changes",
    [
        {"tolerance = 5": "tolerance = 0"},
        {'unit = "L"': 'unit = "mmol"'},
        {"Twice the middle value of the cited row gives the answer.": "Twice it."},
        {"tolerance = 5\npercent = true": "tolerance = 0.4"},
    ],
)
def test_rules_for_numbers(tmp_path: Path, changes: dict[str, str]) -> None:
    assert found(tmp_path, "numeric", **changes) == {"I26"}


def test_without_evidence_the_rest_is_still_tried(tmp_path: Path) -> None:
    problems = lint.problems([item(tmp_path, **{"accurate?": "accurate."})])
    assert [problem.what[-5:] for problem in problems] == ["[I04]"]


def test_a_problem_names_its_item(tmp_path: Path) -> None:
    (problem,) = lint.problems([item(tmp_path, **{"accurate?": "accurate."})], EVIDENCE)
    assert (problem.file, problem.where, problem.level) == ("bank.toml", "ket-q01", "error")
    assert problem.cure.startswith("Ask one clinical question")
