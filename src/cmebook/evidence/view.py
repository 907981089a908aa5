"""A part of the evidence that refuses the rest and remembers what was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from cmebook.errors import CourseError, Problem
from cmebook.evidence.core import Evidence, Rows
from cmebook.evidence.hunter import Hunter
from cmebook.evidence.schema import Parameter, Row
from cmebook.evidence.session import Session

HUNTER, SESSION = "hunter.yaml", "session.yaml"


class View(Rows):
    """Rows, parameter sets and protocols by name, and nothing else.

    A parameter set covers all its parameters: with ``K1`` allowed, ``K1.CL`` is too. A protocol
    is named by its file and covers the limits inside its rules.
    """

    def __init__(self, evidence: Evidence, allowed: tuple[str, ...]) -> None:
        self._evidence = evidence
        self._sets = {row.set for row in evidence.parameter_table.values()}
        self.allowed = allowed
        self._used: set[str] = set()
        known = {HUNTER, SESSION, *self._sets, *evidence.index}
        unknown = [i for i in allowed if i not in known]
        if unknown:
            raise CourseError([evidence.unknown(row_id) for row_id in unknown])

    @property
    def used(self) -> tuple[str, ...]:
        """The allowed ids asked for so far."""
        return tuple(i for i in self.allowed if i in self._used)

    @property
    def unused(self) -> tuple[str, ...]:
        """The allowed ids not asked for so far."""
        return tuple(i for i in self.allowed if i not in self._used)

    def row(self, row_id: str) -> Row:
        """The row, if it is allowed; its use is recorded."""
        row = self._evidence.row(row_id)
        if row_id in self.allowed:
            self._used.add(row_id)
        elif isinstance(row, Parameter) and row.set in self.allowed:
            self._used.add(row.set)
        else:
            raise CourseError([self._refusal(row_id)])
        return row

    def parameter_rows(self, set_id: str) -> Mapping[str, Parameter]:
        """The set, if it is allowed as a whole; its use is recorded."""
        rows = self._evidence.parameter_rows(set_id)
        if set_id not in self.allowed:
            raise CourseError([self._refusal(set_id)])
        self._used.add(set_id)
        return rows

    def hunter_criteria(self) -> Hunter:
        """The criteria, if they are allowed; their use is recorded."""
        return self._protocol(HUNTER).hunter

    def session_protocol(self) -> Session:
        """The protocol, if it is allowed; its use is recorded."""
        return self._protocol(SESSION).session

    def _protocol(self, name: str) -> Evidence:
        if name not in self.allowed:
            raise CourseError([self._refusal(name)])
        self._used.add(name)
        return self._evidence

    def _refusal(self, row_id: str) -> Problem:
        return Problem(
            "assets/evidence",
            row_id,
            f"{row_id} is not among the rows this part says it uses ({', '.join(self.allowed)}).",
            f'Add "{row_id}" to its uses.',
        )
