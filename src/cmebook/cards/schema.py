"""What a review card is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cmebook.items.text import references


@dataclass(frozen=True)
class Card:
    """A question (``front``) and its answer (``back``), both with ``{ev}`` roles.

    ``chapter`` is the file of the chapter without its ending; ``claims`` and ``evidence`` are ids
    that the answer rests on beside those in its text.
    """

    id: str
    file: str
    chapter: str
    front: str
    back: str
    claims: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Both texts with the name of their field."""
        yield "front", self.front
        yield "back", self.back

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of the rows it rests on, claims first."""
        ids = (
            *self.claims, *self.evidence, *references(self.front), *references(self.back)
        )  # fmt: skip
        return tuple(dict.fromkeys(ids))
