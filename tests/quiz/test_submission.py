from __future__ import annotations

import copy
import json

import nbformat
import pytest

from cmebook.quiz import release as released
from cmebook.quiz.inbox import RefusedError
from cmebook.quiz.notebook import Notebook
from cmebook.quiz.submission import Submission, parse, rebuild
from tests.quiz.fill import cell, filled
from tests.quiz.small import RIGHT


def submit(release: Notebook, sent: Notebook) -> Submission:
    return rebuild(release, released.questions(release), parse(json.dumps(sent).encode()))


def same_but_answers(one: Notebook, other: Notebook) -> bool:
    def stripped(notebook: Notebook) -> Notebook:
        found = copy.deepcopy(notebook)
        found["metadata"]["cme"].pop("attempt", None)
        for c in found["cells"]:
            if c["id"] in RIGHT:
                del c["source"]
        return found

    return stripped(one) == stripped(other)


def test_answers_alone_are_taken_over(release: Notebook) -> None:
    sent = filled(release)
    cell(sent, "q01-stem")["source"] = "Another question?"
    cell(sent, "q01-test")["source"] = "1.0"
    sent["cells"].append({"cell_type": "code", "id": "x", "metadata": {}, "source": "evil()"})
    sent["metadata"]["kernelspec"] = {"name": "evil"}
    found = submit(release, sent)
    assert dict(found.answers) == RIGHT
    assert cell(found.notebook, "q02")["source"] == RIGHT["q02"]
    assert same_but_answers(found.notebook, release)
    assert found.remarks == (
        "Locked cells were changed (2); the originals were used.",
        "Cells of the learner's own were left out (1).",
    )


def test_a_clean_file_has_no_remarks(release: Notebook) -> None:
    assert submit(release, filled(release)).remarks == ()


@pytest.mark.parametrize("text", ["q05 = ''", "", "# later", 'q05 = """  \n """'])
def test_a_blank_answer_is_as_it_was_released(release: Notebook, text: str) -> None:
    found = submit(release, filled(release, {"q05": text}))
    assert cell(found.notebook, "q05")["source"] == cell(release, "q05")["source"]


def test_lines_of_a_source_may_be_a_list(release: Notebook) -> None:
    sent = filled(release)
    for c in sent["cells"]:
        c["source"] = c["source"].splitlines(keepends=True)
    found = submit(release, sent)
    assert (dict(found.answers), found.remarks) == (RIGHT, ())


def test_cells_are_found_by_mark_when_ids_are_gone(release: Notebook) -> None:
    sent = filled(release)
    for number, c in enumerate(sent["cells"]):
        c["id"] = f"new-{number}"
    assert dict(submit(release, sent).answers) == RIGHT


def test_cells_are_found_by_id_when_marks_are_gone(release: Notebook) -> None:
    sent = filled(release)
    sent["metadata"] = {}
    for c in sent["cells"]:
        c["metadata"] = {}
    assert dict(submit(release, sent).answers) == RIGHT


def test_first_copy_of_a_cell_counts(release: Notebook) -> None:
    sent = filled(release)
    second = {**copy.deepcopy(cell(sent, "q01")), "source": "q01 = 'D'", "id": "other"}
    sent["cells"].append(second)
    found = submit(release, sent)
    assert found.answers["q01"] == RIGHT["q01"]
    assert found.remarks == ("Question 1 has 2 answer cells; the first counts.",)


def test_a_missing_answer_cell_is_told(release: Notebook) -> None:
    sent = filled(release)
    sent["cells"] = [c for c in sent["cells"] if c["id"] != "q04"]
    found = submit(release, sent)
    assert found.remarks == ("The answer cell of question 4 is missing; taken as not answered.",)
    assert same_but_answers(found.notebook, release)


@pytest.mark.parametrize("source", [5, None, [1, 2]])
def test_a_damaged_cell_is_told(release: Notebook, source: object) -> None:
    sent = filled(release)
    cell(sent, "q04")["source"] = source
    found = submit(release, sent)
    assert any("question 4 is damaged" in remark for remark in found.remarks)


def test_odd_marks_and_cells_do_not_matter(release: Notebook) -> None:
    sent = filled(release)
    sent["cells"] += [
        None,
        {"metadata": {"nbgrader": []}, "id": []},
        {"metadata": {"nbgrader": {"grade_id": ["a"]}, "cme": 3}, "source": 3},
    ]
    cell(release, "q01")
    assert dict(submit(release, sent).answers) == RIGHT


def test_half_a_surrogate_pair_can_be_written(release: Notebook) -> None:
    found = submit(release, filled(release, {"q05": 'q05 = "a \ud83e b \U0001fac0"'}))
    assert found.answers["q05"] == 'q05 = "a \ufffd b \U0001fac0"'


def test_another_edition_is_refused(release: Notebook) -> None:
    sent = filled(release)
    cell(sent, "q02-stem")["metadata"]["cme"]["fingerprint"] = "0" * 16
    with pytest.raises(RefusedError, match="another edition of the quiz: question 2"):
        submit(release, sent)


def test_another_quiz_is_refused(release: Notebook) -> None:
    sent = filled(release)
    sent["metadata"]["cme"]["quiz"] = "post-test"
    with pytest.raises(RefusedError, match="This is the quiz 'post-test', not 'small'"):
        submit(release, sent)


def test_a_foreign_notebook_is_refused(release: Notebook) -> None:
    with pytest.raises(RefusedError, match="no answer cell of the quiz"):
        submit(release, {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_attempt_is_kept_as_far_as_plausible(release: Notebook) -> None:
    sent = filled(
        release, saved="2026-05-04T10:00:00+02:00", seconds=90, confidence={"q01": 3, "q02": 9}
    )
    assert submit(release, sent).notebook["metadata"]["cme"]["attempt"] == {
        "saved": "2026-05-04T08:00:00Z",
        "seconds": 90,
        "confidence": {"q01": 3},
    }


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"PK\x03\x04...", "zip or office"),
        (b"<!doctype html><p>", "web page"),
        (b'{"cells": [', "damaged or cut off"),
        (b"[" * 100_000, "damaged or cut off"),
        ("é".encode("latin-1"), "not UTF-8"),
        ('{"nbformat": 4}'.encode("utf-16"), "not UTF-8"),
        (b"null", "not a notebook"),
        (b"[]", "not a notebook"),
        (b"{}", "not a notebook"),
        (b'{"nbformat": 4}', "damaged"),
        (b'{"nbformat": 3}', "damaged"),
        (b'{"nbformat": 5, "cells": []}', "format 5"),
    ],
)
def test_what_is_no_notebook_is_refused(content: bytes, part: str) -> None:
    with pytest.raises(RefusedError, match=part):
        parse(content)


def test_a_byte_order_mark_is_dropped(release: Notebook) -> None:
    content = b"\xef\xbb\xbf" + json.dumps(filled(release)).encode()
    assert dict(rebuild(release, released.questions(release), parse(content)).answers) == RIGHT


def test_an_old_format_is_upgraded(release: Notebook) -> None:
    old = nbformat.convert(nbformat.from_dict(filled(release)), 3)  # type: ignore[no-untyped-call]
    found = rebuild(release, released.questions(release), parse(json.dumps(old).encode()))
    assert dict(found.answers) == RIGHT
