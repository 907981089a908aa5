"""Arithmetic over ids of the evidence, such as ``100 * K1.CL / (K1.CL + calc.x)``.

Nothing is executed: the syntax tree is walked, and only numbers, ids, brackets,
``+ - * /`` are known. An id may hold hyphens, so a minus sign needs spaces around it.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable

_ID = re.compile(r"[A-Za-z]\w*(?:[.-]\w+)+")
_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_UNARY: dict[type[ast.unaryop], Callable[[float], float]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}


def names(expression: str) -> tuple[str, ...]:
    """The ids in an expression, each once, in order."""
    return tuple(dict.fromkeys(_ID.findall(expression)))


def evaluate(expression: str, number: Callable[[str], float]) -> float:
    """The value of ``expression``; ``number`` gives the value of an id.

    Raises:
        ValueError: the expression is not arithmetic over ids, or its value is not finite.
    """
    ids = list(names(expression))
    plain = _ID.sub(lambda match: f"_{ids.index(match[0])}", expression)
    if re.search(r"\b_", expression):
        raise ValueError(f"{expression!r} is not arithmetic over ids")
    try:
        tree = ast.parse(plain.strip(), mode="eval").body
        value = _walk(tree, [number(name) for name in ids])
    except (SyntaxError, RecursionError, MemoryError):
        raise ValueError(f"{expression!r} is not arithmetic over ids") from None
    except (ZeroDivisionError, OverflowError):
        raise ValueError(f"{expression!r} has no finite value") from None
    if not math.isfinite(value):
        raise ValueError(f"{expression!r} has no finite value")
    return value


def _walk(node: ast.expr, values: list[float]) -> float:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name) and re.fullmatch(r"_\d+", node.id):
        return values[int(node.id[1:])]
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        return _BINARY[type(node.op)](_walk(node.left, values), _walk(node.right, values))
    if isinstance(node, ast.UnaryOp) and type(node.op) in _UNARY:
        return _UNARY[type(node.op)](_walk(node.operand, values))
    raise ValueError("an expression may hold numbers, ids, brackets and + - * / only")
