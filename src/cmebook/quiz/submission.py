"""From a file that somebody sent to a submission that nbgrader can grade.

nbgrader stumbles over damaged and copied cells. So nothing of a file is handed on but
the texts of its answer cells: these are put into a copy of the release notebook.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat

from cmebook.grading import Question, read
from cmebook.quiz.attempt import Attempt
from cmebook.quiz.inbox import RefusedError
from cmebook.quiz.notebook import Cell, Notebook
from cmebook.quiz.release import Asked, text_of


@dataclass(frozen=True)
class Submission:
    """A notebook fit for grading; ``remarks`` are sentences for the instructor.

    ``answers`` are the texts of the answer cells by the name of their variable.
    """

    notebook: Notebook
    answers: Mapping[str, str]
    attempt: Attempt
    remarks: tuple[str, ...]


def parse(content: bytes) -> Notebook:
    """Read the bytes of a file as a notebook of format 4.

    Raises:
        RefusedError: it is none; says what to ask the learner for.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise RefusedError("The file is empty; ask for it again.")
    if content.startswith(b"PK"):
        raise RefusedError("This is a zip or office file under a notebook's name.")
    if content.lstrip()[:1] == b"<":
        raise RefusedError("This is a web page, not the notebook; ask for the saved quiz file.")
    try:
        notebook = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise RefusedError("The file is not UTF-8 text; ask for it as it was saved.") from None
    except (ValueError, RecursionError):
        raise RefusedError("The file is damaged or cut off; ask for it again.") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("nbformat"), int):
        raise RefusedError("The file is not a notebook.")
    if notebook["nbformat"] > 4:
        what = f"The notebook has format {notebook['nbformat']}, which is not known here."
        raise RefusedError(what)
    try:
        return _upgraded(notebook)
    except Exception as error:  # the converters of nbformat trust what they are given
        raise RefusedError(f"The notebook is damaged ({type(error).__name__}).") from None


def _upgraded(notebook: dict[str, Any]) -> Notebook:
    if notebook["nbformat"] < 4:
        notebook = nbformat.convert(nbformat.from_dict(notebook), 4)  # type: ignore[no-untyped-call]
    cells = [cell for cell in notebook["cells"] if isinstance(cell, dict)]
    for cell in cells:
        if not isinstance(cell.get("metadata"), dict):
            cell["metadata"] = {}
    metadata = notebook.get("metadata")
    return {"cells": cells, "metadata": metadata if isinstance(metadata, dict) else {}}


def rebuild(release: Notebook, asked: Sequence[Asked], sent: Notebook) -> Submission:
    """The release notebook with the answers of ``sent``.

    A cell is found by nbgrader's mark or, where a program dropped that, by its id. Of
    copies of a cell the first counts. A blank answer is left as it was released, so
    that nbgrader knows that nothing was answered.

    Raises:
        RefusedError: it is another quiz, or an edition whose letters mean something else.
    """
    _check_quiz(release, asked, sent)
    notebook = copy.deepcopy(release)
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    remarks: list[str] = []
    answers = {}
    for number, question in enumerate(asked, 1):
        _check_edition(question, number, sent)
        text = _answer(question, number, sent, remarks)
        blank = read(_keyless(question), text, question.name).status == "not answered"
        answers[question.name] = question.blank if blank else text
        cells[question.cell]["source"] = answers[question.name]
    remarks += _changed(release, asked, sent)
    attempt = Attempt.of(sent["metadata"])
    notebook["metadata"]["cme"]["attempt"] = attempt.as_metadata()
    return Submission(notebook, answers, attempt, tuple(remarks))


def _keyless(asked: Asked) -> Question:
    return {"kind": asked.kind, "options": list(asked.letters)}  # type: ignore[typeddict-item]


def _own(metadata: Mapping[str, Any]) -> Mapping[str, Any]:
    about = metadata.get("cme")
    return about if isinstance(about, dict) else {}


def _grade_id(cell: Cell) -> str:
    marks = cell["metadata"].get("nbgrader")
    found = marks.get("grade_id") if isinstance(marks, dict) else None
    return found if isinstance(found, str) else ""


def _check_quiz(release: Notebook, asked: Sequence[Asked], sent: Notebook) -> None:
    quiz = release["metadata"]["cme"]["quiz"]
    said = _own(sent["metadata"]).get("quiz")
    if said is not None and said != quiz:
        raise RefusedError(f"This is the quiz {str(said)[:60]!r}, not {quiz!r}.")
    if not any(_found(question, sent) for question in asked):
        raise RefusedError(f"The notebook has no answer cell of the quiz {quiz!r}.")


def _check_edition(asked: Asked, number: int, sent: Notebook) -> None:
    """Where the stem came along, its letters must mean what they mean now."""
    for cell in sent["cells"]:
        about = _own(cell["metadata"])
        if about.get("name") == asked.name and about.get("fingerprint") != asked.fingerprint:
            raise RefusedError(
                f"The file was made from another edition of the quiz: question {number} or its "
                "options differ. Grade it with that edition, or ask for the quiz anew."
            )


def _found(asked: Asked, sent: Notebook) -> list[Cell]:
    marked = [cell for cell in sent["cells"] if _grade_id(cell) == asked.grade_id]
    return marked or [cell for cell in sent["cells"] if cell.get("id") == asked.cell]


def _answer(asked: Asked, number: int, sent: Notebook, remarks: list[str]) -> str:
    found = _found(asked, sent)
    if not found:
        remarks.append(f"The answer cell of question {number} is missing; taken as not answered.")
        return asked.blank
    if len(found) > 1:
        remarks.append(f"Question {number} has {len(found)} answer cells; the first counts.")
    try:
        text = text_of(found[0])
    except TypeError:
        remarks.append(f"The answer cell of question {number} is damaged; taken as not answered.")
        return asked.blank
    # half of a surrogate pair cannot be written to a file
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def _changed(release: Notebook, asked: Sequence[Asked], sent: Notebook) -> Iterator[str]:
    """What else in the file differs from the release; none of it counts."""
    answers = {question.grade_id for question in asked}
    locked = {
        _grade_id(cell): text_of(cell)
        for cell in release["cells"]
        if _grade_id(cell) and _grade_id(cell) not in answers
    }
    known = {cell["id"] for cell in release["cells"]}
    changed = added = 0
    for cell in sent["cells"]:
        try:
            text = text_of(cell).strip()
        except TypeError:
            continue
        if _grade_id(cell) in locked:
            changed += text != locked[_grade_id(cell)].strip()
        elif _grade_id(cell) not in answers and str(cell.get("id")) not in known:
            added += bool(text) and cell.get("cell_type") == "code"
    if changed:
        yield f"Locked cells were changed ({changed}); the originals were used."
    if added:
        yield f"Cells of the learner's own were left out ({added})."
