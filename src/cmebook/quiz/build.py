"""Write the source notebook of a quiz and have nbgrader make the release."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.items.facts import Facts
from cmebook.quiz import release as released
from cmebook.quiz.blueprint import FILE, Blueprint, DrawnItem
from cmebook.quiz.engine import Engine, EngineError
from cmebook.quiz.gate import leaks
from cmebook.quiz.notebook import Notebook, source_notebook

#: What was written last, beside the sources. It cannot stand in a notebook: a digest of
#: the source lets anybody who has the release try every key against it.
RECORD = ".built.json"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Built:
    """What became of one quiz; ``kept`` are notebooks that an instructor made or changed."""

    quiz: str
    source: Literal["written", "unchanged", "kept"]
    release: Literal["made", "unchanged"]
    kept: tuple[str, ...] = ()


def build(
    course: Course,
    blueprint: Blueprint,
    drawn: Sequence[DrawnItem],
    facts: Facts,
    engine: Engine,
    force: bool = False,
) -> Built:
    """Build one quiz; what is up to date is not touched.

    A source notebook that an instructor changed is kept as it is, and the release made
    from it. ``force`` has nbgrader make the release again in any case.

    Raises:
        CourseError: nbgrader refused, or the release would give an answer away.
    """
    quiz = blueprint.name
    _check_name(quiz)
    folder = course.quizzes / "source" / quiz
    record = _Record(course.quizzes / "source" / RECORD)
    source = _write_source(folder, quiz, source_notebook(blueprint, drawn, facts), record)
    state = _digest_of_folder(folder)
    file = released.file_of(course, quiz)
    fresh = (
        not force
        and file.is_file()
        and record.holds(quiz, {"made from": state, "release": _sha(file)})
        and bool(engine.tests(quiz))
    )
    if not fresh:
        _make_release(course, quiz, engine)
    problems = [
        problem
        for path in sorted(file.parent.glob("*.ipynb"))
        for problem in leaks(_read(path), drawn, facts, path.relative_to(course.root).as_posix())
    ]
    if problems:
        file.unlink()
        raise CourseError(problems)
    record.update(quiz, {"made from": state, "release": _sha(file)})
    names = [path.name for path in sorted(folder.glob("*.ipynb"))]
    kept = [name for name in names if name != f"{quiz}.ipynb" or source == "kept"]
    return Built(quiz, source, "unchanged" if fresh else "made", tuple(kept))


def _check_name(quiz: str) -> None:
    if not _NAME.fullmatch(quiz):
        cure = "Use lower-case words joined by hyphens; it becomes part of file names."
        raise CourseError([Problem(FILE, f"quiz.{quiz}", "This is no name for a quiz.", cure)])


def _write_source(
    folder: Path, quiz: str, wanted: Notebook, record: _Record
) -> Literal["written", "unchanged", "kept"]:
    file = folder / f"{quiz}.ipynb"
    if file.is_file():
        now = content_digest(_read(file))
        if now == content_digest(wanted):
            record.update(quiz, {"source": now})
            return "unchanged"
        if now != record.of(quiz).get("source"):
            return "kept"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(dumps(wanted), encoding="utf-8", newline="\n")
    record.update(quiz, {"source": content_digest(wanted)})
    return "written"


def _make_release(course: Course, quiz: str, engine: Engine) -> None:
    try:
        engine.generate(quiz)
    except EngineError as error:
        if "submissions associated" in str(error):
            what = "Its questions changed, and there are graded answers to the old ones."
            cure = (
                "Give the new quiz a new name in quizzes/blueprints.toml, or forget the old "
                f"grades with: nbgrader db assignment remove {quiz} --force"
            )
        else:
            what = f"nbgrader could not make the release. {error}"
            cure = "Mend the notebook in quizzes/source, or delete it to have it written anew."
        raise CourseError([Problem(f"quizzes/source/{quiz}", "", what, cure)]) from error


def dumps(notebook: Mapping[str, Any]) -> str:
    """A notebook as the text of a file, in the manner of Jupyter."""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def content_digest(notebook: Mapping[str, Any]) -> str:
    """A digest that opening and saving in JupyterLab does not change."""
    cells = [
        [cell["cell_type"], released.text_of(cell), cell["metadata"]] for cell in notebook["cells"]
    ]
    text = json.dumps([cells, notebook["metadata"].get("cme")], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of_folder(folder: Path) -> str:
    """A digest of everything nbgrader may copy into the release."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".ipynb_checkpoints" not in path.parts:
            digest.update(f"{path.relative_to(folder).as_posix()}\x00{_sha(path)}\x00".encode())
    return digest.hexdigest()


def _read(file: Path) -> Notebook:
    try:
        notebook: Notebook = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        what = f"This is no notebook ({error})."
        raise CourseError([Problem(file.name, "", what, "Mend it, or delete it.")]) from error
    return notebook


def _sha(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


class _Record:
    """A small JSON file: what was written last, by quiz."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._all: dict[str, dict[str, str]] = {}
        if file.is_file():
            self._all = json.loads(file.read_text(encoding="utf-8"))

    def of(self, quiz: str) -> dict[str, str]:
        return self._all.get(quiz, {})

    def holds(self, quiz: str, facts: dict[str, str]) -> bool:
        return facts.items() <= self.of(quiz).items()

    def update(self, quiz: str, facts: dict[str, str]) -> None:
        if not self.holds(quiz, facts):
            self._all[quiz] = {**self.of(quiz), **facts}
            text = json.dumps(self._all, indent=1, sort_keys=True) + "\n"
            self._file.write_text(text, encoding="utf-8", newline="\n")
