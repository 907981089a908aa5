from __future__ import annotations

import json
from typing import Any

import pytest

from cmebook.grading import read, score
from cmebook.quiz import stem
from cmebook.quiz.notebook import source_notebook
from cmebook.quiz.release import questions
from tests.quiz.fill import cell
from tests.quiz.small import BLUEPRINT, DRAWN, FACTS, RIGHT


@pytest.fixture
def source() -> dict[str, Any]:
    return source_notebook(BLUEPRINT, DRAWN, FACTS)


def test_the_same_items_give_the_same_notebook(source: dict[str, Any]) -> None:
    again = source_notebook(BLUEPRINT, DRAWN, FACTS)
    assert json.dumps(again) == json.dumps(source)


def test_every_cell_has_an_id_of_its_own(source: dict[str, Any]) -> None:
    ids = [c["id"] for c in source["cells"]]
    assert len(set(ids)) == len(ids)
    assert ids[:4] == ["about", "q01-stem", "q01", "q01-test"]
    assert ids[-3:] == ["q05-stem", "q05", "q05-rubric"]


def test_the_header_says_what_to_do_in_plain_words(source: dict[str, Any]) -> None:
    about = source["cells"][0]["source"]
    for words in ("5 questions, 9 points", "60%", "up to 2 times", "you_small.ipynb", "`q05`"):
        assert words in about


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: drawn.item.kind)
def test_solutions_are_right_and_blanks_are_not_answered(
    source: dict[str, Any], drawn: Any
) -> None:
    text = cell(source, drawn.name)["source"]
    blank, _, rest = text.partition("### BEGIN SOLUTION\n")
    solution = rest.partition("\n### END SOLUTION")[0]
    question = drawn.question(FACTS)
    assert read(question, blank, drawn.name).status == "not answered"
    for answer in (solution, RIGHT[drawn.name]):
        found = score(question, read(question, answer, drawn.name), 1.0)
        assert found.status in ("right", "pending")


def test_metadata_tell_what_is_asked_and_no_key(source: dict[str, Any]) -> None:
    about = cell(source, "q04-stem")["metadata"]["cme"]
    assert {**about, "fingerprint": ""} == {
        "id": "small-numeric",
        "name": "q04",
        "kind": "numeric",
        "options": [],
        "unit": "h",
        "points": 1,
        "fingerprint": "",
    }


def test_graded_cells_are_named_after_their_items(source: dict[str, Any]) -> None:
    marks = [c["metadata"].get("nbgrader", {}) for c in source["cells"]]
    graded = {m["grade_id"]: m["points"] for m in marks if m.get("grade")}
    items = {drawn.item.id: drawn.item.points for drawn in DRAWN}
    assert graded == {**items, "small-text_rubric": 0}


def test_what_was_written_is_read_back(release: dict[str, Any]) -> None:
    asked = questions(release)
    assert [a.name for a in asked] == ["q01", "q02", "q03", "q04", "q05"]
    first, third = asked[0].stem, asked[2].stem
    assert first.title == "Question 1 of 5"
    assert first.task == "Choose one answer. 1 point."
    assert first.body == "A man of 40 takes 40 mg of the drug."
    assert first.ask == "Which route does *most* of it take?"
    assert list(first.options) == ["A", "B", "C", "D"]
    assert first.options["B"] == "Liver &lt; gut"
    assert (third.body, third.ask) == ("", "Which statements hold?")
    assert asked[4].stem.task == "Answer in your own words; a person grades it. 3 points."


def test_an_option_may_have_paragraphs() -> None:
    text = "### Q\n\n*Choose.*\n\nBody\n\nmore\n\n**Ask?**\n\n- **A.** one\n\n  two\n- **B.** three"
    found = stem.read(text, ["A", "B"])
    assert found.options == {"A": "one\n\ntwo", "B": "three"}
    assert (found.body, found.ask) == ("Body\n\nmore", "Ask?")


@pytest.mark.parametrize("letters", [["A"], ["A", "C"], ["A", "B", "C"]])
def test_options_must_be_those_of_the_marks(letters: list[str]) -> None:
    with pytest.raises(ValueError, match="options A, B"):
        stem.read("### Q\n\n**Ask?**\n\n- **A.** one\n- **B.** two", letters)
