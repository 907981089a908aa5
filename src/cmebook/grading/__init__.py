"""Read an answer, score it, say why.

Standard library only, no files. A learner's code is never run: the source of an
answer cell is parsed, and only plain values count.
"""

from cmebook.grading.mark import mark
from cmebook.grading.question import Question
from cmebook.grading.read import NotPlainError, read, values
from cmebook.grading.reading import Reading
from cmebook.grading.score import Score, score
from cmebook.grading.understand import understand

__all__ = [
    "NotPlainError",
    "Question",
    "Reading",
    "Score",
    "mark",
    "read",
    "score",
    "understand",
    "values",
]
