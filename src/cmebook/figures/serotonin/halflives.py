"""Half-lives of antidepressants and of their active metabolites, with what is left over time."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from cmebook.errors import CourseError, Problem
from cmebook.evidence import Estimate, Rows
from cmebook.figures.calc import Value
from cmebook.models.arrays import Array
from cmebook.models.occupancy import Uncertain
from cmebook.models.washout import drug_left, hours_until, metabolite_left

_TABLE = "tcrm2018_table.half-life-"


@dataclass(frozen=True)
class Agent:
    """A drug, and the active metabolite that outlasts it, by their rows."""

    name: str
    row: str
    metabolite: str = ""
    metabolite_row: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        return (self.row, self.metabolite_row) if self.metabolite_row else (self.row,)


AGENTS = {
    "paroxetine": Agent("paroxetine", f"{_TABLE}paroxetine"),
    "sertraline": Agent("sertraline", f"{_TABLE}sertraline"),
    "citalopram": Agent("citalopram", f"{_TABLE}citalopram"),
    "escitalopram": Agent("escitalopram", f"{_TABLE}escitalopram"),
    "fluoxetine": Agent(
        *("fluoxetine", f"{_TABLE}fluoxetine", "norfluoxetine", f"{_TABLE}norfluoxetine")
    ),
    "venlafaxine": Agent(
        *("venlafaxine", f"{_TABLE}venlafaxine", "desvenlafaxine", f"{_TABLE}odv")
    ),
    "desvenlafaxine": Agent("desvenlafaxine", f"{_TABLE}desvenlafaxine"),
    "duloxetine": Agent("duloxetine", f"{_TABLE}duloxetine"),
    "vortioxetine": Agent("vortioxetine", "vortioxetine_pk2018.half-life-vortioxetine"),
}


def half_life(rows: Rows, row_id: str) -> Uncertain:
    """Hours, with the ends of the range; of a bare range the middle.

    Raises:
        CourseError: the row has neither a value nor a range.
    """
    row = rows.row(row_id)
    if isinstance(row, Estimate) and row.unit == "h":
        low, high = row.low or row.value, row.high or row.value
        if low is not None and high is not None:
            middle = (low + high) / 2 if row.value is None else row.value
            return Uncertain(float(middle), float(low), float(high))
    what = "The figures of this chapter need a half-life in hours."
    raise CourseError([Problem("assets/evidence/estimates.csv", row_id, what, "Give its hours.")])


@dataclass(frozen=True)
class Fall:
    """How the level of a drug falls, and that of its metabolite where it has an active one."""

    drug: Uncertain
    metabolite: Uncertain | None

    @classmethod
    def read(cls, rows: Rows, key: str) -> Fall:
        """From the rows of the agent."""
        agent = AGENTS[key]
        fed = half_life(rows, agent.metabolite_row) if agent.metabolite_row else None
        return cls(half_life(rows, agent.row), fed)

    def left(self, hours: ArrayLike, end: str = "value") -> Array:
        """Share of the drug's steady level; ``end`` is value, low or high of the half-life."""
        return drug_left(getattr(self.drug, end), hours)

    def metabolite_left(self, hours: ArrayLike, end: str = "value") -> Array:
        """Share of the metabolite's steady level; ``ValueError`` where there is none."""
        if self.metabolite is None:
            raise ValueError("this drug has no active metabolite here")
        return metabolite_left(getattr(self.drug, end), getattr(self.metabolite, end), hours)

    def longest_left(self, hours: float) -> Value:
        """Share (%) of what lasts longest, with the ends of the half-lives."""
        share = self.left if self.metabolite is None else self.metabolite_left
        return _value(*(100 * float(share(hours, end)) for end in ("value", "low", "high")))

    def days_until(self, share: float) -> Value:
        """Days until what lasts longest has fallen to this share, with the ends."""
        days = []
        for end in ("value", "low", "high"):
            fed = None if self.metabolite is None else getattr(self.metabolite, end)
            days.append(hours_until(share, getattr(self.drug, end), fed) / 24)
        return _value(*days)


def _value(middle: float, low: float, high: float) -> Value:
    """Without ends where the half-life is known as one number."""
    return Value(middle) if low == high else Value(middle, low, high)
