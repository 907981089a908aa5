"""Where a chapter names a row, a claim, an item, a case, a figure or a picture."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cmebook.evidence.inline import references
from cmebook.markdown import Block, blocks

Kind = Literal["ev", "claim", "audit", "self-check", "figure", "picture", "case", "cite"]
#: Directives whose argument is a list of ids, and what the ids are.
DIRECTIVES: dict[str, Kind] = {
    "claim": "claim",
    "audit": "audit",
    "self-check": "self-check",
    "case": "case",
}
_CITE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")


@dataclass(frozen=True)
class Place:
    """One mention: the file and line, what is mentioned there, and in which form."""

    file: str
    line: int
    kind: Kind
    id: str
    form: str = "value"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def chapter_places(file: str, text: str) -> tuple[Place, ...]:
    """Every mention in the text of a chapter, by line."""
    found = [*_roles(file, text), *_directives(file, text), *_figures(file, text)]
    return tuple(sorted(found, key=lambda place: place.line))


def _roles(file: str, text: str) -> Iterator[Place]:
    for number, line in enumerate(text.splitlines(), 1):
        for reference in references(line):
            yield Place(file, number, "ev", reference.id, reference.form)
        for match in _CITE.finditer(line):
            for key in match[1].split(","):
                yield Place(file, number, "cite", key.strip())


def _directives(file: str, text: str) -> Iterator[Place]:
    for block in blocks(text):
        kind = DIRECTIVES.get(block.name)
        if kind:
            listed = [line for line in block.body if line.strip() and not line.startswith(":")]
            for row_id in " ".join([block.argument, *listed]).split():
                yield Place(file, block.line, kind, row_id)
        elif block.name == "picture":  # below its name stands the caption
            yield Place(file, block.line, "picture", block.argument)


def _figures(file: str, text: str) -> Iterator[Place]:
    """Calls of figures: ``figures.NAME()``, or ``NAME()`` imported from cmebook.figures."""
    imported: dict[str, str] = {}
    for block in blocks(text):
        if block.name != "code-cell":
            continue
        tree = _parse(block)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "cmebook.figures":
                imported.update((alias.asname or alias.name, alias.name) for alias in node.names)
        for node in ast.walk(tree):
            name = _called(node, imported) if isinstance(node, ast.Call) else ""
            if name:
                line = block.line + getattr(node, "lineno", 0)
                yield Place(file, line, "figure", name.replace("_", "-"))


def _parse(block: Block) -> ast.Module:
    # options of the cell (":tags: [...]") are no Python; blank lines keep the numbering
    source = "\n".join("" if line.startswith((":", "%")) else line for line in block.body)
    try:
        return ast.parse(source)
    except SyntaxError:  # running the chapter reports it better
        return ast.Module([], [])


def _called(call: ast.Call, imported: dict[str, str]) -> str:
    function = call.func
    if isinstance(function, ast.Name) and function.id in imported:
        return imported[function.id]
    if (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "figures"
    ):
        return function.attr
    return ""
