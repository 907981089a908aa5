"""The feedback page of one learner: self-contained HTML without scripts or requests.

It takes the place of nbgrader's own, which shows the hidden tests and lets a learner's
markup through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from cmebook.evidence import Evidence
from cmebook.quiz.blueprint import Blueprint, DrawnItem
from cmebook.quiz.release import Asked
from cmebook.quiz.result import Result
from cmebook.quiz.stem import points
from cmebook.reports.answered import Answered, answered
from cmebook.reports.feedback_question import badge, question
from cmebook.reports.grades_csv import passed, percent
from cmebook.reports.sections import Section

STYLE = Path(__file__).with_name("feedback.css")


@dataclass(frozen=True)
class Feedback:
    """Makes the feedback pages of one quiz."""

    blueprint: Blueprint
    asked: Sequence[Asked]
    drawn: Mapping[str, DrawnItem]  # by the id of the item
    evidence: Evidence
    section: Callable[[DrawnItem], Section]

    def page(self, result: Result, with_key: bool) -> str:
        """The page for a result that has grades.

        Args:
            result: Graded, or waiting for a person.
            with_key: Off while the learner may try again: the page then says what was
                right and where to reread, and gives no answer away.

        Raises:
            CourseError: an item names a row that is unknown.
        """
        answers = [
            answered(number, asked, self.drawn[asked.id], result, self.evidence)
            for number, asked in enumerate(self.asked, 1)
        ]
        body = [
            f"<h1>{escape(self.blueprint.title)}</h1>",
            f"<p>Feedback for <strong>{escape(result.learner)}</strong></p>",
            self._result(result, with_key),
            _overview(answers),
            *(question(a, self.evidence, self.section(a.drawn), with_key) for a in answers),
        ]
        return _document(f"{self.blueprint.title}: feedback", "\n".join(body))

    def _result(self, result: Result, with_key: bool) -> str:
        grades = result.grades
        assert grades is not None
        reached = percent(result)
        if reached is None:
            many = "1 answer" if grades.waiting == 1 else f"{grades.waiting} answers"
            score = f"{points(grades.score)} so far"
            lines = [f"A person still has to grade {many}; the result is open until then."]
        else:
            verdict = "passed" if passed(result, self.blueprint) else "not passed"
            score = f"{grades.score:g} of {points(grades.max_score)} ({reached:.0f}%): {verdict}"
            lines = [f"The pass mark is {self.blueprint.pass_percent:g}%."]
        if grades.penalty:
            lines.append(f"For lateness {points(grades.penalty)} were taken off.")
        if not with_key:
            lines.append(
                "You may try again, so this page does not show the answers. It says what was "
                "right and which sections to reread."
            )
        words = "".join(f"<p>{line}</p>" for line in lines)
        return f'<div class="result"><p class="score">{score}</p>{words}</div>'


def _overview(answers: Sequence[Answered]) -> str:
    rows = "".join(
        f'<tr><td><a href="#{answer.asked.name}">Question {answer.number}</a></td>'
        f"<td>{badge(answer)}</td><td>{answer.given}</td></tr>"
        for answer in answers
    )
    return (
        '<table class="overview"><thead><tr><th scope="col">Question</th>'
        '<th scope="col">Result</th><th scope="col">Points</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _document(title: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
