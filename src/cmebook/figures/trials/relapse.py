"""Relapse over time from a hazard ratio and a control risk, with what SUSTAIN-1 saw on top."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Finding, Rows
from cmebook.figures import style
from cmebook.figures.key import Key
from cmebook.figures.registry import figure
from cmebook.figures.trials.choices import LEAST, whole
from cmebook.figures.trials.sustain import SUSTAIN_USES, Group, Sustain
from cmebook.figures.words import percent
from cmebook.live import Basis, Check, Choice, DataTable, LiveFigure, Range, Series
from cmebook.models.relapse import Control

FORMULA = "altman1999.nnt-over-time"
#: Months of the axis; the control risk is set at ``YEAR``.
END, YEAR = 18, 12
MONTHS = np.linspace(0, END, 73)
READ = (3, 6, 9, 12, 15, 18)
RISKS = (20, 30, 40, 50, 60, 70, 80, 90)
ROUND = (0.2, 0.4, 0.6, 0.8, 1.0)
#: Where shares counted over the whole trial stand: beside the axis of time.
WHOLE = END + 2.2
#: Hazard that falls over time: most relapses come early.
EARLY = 0.6
STOPPED: dict[str, Any] = {"color": style.MUTED}
GOING_ON: dict[str, Any] = {"color": style.ESKETAMINE, "ls": style.DASHED}
FEWER: dict[str, Any] = {"color": style.EFFECT}
_DATA: dict[str, Any] = {"color": style.INK, "ms": 8, "lw": 1.4, "zorder": 4}


class _Picture:
    """Numbers at the month read, curves of relapse, and their difference."""

    def __init__(self) -> None:
        self.figure = Drawing(figsize=(7.0, 7.4), layout="constrained")
        top, curves, gap = self.figure.subplots(3, 1, height_ratios=[1.25, 3.4, 2.0])
        self.key = Key(top, "Relapsed", (STOPPED, GOING_ON, FEWER))
        self._draw_curves(curves)
        self._draw_gap(gap)

    def _draw_curves(self, axes: Axes) -> None:
        self.title = axes.set_title("Relapsed (%)", loc="left")
        axes.set(xlim=(0, WHOLE + 1.3), ylim=(0, 103), yticks=range(0, 101, 25))
        months = range(0, END + 1, 3)
        axes.set_xticks([*months, WHOLE], [*map(str, months), "all"])
        axes.axvspan(END + 0.9, WHOLE + 1.3, color=style.MUTED, alpha=0.15, lw=0)
        flat = 0 * MONTHS
        self.band = axes.fill_between(
            MONTHS, flat, flat, fc=(style.ESKETAMINE, style.BAND_ALPHA), ec=style.ESKETAMINE, lw=0.7
        )
        self.stopped = axes.plot(MONTHS, flat, **STOPPED)[0]
        self.going_on = axes.plot(MONTHS, flat, **GOING_ON)[0]
        self.cursor = axes.plot([0, 0], [0, 100], color=style.INK, lw=1, ls=style.DOTTED)[0]
        self.median = axes.plot([0], [50], "D", mfc=style.PAPER, **_DATA)[0]
        self.earliest = axes.plot([0, 0], [50, 50], color=style.INK, lw=1.4)[0]
        self.counted = [
            axes.plot([WHOLE], [0], mark, mfc=fill, **_DATA)[0]
            for mark, fill in (("D", style.PAPER), ("D", style.INK))
        ]

    def _draw_gap(self, axes: Axes) -> None:
        axes.set_title("Fewer relapses in 100 who go on", loc="left")
        axes.set(xlim=(0, WHOLE + 1.3), ylim=(0, 72), yticks=(0, 20, 40, 60))
        axes.set_xticks(range(0, END + 1, 3))
        axes.set_xlabel("Months since esketamine was stopped or not")
        self.fewer = axes.plot(MONTHS, 0 * MONTHS, **FEWER)[0]
        self.dot = axes.plot([0], [0], "o", color=style.EFFECT, ms=9, zorder=4)[0]

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "stopped": self.stopped,
            "going_on": self.going_on,
            "fewer": self.fewer,
            "band": self.band,
            "read": [self.cursor, self.dot],
            "observed": [self.median, self.earliest, *self.counted],
            "words": [*self.key.artists, self.title],
        }

    def show_curves(self, control: Control, ratio: float, month: float, group: Group) -> None:
        """Curves, band of the published interval, and the month read."""
        stopped, going_on = (100 * control.relapsed(MONTHS, one) for one in (1.0, ratio))
        ends = [100 * control.relapsed(MONTHS, end) for end in group.ratio[1:]]
        self.stopped.set_ydata(stopped)
        self.going_on.set_ydata(going_on)
        self.fewer.set_ydata(stopped - going_on)
        self.band.set_data(MONTHS, *ends)
        self.cursor.set_xdata([month, month])
        place = int(np.argmin(np.abs(MONTHS - month)))
        self.dot.set_data([month], [stopped[place] - going_on[place]])

    def show_observed(self, group: Group) -> None:
        """Diamonds: median, and shares counted over the whole trial."""
        self.title.set_text(f"{group.name}, relapsed (%)")
        for artist in (self.median, self.earliest):
            artist.set_visible(group.median is not None)
        if group.median:
            self.median.set_xdata([group.median[0]])
            self.earliest.set_xdata([group.median[1], END])
        treated, control = group.counts.risks
        for artist, share in zip(self.counted, (control, treated), strict=True):
            artist.set_ydata([100 * share])

    def show_numbers(self, stopped: float, going_on: float, month: float) -> None:
        """The three rows above the plot."""
        self.key.set(0, f"stopped, {month:.0f} months", percent(stopped))
        self.key.set(1, f"went on, {month:.0f} months", percent(going_on))
        many = str(fewer(stopped, going_on))
        self.key.set(2, f"fewer in 100 ({needed(stopped - going_on)})", many)


def fewer(stopped: float, going_on: float) -> int:
    """Fewer relapses in 100, from the rounded shares a reader sees."""
    return round(100 * stopped) - round(100 * going_on)


def needed(gain: float) -> str:
    """How many are treated for one more who stays well: "NNT 6"."""
    return f"NNT {whole(gain)}" if gain >= LEAST else "no NNT"


@figure(uses=[*SUSTAIN_USES, FORMULA])
def relapse_over_time(rows: Rows) -> LiveFigure:
    """Two curves the reader sets, the band of the published interval, and observed points."""
    seen = Sustain(rows)
    picture = _Picture()
    published = sorted({group.ratio[0] for group in seen.groups.values()} | set(ROUND))
    default = seen.groups["remitters"].ratio[0]

    def course(risk: float, early: bool) -> Control:
        return Control(risk / 100, YEAR, EARLY if early else 1.0)

    def update(group: str, ratio: float, risk: float, month: float, early: bool) -> None:
        control, who = course(risk, early), seen.groups[group]
        picture.show_curves(control, ratio, month, who)
        picture.show_observed(who)
        picture.show_numbers(*shares(control, ratio, month), month)

    def summary(group: str, ratio: float, risk: float, month: float, early: bool) -> str:
        who = seen.groups[group]
        stopped, going_on = shares(course(risk, early), ratio, month)
        treated, counted = who.counts.risks
        return (
            f"{who.name}, model: with {risk:.0f}% relapsed a year after stopping esketamine "
            f"({'most relapses early' if early else 'constant hazard'}) and a hazard ratio of "
            f"{ratio:g}, {percent(stopped)} have relapsed by month {month:.0f} after stopping and "
            f"{percent(going_on)} on going on: {fewer(stopped, going_on)} fewer in 100, "
            f"{needed(stopped - going_on)}. SUSTAIN-1 counted {percent(counted)} and "
            f"{percent(treated)} over the whole trial; hazard ratio {_ratio(who)}."
        )

    def tables(group: str, ratio: float, risk: float, month: float, early: bool) -> list[DataTable]:
        who, control = seen.groups[group], course(risk, early)
        by_month = []
        for month in READ:
            stopped, going_on = shares(control, ratio, month)
            gain = needed(stopped - going_on).removeprefix("NNT ")
            percents = (f"{100 * share:.0f}" for share in (stopped, going_on))
            by_month.append((str(month), *percents, str(fewer(stopped, going_on)), gain))
        heads = ("Month", "Stopped (%)", "Went on (%)", "Fewer in 100", "NNT")
        treated, stayed = who.counts.risks
        counted = [("Stopped", f"{100 * stayed:.1f}"), ("Went on", f"{100 * treated:.1f}")]
        return [
            DataTable("Relapsed by month, model.", heads, by_month),
            DataTable(
                "Relapsed over the whole trial, SUSTAIN-1.", ("Group", "Relapsed (%)"), counted
            ),
        ]

    return LiveFigure(
        name="relapse-over-time",
        title="Relapse over time, from a hazard ratio and a control risk",
        figure=picture.figure,
        update=update,
        controls={
            "group": Choice(
                "Observed in",
                options={key: group.name for key, group in seen.groups.items()},
                default="remitters",
            ),
            "ratio": Range("Hazard ratio of going on", values=published, default=default),
            "risk": Range("Relapsed a year after stopping", values=RISKS, default=60, unit="%"),
            "month": Range("Read at month", values=READ, default=6),
            "early": Check("Most relapses come early", default=False),
        },
        artists=picture.artists,
        series=[
            Series("stopped", name="Stopped", x="Month", y="Relapsed (%)"),
            Series("going_on", name="Went on", x="Month", y="Relapsed (%)"),
            Series("fewer", name="Fewer relapses", x="Month", y="In 100"),
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Above, three numbers at the month read. In the middle, two rising curves of relapse "
            "over eighteen months, after stopping esketamine and on going on, with a band for the "
            "published interval of the hazard ratio, a diamond where half had relapsed, and "
            "diamonds beside the axis for the shares counted over the whole trial. Below, the "
            "difference of the curves, which rises, and falls again where nearly all relapse."
        ),
        takeaway=(
            "One hazard ratio gives another number needed to treat at every month and for every "
            "control risk; a ratio alone tells a patient nothing."
        ),
        not_shown=(
            "The published curves, which we have not read. People who would not have responded at "
            "first, stopping the antidepressant (everybody kept it), and harms of going on."
        ),
        basis=[
            Basis(
                "model",
                "Curves, band and difference: what the two numbers you set imply. At the default "
                "risk the constant hazard passes near the observed median of remitters, so meeting "
                f"it proves nothing. {_statement(rows)}",
            ),
            Basis(
                "assumption",
                "The hazard ratio holds at all times, and the control hazard is constant or falls "
                f"as a Weibull course of shape {EARLY:g}: both are guesses.",
            ),
            Basis(
                "data",
                "SUSTAIN-1, antidepressant in both groups. Diamond on the plot: when half of the "
                "remitters who stopped had relapsed, its line open to the right. Grey strip, "
                "“all”: shares counted over the whole trial, whose length differed from person to "
                "person (hollow stopped, full went on). Hazard ratios "
                f"{_ratio(seen.groups['remitters'])} in remitters and "
                f"{_ratio(seen.groups['responders'])} in responders.",
            ),
        ],
    )


def shares(control: Control, ratio: float, month: float) -> tuple[float, float]:
    """Shares relapsed by a month: stopped, went on."""
    return float(control.relapsed(month)), float(control.relapsed(month, ratio))


def _ratio(group: Group) -> str:
    value, low, high = group.ratio
    return f"{value:.2f} (95% CI {low:.2f} to {high:.2f})"


def _statement(rows: Rows) -> str:
    row = rows.row(FORMULA)
    assert isinstance(row, Finding)
    return row.statement
