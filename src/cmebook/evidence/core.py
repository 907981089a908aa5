"""The tables in memory, and the questions asked of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from cmebook.errors import CourseError, Problem
from cmebook.evidence.claim import Audit, Claim
from cmebook.evidence.hunter import Hunter
from cmebook.evidence.schema import (
    Checkpoint,
    Estimate,
    Finding,
    Interaction,
    ModelNote,
    Parameter,
    Row,
    Source,
    Trial,
)
from cmebook.evidence.session import Session
from cmebook.evidence.text import FORMS, NoNumberError, row_number, row_text

if TYPE_CHECKING:
    from cmebook.evidence.view import View


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure that names the nearest known ids."""
    near = get_close_matches(word, list(known), n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return "Look the id up in assets/evidence, or add the row there."


class Rows(ABC):
    """Anything that can answer with a row, a number or a text by id."""

    @abstractmethod
    def row(self, row_id: str) -> Row:
        """The row of any table with this id.

        Raises:
            CourseError: there is none; names the nearest ids.
        """

    @abstractmethod
    def parameter_rows(self, set_id: str) -> Mapping[str, Parameter]:
        """The parameters of one set by symbol.

        Raises:
            CourseError: there is no such set.
        """

    @abstractmethod
    def hunter_criteria(self) -> Hunter:
        """The Hunter criteria; known as ``hunter.yaml`` among what a figure uses."""

    @abstractmethod
    def session_protocol(self) -> Session:
        """The session protocol; known as ``session.yaml`` among what a figure uses."""

    def text(self, row_id: str, form: str = "value") -> str:
        """The row as a reader sees it; forms are in `cmebook.evidence.text.FORMS`.

        Raises:
            CourseError: no such row or form, or the row has no such number.
        """
        row = self.row(row_id)
        try:
            return row_text(row, form)
        except KeyError:
            raise CourseError([_no_form(row_id, form)]) from None
        except NoNumberError:
            raise CourseError([_no_number(row_id, form)]) from None

    def number(self, row_id: str) -> float:
        """The value of the row as a float.

        Raises:
            CourseError: no such row, or it has no single number.
        """
        row = self.row(row_id)
        try:
            return row_number(row)
        except NoNumberError:
            raise CourseError([_no_number(row_id, "value")]) from None

    def parameters(self, set_id: str) -> dict[str, float]:
        """The values of one parameter set by symbol; a symbol known only as a range is left out.

        Raises:
            CourseError: there is no such set.
        """
        return {
            symbol: float(row.value)
            for symbol, row in self.parameter_rows(set_id).items()
            if row.value is not None
        }


@dataclass(frozen=True)
class Evidence(Rows):
    """All tables; each is a mapping from id to row, in the order of its file."""

    sources: Mapping[str, Source]
    findings: Mapping[str, Finding]
    estimates: Mapping[str, Estimate]
    trials: Mapping[str, Trial]
    parameter_table: Mapping[str, Parameter]
    checkpoints: Mapping[str, Checkpoint]
    interactions: Mapping[str, Interaction]
    claims: Mapping[str, Claim]
    models: Mapping[str, ModelNote]
    hunter: Hunter
    session: Session
    audit: Audit
    unverified: frozenset[str] = frozenset()  # known only in order to refuse them
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # id -> file, line
    computed: Mapping[str, Estimate] = field(default_factory=dict)  # numbers the models give

    def __post_init__(self) -> None:
        index: dict[str, Row] = {}
        for table in self.tables().values():
            index.update(table)
        index.update(self.computed)
        object.__setattr__(self, "_index", index)

    def tables(self) -> dict[str, Mapping[str, Row]]:
        """Every table by the name of its file."""
        return {
            "sources": self.sources,
            "findings": self.findings,
            "estimates": self.estimates,
            "trials": self.trials,
            "parameters": self.parameter_table,
            "checkpoints": self.checkpoints,
            "interactions": self.interactions,
            "claims": self.claims,
        }

    @property
    def index(self) -> Mapping[str, Row]:
        """Every row of every table by id, and every computed number."""
        index: Mapping[str, Row] = object.__getattribute__(self, "_index")
        return index

    def row(self, row_id: str) -> Row:
        """The row of any table with this id; see `Rows.row`."""
        try:
            return self.index[row_id]
        except KeyError:
            raise CourseError([self.unknown(row_id)]) from None

    def unknown(self, row_id: str, file: str = "assets/evidence", where: str = "") -> Problem:
        """The problem of an id that no table holds."""
        if row_id in self.unverified:
            return Problem(
                file,
                where or row_id,
                f"{row_id} is unverified: nobody has looked this number up.",
                "Confirm it, then move its row from unverified/ to assets/evidence; or drop it.",
            )
        of_set = [row.id for row in self.parameter_table.values() if row.set == row_id]
        if of_set:
            what = f"{row_id} is a parameter set, not a row."
            cure = f"Name the parameters meant, such as {of_set[0]}, or their source."
        else:
            what, cure = f"No row has the id {row_id}.", did_you_mean(row_id, self.index)
        return Problem(file, where or row_id, what, cure)

    def parameter_rows(self, set_id: str) -> Mapping[str, Parameter]:
        """The parameters of one set by symbol; see `Rows.parameter_rows`."""
        rows = {row.symbol: row for row in self.parameter_table.values() if row.set == set_id}
        if not rows:
            sets = {row.set for row in self.parameter_table.values()}
            cure = f"The sets are {', '.join(sorted(sets))}."
            what = f"No parameter set is called {set_id}."
            raise CourseError([Problem("assets/evidence/parameters.csv", set_id, what, cure)])
        return rows

    def hunter_criteria(self) -> Hunter:
        """See `Rows.hunter_criteria`."""
        return self.hunter

    def session_protocol(self) -> Session:
        """See `Rows.session_protocol`."""
        return self.session

    def with_computed(self, rows: Mapping[str, Estimate]) -> Evidence:
        """The same evidence, which also answers for these computed numbers (``calc.x``)."""
        return replace(self, computed=dict(rows))

    def only(self, ids: Iterable[str]) -> View:
        """A view that holds these rows, parameter sets and protocols only, and records their use.

        Raises:
            CourseError: one of the ids is no row, parameter set or protocol.
        """
        from cmebook.evidence.view import View

        return View(self, tuple(ids))


def _no_form(row_id: str, form: str) -> Problem:
    return Problem(
        "assets/evidence",
        row_id,
        f"There is no form called {form}.",
        f"Use one of {', '.join(FORMS)}.",
    )


def _no_number(row_id: str, form: str) -> Problem:
    return Problem(
        "assets/evidence",
        row_id,
        f"This row has no number for the form {form}.",
        "Use the form value for a range, or name a row that holds the number.",
    )
