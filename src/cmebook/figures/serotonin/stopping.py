"""What is left of a drug, of its active metabolite and of its occupancy after the last dose."""

from __future__ import annotations

import numpy as np

from cmebook.evidence import Estimate, Rows
from cmebook.figures.registry import figure
from cmebook.figures.serotonin.drugs import curve_rows, curves
from cmebook.figures.serotonin.halflives import AGENTS, Fall
from cmebook.figures.serotonin.stopping_picture import (
    DAYS,
    LABELS,
    NAMES,
    VIEWS,
    Course,
    Picture,
)
from cmebook.figures.words import clock
from cmebook.live import Basis, Check, Choice, DataTable, LiveFigure, Range, Series
from cmebook.models.arrays import Array

#: Drugs without an active metabolite here, whose curve is known: occupancy can be told.
OCCUPYING = ("paroxetine", "sertraline", "citalopram", "escitalopram", "vortioxetine")
SCANS = ("klein2007.escitalopram-6h", "klein2007.escitalopram-54h")
SYMPTOMS = "gabriel2017.onset"
USES = (
    *dict.fromkeys(row for agent in AGENTS.values() for row in agent.rows),
    *dict.fromkeys(row for key in OCCUPYING for row in curve_rows(key)),
    *(*SCANS, SYMPTOMS),
)

#: The half-life that is taken, and the ends of its range.
ENDS = ("value", "low", "high")
#: Where the slider stops, in days.
STOPS = (0.5, 1, 2, 3, 4, 5, 7, 10, 14, 21, 28, 35, 42)

OPTIONS = {
    key: f"{agent.name.capitalize()}, {agent.metabolite}"
    if agent.metabolite
    else agent.name.capitalize()
    for key, agent in AGENTS.items()
}


@figure(uses=USES)
def level_after_stopping(rows: Rows) -> LiveFigure:
    """One drug over six weeks; a slider reads off a day."""
    falls = {key: Fall.read(rows, key) for key in AGENTS}
    known = {key: curves(rows, key) for key in OCCUPYING}
    picture = Picture([_scan(rows, row_id) for row_id in SCANS], _span(rows, SYMPTOMS))

    def courses(drug: str, occupied: bool, days: Array) -> list[Course | None]:
        """Of drug, metabolite and occupancy; ``None`` for what is not shown."""
        fall = falls[drug]
        shown = Course(*(fall.left(24 * days, end) for end in ENDS))
        fed = occupancy = None
        if fall.metabolite is not None:
            fed = Course(*(fall.metabolite_left(24 * days, end) for end in ENDS))
        if occupied and drug in known:
            one = known[drug]
            low, high = one.band(one.lowest * shown.middle)
            occupancy = Course((low + high) / 2, low, high)
        return [shown, fed, occupancy]

    def told(drug: str, day: float, occupied: bool) -> list[tuple[str, str] | None]:
        """Name and value of each course at a day."""
        agent = AGENTS[drug]
        names = (agent.name, agent.metabolite, "transporters occupied")
        found = courses(drug, occupied, np.array([day]))
        return [
            None if one is None else (name, one.told())
            for name, one in zip(names, found, strict=True)
        ]

    def why_not(drug: str, occupied: bool, place: int) -> str:
        """Why a row of the key is not drawn."""
        if place == 1:
            return "(no active metabolite)"
        return "(occupancy: not told)" if occupied else "(occupancy: tick the box)"

    def update(drug: str, day: float, occupied: bool, view: str) -> None:
        found = courses(drug, occupied, DAYS)
        for name, one in picture.views.items():
            for place, course in enumerate(found):
                one.set(place, course, name == view)
        picture.place(view, day, occupied and drug == "escitalopram")
        picture.day.set_text(f"{_days(day)} after the last dose")
        for place, words in enumerate(told(drug, day, occupied)):
            if words:
                picture.key.set(place, *words)
            else:
                picture.key.tell(place, why_not(drug, occupied, place))

    def summary(drug: str, day: float, occupied: bool, view: str) -> str:
        parts = [f"{name} {value}" for name, value in filter(None, told(drug, day, occupied))]
        text = f"{_days(day)} after the last dose, left of the steady level: {parts[0]}"
        if AGENTS[drug].metabolite:
            text += f", and of its metabolite {parts[1]}"
        if occupied:
            text += f"; {parts[-1]}" if drug in known else "; occupancy is not told for this drug"
        return f"{text}."

    def tables(drug: str, day: float, occupied: bool, view: str) -> list[DataTable]:
        read = [
            (LABELS[place], *(f"{100 * float(edge[0]):.2g}" for edge in (c.middle, c.low, c.high)))
            for place, c in enumerate(courses(drug, occupied, np.array([day])))
            if c is not None
        ]
        heads = ("What", "Share (%)", "Low (%)", "High (%)")
        first, last = picture.onset
        told = [
            DataTable("On the day chosen.", heads, read),
            DataTable(
                "Withdrawal symptoms usually start.", ("Days after the last dose",),
                [(f"{first:g} to {last:g}",)],
            ),
        ]  # fmt: skip
        if occupied and drug == "escitalopram":
            seen = [(f"{24 * at:.0f}", f"{value:g}", f"{sd:g}") for at, value, sd in picture.scans]
            columns = ("Hours after the last dose", "Transporters occupied (%)", "SD")
            told.append(DataTable("Scans of escitalopram.", columns, seen))
        return told

    return LiveFigure(
        name="level-after-stopping",
        title="What is left after the last dose",
        figure=picture.figure,
        update=update,
        controls={
            "drug": Choice("Drug", options=OPTIONS, default="paroxetine"),
            "day": Range(
                "Days after the last dose", values=STOPS, default=3, format=_days, unit=""
            ),
            "occupied": Check("Show transporter occupancy", default=False),
            "view": Choice("View", options=VIEWS, default="two"),
        },
        artists=picture.artists,
        series=[
            Series(artist, name=heading, x="Days after the last dose", y="Share (%)")
            for view in VIEWS
            for name, label in zip(NAMES, LABELS, strict=True)
            for artist, heading in (
                (f"{name}_{view}", label),
                (f"{name}_range_{view}", f"{label}, range"),
            )
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Curves of the share of drug left over six weeks after the last dose. Venlafaxine and "
            "its metabolite are gone within days, paroxetine and sertraline within a week; "
            "norfluoxetine, the metabolite of fluoxetine, lasts for weeks, within a broad band."
        ),
        takeaway=(
            "Within a week of the last dose most of these drugs are down to a tenth; fluoxetine "
            "leaves over weeks because its active metabolite does. Occupancy falls later than the "
            "level."
        ),
        not_shown=(
            "One patient: half-lives differ between people. Paroxetine's kinetics are not linear, "
            "so its half-life may change while the level falls. How much of the effect a "
            "metabolite carries. Who will have symptoms: half-life is not the only cause."
        ),
        basis=[
            Basis(
                "data",
                "Half-lives: a published table, for vortioxetine one study. Where it gives a range "
                "the line takes its middle and the band its ends.",
            ),
            Basis(
                "data",
                "Diamonds, shown for escitalopram with occupancy: scans 6 and 54 hours after the "
                "last of ten daily doses, with their SD. Grey bar: the days on which withdrawal "
                "symptoms usually start, by a clinical review.",
            ),
            Basis(
                "model",
                "First-order fall from a steady level; the metabolite is fed by the drug that is "
                "left, and each is a share of its own steady level. Occupancy: the level that is "
                "left after the starting dose, put into both curves of occupancy against dose; the "
                "band lies between them.",
            ),
            Basis(
                "assumption",
                "Brain and blood fall together, and the drug leaves the transporter as fast as "
                "the blood. The later scan of escitalopram agrees with this and the generic "
                "curve; it is one small study of one drug.",
            ),
        ],
    )


def _days(day: float) -> str:
    return clock(1440 * day) if day < 1 else f"{day:g} day{'s' if day > 1 else ''}"


def _scan(rows: Rows, row_id: str) -> tuple[float, float, float]:
    """Day, occupancy (%) and SD of a scan whose time is told in hours."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    hours = float(row.time.split(" h ")[0])
    return hours / 24, rows.number(row_id), float(row.spread or 0)


def _span(rows: Rows, row_id: str) -> tuple[float, float]:
    """The ends of a range."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate) and row.low is not None and row.high is not None
    return float(row.low), float(row.high)
