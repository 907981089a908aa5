"""What the forest plot can pool: outcomes, their trials, and why a trial has no number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log

from cmebook.evidence import Estimate, Rows, Trial
from cmebook.figures.trials.compared import Compared, comparable, points, pooled, ratio
from cmebook.models.pooling import Pool

#: Trials a reader ticks, at most.
SLOTS = 6


@dataclass(frozen=True)
class Slot:
    """A trial and its row; without a row, why there is none."""

    name: str
    row: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Scale:
    """How effects are told and drawn; the numbers of the axis stand at -5, 0, 5, 10 and 15."""

    label: str
    unit: str
    ticks: tuple[str, ...]
    read: Callable[[Rows, str], Compared]
    logs: bool
    per_tick: float  # of the scale on which effects are pooled

    def position(self, value: float) -> float:
        """Where an effect stands on the axis."""
        return 5 * value / self.per_tick

    def number(self, value: float) -> str:
        """An effect in the digits of a reader: 3.7 points, or a ratio of 1.38."""
        if self.logs:
            return f"{exp(value):.2f}"
        return f"{round(value, 1) + 0.0:.1f}".replace("-", "−")  # a zero has no sign

    def told(self, value: float, low: float, high: float) -> str:
        """ "3.7 (0.5 to 6.8)"."""
        return f"{self.number(value)} ({self.number(low)} to {self.number(high)})"


POINTS = Scale(
    "MADRS points in favour of esketamine",
    " points",
    ("−5", "0", "5", "10", "15"),
    points,
    logs=False,
    per_tick=5.0,
)
RATIO = Scale(
    "Risk ratio; above 1 favours esketamine",
    "",
    ("0.5", "1", "2", "4", "8"),
    ratio,
    logs=True,
    per_tick=log(2),
)


@dataclass(frozen=True)
class Published:
    """A published pool of just these trials; ``which`` are their slots, ``row`` an estimate."""

    row: str
    which: tuple[int, ...]
    name: str


@dataclass(frozen=True)
class Outcome:
    """One outcome at one time in one kind of patient."""

    name: str
    scale: Scale
    slots: tuple[Slot, ...]
    published: Published | None = None

    @property
    def uses(self) -> tuple[str, ...]:
        """Every row it rests on."""
        own = tuple(slot.row for slot in self.slots if slot.row)
        return (*own, self.published.row) if self.published else own


_T1, _T2, _T3 = "TRANSFORM-1", "TRANSFORM-2", "TRANSFORM-3 (65+)"
_CHINA, _JAPAN, _ALONE = "China and US", "Japan", "TRD4005 (alone)"


def _counted(outcome: str, alone: str) -> tuple[Slot, ...]:
    """Response or remission at day 28, which three trials counted."""
    row = f"katz2021.arms-{outcome}-d28"
    return (
        Slot(_T1, f"{row}-56-84mg-combined-transform1"),
        Slot(_T2, f"{row}-transform2"),
        Slot(_T3, f"{row}-transform3"),
        Slot(_CHINA, missing="not in its main text"),
        Slot(_JAPAN, missing="not in what we read"),
        Slot(_ALONE, missing=alone),
    )


OUTCOMES = {
    "madrs-28": Outcome(
        "MADRS, day 28",
        POINTS,
        (
            Slot(_T1, "fedgchin2019.arms-madrs-d28-56-84mg-averaged"),
            Slot(_T2, "ctgov_nct02418585.arms-madrs-d28"),
            Slot(_T3, "ctgov_nct02422186.arms-madrs-d28"),
            Slot(_CHINA, "chen2023.arms-madrs-d28"),
            Slot(_JAPAN, "takahashi2021.arms-madrs-d28-28-56-84mg-combined"),
            Slot(_ALONE, "janik2025.arms-madrs-d28-56-84mg-averaged"),
        ),
        Published("esk_ipd_ma_padova.combination-madrs", (0, 1, 2, 3, 4), "patients' own data"),
    ),
    "response-28": Outcome("Response, day 28", RATIO, _counted("response", "not in what we read")),
    "remission-28": Outcome("Remission, day 28", RATIO, _counted("remission", "percentages only")),
    "madrs-1-trd": Outcome(
        "MADRS at 24 hours, treatment-resistant",
        POINTS,
        (
            Slot("SYNAPSE (phase 2)", "daly2018.arms-madrs-d1-28-56-84mg-combined"),
            Slot(_CHINA, "chen2023.arms-madrs-d1"),
            Slot(_T1, missing="not in what we read"),
            Slot(_T2, missing="not in what we read"),
            Slot(_T3, missing="not in what we read"),
            Slot(_ALONE, missing="better; no number read"),
        ),
    ),
    "madrs-1-si": Outcome(
        "MADRS at 24 hours, acutely suicidal",
        POINTS,
        (
            Slot("ASPIRE I", "fu2020.arms-madrs-d1"),
            Slot("ASPIRE II", "ionescu2021.arms-madrs-d1"),
            Slot("Canuso 2018 (phase 2)", "canuso2018.arms-madrs-d1"),
        ),
        Published("canuso2021.arms-madrs-d1", (0, 1), "ASPIRE, both"),
    ),
}
OUTCOME_USES = tuple(dict.fromkeys(row for one in OUTCOMES.values() for row in one.uses))


class Known:
    """One outcome with its numbers.

    Raises:
        CourseError: its trials may not stand in one pool.
    """

    def __init__(self, rows: Rows, outcome: Outcome) -> None:
        self.outcome = outcome
        comparable(rows, [slot.row for slot in outcome.slots if slot.row])
        self.trials = [
            outcome.scale.read(rows, slot.row) if slot.row else None for slot in outcome.slots
        ]
        #: The published pool, in favour of esketamine, with its interval.
        self.published = _published(rows, outcome.published) if outcome.published else None

    def chosen(self, ticked: Sequence[bool]) -> list[int]:
        """Slots of the trials that are ticked and have a number."""
        return [place for place, one in enumerate(self.trials) if one and ticked[place]]

    def pool(self, model: str, chosen: Sequence[int]) -> Pool | None:
        """The pool, or ``None`` of fewer than two trials."""
        found = [one for place in chosen if (one := self.trials[place])]
        return pooled(model, found) if len(found) > 1 else None

    def published_of(self, chosen: Sequence[int]) -> tuple[float, float, float] | None:
        """The published pool, if it is one of just these trials."""
        told = self.outcome.published
        return self.published if told and told.which == tuple(chosen) else None


def _published(rows: Rows, published: Published) -> tuple[float, float, float]:
    row = rows.row(published.row)
    if isinstance(row, Estimate):
        less_is_better = (row.value, row.high, row.low)
    else:
        assert isinstance(row, Trial)
        less_is_better = (row.effect, row.ci_high, row.ci_low)
    value, low, high = (-float(end) for end in less_is_better if end is not None)
    return value, low, high
