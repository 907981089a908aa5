"""Grade an inbox: every file gets a result, and none stops the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from cmebook.course import Course
from cmebook.errors import CourseError, Problem
from cmebook.quiz import release as released
from cmebook.quiz.blueprint import Blueprint
from cmebook.quiz.build import dumps
from cmebook.quiz.choose import Candidate, Choice, choose
from cmebook.quiz.engine import Engine, EngineError, Grades
from cmebook.quiz.inbox import Arrived, RefusedError, arrivals
from cmebook.quiz.result import Result
from cmebook.quiz.roster import Spelling
from cmebook.quiz.submission import Submission, parse, rebuild

#: Warnings of nbgrader that say nothing about a submission we rebuilt: the release never
#: holds the hidden tests, and what is late stands in a column of its own.
_NOISE = (
    "Attribute 'checksum'",
    "Removing existing assignment",
    "seconds late",
    "Late submission penalty",
)


class Grader:
    """Grades the files of one quiz into the gradebook of the course."""

    def __init__(self, course: Course, blueprint: Blueprint, engine: Engine) -> None:
        """Raises CourseError if the quiz was not built, or not with this gradebook."""
        self.blueprint = blueprint
        self.release = released.load(course, blueprint.name)
        self.asked = released.questions(self.release)
        self._folder = course.quizzes
        self._engine = engine
        self._tests = engine.tests(blueprint.name)
        if not self._tests:
            what = f"The gradebook does not know the quiz {blueprint.name}."
            cure = f"Run: cme quiz build {blueprint.name}"
            raise CourseError([Problem("quizzes/gradebook.db", "", what, cure)])

    def grade(
        self,
        inbox: Path,
        roster: tuple[str, ...] | None = None,
        progress: Callable[[Result], None] = lambda result: None,
    ) -> list[Result]:
        """Grade every file of ``inbox``, learner by learner.

        ``progress`` is called with each result. A submission that was graded before and
        has not changed is not graded again.
        """
        results: list[Result] = []

        def note(found: Iterable[Result]) -> None:
            for result in found:
                progress(result)
                results.append(result)

        spelling = Spelling(self._known(), roster)
        files: dict[str, list[Candidate]] = {}
        for arrived in arrivals(inbox, self.blueprint.name):
            learner = spelling.of(arrived.learner)
            try:
                files.setdefault(learner, []).append(self._candidate(arrived, spelling))
            except RefusedError as refusal:
                note([Result("not graded", learner, arrived.name, messages=(str(refusal),))])
        for learner in sorted(learner for learner in files if files[learner]):
            note(self._learner(learner, files[learner]))
        for learner in roster or ():
            if learner not in {result.learner for result in results}:
                note([self._absent(learner)])
        return results

    def _candidate(self, arrived: Arrived, spelling: Spelling) -> Candidate:
        if not arrived.name.lower().endswith(".ipynb"):
            raise RefusedError("This is not a notebook (.ipynb).")
        if not arrived.learner:
            form = f"<learner>_{self.blueprint.name}.ipynb"
            raise RefusedError(f"The name is not of the form {form}; rename the file.")
        if fault := spelling.fault(arrived.learner):
            raise RefusedError(fault)
        submission = rebuild(self.release, self.asked, parse(arrived.read()))
        return Candidate(arrived.name, arrived.copy, submission)

    def _learner(self, learner: str, files: list[Candidate]) -> Iterator[Result]:
        before = self._before(learner)
        if before and all(file.submission.answers != before.submission.answers for file in files):
            files = [before, *files]
        try:
            choice = choose(self.blueprint, self._tests, files)
            messages = self._submit(learner, choice.counted.submission)
            grades = self._engine.grades(self.blueprint.name, learner)
            if grades is None:
                raise EngineError("nbgrader left no grades")
        except Exception as error:  # whatever happens to one learner, the others go on
            said = str(error).strip().splitlines() or [type(error).__name__]
            what = f"nbgrader could not grade it: {said[-1]}"
            for file in files:
                yield Result("not graded", learner, file.file, messages=(what,))
            return
        yield self._result(learner, choice, grades, messages)
        for name, why in choice.others.items():
            yield Result("not counted", learner, name, messages=(why,))

    def _result(
        self, learner: str, choice: Choice, grades: Grades, messages: Iterable[str]
    ) -> Result:
        submission = choice.counted.submission
        waiting = grades.waiting
        hand = (
            [f"{waiting} answer{'s' * (waiting > 1)} to be graded by a person."] if waiting else []
        )
        return Result(
            "waiting" if waiting else "graded",
            learner,
            choice.counted.file,
            choice.number,
            choice.attempts,
            grades,
            submission,
            (*hand, *submission.remarks, *messages),
        )

    def _absent(self, learner: str) -> Result:
        before = self._before(learner)
        grades = self._engine.grades(self.blueprint.name, learner) if before else None
        if before is None or grades is None:
            return Result("no file", learner, messages=("No file of this learner has come.",))
        choice = choose(self.blueprint, self._tests, [before])
        return self._result(learner, choice, grades, ())

    def _submit(self, learner: str, submission: Submission) -> list[str]:
        """Have nbgrader grade it unless it did so before; its warnings."""
        if self._is_current(learner, submission):
            return []
        folder = self._place("submitted", learner)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{self.blueprint.name}.ipynb"
        file.write_text(dumps(submission.notebook), encoding="utf-8", newline="\n")
        if saved := submission.attempt.saved:
            (folder / "timestamp.txt").write_text(saved.strftime("%Y-%m-%d %H:%M:%S UTC"))
        else:
            (folder / "timestamp.txt").unlink(missing_ok=True)
        warnings = self._engine.autograde(self.blueprint.name, learner)
        return [line for line in warnings if not any(noise in line for noise in _NOISE)]

    def _is_current(self, learner: str, submission: Submission) -> bool:
        """Whether the graded notebook holds these answers and the tests of today."""
        file = self._place("autograded", learner) / f"{self.blueprint.name}.ipynb"
        if not file.is_file() or self._engine.grades(self.blueprint.name, learner) is None:
            return False
        texts = {}
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
            grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
            texts[grade_id] = released.text_of(cell)
        answers = {asked.grade_id: submission.answers[asked.name] for asked in self.asked}
        wanted: dict[Any, str] = {**self._tests, **answers}
        return wanted.items() <= texts.items()

    def _before(self, learner: str) -> Candidate | None:
        """What the learner handed in before, if it can still be graded."""
        file = self._place("submitted", learner) / f"{self.blueprint.name}.ipynb"
        try:
            submission = rebuild(self.release, self.asked, parse(file.read_bytes()))
        except (OSError, RefusedError):
            return None
        return Candidate("graded before", 0, submission, earlier=True)

    def _place(self, step: str, learner: str) -> Path:
        return self._folder / step / learner / self.blueprint.name

    def _known(self) -> list[str]:
        folder = self._folder / "submitted"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
