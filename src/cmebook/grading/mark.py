"""The one call of a generated nbgrader test cell."""

from __future__ import annotations

from cmebook.grading.question import Question
from cmebook.grading.score import score
from cmebook.grading.understand import understand


def mark(question: Question, answer: object, points: float) -> float:
    """Points for an answer, as the bare ``float`` that nbgrader needs.

    nbgrader gives full marks when a test cell shows no number, a negative one, or
    a NumPy one, and none when anything is written to stderr. So this is always one
    plain Python float from 0 to ``points``, whatever the answer is, and silent.

    Raises:
        ValueError: the question cannot be marked by a program (``text``), or is
            not well formed.
    """
    result = score(question, understand(question, answer), points).points
    if result is None or question["kind"] == "text":
        raise ValueError("A text is graded by a person and has no test cell.")
    return float(result)
