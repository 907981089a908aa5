from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from cmebook.errors import CourseError, Problem
from cmebook.grading import score, understand
from cmebook.items import Bank, Objective, load_bank
from cmebook.quiz.blueprint import Blueprint, draw, read_blueprints
from tests.items.fakes import EVIDENCE, toml, write_bank

BLUEPRINT = """
[quiz.mechanisms]
title = "Mechanisms"
chapters = ["02-ketamine"]
pass_percent = 70
attempts = 2
attempt_that_counts = "best"
minutes = 15
seed = "1"
counts = {o1 = 3, o2 = 2}
"""
OBJECTIVES = {
    "o1": Objective("o1", "02-ketamine", "read a level"),
    "o2": Objective("o2", "02-ketamine", "explain the block"),
    "o3": Objective("o3", "03-other", "something else"),
}


def read(tmp_path: Path, text: str = BLUEPRINT) -> tuple[dict[str, Blueprint], list[Problem]]:
    problems: list[Problem] = []
    (tmp_path / "blueprints.toml").write_text(text, encoding="utf-8")
    return read_blueprints(tmp_path / "blueprints.toml", problems, OBJECTIVES), problems


@pytest.fixture
def blueprint(tmp_path: Path) -> Blueprint:
    found, problems = read(tmp_path)
    assert not problems
    return found["mechanisms"]


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    first = [toml(item_id=f"ket-a{n}") for n in range(6)]
    second = [toml(kind, f"ket-b{kind}") for kind in ("text", "numeric", "multiple")]
    spare = toml(item_id="ket-s1").replace('"graded"', '"self-check"')
    return load_bank(
        write_bank(
            tmp_path / "bank", spare, *first, *(text.replace('"o1"', '"o2"') for text in second)
        ),
        EVIDENCE,
    )


def test_a_blueprint_is_read(blueprint: Blueprint) -> None:
    assert blueprint.size == 5
    assert blueprint.shuffle_options
    assert (blueprint.attempts, blueprint.attempt_that_counts) == (2, "best")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("o2 = 2", "o7 = 2", "no objective o7"),
        ("o2 = 2", "o3 = 2", "o3 is an objective of another chapter"),
        ("o1 = 3", "o1 = 0", "o1 is 0"),
        ("pass_percent = 70", "pass_percent = 170", "pass_percent is 170"),
        ('"best"', '"average"', "attempt_that_counts is 'average'"),
        ("minutes", "minuets", "minuets is not known here"),
        ("counts = {o1 = 3, o2 = 2}", "", "No items are asked for"),
    ],
)
def test_faults_of_a_blueprint_are_told(tmp_path: Path, old: str, new: str, part: str) -> None:
    _, problems = read(tmp_path, BLUEPRINT.replace(old, new))
    assert any(part in str(problem) and "quiz.mechanisms" in str(problem) for problem in problems)


def test_the_draw_follows_the_counts_and_uses_graded_items_only(
    blueprint: Blueprint, bank: Bank
) -> None:
    drawn = draw(blueprint, bank, EVIDENCE)
    assert [item.name for item in drawn] == ["q01", "q02", "q03", "q04", "q05"]
    assert Counter(item.item.objective for item in drawn) == {"o1": 3, "o2": 2}
    assert all(item.item.use == "graded" for item in drawn)
    assert len({item.item.id for item in drawn}) == 5


def test_the_draw_is_the_same_everywhere(blueprint: Blueprint, bank: Bank) -> None:
    """These ids and orders are part of the format: released quizzes depend on them."""
    drawn = draw(blueprint, bank, EVIDENCE)
    assert [(item.item.id, item.order) for item in drawn] == PINNED
    assert draw(blueprint, Bank(tuple(reversed(bank.items))), EVIDENCE) == drawn


def test_seed_and_learner_change_the_draw(blueprint: Blueprint, bank: Bank) -> None:
    drawn = draw(blueprint, bank, EVIDENCE)
    others = [
        draw(replace(blueprint, seed="2"), bank, EVIDENCE),
        draw(blueprint, bank, EVIDENCE, learner="ana"),
        draw(blueprint, bank, EVIDENCE, learner="ben"),
    ]
    assert all(a != b for a, b in permutations([drawn, *others], 2))


def test_items_graded_by_a_person_come_last(blueprint: Blueprint, bank: Bank) -> None:
    for learner in "abcdefgh":
        kinds = [item.item.kind for item in draw(blueprint, bank, EVIDENCE, learner)]
        assert "text" not in kinds[:-1]


def test_keys_fall_on_every_letter(blueprint: Blueprint, bank: Bank) -> None:
    keys = Counter(
        item.question(EVIDENCE)["key"]
        for n in range(200)
        for item in draw(blueprint, bank, EVIDENCE, learner=str(n))
        if item.item.kind == "single"
    )
    assert sum(keys.values()) == 600
    assert all(110 < keys[letter] < 190 for letter in "ABCD")


def test_shuffled_options_keep_their_verdict(blueprint: Blueprint, bank: Bank) -> None:
    for item in draw(blueprint, bank, EVIDENCE):
        if item.item.kind == "single":
            for letter, option in item.options:
                question = item.question(EVIDENCE)
                points = score(question, understand(question, letter)).points
                assert points == (1.0 if option.key else 0.0)


def test_options_keep_their_order_if_asked(blueprint: Blueprint, bank: Bank) -> None:
    drawn = draw(replace(blueprint, shuffle_options=False), bank, EVIDENCE)
    assert all(item.order == tuple(sorted(item.order)) for item in drawn)


def test_numbers_stay_in_order(blueprint: Blueprint, tmp_path: Path) -> None:
    text = toml()
    for word, new in (("Alpha", "10%"), ("Beta", "20%"), ("Gamma", "30%"), ("Delta", "40%")):
        text = text.replace(f"{word} block", new)
    bank = load_bank(write_bank(tmp_path / "numbers", text), EVIDENCE)
    one = replace(blueprint, counts={"o1": 1})
    for learner in "abcdefgh":
        assert draw(one, bank, EVIDENCE, learner)[0].order == (0, 1, 2, 3)


def test_a_bank_that_is_too_small_is_refused(blueprint: Blueprint, bank: Bank) -> None:
    with pytest.raises(CourseError) as caught:
        draw(replace(blueprint, counts={"o1": 8, "o2": 4}), bank, EVIDENCE)
    message = str(caught.value)
    assert "o1 asks for 8 graded items and the bank has 6. Write 2 more for o1" in message
    assert "o2 asks for 4 graded items and the bank has 3. Write 1 more for o2" in message


PINNED = [
    ("ket-a1", (1, 3, 0, 2)),
    ("ket-a3", (1, 3, 0, 2)),
    ("ket-bmultiple", (0, 1, 3, 2)),
    ("ket-a2", (1, 3, 0, 2)),
    ("ket-btext", ()),
]
