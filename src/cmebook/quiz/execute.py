"""Autograde without running what learners wrote.

nbgrader's own preprocessor runs every cell of a submission in one kernel, so a
learner's code can change the tests, read the key, or delete files. Answers of a
quiz are plain values: here they are read with :func:`cmebook.grading.values`, and only the
instructor's locked cells are run, taken from the gradebook and not from the file.
Outputs are written as a kernel would write them, so that nbgrader scores them as ever.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from cmebook.grading import NotPlainError, values

#: For ``c.Autograde.autograde_preprocessors``: nbgrader's list, with this in place of Execute.
AUTOGRADE_PREPROCESSORS = [
    "cmebook.quiz.execute.LiteralExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]


class LiteralExecute(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader publishes no types
    """Stands in for nbgrader's ``Execute`` during autograding."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Fill in the outputs of the instructor's cells of one submission."""
        place = resources["nbgrader"]
        with Gradebook(place["db_url"]) as gradebook:
            cells = gradebook.find_notebook(place["notebook"], place["assignment"]).source_cells
            tests = {
                cell.name: cell.source for cell in cells if cell.locked and cell.cell_type == "code"
            }
        run(nb, tests)
        return nb, resources


def run(nb: NotebookNode, tests: Mapping[str, str]) -> None:
    """Read the answers of ``nb`` and write the outputs of the instructor's cells into it.

    Args:
        nb: A submission; code cells without an entry in ``tests`` are never run.
        tests: Source of each locked code cell by its ``grade_id``; each is run once.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    left = dict(tests)
    count = 0
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        cell.outputs = []
        cell.execution_count = None
        mark = cell.metadata.get("nbgrader", {})
        source = left.pop(mark.get("grade_id", ""), None)
        if source is not None:
            count += 1
            cell.execution_count = count
            cell.outputs = outputs_of(source, namespace, count)
        elif mark.get("solution"):
            cell.outputs = _read(cell.source, namespace)


def _read(source: str, namespace: dict[str, Any]) -> list[NotebookNode]:
    try:
        found = values(source)
    except NotPlainError as error:
        # the name stays unset, so that its test fails as it would in a kernel
        return [_error("NotReadable", str(error))]
    namespace.update((name, value) for name, value in found.items() if not name.startswith("__"))
    return []


def outputs_of(source: str, namespace: dict[str, Any], count: int) -> list[NotebookNode]:
    """Run an instructor's cell in this process; its outputs as a kernel would report them.

    Args:
        source: Code of the instructor; trusted.
        namespace: Where names are looked up and set.
        count: The number shown as ``In [count]``.
    """
    out, err = io.StringIO(), io.StringIO()
    result: list[NotebookNode] = []
    with redirect_stdout(out), redirect_stderr(err):
        try:
            value = _last_value(source, namespace)
        except (Exception, SystemExit) as error:
            result.append(_error(type(error).__name__, str(error)))
        else:
            if value is not None:
                result.append(_result(value, count))
    streams = [
        _output(output_type="stream", name=name, text=text.getvalue())
        for name, text in (("stdout", out), ("stderr", err))
        if text.getvalue()
    ]
    return streams + result


def _last_value(source: str, namespace: dict[str, Any]) -> object:
    """Run all statements; the value of the last one if it is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<test cell>", "exec"), namespace)
    if last is None:
        return None
    assert isinstance(last, ast.Expr)
    value: object = eval(compile(ast.Expression(last.value), "<test cell>", "eval"), namespace)
    return value


def _error(name: str, message: str) -> NotebookNode:
    trace = [f"{name}: {message}"]
    return _output(output_type="error", ename=name, evalue=message, traceback=trace)


def _result(value: object, count: int) -> NotebookNode:
    data = {"text/plain": repr(value)}
    return _output(output_type="execute_result", data=data, metadata={}, execution_count=count)


def _output(**fields: object) -> NotebookNode:
    return from_dict(fields)  # type: ignore[no-any-return, no-untyped-call]  # half typed
