"""The figures of the course by name, each with the evidence it rests on.

A figure sees the rows it declares and no others, and must use each of them. So ``uses`` is true,
and a change of one number can be traced to the figures it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cmebook.course import find_course
from cmebook.errors import CourseError, Problem
from cmebook.evidence import Evidence, Rows, load_evidence
from cmebook.figures.style import course_style
from cmebook.live import LiveFigure

Draw = Callable[[Rows], LiveFigure]


@dataclass(frozen=True)
class Figure:
    """One figure of the course; calling it draws it from the evidence of the course around.

    ``uses`` holds ids of rows and of parameter sets. ``file`` is where the figure is written,
    relative to the course.
    """

    name: str
    uses: tuple[str, ...]
    draw: Draw
    file: str

    def build(self, evidence: Evidence | None = None) -> LiveFigure:
        """Draw the figure.

        Raises:
            CourseError: a declared id does not exist or is never used, or the figure asks for a
                row it did not declare.
        """
        view = (evidence or load_evidence()).only(self.uses)
        with course_style():
            live = self.draw(view)
        problems = [
            Problem(
                self.file,
                self.name,
                f"The figure says it uses {row_id} and never looks at it.",
                "Take it out of uses, or show it.",
            )
            for row_id in view.unused
        ]
        if live.name != self.name:
            problems.append(
                Problem(
                    self.file,
                    self.name,
                    f"The function makes a live figure called {live.name}.",
                    f'Set name="{self.name}", so that traces and addresses agree.',
                )
            )
        if problems:
            raise CourseError(problems)
        return live

    def __call__(self) -> LiveFigure:
        """Draw the figure from the evidence of the course around the working folder."""
        return self.build()


_FIGURES: dict[str, Figure] = {}


def figure(uses: Sequence[str]) -> Callable[[Draw], Figure]:
    """Enter a drawing function under its name (``plasma_concentration``: "plasma-concentration").

    Raises:
        CourseError: two functions have one name.
    """

    def enter(draw: Draw) -> Figure:
        name = draw.__name__.replace("_", "-")
        path = Path(draw.__code__.co_filename)
        root = find_course().root
        file = str(path.relative_to(root)) if path.is_relative_to(root) else path.name
        if name in _FIGURES:
            raise CourseError(
                [
                    Problem(
                        file,
                        name,
                        f"A figure of this name is in {_FIGURES[name].file} already.",
                        "Rename one of the two.",
                    )
                ]
            )
        _FIGURES[name] = Figure(name, tuple(uses), draw, file)
        return _FIGURES[name]

    return enter


def registry() -> Mapping[str, Figure]:
    """Every figure of the course by name."""
    return dict(sorted(_FIGURES.items()))
