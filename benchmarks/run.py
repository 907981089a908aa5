#!/usr/bin/env python3
"""Measure speed and size, and write the tables of README.md: ``make bench``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

import browser_time
import build_time
import grading_time
import report
import weight
from browser_time import UnmovedError

from cmebook.course import Course, find_course
from cmebook.errors import CourseError


@dataclass(frozen=True)
class Size:
    """How often everything is done."""

    builds: int
    loads: int
    events: int
    submissions: int
    gradings: int


FULL = Size(builds=3, loads=9, events=200, submissions=20, gradings=3)
QUICK = Size(builds=1, loads=2, events=20, submissions=6, gradings=1)

#: In README.md each name stands in the comments around its table.
MEASUREMENTS: dict[str, Callable[[Course, Size], report.Table]] = {
    "build": lambda course, size: build_time.measure(course, size.builds),
    "page": lambda course, size: weight.of_page(course),
    "figure": lambda course, size: weight.of_figure(course),
    "browser": lambda course, size: browser_time.measure(course, size.loads, size.events),
    "grading": lambda course, size: grading_time.measure(course, size.submissions, size.gradings),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only",
        action="append",
        choices=MEASUREMENTS,
        metavar="NAME",
        help=f"one of {', '.join(MEASUREMENTS)}; may be given several times",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="do all of it once, show the tables, and leave README.md as it is",
    )
    args = parser.parse_args()
    course, size = find_course(), QUICK if args.quick else FULL
    for name in args.only or MEASUREMENTS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        table = MEASUREMENTS[name](course, size)
        print(table.markdown(), flush=True)
        if not args.quick:
            report.write(name, table)


if __name__ == "__main__":
    try:
        main()
    except (CourseError, UnmovedError) as error:
        sys.exit(str(error))
