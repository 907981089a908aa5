"""The items of the course itself."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from cmebook.course import Course, find_course
from cmebook.evidence import load_evidence
from cmebook.figures.computed import with_computed
from cmebook.items import Bank, Facts, answer_of, lint, load_bank, load_objectives
from cmebook.items.render import plain
from cmebook.items.selftest import self_test
from cmebook.quiz.blueprint import draw, load_blueprints

#: Answers of the numeric items.
ANSWERS = {
    "trd-step-02": 48.795,
    "trd-step-03": 56.14,
    "trd-madrs-02": 5.78,
    "trd-madrs-03": 7.0,
    "ket-pk-02": 0.77819,
    "ket-pk-04": 42.84,
    "ket-occ-02": 23.160,
    "ket-occ-04": 613.78,
    "ket-form-03": 82.353,
    "ser-occ-02": 41.818,
    "ser-time-02": 83.333,
    "ser-drug-03": 8.25,
    "ser-stop-02": 2.19488,  # 2.72 * 40 / (89.57 - 40)
    "ser-stop-04": 5.88235,
    "syn-word-02": 84.556,
    "syn-arm-02": 2704.0,
    "syn-anx-02": 111.0,
    "syn-last-02": 3.1447,
    "tri-pool-05": -3.85,
    "tri-last-02": 29.0,
    "tri-nnt-02": 10.52632,
    "tri-nnt-03": 19.0,
    "saf-clock-02": 10.0,
    "saf-clock-04": 80.0,
    "saf-bp-03": 4.9,
    "saf-bp-04": 12.6087,
    "saf-leave-03": 4.60829,
    "saf-ser-04": 22.0472,
    "saf-long-03": 14.1299,
}
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
    assert answers == pytest.approx(ANSWERS, rel=1e-4)


def test_every_objective_is_taught_and_tested(course: Course, bank: Bank) -> None:
    objectives = load_objectives(course.book / "objectives.toml")
    of_chapter = Counter(objective.chapter for objective in objectives.values())
    assert set(of_chapter) == {item.chapter for item in bank}
    assert all(3 <= count <= 8 for count in of_chapter.values())
    for objective in objectives.values():
        assert any(item.objective == objective.id for item in bank.graded), objective.id
        assert not re.match(r"(understand|know|learn|appreciate)\b", objective.text)


def test_items_name_a_section_of_their_chapter(course: Course, bank: Bank) -> None:
    for item in bank:
        text = (course.chapters / f"{item.chapter}.md").read_text(encoding="utf-8")
        headings = re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE)
        slugs = {re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert item.section in slugs, item.id


def test_a_chapter_shows_every_self_check_and_no_graded_item(course: Course, bank: Bank) -> None:
    for chapter in {item.chapter for item in bank}:
        text = (course.chapters / f"{chapter}.md").read_text(encoding="utf-8")
        shown = re.findall(r"^```\{self-check\} (\S+)$", text, re.MULTILINE)
        own = [item.id for item in bank.of_chapter(chapter) if item.use == "self-check"]
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


def test_the_quiz_of_each_chapter(course: Course, bank: Bank, facts: Facts) -> None:
    quizzes = load_blueprints(course)
    assert {chapter for quiz in quizzes.values() for chapter in quiz.chapters} == {
        item.chapter for item in bank
    }
    for quiz in quizzes.values():
        drawn = draw(quiz, bank, facts)
        assert len(drawn) == quiz.size == 10
        objectives = {item.objective for item in bank if item.chapter in quiz.chapters}
        assert {item.item.objective for item in drawn} == objectives
        assert len({item.item.kind for item in drawn}) >= 3, quiz.name
        letters = "".join(
            str(item.question(facts)["key"]) for item in drawn if item.item.kind == "single"
        )
        assert not re.search(r"(.)\1\1\1", letters)
