"""Computed numbers about what is left after the last dose; low and high from the half-lives."""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Estimate, Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.serotonin.drugs import PLATEAU
from cmebook.figures.serotonin.halflives import AGENTS, Fall
from cmebook.models.transporter import Hyperbola

#: The ends of an interval; without a range in the source there is none.
RANGE = "range of the half-life"
WASHED_OUT = {"10": 0.10, "3": 0.03}

ESCITALOPRAM = AGENTS["escitalopram"].row
LATER = (PLATEAU, "SERT.ED50_esc", ESCITALOPRAM, "label_escitalopram_us.start-dose")
SYMPTOMS = "henssler2024.symptom-difference"

#: Slug, agent, days after the last dose, and decimals.
LEFT = (
    ("1d-odv", "venlafaxine", 1, 0),
    ("1d-desvenlafaxine", "desvenlafaxine", 1, 0),
    ("1d-paroxetine", "paroxetine", 1, 0),
    ("3d-paroxetine", "paroxetine", 3, 0),
    ("3d-sertraline", "sertraline", 3, 0),
    ("3d-escitalopram", "escitalopram", 3, 0),
    ("7d-paroxetine", "paroxetine", 7, 1),
    ("7d-escitalopram", "escitalopram", 7, 1),
    ("7d-fluoxetine", "fluoxetine", 7, 0),
    ("14d-fluoxetine", "fluoxetine", 14, 0),
    ("28d-fluoxetine", "fluoxetine", 28, 0),
    ("35d-fluoxetine", "fluoxetine", 35, 0),
)


def _left(key: str, days: int) -> Callable[[Rows], Value]:
    return lambda rows: Fall.read(rows, key).longest_left(24 * days)


def _venlafaxine_left(rows: Rows) -> float:
    return 100 * float(Fall.read(rows, "venlafaxine").left(24))


def _until(key: str, share: float) -> Callable[[Rows], Value]:
    return lambda rows: Fall.read(rows, key).days_until(share)


def _in_hundred(rows: Rows) -> Value:
    """A difference of shares with its interval, in 100 people."""
    row = rows.row(SYMPTOMS)
    assert isinstance(row, Estimate)
    known = (row.value, row.low, row.high)
    return Value(*(100 * float(number) for number in known if number is not None))


def _occupied_later(rows: Rows) -> float:
    """Occupancy 48 hours after the scan the curve is fitted to."""
    curve = Hyperbola(rows.number(PLATEAU), rows.number("SERT.ED50_esc"))
    level = rows.number(LATER[-1]) * float(Fall.read(rows, "escitalopram").left(48))
    return 100 * float(curve.occupancy(level))


def _what(key: str) -> str:
    agent = AGENTS[key]
    return f"{agent.metabolite} after {agent.name}" if agent.metabolite else agent.name


NUMBERS = (
    Computed(
        "calc.ser-left-1d-venlafaxine",
        "Share of its steady level of venlafaxine itself left 1 day after the last dose",
        "%",
        (AGENTS["venlafaxine"].row, AGENTS["venlafaxine"].metabolite_row),
        _venlafaxine_left,
    ),
    *(
        Computed(
            f"calc.ser-left-{slug}",
            f"Share of its steady level of {_what(key)} left {days} days after the last dose"
            if days > 1
            else f"Share of its steady level of {_what(key)} left 1 day after the last dose",
            "%",
            AGENTS[key].rows,
            _left(key, days),
            digits=digits,
            interval=RANGE,
        )
        for slug, key, days, digits in LEFT
    ),
    *(
        Computed(
            f"calc.ser-days-{slug}-{key}",
            f"Days until {_what(key)} has fallen to {100 * share:.0f}% of its steady level",
            "days",
            AGENTS[key].rows,
            _until(key, share),
            digits=0 if key == "fluoxetine" else 1,
            interval=RANGE,
        )
        for slug, share in WASHED_OUT.items()
        for key in AGENTS
    ),
    Computed(
        "calc.ser-esc-54h",
        "Serotonin transporter occupancy 54 hours after the last of ten daily doses of 10 mg of "
        "escitalopram, from the curve fitted to the scan at 6 hours",
        "%",
        LATER,
        _occupied_later,
    ),
    Computed(
        "calc.ser-symptom-difference",
        "Of 100 people who stop, how many more have at least one symptom after an antidepressant "
        "than after placebo, in trials with both",
        "in 100",
        (SYMPTOMS,),
        _in_hundred,
        interval="95% CI",
    ),
)
