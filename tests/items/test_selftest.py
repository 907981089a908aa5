from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cmebook.items.question import question_of
from cmebook.items.selftest import self_test, trials
from tests.items.fakes import EVIDENCE, item

KINDS = ("single", "multiple", "truefalse", "numeric", "text")


@pytest.mark.parametrize("kind", KINDS)
def test_sound_items_pass(tmp_path: Path, kind: str) -> None:
    assert self_test([item(tmp_path, kind)], EVIDENCE) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_is_tried_blank_unreadable_and_right(tmp_path: Path, kind: str) -> None:
    tried = list(trials(item(tmp_path, kind), EVIDENCE))
    statuses = {status for _, _, _, status in tried}
    right = "pending" if kind == "text" else "right"
    assert {"not answered", "not readable", right} <= statuses
    if kind == "numeric":
        names = {name for name, _, _, _ in tried}
        assert {"the lower edge", "the upper edge", "just past the upper edge"} <= names
        assert {"the key rounded to 40"} <= names


def test_an_answer_that_rounds_out_of_its_tolerance_fails(tmp_path: Path) -> None:
    sound = item(tmp_path, "numeric", **{"2 * a.mid": "a.mid / 6"})
    assert sound.numeric
    narrow = replace(sound, numeric=replace(sound.numeric, tolerance=1.0))
    (problem,) = self_test([narrow], EVIDENCE)
    assert "The key rounded to 3 scores 0.0 (wrong), not 1.0 (right)." in problem.what


def test_letters_follow_the_order_shown(tmp_path: Path) -> None:
    single = question_of(item(tmp_path), EVIDENCE, (2, 3, 0, 1))
    assert single["key"] == "C"
    multiple = question_of(item(tmp_path, "multiple"), EVIDENCE, (1, 2, 3, 0))
    assert multiple["key"] == ["B", "D"]


def test_a_key_follows_the_evidence(tmp_path: Path) -> None:
    question = question_of(item(tmp_path, "numeric"), EVIDENCE)
    assert question == {
        "kind": "numeric",
        "key": 40.0,
        "tolerance": 0.05,
        "relative": True,
        "unit": "L",
    }
