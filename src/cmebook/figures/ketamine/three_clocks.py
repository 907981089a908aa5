"""Drug, mood and spines after ketamine: three clocks on one time axis."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import NullLocator

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.ketamine.clocks import CLOCKS_USES, DAY, HOUR, WEEK, Clocks, Measured
from cmebook.figures.registry import figure
from cmebook.figures.words import clock, joined, percent
from cmebook.live import Basis, Choice, LiveFigure, Range, Series
from cmebook.models.arrays import Array

#: Where the slider stops, in minutes.
STOPS = (
    *(10, 20, 40, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR),
    *(DAY, 2 * DAY, 3 * DAY, 5 * DAY, WEEK, 10 * DAY, 12 * DAY),
    *(2 * WEEK, 18 * DAY, 3 * WEEK, 4 * WEEK),
)
#: Minutes at which curves are drawn: evenly on the log axis, and the stops.
MINUTES = tuple(sorted({*np.geomspace(STOPS[0], 5 * WEEK, 90).round().tolist(), *STOPS}))
HOURS = np.array(MINUTES) / HOUR
TICKS = {
    **{20: "20 min", HOUR: "1 h", 6 * HOUR: "6 h"},
    **{DAY: "1 day", 3 * DAY: "3", WEEK: "7", 3 * WEEK: "21"},
}
#: Views of the lane of mood, and what stands above it.
MOODS = {
    "effect": "Effect against control",
    "response": "Share who respond",
    "well": "Share still well after a series",
}
TITLES = {
    "effect": "Mood, effect against control",
    "response": "Mood, share who respond",
    "well": "Mood, still well after a series",
}
EFFECT_TICKS, SHARE_TICKS = ("0", "−0.5", "−1"), ("0", "50%", "100%")
#: Where the bar of the spines fades in, in minutes: drawn, not measured.
FADE = (HOUR, 12 * HOUR)
#: A level below this share of its peak is told as "under".
TRACE = 0.001

_POINT: dict[str, Any] = {"color": style.INK, "mfc": style.PAPER, "zorder": 4}
_BAR, _STRIPE = 0.55, 0.35  # opacity of the bar of the spines, and of the stripe of mood
_EDGE = 1.4  # pale fills do not stand out from the page by themselves


class _Picture:
    """The lanes and their moving parts, in no particular state."""

    def __init__(self, clocks: Clocks) -> None:
        self.figure = Drawing(figsize=(7.0, 5.4), layout="constrained")
        lanes = self.figure.subplots(3, 1, sharex=True, height_ratios=[3, 4, 1.2])
        drug, effect, spines = lanes
        share = effect.twinx()  # the lane of mood holds effects and shares in turn
        share.set(ylim=(0, 140))
        share.set_axis_off()
        drug.set(ylim=(0, 108), yticks=[0, 50, 100], yticklabels=SHARE_TICKS)
        effect.set(ylim=(0, -1.4), yticks=[0, -0.5, -1], yticklabels=["", "", ""])
        effect.tick_params(length=0)
        spines.set(ylim=(0, 1), yticks=[], xscale="log", xlim=(HOURS[0], HOURS[-1]))
        spines.set_xticks([tick / HOUR for tick in TICKS], list(TICKS.values()))
        spines.xaxis.set_minor_locator(NullLocator())
        spines.set_xlabel("Time from the start of the infusion (log scale)")
        _spines(spines, clocks)
        titles = ("Drug in plasma", max(TITLES.values(), key=len), "Spines, in mice")
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
            axes.plot([1, 1], axes.get_ylim(), color=style.INK, lw=1.2, ls=style.DOTTED)[0]
            for axes in lanes
        ]
        level, pale = 100 * clocks.drug(*MINUTES), (style.KETAMINE, style.BAND_ALPHA)
        drug.fill_between(HOURS, 0, level, fc=pale, lw=0)  # a level; fitted curves stay bare
        fitted = {"color": style.EFFECT, "ls": style.DASHED}
        self.curves = {
            "drug": _curve(drug, level, color=style.KETAMINE),
            "effect": _curve(effect, clocks.effect(*MINUTES), **fitted),
            "well": _curve(share, 100 * clocks.well(*MINUTES), **fitted),
        }
        self.fitted = effect.text(5, -0.05, "dashes: fitted to the points", ha="center")
        self.views: dict[str, list[Any]] = {
            "effect": [*self.curves["effect"], *_effects(effect, clocks)],
            "response": _responses(share, clocks.responses),
            "well": [*self.curves["well"], *_relapses(share, clocks.relapses)],
        }

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "drug": self.curves["drug"][0],
            **{name: view[0] for name, view in self.views.items()},
            "marks": [one for view in self.views.values() for one in view[1:]],
            "dot": self.curves["drug"][1],
            "cursors": self.cursors,
            "words": [self.names[1], *self.values, *self.scale, self.fitted],
        }


def _curve(axes: Axes, values: Array, **look: Any) -> tuple[Any, Any]:
    """A line and the dot that runs along it."""
    line = axes.plot(HOURS, values, **look)[0]
    return line, axes.plot([1], [0], "o", color=look["color"], ms=9, zorder=3)[0]


def _effects(axes: Axes, clocks: Clocks) -> list[Any]:
    """Effects with their intervals, and when the difference was lost."""
    drawn: list[Any] = []
    for point, marker in zip(clocks.effects, ("s", "D"), strict=True):
        ends = [[point.value - point.low], [point.high - point.value]]
        at = [point.minute / HOUR]
        bars = axes.errorbar(at, [point.value], ends, fmt=marker, capsize=4, lw=1.4, **_POINT)
        drawn += bars.get_children()
    top = clocks.effects[-1]
    told = f"{top.value:.2f} ({top.low:.2f} to {top.high:.2f})".replace("-", "−")
    drawn.append(axes.text(top.minute / HOUR / 1.2, top.low, told, ha="right", va="center"))
    first, last = (minute / HOUR for minute in clocks.lost)
    pale = to_rgba(style.MUTED, _STRIPE)
    drawn.append(axes.axvspan(first, last, fc=pale, ec=style.MUTED, lw=_EDGE))
    drawn.append(axes.text(first / 1.1, -1.37, "difference\nlost", ha="right", va="top"))
    return drawn


def _responses(axes: Axes, points: list[Measured]) -> list[Any]:
    """Response on ketamine, each with its number."""
    hours = [point.minute / HOUR for point in points]
    marks = axes.plot(hours, [point.value for point in points], "D", ms=8, **_POINT)
    return marks + [
        axes.text(at * 1.06, point.value + 8, percent(point.value / 100), va="bottom")
        for at, point in zip(hours, points, strict=True)
    ]


def _relapses(axes: Axes, minutes: list[float]) -> list[Any]:
    """When a quarter, a half and three quarters of the responders had relapsed."""
    hours = [minute / HOUR for minute in minutes]
    marks = axes.plot(hours, [75, 50, 25], "D", ms=8, **_POINT)
    told = f"half at {clock(minutes[1])}"
    return [*marks, axes.text(hours[1] / 1.25, 50, told, ha="right", va="center")]


def _spines(axes: Axes, clocks: Clocks) -> None:
    """A bar that fades in, because its start is not known."""
    edges, end = np.geomspace(*FADE, 25) / HOUR, clocks.spines_end / HOUR
    for place, (left, right) in enumerate(pairwise(edges), start=1):
        alpha = _BAR * place / len(edges)
        axes.axvspan(left, right, color=style.SPINES, alpha=alpha, lw=0)
    axes.axvspan(edges[-1], end, color=style.SPINES, alpha=_BAR, lw=0)
    frame = [edges[-1], end, end, edges[-1]], [1, 1, 0, 0]  # open to the left, as the start is
    axes.plot(*frame, color=style.SPINES, lw=_EDGE, clip_on=False)
    axes.text(edges[0], 0.5, "start not known", ha="center", va="center")
    axes.text(end / 1.08, 0.5, clocks.spines_told, ha="right", va="center")


class _Now:
    """What each clock shows at a moment, in words."""

    def __init__(self, clocks: Clocks) -> None:
        self.clocks = clocks

    def drug(self, at: float) -> str:
        share = float(self.clocks.drug(at)[0])
        return f"{percent(share) if share >= TRACE else f'under {percent(TRACE)}'} of its peak"

    def mood(self, at: float, mood: str) -> str:
        if mood == "effect":
            return f"g {self.clocks.effect(at)[0]:.2f}".replace("-", "−")
        if mood == "well":
            return percent(float(self.clocks.well(at)[0]))
        seen = (one.value for one in self.clocks.responses if one.minute == at)
        value = next(seen, None)
        return "not measured now" if value is None else percent(value / 100)

    def spines(self, at: float) -> str:
        return "more, start not known" if at <= self.clocks.spines_end else "no report"

    def summary(self, at: float, mood: str) -> str:
        known = self.clocks
        rising = " and rising" if at < known.infusion.minutes else ""
        text = (
            f"{clock(at)} from the start of the infusion: the drug level is {self.drug(at)}{rising}"
        )
        if mood == "effect":
            text += (
                "; on the fitted curve the effect on mood, against control, is "
                f"{self.mood(at, mood)} (Hedges' g, negative is better)"
            )
        elif mood == "well":
            text += (
                "; if this was the last infusion of a series, "
                f"{self.mood(at, mood)} of the responders are still well on the fitted curve"
            )
        else:
            seen = [f"{percent(r.value / 100)} at {clock(r.minute)}" for r in known.responses]
            text += f"; response on ketamine was {joined(seen)}"
        raised = f"spine density was raised for {known.spines_told} after one dose"
        if at < FADE[1]:
            return f"{text}. In mice {raised}; from which hour on, our sources do not say."
        if at <= known.spines_end:
            return f"{text}. In mice {raised}."
        return f"{text}. In mice {raised}; no rise is reported at this time."


@figure(uses=CLOCKS_USES)
def three_clocks(rows: Rows) -> LiveFigure:
    """Drug level, mood and spines on one log time axis, read off at any moment."""
    clocks = Clocks(rows)
    picture, now, words = _Picture(clocks), _Now(clocks), clocks.words

    def update(at: float, mood: str) -> None:
        for cursor in picture.cursors:
            cursor.set_xdata([at / HOUR, at / HOUR])
        heights = {
            "drug": 100 * clocks.drug(at),
            "effect": clocks.effect(at),
            "well": 100 * clocks.well(at),
        }
        for name, (_, dot) in picture.curves.items():
            dot.set_data([at / HOUR], heights[name])
        for view, artists in picture.views.items():
            for artist in artists:
                artist.set_visible(view == mood)
        picture.fitted.set_visible(mood != "response")
        picture.names[1].set_text(TITLES[mood])
        scale = EFFECT_TICKS if mood == "effect" else SHARE_TICKS
        told = (now.drug(at), now.mood(at, mood), now.spines(at))
        for artist, text in zip(picture.scale + picture.values, scale + told, strict=True):
            artist.set_text(text)

    return LiveFigure(
        name="three-clocks",
        title="Three clocks: drug, mood and spines after an infusion",
        figure=picture.figure,
        update=update,
        controls={
            "at": Range("Time after the infusion began", values=STOPS, default=DAY, format=clock),
            "mood": Choice("Lane of mood", options=MOODS, default="effect"),
        },
        artists=picture.artists,
        series=[
            Series("drug", name="Drug, % of its peak", x="Time (h)", y="Share (%)"),
            Series("effect", name="Effect, fitted (g)", x="Time (h)", y="Hedges' g"),
            Series("response", name="Response, measured (%)", x="Time (h)", y="Share (%)"),
            Series("well", name="Still well, fitted (%)", x="Time (h)", y="Share (%)"),
        ],
        summary=now.summary,
        alt=(
            "Three lanes over one logarithmic time axis, from ten minutes to five weeks. The drug "
            "peaks within the first hour and is almost gone after a day. The effect on mood is "
            "strong from hours to days and fades over one to two weeks. A bar for new spines in "
            "mice fades in and ends at two weeks."
        ),
        takeaway=(
            "Three clocks at three speeds: the drug leaves within a day, the effect on mood fades "
            "over one to two weeks, and in mice new spines last about as long."
        ),
        not_shown=(
            "The course of one patient. What the effect does between two points: the curve only "
            "joins them, and its top between the hours and day 1 is not measured. Spines in "
            f"people, where only a scan of a synaptic protein exists: {words.people}"
        ),
        basis=[
            Basis(
                "model",
                f"Drug: level of model K1 in venous plasma, {clocks.infusion.mg_per_kg:g} mg/kg in "
                f"{clock(clocks.infusion.minutes)}, as a share of its peak.",
            ),
            Basis("data", f"Effect: {words.effects}."),
            Basis("data", f"Response: {words.responses}."),
            Basis("data", f"Staying well: {words.relapses}."),
            Basis("data", f"Spines: {words.density} {words.order}"),
            Basis(
                "assumption",
                "Dashed curves of mood are calibrated: fitted to the points they pass through, so "
                "they predict nothing. The bar of the spines fades in because our sources do not "
                "give its start; the fading only keeps the order seen in mice.",
            ),
        ],
    )
