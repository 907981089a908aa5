"""``cme grade INBOX --quiz NAME --out DIR``: saved quiz files to grades and feedback."""

from __future__ import annotations

import argparse
from pathlib import Path

from cmebook.commands.quiz import Quiz, load_quizzes
from cmebook.course import Course, find_course
from cmebook.errors import CourseError, Problem
from cmebook.quiz import roster
from cmebook.quiz.engine import Engine
from cmebook.quiz.grade import Grader
from cmebook.quiz.notebook import fingerprint
from cmebook.quiz.result import Result
from cmebook.reports.feedback import Feedback
from cmebook.reports.grades_csv import passed, table
from cmebook.reports.sections import section_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("inbox", type=Path, help="folder or zip file of saved quiz files")
    parser.add_argument("--quiz", required=True, metavar="NAME", help="which quiz they answer")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where results go")
    parser.add_argument("--roster", type=Path, metavar="CSV", help="who takes part: column learner")
    parser.add_argument("--course", type=Path, help="folder of the course (default: around here)")
    parser.add_argument("--db", metavar="URL", help="gradebook (default: quizzes/gradebook.db)")
    parser.add_argument("--book", default="", metavar="URL", help="published book to link to")
    parser.add_argument(
        "--with-key",
        action="store_true",
        help="show the answers in the feedback even to those who may try again",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Grade an inbox; 1 if a file got no grade."""
    course = find_course(args.course)
    (quiz,) = load_quizzes(course, [args.quiz])
    people = roster.load(args.roster) if args.roster else None
    grader = Grader(course, quiz.blueprint, Engine(course.quizzes, args.db))
    feedback = _feedback(course, quiz, grader, args.book)
    results = grader.grade(args.inbox, people, progress=lambda result: print(_line(result)))
    args.out.mkdir(parents=True, exist_ok=True)
    grades = args.out / "grades.csv"
    grades.write_text(table(results, quiz.blueprint), encoding="utf-8", newline="")
    pages = [result for result in results if result.grades is not None]
    for result in pages:
        may_retry = result.attempts < quiz.blueprint.attempts
        with_key = args.with_key or not may_retry or passed(result, quiz.blueprint) is True
        file = args.out / "feedback" / f"{result.learner}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(feedback.page(result, with_key), encoding="utf-8", newline="\n")
    print(f"{grades}: {_counts(results)}")
    if pages:
        print(f"{args.out / 'feedback'}: {len(pages)} page{'s' * (len(pages) > 1)} for learners")
    return 1 if any(result.status == "not graded" for result in results) else 0


def _feedback(course: Course, quiz: Quiz, grader: Grader, book: str) -> Feedback:
    drawn = {item.item.id: item for item in quiz.drawn}
    stale = [
        asked.name
        for asked in grader.asked
        if asked.id not in drawn or fingerprint(drawn[asked.id], quiz.evidence) != asked.fingerprint
    ]
    if stale:
        what = f"The release is older than the items: {', '.join(stale)} changed."
        cure = f"Run: cme quiz build {quiz.blueprint.name}"
        raise CourseError([Problem("quizzes/bank", quiz.blueprint.name, what, cure)])
    return Feedback(
        quiz.blueprint,
        grader.asked,
        drawn,
        quiz.evidence,
        lambda item: section_of(course.chapters, item.item.chapter, item.item.section, book),
    )


def _line(result: Result) -> str:
    who = result.learner or result.file
    grades = result.grades
    points = f", {grades.score:g} of {grades.max_score:g}" if grades else ""
    file = f" ({result.file})" if result.file and result.learner else ""
    return " ".join([f"{who}: {result.status}{points}{file}.", *result.messages])


def _counts(results: list[Result]) -> str:
    found: dict[str, int] = {}
    for result in results:
        found[result.status] = found.get(result.status, 0) + 1
    return ", ".join(f"{count} {status}" for status, count in sorted(found.items())) or "no files"
