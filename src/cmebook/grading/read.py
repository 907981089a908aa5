"""Read the source of an answer cell without running it."""

from __future__ import annotations

import ast
import warnings

from cmebook.grading.question import Question
from cmebook.grading.reading import NOT_ANSWERED, Reading, not_readable
from cmebook.grading.understand import example, understand

#: No honest answer comes near this; a longer cell is not parsed at all.
MAX_CHARACTERS = 20_000


class NotPlainError(ValueError):
    """A cell holds more than plain values; the text is a sentence for the learner."""


def read(question: Question, source: str, name: str) -> Reading:
    """Read the answer from the source of its cell.

    The cell may hold comments and plain assignments (``name = value``) only; the
    last assignment to ``name`` counts. Nothing is ever executed, and no source
    text raises an error.

    Args:
        question: What is asked.
        source: The text of the cell.
        name: The variable that holds the answer, such as ``q03``.
    """
    try:
        assigned = values(source)
        if not assigned:
            return NOT_ANSWERED
        if name not in assigned:
            raise NotPlainError(f"The cell does not set {name}.")
        return understand(question, assigned[name], name)
    except NotPlainError as problem:
        return not_readable(f"{problem} Write {example(question, name)}.")


def values(source: str) -> dict[str, object]:
    """Every name that a cell sets to a plain value; the last assignment of a name counts.

    Raises:
        NotPlainError: there is something else than comments and plain assignments.
    """
    return {name: value for statement in _parse(source) for name, value in _assignments(statement)}


def _parse(source: str) -> list[ast.stmt]:
    if len(source) > MAX_CHARACTERS:
        raise NotPlainError(f"The cell is longer than {MAX_CHARACTERS} characters.")
    try:
        with warnings.catch_warnings():
            # a stray backslash makes Python warn; that is no concern of the reader
            warnings.simplefilter("ignore")
            return ast.parse(source.removeprefix("\ufeff")).body
    except SyntaxError as error:
        line = f" in line {error.lineno}" if error.lineno else ""
        raise NotPlainError(f"The cell is not plain Python{line}.") from None
    except (ValueError, RecursionError, MemoryError, OverflowError):
        raise NotPlainError("The cell is not plain Python.") from None


def _assignments(statement: ast.stmt) -> list[tuple[str, object]]:
    """Names and values of one plain assignment; anything else is refused.

    Other statements could change the answer afterwards, so a cell that holds one
    is not half understood but not read.
    """
    if isinstance(statement, ast.Assign):
        targets = statement.targets
        value = statement.value
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        targets = [statement.target]
        value = statement.value
    else:
        raise NotPlainError(
            f"Line {statement.lineno} is not a plain assignment, and no other code is read."
        )
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    if len(names) != len(targets):
        raise NotPlainError(f"Line {statement.lineno} does not set one plain name.")
    plain = _literal(value)
    return [(name, plain) for name in names]


def _literal(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError, OverflowError):
        raise NotPlainError(_why_not_literal(node)) from None


def _why_not_literal(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return f"Line {node.lineno}: put a letter or text in quotation marks."
    if isinstance(node, ast.BinOp):
        return f"Line {node.lineno}: work the sum out and write its result."
    return f"Line {node.lineno} holds code where a plain value should stand."
