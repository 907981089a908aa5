"""What items ask of the evidence."""

from __future__ import annotations

from typing import Protocol


class Facts(Protocol):
    """Rows of evidence and computed numbers, by id.

    ``cmebook.evidence.Evidence`` is one. Every method raises ``CourseError`` for an
    id that is unknown or must not be shown.
    """

    def row(self, row_id: str, /) -> object:
        """The row itself."""

    def text(self, row_id: str, /, form: str = "value") -> str:
        """The number as a reader sees it, with its unit."""

    def number(self, row_id: str, /) -> float:
        """The bare number."""
