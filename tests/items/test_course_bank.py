"""The items of the course itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmebook.course import Course, find_course
from cmebook.evidence import load_evidence
from cmebook.figures.computed import with_computed
from cmebook.items import Bank, Facts, answer_of, lint, load_bank, load_objectives
from cmebook.items.render import plain
from cmebook.items.selftest import self_test
from cmebook.quiz.blueprint import draw, load_blueprints

CHAPTER = "02-ketamine-mechanisms"
#: Share of single best answers whose key may be the longest option.
MAX_LONGEST = 0.35


@pytest.fixture(scope="module")
def course() -> Course:
    return find_course(Path(__file__).parent)


@pytest.fixture(scope="module")
def facts(course: Course) -> Facts:
    return with_computed(load_evidence(course.evidence))


@pytest.fixture(scope="module")
def bank(course: Course, facts: Facts) -> Bank:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CME_BANK", raising=False)
        return load_bank(course, facts)


def test_every_item_scores_as_it_says(bank: Bank, facts: Facts) -> None:
    assert self_test(bank.items, facts) == []


def test_no_item_breaks_a_rule(bank: Bank, facts: Facts) -> None:
    assert lint.problems(bank.items, facts) == []


def test_answers_follow_from_the_evidence(bank: Bank, facts: Facts) -> None:
    """Pinned, so that a change of the evidence shows here as a change of a key."""
    answers = {item.id: answer_of(item.numeric, facts) for item in bank if item.numeric}
    assert answers == pytest.approx(
        {
            "ket-pk-02": 0.77819,
            "ket-pk-04": 42.84,
            "ket-occ-02": 23.160,
            "ket-occ-04": 613.78,
            "ket-form-03": 82.353,
        },
        rel=1e-4,
    )


def test_every_objective_is_taught_and_tested(course: Course, bank: Bank) -> None:
    objectives = load_objectives(course.book / "objectives.toml")
    assert 3 <= len(objectives) <= 8
    for objective in objectives.values():
        assert any(item.objective == objective.id for item in bank.graded), objective.id
        assert not re.match(r"(understand|know|learn|appreciate)\b", objective.text)


def test_items_name_a_section_of_their_chapter(course: Course, bank: Bank) -> None:
    for item in bank:
        text = (course.chapters / f"{item.chapter}.md").read_text(encoding="utf-8")
        headings = re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE)
        slugs = {re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert item.section in slugs, item.id


def test_the_chapter_shows_every_self_check_and_no_graded_item(course: Course, bank: Bank) -> None:
    text = (course.chapters / f"{CHAPTER}.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```\{self-check\} (\S+)$", text, re.MULTILINE)
    own = [item.id for item in bank.of_chapter(CHAPTER) if item.use == "self-check"]
    assert sorted(shown) == sorted(own)
    assert not [item.id for item in bank.graded if item.id in text]


def test_the_length_of_an_option_gives_nothing_away(bank: Bank, facts: Facts) -> None:
    longest = total = 0
    for item in bank:
        if item.kind == "single":
            lengths = [len(plain(option.text, facts)) for option in item.options]
            key = lengths[[option.key for option in item.options].index(True)]
            rest = sorted(lengths)
            rest.remove(key)
            assert key <= 1.5 * rest[len(rest) // 2], item.id
            longest += key > rest[-1]
            total += 1
    assert longest <= MAX_LONGEST * total


def test_no_trade_name_is_used(bank: Bank, facts: Facts) -> None:
    for item in bank:
        words = " ".join(plain(text, facts) for _, text in item.texts)
        assert not re.search(r"spravato|ketalar|ketanest", words, re.IGNORECASE), item.id


def test_the_quiz_of_the_chapter(course: Course, bank: Bank, facts: Facts) -> None:
    blueprint = load_blueprints(course)["ketamine-mechanisms"]
    drawn = draw(blueprint, bank, facts)
    assert len(drawn) == blueprint.size == 10
    assert {item.item.objective for item in drawn} == {f"ket-o{n}" for n in range(1, 6)}
    assert {item.item.kind for item in drawn} == {
        *("single", "multiple", "truefalse", "numeric", "text")
    }
    letters = "".join(
        str(item.question(facts)["key"]) for item in drawn if item.item.kind == "single"
    )
    assert not re.search(r"(.)\1\1\1", letters)
