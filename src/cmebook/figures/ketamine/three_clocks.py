"""Drug, mood and spines after ketamine: three clocks on one time axis."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import NullLocator

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.ketamine.clocks import CLOCKS_USES, DAY, HOUR, WEEK, Clocks
from cmebook.figures.ketamine.mood_lane import MOODS, REACH, MoodLane, Moods
from cmebook.figures.ketamine.scenario import KETAMINE_MODEL
from cmebook.figures.registry import figure
from cmebook.figures.words import clock, percent
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range, Series

#: Where the slider stops, in minutes.
STOPS = (
    *(10, 20, 40, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR),
    *(DAY, 2 * DAY, 3 * DAY, 5 * DAY, WEEK, 10 * DAY, 11 * DAY, 12 * DAY),
    *(2 * WEEK, 18 * DAY, 3 * WEEK, 27 * DAY, 4 * WEEK),
)
#: Minutes at which curves are drawn: evenly on the log axis, and the stops.
MINUTES = tuple(sorted({*np.geomspace(STOPS[0], 5 * WEEK, 90).round().tolist(), *STOPS}))
HOURS = np.array(MINUTES) / HOUR
TICKS = {
    **{20: "20 min", HOUR: "1 h", 6 * HOUR: "6 h"},
    **{DAY: "1 day", 3 * DAY: "3", WEEK: "7", 3 * WEEK: "21"},
}
#: Where the bar of the spines fades in, in minutes: drawn, not measured.
FADE = (HOUR, 12 * HOUR)
#: A level below this share of its peak is told as "under".
TRACE = 0.001

_BAR = 0.55  # opacity of the bar of the spines
_EDGE = 1.4  # pale fills do not stand out from the page by themselves
#: The bar of the spines fills its lane up to here; above it stand words.
_TOP = 0.52


class _Picture:
    """The lanes and their moving parts, in no particular state."""

    def __init__(self, clocks: Clocks) -> None:
        self.figure = Drawing(figsize=(7.0, 5.8), layout="constrained")
        lanes = self.figure.subplots(3, 1, sharex=True, height_ratios=[2.5, 4.4, 1.3])
        drug, mood, spines = lanes
        drug.set(ylim=(0, 108), yticks=[0, 50, 100], ylabel="% of its peak")
        drug.yaxis.label.set_size(10.5)
        self.mood = MoodLane(mood, clocks)
        spines.set(ylim=(0, 1), yticks=[], xscale="log", xlim=(HOURS[0], HOURS[-1]))
        spines.set_xticks([tick / HOUR for tick in TICKS], list(TICKS.values()))
        spines.xaxis.set_minor_locator(NullLocator())
        spines.set_xlabel("Time from the start of the infusion (log scale)")
        _spines(spines, clocks)
        titles = ("Drug in plasma, model", "Mood in people", "Spines in mice")
        for axes, text in zip(lanes, titles, strict=True):
            axes.set_title(text, loc="left")
        self.values = [axes.set_title(" ", loc="right", fontweight="normal") for axes in lanes]
        # The cursor stays below the words of each lane.
        self.cursors = [
            axes.plot(
                [1, 1], [0, reach], color=style.INK, lw=1.2, ls=style.DOTTED,
                transform=axes.get_xaxis_transform(),
            )[0]
            for axes, reach in zip(lanes, (1, REACH, _TOP), strict=True)
        ]  # fmt: skip
        level = 100 * clocks.drug(*MINUTES)
        drug.fill_between(HOURS, 0, level, fc=(style.KETAMINE, style.BAND_ALPHA), lw=0)
        self.drug = drug.plot(HOURS, level, color=style.KETAMINE)[0]
        self.dot = drug.plot([1], [0], "o", color=style.KETAMINE, ms=9, zorder=3)[0]

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "drug": self.drug,
            **self.mood.views,
            "dot": self.dot,
            "cursors": self.cursors,
            "words": [*self.values, *self.mood.scale, self.mood.axis_name],
        }


def _spines(axes: Axes, clocks: Clocks) -> None:
    """A bar that fades in, because its start is not known."""
    edges, end = np.geomspace(*FADE, 25) / HOUR, clocks.spines_end / HOUR
    for place, (left, right) in enumerate(pairwise(edges), start=1):
        alpha = _BAR * place / len(edges)
        axes.axvspan(left, right, ymax=_TOP, color=style.SPINES, alpha=alpha, lw=0)
    axes.axvspan(edges[-1], end, ymax=_TOP, color=style.SPINES, alpha=_BAR, lw=0)
    frame = [edges[-1], end, end, edges[-1]], [_TOP, _TOP, 0, 0]  # open to the left, as the start
    axes.plot(*frame, color=style.SPINES, lw=_EDGE, clip_on=False)
    axes.text(edges[0], 0.78, "start not known", ha="center", va="center", size=10.5)
    axes.text(end, 0.78, clocks.spines_told, ha="right", va="center", size=10.5)


class _Now:
    """What each clock shows at a moment, in words."""

    def __init__(self, clocks: Clocks) -> None:
        self.clocks, self.moods = clocks, Moods(clocks)

    def drug(self, at: float) -> str:
        share = float(self.clocks.drug(at)[0])
        return percent(share) if share >= TRACE else f"under {percent(TRACE)}"

    def spines(self, at: float) -> str:
        if at > self.clocks.spines_end:
            return "no report"
        return "more" if at >= FADE[1] else "not known"

    def summary(self, at: float, mood: str) -> str:
        known = self.clocks
        rising = " and rising" if at < known.infusion.minutes else ""
        # A series ends long after this infusion began, so its clock is another one.
        now = "" if mood == "well" else f"; mood: {self.moods.told(at, mood)}"
        text = (
            f"{clock(at)} from the start of the infusion: the drug level is {self.drug(at)} "
            f"of its peak{rising}{now}. {self.moods.summary(mood)}"
        )
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
        picture.dot.set_data([at / HOUR], 100 * clocks.drug(at))
        picture.mood.set(mood)
        told = (now.drug(at), now.moods.told(at, mood), now.spines(at))
        for artist, text in zip(picture.values, told, strict=True):
            artist.set_text(text)

    def tables(at: float, mood: str) -> list[DataTable]:
        spines = [(clocks.spines_told, "start not known")]
        return [
            now.moods.table(mood),
            DataTable("Spines in mice, after one dose.", ("More spines for", "From"), spines),
        ]

    return LiveFigure(
        name="three-clocks",
        title="Three clocks: drug, mood and spines after an infusion",
        figure=picture.figure,
        update=update,
        controls={
            "at": Range("Time after the infusion began", values=STOPS, default=DAY, format=clock),
            "mood": Choice("Mood measured as", options=MOODS, default="effect"),
        },
        artists=picture.artists,
        series=[
            Series("drug", name="Ketamine", x="Time (h)", y="Plasma level (% of its peak)"),
        ],
        tables=tables,
        summary=now.summary,
        alt=(
            "Three lanes over one logarithmic time axis, from ten minutes to five weeks. The drug "
            "peaks within the first hour and is almost gone after a day. For mood there are single "
            "points, none joined: an effect within the first hour and a larger one at day 1, and a "
            "stripe where the difference was lost after one to two weeks. A bar for new spines in "
            "mice fades in and ends at two weeks."
        ),
        takeaway=(
            "Three clocks at three speeds: the drug leaves within a day, the effect on mood fades "
            "over one to two weeks, and in mice new spines last about as long."
        ),
        not_shown=(
            "The course of one patient. Mood between two points, or before the first: our sources "
            "give no value. Spines in people, where only a scan of a synaptic protein exists: "
            f"{words.people}"
        ),
        basis=[
            Basis(
                "model",
                f"Drug: level in venous plasma by {KETAMINE_MODEL}, "
                f"{clocks.infusion.mg_per_kg:g} mg/kg in {clock(clocks.infusion.minutes)}, as a "
                "share of its peak.",
            ),
            Basis("data", f"Effect: {words.effects}."),
            Basis("data", f"Response: {words.responses}."),
            Basis("data", f"Staying well: {words.relapses}."),
            Basis("data", f"Spines: {words.density} {words.order}"),
            Basis(
                "assumption",
                "The bar of the spines fades in because our sources do not give its start; the "
                "fading only keeps the order seen in mice.",
            ),
        ],
    )
