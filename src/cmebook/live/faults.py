"""Collect what is wrong over a whole grid, without saying the same thing a thousand times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cmebook.errors import CourseError, Problem


@dataclass
class Faults:
    """Problems of one figure; equal ones are told once, with the first state and a count."""

    figure: str
    states: int
    _seen: dict[tuple[str, str], tuple[str, str, list[str]]] = field(default_factory=dict)

    def note(self, where: str, what: str, cure: str, state: str = "") -> None:
        """Add a problem at an artist, axes or control (``where``), in one state or in all."""
        kind = (where, cure)
        self._seen.setdefault(kind, (what, cure, []))[2].append(state)

    def unsupported(self, name: str, artist: Any, what: str) -> None:
        """Add an artist that draws something which cannot move without a kernel."""
        self.note(
            name,
            f"{type(artist).__name__} draws {what}, which cannot move without a kernel.",
            "Leave it out of artists, or draw it with lines, bars, fills, points or plain text.",
        )

    def stranger(self, artist: Any) -> None:
        """Add an artist that update() touches although it is not named."""
        self.note(
            f"{type(artist).__name__} {artist}",
            "update() changes it, but it is not among the artists.",
            "Name it in artists, or take it out of update().",
        )

    def problems(self) -> list[Problem]:
        """All problems, each with the control values where it was first met."""
        return [
            Problem(f"live figure {self.figure}", self._place(where, states), what, cure)
            for (where, _), (what, cure, states) in self._seen.items()
        ]

    def raise_any(self) -> None:
        """Raise ``CourseError`` with all problems, if there are any."""
        if found := self.problems():
            raise CourseError(found)

    def _place(self, where: str, states: list[str]) -> str:
        told = [state for state in dict.fromkeys(states) if state]
        first = f"at {told[0]}" if told else ""
        more = f" (and in {len(told) - 1} more of {self.states} states)" if len(told) > 1 else ""
        return ", ".join(part for part in (where, first + more) if part)
