"""What of a chapter is prose: everything else is blanked, and every line keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(
    r"^(?P<indent>\s*)(?P<marks>`{3,}|~{3,}|:{3,})\s*(?:\{(?P<name>[^}]+)\})?\s*(?P<rest>.*)$"
)
#: Directives whose body is prose, though it stands between backticks.
_WITHOUT_PROSE = {
    *("code-cell", "code-block", "code", "math", "bibliography", "toctree", "raw", "include"),
    *("self-check", "claim", "audit", "objectives", "quiz-link", "figure", "image", "mermaid"),
}
#: Parts of a line that are no prose: code and roles, addresses, targets, formulas, comments.
_INLINE = re.compile(
    r"(?:\{[\w:+-]+\})?(?P<ticks>`+).+?(?P=ticks)|\]\([^)\s]*\)|<[a-z]+://[^>\s]*>"
    r"|^\s*\([\w-]+\)=\s*$|\$\$.+?\$\$|\$[^$\n]+?\$|<!--.*?-->|^\s*%.*$"
    r"|^\s*:[\w-]+:.*$|\{[\w#. -]*\}",
)
#: A comment line that lifts the rule about typed numbers from the paragraph below it.
INVENTED = "% invented numbers"


@dataclass(frozen=True)
class Block:
    """A fenced block: its directive's name and argument, its lines, and where they start."""

    name: str
    argument: str
    line: int
    body: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a chapter, outer ones first."""
    lines = text.splitlines()
    for start, line in enumerate(lines):
        opening = _FENCE.match(line)
        if not opening or not (opening["name"] or opening["rest"]):
            continue
        end = _end(lines, start, opening["marks"])
        rest = opening["rest"].strip()
        name, argument = (opening["name"], rest) if opening["name"] else (rest, "")
        yield Block(name.strip(), argument, start + 1, tuple(lines[start + 1 : end]))


def _end(lines: list[str], start: int, marks: str) -> int:
    close = re.compile(rf"^\s*{re.escape(marks[0])}{{{len(marks)},}}\s*$")
    for number in range(start + 1, len(lines)):
        if close.match(lines[number]):
            return number
    return len(lines)


def prose(text: str) -> list[str]:
    """The lines of ``text`` with all that is no prose turned into spaces."""
    lines = text.splitlines()
    hidden = _hidden(lines)
    return [
        " " * len(line) if number in hidden else _INLINE.sub(_spaces, line)
        for number, line in enumerate(lines)
    ]


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _hidden(lines: list[str]) -> set[int]:
    """Numbers of the lines inside front matter, code, formulas and invented paragraphs."""
    hidden: set[int] = set()
    if lines and lines[0].strip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
        hidden.update(range(end + 1))
    for start, line in enumerate(lines):
        if start in hidden:
            continue
        opening = _FENCE.match(line)
        if opening:
            code = opening["marks"][0] in "`~" and opening["name"] is None
            if code or (opening["name"] or "").strip() in _WITHOUT_PROSE:
                hidden.update(range(start, _end(lines, start, opening["marks"]) + 1))
        elif line.strip() == "$$":
            hidden.update(range(start, _until(lines, start, "$$") + 1))
        elif line.strip() == INVENTED:
            hidden.update(range(start, _until(lines, start, "")))
    return hidden


def _until(lines: list[str], start: int, mark: str) -> int:
    return next((n for n in range(start + 1, len(lines)) if lines[n].strip() == mark), len(lines))
