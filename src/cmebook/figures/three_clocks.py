"""Drug, mood and spines after ketamine: three clocks on one time axis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import NullLocator

from cmebook.evidence import Checkpoint, Estimate, Finding, Rows
from cmebook.figures import style
from cmebook.figures.numbers.effect import RELAPSE_USES, SINGLE_USES, relapse, single
from cmebook.figures.registry import figure
from cmebook.figures.scenario import KETAMINE_USES, STANDARD_USES, KetamineCase, standard
from cmebook.figures.words import clock, joined, percent
from cmebook.live import Basis, Choice, LiveFigure, Range, Series
from cmebook.models.linear import Array

HOUR, DAY, WEEK = 60, 60 * 24, 60 * 24 * 7
#: Where the slider stops, in minutes.
STOPS = (
    *(10, 20, 40, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR),
    *(DAY, 2 * DAY, 3 * DAY, 5 * DAY, WEEK, 10 * DAY, 12 * DAY),
    *(2 * WEEK, 18 * DAY, 3 * WEEK, 4 * WEEK),
)
#: Minutes at which curves are drawn: evenly on the log axis, and the stops.
MINUTES = tuple(sorted({*np.geomspace(STOPS[0], STOPS[-1], 90).round().tolist(), *STOPS}))
HOURS = np.array(MINUTES) / HOUR
TICKS = {
    **{20: "20 min", HOUR: "1 h", 6 * HOUR: "6 h"},
    **{DAY: "1 day", 3 * DAY: "3", WEEK: "7", 3 * WEEK: "21"},
}
MOODS = {
    "effect": "Effect against control",
    "response": "Share who respond",
    "well": "Share still well after a series",
}
TITLES = {
    "effect": "Mood, effect against control",
    "response": "Mood, response",
    "well": "Mood, still well after a series",
}
#: The lane of mood holds an effect or a share.
SCALES = {"effect": ("0", "−0.5", "−1")}
PERCENT = ("0", "50%", "100%")
#: Where the bar of the spines fades in, in minutes: drawn, not measured.
FADE = (HOUR, 12 * HOUR)
#: A level below this share of its peak is told as "under".
TRACE = 0.001

EFFECTS = ("diazgranados2010.d-40min", "kishimoto2016.g-d1")
LOST = "kishimoto2016.effect-lost"
RESPONSES = ("han2016.response-24h", "han2016.response-72h", "han2016.response-7d")
TRIALS = "han2016.response-24h-trials"
RELAPSES = ("TIME-check.relapse-q1", "murrough2013b.days-to-relapse", "TIME-check.relapse-q3")
SPINES, DENSITY = "phoumthipphavong2016.weeks-spines", "phoumthipphavong2016.spine-density"
ORDER, PEOPLE = "modasava2019.spines-and-behaviour", "holmes2022.sv2a"
SPINE_USES = (SPINES, DENSITY, ORDER, PEOPLE)
MOOD_USES = (*SINGLE_USES, *RELAPSE_USES, *EFFECTS, LOST, *RESPONSES, TRIALS, *RELAPSES)

_BAR = 0.55  # opacity of the bar of the spines
_UNITS = {"min": 1, "h": HOUR, "day": DAY, "days": DAY, "weeks": WEEK}
_POINT: dict[str, Any] = {"color": style.INK, "mfc": style.PAPER}


def moment(text: str) -> float:
    """Minutes of a time of the evidence: "24 h", "40 min" or "day 7"."""
    found = re.fullmatch(r"(\d+) (min|h)|(day) (\d+)", text)
    if not found:
        raise ValueError(f"{text!r} is no moment such as 24 h or day 7")
    before, unit, day, after = found.groups()
    return float(before or after) * _UNITS[unit or day]


@dataclass(frozen=True)
class Measured:
    """One measured value at one moment (minutes), with its interval if it has one."""

    minute: float
    value: float
    low: float
    high: float
    text: str


def estimate(rows: Rows, row_id: str) -> Estimate:
    """A row of the table of estimates."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    return row


def measured(rows: Rows, row_id: str) -> Measured:
    """A row of the evidence; an effect is negative where ketamine is better."""
    row = estimate(rows, row_id)
    value = rows.number(row_id)
    low, high = (value if end is None else float(end) for end in (row.low, row.high))
    if row.quantity == "Cohen's d":  # printed with the opposite sign
        value, low, high = -value, -high, -low
    return Measured(moment(row.time), value, low, high, rows.text(row_id, "ci"))


def in_minutes(rows: Rows, row_id: str, end: str = "") -> float:
    """A span of time in the evidence in minutes: its value, or its low or high end."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate | Checkpoint)
    return float(getattr(row, end) if end else rows.number(row_id)) * _UNITS[row.unit]


def statement(rows: Rows, row_id: str) -> str:
    """What a document says."""
    row = rows.row(row_id)
    assert isinstance(row, Finding)
    return row.statement


class Clocks:
    """What the figure knows: the models, and what was measured. Times are in minutes."""

    def __init__(self, rows: Rows) -> None:
        self.infusion = standard(rows)
        self._drug, self._single, self._relapse = KetamineCase(rows), single(rows), relapse(rows)
        self.effects = [measured(rows, row_id) for row_id in EFFECTS]
        self.lost = (in_minutes(rows, LOST, "low"), in_minutes(rows, LOST, "high"))
        self.responses = [measured(rows, row_id) for row_id in RESPONSES]
        self.relapses = [in_minutes(rows, row_id) for row_id in RELAPSES]
        self.spines_end = in_minutes(rows, SPINES)
        self.order, self.people = statement(rows, ORDER), statement(rows, PEOPLE)
        self.told_spines = statement(rows, DENSITY)
        first, top = (estimate(rows, row_id) for row_id in EFFECTS)
        self.told_effects = (
            f"square, {first.quantity} at {first.time} ({first.population}); diamond, "
            f"{top.quantity} at {top.time} ({top.population}), each with its {top.interval}; "
            f"stripe, difference lost after {rows.text(LOST)}"
        )
        response = estimate(rows, RESPONSES[0])
        self.told_responses = (
            f"share of patients on ketamine ({response.n:.0f} patients in "
            f"{rows.text(TRIALS)}, both arms); "
            "the abstract leaves some doubt which arm a number belongs to"
        )
        median = estimate(rows, RELAPSES[1])
        self.told_relapses = (
            f"{median.n:.0f} responders to up to six infusions; the two quartiles come from a "
            "secondary source"
        )

    def drug(self, *minutes: float) -> Array:
        """Plasma level as a share (0 to 1) of its peak, at the end of the infusion."""
        peak = self._drug.levels(self.infusion, (self.infusion.minutes,)).ketamine
        return self._drug.levels(self.infusion, minutes).ketamine / peak

    def effect(self, *minutes: float) -> Array:
        """Effect of one infusion against control on the fitted curve (Hedges' g)."""
        return self._single.effect(np.array(minutes) / HOUR)

    def well(self, *minutes: float) -> Array:
        """Share (0 to 1) of responders still well after a series, on the fitted curve."""
        return self._relapse.still_well(np.array(minutes) / DAY)


class _Picture:
    """The lanes and their moving parts, in no particular state."""

    def __init__(self, clocks: Clocks) -> None:
        self.figure = Drawing(figsize=(7.0, 5.4), layout="constrained")
        lanes = self.figure.subplots(3, 1, sharex=True, height_ratios=[3, 4, 1.2])
        drug, effect, spines = lanes
        share = effect.twinx()  # the mood lane holds effects and shares in turn
        drug.set(ylim=(0, 108), yticks=[0, 50, 100], yticklabels=["0", "50%", "100%"])
        effect.set(ylim=(0, -1.4), yticks=[0, -0.5, -1], yticklabels=["", "", ""])
        effect.tick_params(length=0)
        share.set(ylim=(0, 140))
        share.set_axis_off()
        spines.set(ylim=(0, 1), yticks=[], xscale="log", xlim=(HOURS[0], HOURS[-1]))
        spines.set_xticks([tick / HOUR for tick in TICKS], list(TICKS.values()))
        spines.xaxis.set_minor_locator(NullLocator())
        spines.set_xlabel("Time from the start of the infusion (log scale)")
        titles = ("Drug in plasma", TITLES["well"], "Spines, in mice")
        self.names = [
            axes.set_title(text, loc="left") for axes, text in zip(lanes, titles, strict=True)
        ]
        self.values = [axes.set_title(" ", loc="right", fontweight="normal") for axes in lanes]
        across = effect.get_yaxis_transform()
        self.scale = [
            effect.text(-0.015, y, "100%", transform=across, ha="right", va="center", size=10.5)
            for y in (0, -0.5, -1)
        ]
        self.cursors = [
            axes.plot([1, 1], axes.get_ylim(), color=style.INK, lw=1.2, ls=style.DASHED)[0]
            for axes in lanes
        ]
        self.curves = {
            "drug": _curve(drug, 100 * clocks.drug(*MINUTES), style.KETAMINE),
            "effect": _curve(effect, clocks.effect(*MINUTES), style.EFFECT),
            "well": _curve(share, 100 * clocks.well(*MINUTES), style.EFFECT),
        }
        self.views: dict[str, list[Any]] = {
            "effect": [*self.curves["effect"], *_effects(effect, clocks)],
            "response": _responses(share, clocks.responses),
            "well": [*self.curves["well"], *_relapses(share, clocks.relapses)],
        }
        _spines(spines, clocks.spines_end)

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "drug": self.curves["drug"][0],
            "effect": self.curves["effect"][0],
            "response": self.views["response"][0],
            "well": self.curves["well"][0],
            "marks": [one for view in self.views.values() for one in view[1:]],
            "dot": self.curves["drug"][2],
            "cursors": self.cursors,
            "words": [self.names[1], *self.values, *self.scale],
        }


def _curve(axes: Axes, values: Array, colour: str) -> tuple[Any, Any, Any]:
    """A line, the fill under it and the dot that runs along it."""
    line = axes.plot(HOURS, values, color=colour)[0]
    fill = axes.fill_between(HOURS, 0, values, color=colour, alpha=style.BAND_ALPHA, lw=0)
    return line, fill, axes.plot([1], [0], "o", color=colour, ms=9)[0]


def _effects(axes: Axes, clocks: Clocks) -> list[Any]:
    """Effects with their intervals, and when the difference was lost."""
    drawn: list[Any] = []
    for point, marker in zip(clocks.effects, ("s", "D"), strict=True):
        ends = [[point.value - point.low], [point.high - point.value]]
        at = point.minute / HOUR
        bars = axes.errorbar([at], [point.value], ends, fmt=marker, capsize=4, lw=1.4, **_POINT)
        drawn += bars.get_children()
    top = clocks.effects[-1]
    drawn.append(
        axes.text(top.minute / HOUR / 1.2, top.low, f"{top.text}", ha="right", va="center")
    )
    first, last = (minute / HOUR for minute in clocks.lost)
    drawn.append(axes.axvspan(first, last, color=style.MUTED, alpha=0.45, lw=0))
    drawn.append(axes.text(first / 1.1, -1.37, "difference\nlost", ha="right", va="top"))
    return drawn


def _responses(axes: Axes, points: list[Measured]) -> list[Any]:
    """Response on ketamine, each with its number."""
    hours = [point.minute / HOUR for point in points]
    marks = axes.plot(hours, [point.value for point in points], "D", ms=8, **_POINT)
    return marks + [
        axes.text(at, point.value + 12, percent(point.value / 100), ha="center", va="bottom")
        for at, point in zip(hours, points, strict=True)
    ]


def _relapses(axes: Axes, minutes: list[float]) -> list[Any]:
    """When a quarter, a half and three quarters of the responders had relapsed."""
    hours = [minute / HOUR for minute in minutes]
    marks = axes.plot(hours, [75, 50, 25], "D", ms=8, **_POINT)
    told = f"half at {clock(minutes[1])}"
    return [*marks, axes.text(hours[1] / 1.25, 50, told, ha="right", va="center")]


def _spines(axes: Axes, end: float) -> None:
    """A bar that fades in, because its start is not known."""
    edges = np.geomspace(*FADE, 13) / HOUR
    for place, (left, right) in enumerate(pairwise(edges)):
        alpha = _BAR * (place + 1) / len(edges)
        axes.axvspan(left, right, color=style.SPINES, alpha=alpha, lw=0)
    axes.axvspan(edges[-1], end / HOUR, color=style.SPINES, alpha=_BAR, lw=0)
    axes.text(edges[0], 0.5, "start not known", ha="center", va="center")
    told = f"up to {clock(end)}"
    axes.text(end / HOUR / 1.15, 0.5, told, ha="right", va="center")


@figure(uses=[*STANDARD_USES, *KETAMINE_USES, *MOOD_USES, *SPINE_USES])
def three_clocks(rows: Rows) -> LiveFigure:
    """Drug level, mood and spines on one log time axis, read off at any moment."""
    clocks = Clocks(rows)
    picture = _Picture(clocks)

    def responded(minute: float) -> float | None:
        return next((one.value for one in clocks.responses if one.minute == minute), None)

    def update(at: float, mood: str) -> None:
        for cursor in picture.cursors:
            cursor.set_xdata([at / HOUR, at / HOUR])
        found = {
            "drug": 100 * float(clocks.drug(at)[0]),
            "effect": float(clocks.effect(at)[0]),
            "well": 100 * float(clocks.well(at)[0]),
        }
        for name, (_, _, dot) in picture.curves.items():
            dot.set_data([at / HOUR], [found[name]])
        for view, artists in picture.views.items():
            for artist in artists:
                artist.set_visible(view == mood)
        picture.names[1].set_text(TITLES[mood])
        for tick, text in zip(picture.scale, SCALES.get(mood, PERCENT), strict=True):
            tick.set_text(text)
        told = (left(at), mood_now(at, mood), spines_now(at))
        for value, text in zip(picture.values, told, strict=True):
            value.set_text(text)

    def left(at: float) -> str:
        share = float(clocks.drug(at)[0])
        return f"{percent(share) if share >= TRACE else 'under 0.1%'} of its peak"

    def mood_now(at: float, mood: str) -> str:
        if mood == "effect":
            return f"g {clocks.effect(at)[0]:.2f}".replace("-", "−")
        if mood == "well":
            return percent(float(clocks.well(at)[0]))
        value = responded(at)
        return "not measured" if value is None else percent(value / 100)

    def spines_now(at: float) -> str:
        if at < FADE[1]:
            return "start not known"
        return "more than before" if at <= clocks.spines_end else "no longer reported"

    def summary(at: float, mood: str) -> str:
        rise = " and rising" if at < clocks.infusion.minutes else ""
        text = f"{clock(at)} from the start of the infusion, the drug is at {left(at)}{rise}. "
        if mood == "effect":
            text += f"The fitted effect on mood against control is {mood_now(at, mood)}. "
        elif mood == "well":
            text += (
                f"If it was the last of a series, {mood_now(at, mood)} of those who had responded "
                f"are still well on the fitted curve. "
            )
        else:
            seen = [f"{percent(r.value / 100)} at {clock(r.minute)}" for r in clocks.responses]
            text += f"Response on ketamine was {joined(seen)}. "
        if at < FADE[1]:
            return text + "In mice, new spines begin at a time our sources do not give."
        if at <= clocks.spines_end:
            return text + f"In mice, spines are more for up to {clock(clocks.spines_end)}."
        return text + f"In mice, more spines were reported for up to {clock(clocks.spines_end)}."

    return LiveFigure(
        name="three-clocks",
        title="Three clocks: drug, mood and spines after one infusion",
        figure=picture.figure,
        update=update,
        controls={
            "at": Range("Time after the infusion began", values=STOPS, default=DAY, format=clock),
            "mood": Choice("Mood lane", options=MOODS, default="effect"),
        },
        artists=picture.artists,
        series=[
            Series("drug", name="Drug, % of its peak", x="Time (h)", y="Share (%)"),
            Series("effect", name="Effect (g), fitted", x="Time (h)", y="Hedges' g"),
            Series("response", name="Response, measured", x="Time (h)", y="Share (%)"),
            Series("well", name="Still well, fitted", x="Time (h)", y="Share (%)"),
        ],
        summary=summary,
        alt=(
            "Three lanes over one logarithmic time axis, from ten minutes to four weeks. The drug "
            "peaks within the first hour and is almost gone after a day. The effect on mood is "
            "strong from hours to days and fades over one to two weeks. A bar for new spines in "
            "mice fades in and ends at two weeks."
        ),
        takeaway=(
            "Three clocks at three speeds: the drug leaves within a day, the mood effect fades "
            "over one to two weeks, and in mice new spines are seen as long as that."
        ),
        not_shown=(
            "One patient's course; between two points the mood curve is only a line that joins "
            "them. Repeated infusions, but for staying well afterwards. Spines in people. "
            f"Synaptic protein in people: {clocks.people}"
        ),
        basis=[
            Basis(
                "model",
                f"Drug: level of model K1 in venous plasma, {clocks.infusion.mg_per_kg:g} mg/kg in "
                f"{clock(clocks.infusion.minutes)}, as a share of its peak.",
            ),
            Basis("data", f"Mood, effect: {clocks.told_effects}."),
            Basis("data", f"Mood, response: {clocks.told_responses}."),
            Basis("data", f"Mood, staying well: {clocks.told_relapses}."),
            Basis("data", f"Spines: {clocks.told_spines} {clocks.order}"),
            Basis(
                "assumption",
                "Mood curves are calibrated: fitted to the points they pass through, so they "
                "predict nothing. The bar of the spines fades in because our sources do not give "
                "its start; the fading only keeps the order seen in mice.",
            ),
        ],
    )
