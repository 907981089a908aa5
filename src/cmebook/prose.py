"""No clinical number is typed in a chapter, picture or item: it comes from a row, by a role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from cmebook.errors import Problem
from cmebook.evidence.core import Evidence
from cmebook.evidence.inline import blank
from cmebook.evidence.rules_rows import numbers_of
from cmebook.evidence.schema import Estimate, Parameter, Trial
from cmebook.evidence.stated import ALL, Kind, Stated, stated_numbers
from cmebook.markdown import prose
from cmebook.pictures import Picture

#: Rows that hold a number, most fitting first.
Suggest = Callable[[Stated], Iterable[str]]
#: Fields that describe an invented patient.
_PATIENT = ("stem", "lead_in", "title", "scene", "question", "end")
#: How many rows a cure names.
SHOWN = 3


class Texts(Protocol):
    """What the rule asks of an item or a case."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def file(self) -> str:
        """The file it is written in."""

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Each text with the name of its field."""


def chapter_problems(file: str, text: str, suggest: Suggest | None = None) -> list[Problem]:
    """Numbers typed in the prose of a chapter."""
    return [
        _typed(file, f"line {number}", stated, suggest)
        for number, line in enumerate(prose(text), 1)
        for stated in stated_numbers(line)
    ]


def typed_in_picture(picture: Picture, suggest: Suggest | None = None) -> list[Problem]:
    """Numbers typed in the texts of a picture that is XML."""
    return [
        _typed(picture.file, f"line {line}", stated, suggest)
        for line, words in picture.words
        for stated in stated_numbers(blank(words))
    ]


def typed_problems(item: Texts, suggest: Suggest | None = None) -> list[Problem]:
    """Numbers typed in the texts of an item or a case."""
    return [
        _typed(item.file, f"{item.id}, {field}", stated, suggest)
        for field, text in item.texts
        for stated in stated_numbers(blank(text), _asked_of(field))
    ]


def _asked_of(field: str) -> tuple[Kind, ...]:
    """Which numbers may not be typed in a field.

    Options may be wrong on purpose, so nothing is asked of them; a stem or a scene describes an
    invented patient, so there only results are asked for.
    """
    kind = field.split()[0]
    if kind in ("option", "choice"):
        return ()
    return ("result",) if kind in _PATIENT else ALL


def _typed(file: str, where: str, stated: Stated, suggest: Suggest | None) -> Problem:
    rows = list(suggest(stated))[:SHOWN] if suggest else []
    fitting = f" Rows with this number: {', '.join(rows)}." if rows else ""
    return Problem(
        file,
        where,
        f"The number in '{stated.phrase}' is typed.",
        f"Write {{ev}}`id` of the row that holds it.{fitting}",
    )


def suggester(evidence: Evidence) -> Suggest:
    """Finds rows that hold a stated number, those with its unit first."""
    rows: list[Estimate | Parameter | Trial] = [
        *evidence.estimates.values(),
        *evidence.parameter_table.values(),
        *evidence.trials.values(),
    ]
    numbered = [(row, numbers_of(row)) for row in rows]

    def suggest(stated: Stated) -> Iterable[str]:
        wanted = {float(number) for number in stated.numbers}
        fits = [row for row, numbers in numbered if wanted <= numbers]
        return [row.id for row in sorted(fits, key=lambda row: not _same_unit(row, stated))]

    return suggest


def _same_unit(row: Estimate | Parameter | Trial, stated: Stated) -> bool:
    return not isinstance(row, Trial) and bool(row.unit) and stated.phrase.endswith(row.unit)
