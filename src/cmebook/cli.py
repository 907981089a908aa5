"""The ``cme`` command. Each subcommand is one module of ``cmebook.commands``."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from cmebook import __version__
from cmebook.errors import CourseError

#: Subcommand and the line that ``cme --help`` shows; the module is only loaded when asked for.
COMMANDS = {
    "check": "check evidence, chapters and items against each other",
    "trace": "what a number rests on, and what falls if it changes",
    "quiz": "build the graded quizzes",
    "grade": "grade saved quiz files",
}


def main(argv: list[str] | None = None) -> int:
    """Run one subcommand; returns the exit code (0 done, 1 problems found, 2 wrong usage)."""
    argv = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(
        prog="cme",
        description="Build, check and grade the course.",
        epilog="cme COMMAND --help explains a command.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    chosen = next((word for word in argv if word in COMMANDS), None)
    for name, help_text in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=help_text, description=help_text)
        if name == chosen:
            import_module(f"cmebook.commands.{name}").configure(subparser)
    args = parser.parse_args(argv)
    try:
        return int(args.run(args))
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
