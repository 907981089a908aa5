"""What is known of the three clocks: drug, mood and spines. Times are in minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from cmebook.evidence import Checkpoint, Estimate, Finding, Rows
from cmebook.figures.ketamine.scenario import KETAMINE_USES, STANDARD_USES, KetamineCase, standard
from cmebook.models.arrays import Array

HOUR, DAY, WEEK = 60, 60 * 24, 60 * 24 * 7

EFFECTS = ("diazgranados2010.d-40min", "kishimoto2016.g-d1")
LOST = "kishimoto2016.effect-lost"
RESPONSES = ("han2016.response-24h", "han2016.response-72h", "han2016.response-7d")
EFFECT_TRIALS, RESPONSE_TRIALS = "kishimoto2016.trials", "han2016.response-24h-trials"
RELAPSES = ("TIME-check.relapse-q1", "murrough2013b.days-to-relapse", "TIME-check.relapse-q3")
SPINES, DENSITY = "phoumthipphavong2016.weeks-spines", "phoumthipphavong2016.spine-density"
ORDER, PEOPLE = "modasava2019.spines-and-behaviour", "holmes2022.sv2a"
CLOCKS_USES = (
    *(*STANDARD_USES, *KETAMINE_USES),
    *(
        *EFFECTS,
        LOST,
        EFFECT_TRIALS,
        *RESPONSES,
        RESPONSE_TRIALS,
        *RELAPSES,
    ),
    *(SPINES, DENSITY, ORDER, PEOPLE),
)

_UNITS = {"min": 1, "h": HOUR, "day": DAY, "days": DAY, "weeks": WEEK}


@dataclass(frozen=True)
class Measured:
    """One measured value at one moment (minutes), with its interval if it has one.

    ``measure`` is its sign where it is an effect: g (Hedges) or d (Cohen).
    """

    minute: float
    value: float
    low: float
    high: float
    measure: str = ""


class Clocks:
    """The models and the measured values of one evidence. Uses the rows ``CLOCKS_USES``."""

    def __init__(self, rows: Rows) -> None:
        self.infusion = standard(rows)
        self._drug = KetamineCase(rows)
        self.effects = [measured(rows, row_id) for row_id in EFFECTS]
        self.lost = (in_minutes(rows, LOST, "low"), in_minutes(rows, LOST, "high"))
        self.responses = [measured(rows, row_id) for row_id in RESPONSES]
        #: When a quarter, a half and three quarters of the responders had relapsed.
        self.relapses = [in_minutes(rows, row_id) for row_id in RELAPSES]
        self.spines_end, self.spines_told = in_minutes(rows, SPINES), rows.text(SPINES)
        self.words = Words(rows)

    def drug(self, *minutes: float) -> Array:
        """Plasma level as a share (0 to 1) of its peak, at the end of the infusion."""
        peak = self._drug.levels(self.infusion, (self.infusion.minutes,)).ketamine
        return np.asarray(self._drug.levels(self.infusion, minutes).ketamine / peak)


class Words:
    """What the data are, in words, and what the documents say."""

    def __init__(self, rows: Rows) -> None:
        first, top = (estimate(rows, row_id) for row_id in EFFECTS)
        trials, self.lost = rows.text(EFFECT_TRIALS), rows.text(LOST)
        self.first = f"{first.n:.0f} patients with bipolar depression on a mood stabiliser"
        self.first_short = f"{first.time}, bipolar, n {first.n:.0f}"
        self.pooled = f"{trials} with {top.n:.0f} patients"
        self.pooled_short = f"{top.time}, {trials}"
        self.effects = (
            f"square, {first.quantity} in {self.first}; diamond, {top.quantity} in {self.pooled}; "
            f"bars, {top.interval}. Two measures of effect size, in different patients, so no line "
            f"joins them. Stripe: in the same {trials} the difference was lost after {self.lost}"
        )
        response = estimate(rows, RESPONSES[0])
        self.responding = f"{rows.text(RESPONSE_TRIALS)}, n {response.n:.0f} in all"
        self.responses = (
            f"share of patients on ketamine, in {rows.text(RESPONSE_TRIALS)} with "
            f"{response.n:.0f} patients in all; the abstract gives no share on "
            "placebo"
        )
        n = estimate(rows, RELAPSES[1]).n
        self.responders = f"{n:.0f} responders to up to six infusions"
        self.responders_short = f"{n:.0f} responders, up to six infusions"
        self.relapses = (
            f"{self.responders}, timed from the last one; the first and the last diamond come "
            "from a secondary source"
        )
        self.density, self.order, self.people = (
            statement(rows, row_id) for row_id in (DENSITY, ORDER, PEOPLE)
        )


def moment(text: str) -> float:
    """Minutes of a time as the evidence writes it: "24 h", "40 min" or "day 7".

    Raises:
        ValueError: the text is no such moment.
    """
    found = re.fullmatch(r"(\d+) (min|h)|(day) (\d+)", text)
    if not found:
        raise ValueError(f"{text!r} is no moment such as 24 h or day 7")
    before, unit, day, after = found.groups()
    return float(before or after) * _UNITS[unit or day]


def estimate(rows: Rows, row_id: str) -> Estimate:
    """A row of the table of estimates."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    return row


def measured(rows: Rows, row_id: str) -> Measured:
    """A measured value; an effect is negative where ketamine is better."""
    row, value = estimate(rows, row_id), rows.number(row_id)
    low, high = (value if end is None else float(end) for end in (row.low, row.high))
    if row.quantity == "Cohen's d":  # printed with the opposite sign
        value, low, high = -value, -high, -low
    measure = {"Cohen's d": "d", "Hedges' g": "g"}.get(row.quantity, "")
    return Measured(moment(row.time), value, low, high, measure)


def in_minutes(rows: Rows, row_id: str, end: str = "") -> float:
    """A span of time in minutes: its value, or its ``low`` or ``high`` end."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate | Checkpoint)
    return float(getattr(row, end) if end else rows.number(row_id)) * _UNITS[row.unit]


def statement(rows: Rows, row_id: str) -> str:
    """What a document says, in the course's words."""
    row = rows.row(row_id)
    assert isinstance(row, Finding)
    return row.statement
