"""``cme check``: everything that can be wrong between evidence, chapters and items."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cmebook.cards import Card
from cmebook.cases import Case
from cmebook.commands.whole import Whole, read_whole
from cmebook.course import find_course
from cmebook.crossrefs import place_problems
from cmebook.errors import CourseError, Problem
from cmebook.evidence import Evidence
from cmebook.evidence.check import check_evidence
from cmebook.items import lint
from cmebook.items.schema import Item
from cmebook.items.selftest import self_test
from cmebook.pictures import picture_problems
from cmebook.prose import chapter_problems, suggester, typed_in_picture, typed_problems
from cmebook.taught import taught, untaught_problems


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("--course", type=Path, help="folder of the course (default: around here)")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=None,
        help="day to judge expired reviews by, YYYY-MM-DD (default: today)",
    )
    parser.add_argument("--quiet", action="store_true", help="show errors only, no warnings")
    parser.add_argument(
        "--taught", action="store_true", help="list each claim with the lines that teach it"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every problem; 1 if one of them is an error."""
    whole = read_whole(find_course(args.course))
    if args.taught:
        for claim, places in taught(whole.evidence.claims, whole.places).items():
            print(f"{claim:24} {', '.join(map(str, places)) or '-'}")
    problems = find_problems(whole, args.today or date.today())
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in errors if args.quiet else problems:
        print(problem, file=sys.stderr)
    warnings = len(problems) - len(errors)
    print(f"{_count(len(errors), 'error')}, {_count(warnings, 'warning')}.")
    return 1 if errors else 0


def find_problems(whole: Whole, today: date) -> list[Problem]:
    """What is wrong with a course, by file and place; each problem once."""
    found = list(whole.problems)
    found += check_evidence(whole.evidence, today)
    evidence = whole.with_numbers(found)
    numbers_of_pictures = [one for picture in whole.pictures.values() for one in picture.places]
    found += place_problems(
        (*whole.places, *numbers_of_pictures),
        evidence,
        items={item.id for item in whole.items},
        graded={item.id for item in whole.items.graded},
        figures=whole.figures,
        pictures=whole.pictures,
        cases=whole.cases,
    )
    found += untaught_problems(whole.evidence.claims, whole.places)
    suggest = suggester(whole.evidence)
    for file, text in whole.chapters.items():
        found += chapter_problems(file, text, suggest)
    for picture in whole.pictures.values():
        found += picture_problems(picture) or typed_in_picture(picture, suggest)
    for item in whole.items:
        found += typed_problems(item, suggest)
        found += _unknown_rows(evidence, item)
    for case in whole.cases.values():
        found += typed_problems(case, suggest)
        found += _unknown_rows(evidence, case)
        if not any(place.kind == "case" and place.id == case.id for place in whole.places):
            cure = f"Add book/cases/{case.id}.md with a {{case}} directive."
            found.append(Problem(case.file, "", "No page plays this case.", cure))
    for card in whole.cards.values():
        found += typed_problems(card, suggest)
        found += _unknown_rows(evidence, card)
    found += lint.problems(whole.items.items, evidence)
    found += _self_tests(whole.items.items, evidence)
    return sorted(dict.fromkeys(found), key=_by_place)


def _self_tests(items: Sequence[Item], evidence: Evidence) -> list[Problem]:
    """Wrong scores of items; those with an unknown row cannot be tried and are reported apart."""
    return self_test([item for item in items if not _unknown_rows(evidence, item)], evidence)


def _by_place(problem: Problem) -> tuple[str, list[tuple[int, str]], str]:
    """Files in order, and in each line 9 before line 10."""
    parts = [
        (int(part), "") if part.isdigit() else (-1, part)
        for part in re.split(r"(\d+)", problem.where)
    ]
    return problem.file, parts, problem.what


def _unknown_rows(evidence: Evidence, item: Item | Case | Card) -> list[Problem]:
    found = []
    for row_id in item.uses:
        try:
            evidence.row(row_id)
        except CourseError as error:
            found += [Problem(item.file, item.id, one.what, one.cure) for one in error.problems]
    return found


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
