"""What a computed number is: a value of a model, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cmebook.errors import CourseError, Problem
from cmebook.evidence import Estimate, Evidence, Number, Rows

FILE = "src/cmebook/figures/computed.py"

#: ``model``: follows from published parameters. ``calibrated``: a parameter was fitted to this
#: number or its like, so it only repeats. ``assumption``: rests on a guess that is named.
Kind = Literal["model", "calibrated", "assumption"]


@dataclass(frozen=True)
class Value:
    """What a computation gives; ``low`` and ``high`` where it gives an interval."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ComputedRow(Estimate):
    """A computed number in the form of an estimate, so that it is shown in the same way.

    ``quantity`` is the statement; there is no source, but ``uses``: rows and parameter sets.
    """

    basis: Kind = "model"
    uses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Computed:
    """One number the models give.

    Args:
        id: ``calc.<slug>``.
        statement: what the number is, as a noun phrase.
        unit: as in the evidence tables; "" for none.
        uses: ids of rows and parameter sets; each must be used.
        compute: from those rows to the number.
        digits: decimals shown; -1 rounds to tens.
        basis: what the number is worth.
        interval: what its low and high are, if it has them.
    """

    id: str
    statement: str
    unit: str
    uses: tuple[str, ...]
    compute: Callable[[Rows], Value | float]
    digits: int = 0
    basis: Kind = "model"
    interval: str = ""

    def value(self, evidence: Evidence) -> Value:
        """Compute from this evidence, not rounded.

        Raises:
            CourseError: a declared id does not exist, is not used, or another one is asked for.
        """
        view = evidence.only(self.uses)
        found = self.compute(view)
        if view.unused:
            raise CourseError(
                Problem(
                    FILE,
                    self.id,
                    f"It says it uses {row_id} and never looks at it.",
                    "Take it out of uses, or compute with it.",
                )
                for row_id in view.unused
            )
        return found if isinstance(found, Value) else Value(float(found))

    def row(self, evidence: Evidence) -> ComputedRow:
        """The number as a row, rounded as it is shown; raises as `value` does."""
        found = self.value(evidence)
        return ComputedRow(
            id=self.id,
            finding="",
            quantity=self.statement,
            relation="",
            value=self._number(found.value),
            low=self._number(found.low),
            high=self._number(found.high),
            interval=self.interval,
            spread=None,
            p="",
            unit=self.unit,
            n=None,
            group="",
            population="",
            outcome="",
            time="",
            jurisdiction="",
            source="",
            also=(),
            locator="",
            verified="assumption",
            derived=True,
            same_as="",
            as_of="",
            checked=min(_checked(evidence, self.uses)),
            use="",
            note="",
            basis=self.basis,
            uses=self.uses,
        )

    def _number(self, value: float | None) -> Number | None:
        if value is None:
            return None
        rounded = round(value, self.digits) + 0.0  # a zero has no sign
        return Number(f"{rounded:.{max(self.digits, 0)}f}")


def _checked(evidence: Evidence, uses: Iterable[str]) -> Iterable[date]:
    """When the rows were last checked; of a set, each of its parameters."""
    for one in uses:
        if one in evidence.index:
            yield evidence.row(one).checked
        else:
            yield from (row.checked for row in evidence.parameter_rows(one).values())
