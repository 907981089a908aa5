"""The lane of mood among the three clocks: what was measured, by whom, and in which measure.

Nothing joins the points: they come from different patients and are counted in different ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from cmebook.figures import style
from cmebook.figures.ketamine.clocks import DAY, HOUR, Clocks, Measured
from cmebook.figures.words import clock, joined, percent
from cmebook.live import DataTable

#: Ways to measure mood, as the control names them.
MOODS = {
    "effect": "Difference from control",
    "response": "Share who respond",
    "well": "Share still well after a series",
}
#: What stands along the axis, and at its ticks.
AXIS_NAMES = {"effect": "Effect size (g, d)", "response": "% respond", "well": "% still well"}
EFFECT_TICKS, SHARE_TICKS = ("0", "−0.5", "−1"), ("0", "50", "100")
#: The lower part of the lane holds the marks and the cursor, the upper part the words.
REACH = 0.66
#: The strongest effect that fits in.
_LARGEST = 1.35

MEASURES = {"d": "Cohen's d", "g": "Hedges' g"}
SHARES = (75.0, 50.0, 25.0)
_POINT: dict[str, Any] = {"color": style.INK, "mfc": style.PAPER, "zorder": 4, "ms": 8}
_STRIPE = 0.35
_EDGE = 1.4  # a pale fill does not stand out from the page by itself


def signed(value: float) -> str:
    """ "−1.00", with a true minus sign."""
    return f"{value:.2f}".replace("-", "−")


def interval(point: Measured) -> str:
    """ "−1.00 (−1.28 to −0.73)"."""
    return f"{signed(point.value)} ({signed(point.low)} to {signed(point.high)})"


@dataclass(frozen=True)
class Moods:
    """What is known of mood at a moment (minutes), in words."""

    known: Clocks

    def told(self, at: float, mood: str) -> str:
        """What was measured at this moment, in short."""
        if mood == "effect":
            first, last = self.known.lost
            if at > last:
                return "difference lost"
            if at >= first:
                return "difference lost by now"
            seen = {one.minute: one for one in self.known.effects}
            return f"{seen[at].measure} {signed(seen[at].value)}" if at in seen else _NOTHING
        if mood == "response":
            return next((_share(p.value) for p in self.known.responses if p.minute == at), _NOTHING)
        pairs = zip(self.known.relapses, SHARES, strict=True)
        return next((_share(share) for minute, share in pairs if minute == at), _NOTHING)

    def summary(self, mood: str) -> str:
        """Everything that was measured, with who it was measured in."""
        known, words = self.known, self.known.words
        if mood == "effect":
            first, top = known.effects
            return (
                f"Mood, as effect size against control (negative is better): {first.measure} "
                f"{interval(first)} at {clock(first.minute)} in {words.first}; {top.measure} "
                f"{interval(top)} at {clock(top.minute)} in {words.pooled}, where the difference "
                f"was lost after {words.lost}"
            )
        if mood == "response":
            seen = [f"{_share(r.value)} at {clock(r.minute)}" for r in known.responses]
            return f"Mood: of patients on ketamine {joined(seen)} responded"
        told = [f"{_share(s)} at {clock(m)}" for m, s in zip(known.relapses, SHARES, strict=True)]
        return f"Mood: of {words.responders}, still well were {joined(told)} after the last one"

    def table(self, mood: str) -> DataTable:
        """What was measured, row by row."""
        known, words = self.known, self.known.words
        if mood == "effect":
            told = [
                (clock(p.minute), MEASURES[p.measure], *map(signed, (p.value, p.low, p.high)), who)
                for p, who in zip(known.effects, (words.first, words.pooled), strict=True)
            ]
            lost = (words.lost, "difference lost", "", "", "", words.pooled)
            heads = ("Time", "Measure", "Effect size", "95% CI, low", "95% CI, high", "Patients")
            return DataTable("Mood against control; negative is better.", heads, [*told, lost])
        if mood == "response":
            shares = [(clock(p.minute), f"{p.value:g}") for p in known.responses]
            return DataTable(
                f"Mood: response on ketamine, {words.responding}.", ("Time", "Response (%)"), shares
            )
        days = [(f"{m / DAY:g}", f"{s:g}") for m, s in zip(known.relapses, SHARES, strict=True)]
        return DataTable(
            f"Mood: {words.responders}.", ("Days after the last one", "Still well (%)"), days
        )


_NOTHING = "not measured now"


def _share(value: float) -> str:
    return percent(value / 100)


class MoodLane:
    """The three views of the lane; only one of them is seen."""

    def __init__(self, effect: Axes, clocks: Clocks) -> None:
        share = effect.twinx()  # effects and shares have the lane in turn, with the same ticks
        share.set(ylim=(0, 100 * _LARGEST / REACH))
        share.set_axis_off()
        effect.set(ylim=(0, -_LARGEST / REACH), yticks=[0, -0.5, -1], yticklabels=["", "", ""])
        effect.tick_params(length=0)
        across = effect.get_yaxis_transform()
        self.scale = [
            effect.text(-0.015, y, "−0.5", transform=across, ha="right", va="center", size=10.5)
            for y in (0, -0.5, -1)
        ]
        self.axis_name = effect.text(
            -0.135, REACH / 2, max(AXIS_NAMES.values(), key=len), transform=effect.transAxes,
            rotation=90, rotation_mode="anchor", ha="center", va="bottom", size=10.5,
        )  # fmt: skip
        self.views: dict[str, list[Any]] = {
            "effect": _effects(effect, clocks),
            "response": _responses(share, clocks),
            "well": _relapses(share, clocks),
        }

    def set(self, mood: str) -> None:
        """Show one view with its axis."""
        for view, artists in self.views.items():
            for artist in artists:
                artist.set_visible(view == mood)
        self.axis_name.set_text(AXIS_NAMES[mood])
        ticks = EFFECT_TICKS if mood == "effect" else SHARE_TICKS
        for text, told in zip(self.scale, ticks, strict=True):
            text.set_text(told)


def _key(axes: Axes, *lines: tuple[str, str, str]) -> list[Any]:
    """Marker, its filling and words, line by line above the marks."""
    drawn: list[Any] = []
    for place, (marker, fill, text) in enumerate(lines):
        y = 0.94 - 0.105 * place
        look = {**_POINT, "mfc": fill, "ms": 7, "transform": axes.transAxes}
        if marker:
            drawn += axes.plot([0.03], [y], marker, **look)
        drawn.append(axes.text(0.065, y, text, transform=axes.transAxes, va="center", size=10.5))
    return drawn


def _effects(axes: Axes, clocks: Clocks) -> list[Any]:
    """Effects with their intervals, and when the difference was lost."""
    drawn: list[Any] = []
    for point, marker in zip(clocks.effects, ("s", "D"), strict=True):
        ends = [[point.value - point.low], [point.high - point.value]]
        bars = axes.errorbar(
            [point.minute / HOUR], [point.value], ends, fmt=marker, capsize=4, lw=1.4, **_POINT
        )
        drawn += bars.get_children()
    first, last = (minute / HOUR for minute in clocks.lost)
    pale = to_rgba(style.MUTED, _STRIPE)
    drawn.append(axes.axvspan(first, last, ymax=REACH, fc=pale, ec=style.MUTED, lw=_EDGE))
    early, top = clocks.effects
    return drawn + _key(
        axes,
        ("s", style.PAPER, f"{clocks.words.first_short}: {early.measure} {signed(early.value)}"),
        ("D", style.PAPER, f"{clocks.words.pooled_short}: {top.measure} {interval(top)}"),
        ("s", style.MUTED, f"same trials: lost after {clocks.words.lost}"),
    )


def _responses(axes: Axes, clocks: Clocks) -> list[Any]:
    """Response on ketamine."""
    points = clocks.responses
    hours = [point.minute / HOUR for point in points]
    marks = axes.plot(hours, [point.value for point in points], "D", **_POINT)
    told = [f"{clock(one.minute)} {_share(one.value)}" for one in points]
    return marks + _key(
        axes,
        ("D", style.PAPER, f"{clocks.words.responding}, on ketamine"),
        ("", "", ", ".join(told)),
        ("", "", "placebo groups: no share is given"),
    )


def _relapses(axes: Axes, clocks: Clocks) -> list[Any]:
    """When a quarter, a half and three quarters of the responders had relapsed."""
    hours = [minute / HOUR for minute in clocks.relapses]
    marks = axes.plot(hours, list(SHARES), "D", **_POINT)
    days = [f"{minute / DAY:g}" for minute in clocks.relapses]
    return marks + _key(
        axes,
        ("D", style.PAPER, clocks.words.responders_short),
        ("", "", f"{joined([_share(one) for one in SHARES])}: day {joined(days)}"),
        ("", "", "time from the last infusion"),
    )
