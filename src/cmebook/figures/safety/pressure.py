"""Blood pressure after a dose: where it starts, how far it rises, when to measure."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Rows
from cmebook.evidence.session import Event, Session
from cmebook.figures import style
from cmebook.figures.ketamine.scenario import DOSE_IV
from cmebook.figures.registry import figure
from cmebook.figures.safety.rise import (
    INFUSION,
    RISE_USES,
    SPRAY_MEAN,
    SPRAYS,
    Curve,
    Measured,
    RiseModel,
)
from cmebook.figures.safety.rules import LABELS, before_dose, guide, told_guide
from cmebook.figures.words import clock
from cmebook.live import Basis, Check, Choice, DataTable, LiveFigure, Range, Series
from cmebook.models.arrays import Array

MINUTES = (*range(0, 100, 4), *range(100, 241, 10))
TIME = np.array(MINUTES, dtype=float)
#: The row of each dose.
DOSES = {
    "spray-56": ("Esketamine spray", "uptodate2025.dose-usual"),
    "spray-84": ("Esketamine spray", "uptodate2025.dose-full"),
    INFUSION: ("Ketamine IV", DOSE_IV),
}
SYSTOLIC, DIASTOLIC = tuple(range(110, 171, 10)), (70, 80, 90, 100)
#: Points of the two timelines at which pressure is measured.
SPRAY_CHECKS = ("pre-bp", "peak", "min-end")
INFUSION_CHECKS = ("iv-before", "iv-during", "iv-after")
START = -25.0
#: Marker and words of the key: across, height.
KEY = (
    (8, 219, "D", "mean rise"),
    (102, 219, "^", "highest, esketamine"),
    (102, 207, "v", "highest, placebo"),
)
#: The highest rises belong to no minute, so they stand beside the mean.
ASIDE = 18


def checks(session: Session, given: str) -> list[float]:
    """Minutes at which the timeline has pressure measured."""
    ids, events = (
        (INFUSION_CHECKS, session.iv_timeline)
        if given == INFUSION
        else (SPRAY_CHECKS, session.timeline)
    )
    chosen: list[Event] = [event for event in events if event.id in ids]
    return [minute for event in chosen for minute in event.minutes]


class _Picture:
    """The drawing and its moving parts, in no particular state."""

    def __init__(self, seen: Measured) -> None:
        self.figure = Drawing(figsize=(7.0, 5.9), layout="constrained")
        axes, strip = self.figure.subplots(2, 1, height_ratios=[4.4, 1], sharex=True)
        axes.set(xlim=(START, 250), ylim=(58, 226), ylabel="Blood pressure (mmHg)")
        axes.axvline(0, color=style.MUTED, lw=1)
        axes.tick_params(labelbottom=False)
        axes.set_title("Mean course", loc="left", fontweight="normal")
        self.now = axes.set_title(" ", loc="right")
        self.lines = [axes.plot(TIME, 0 * TIME + y, lw=2.4)[0] for y in (120, 80)]
        self.bands = [axes.fill_between(TIME, 0 * TIME, 0 * TIME + 1, lw=0.7) for _ in range(2)]
        self.large = axes.plot(TIME, 0 * TIME, color=style.WARNING, ls=style.DOTTED, lw=2)[0]
        self.told = axes.text(70, 195, "", va="center")
        for x, y, marker, words in KEY:
            axes.plot([x], [y], marker, color=style.INK, mfc=style.PAPER, ms=7)
            axes.text(x + 7, y, words, va="center")
        look: dict[str, Any] = {"ls": "None", "color": style.INK, "mfc": style.PAPER}
        self.means = [axes.plot([0], [0], "D", ms=7, zorder=4, **look)[0] for _ in range(2)]
        self.highest = [axes.plot([0], [0], "^", ms=8, zorder=4, **look)[0] for _ in range(2)]
        self.placebo = [axes.plot([0], [0], "v", ms=8, zorder=4, **look)[0] for _ in range(2)]
        self.guides = [
            axes.plot([START, 0], [0, 0], color=style.WARNING, lw=1.8, ls=style.DASHED)[0]
            for _ in range(2)
        ]
        self.starts = [axes.plot([START, 0], [0, 0], color=style.INK, lw=1.8)[0] for _ in range(2)]
        self._strip(strip, seen)

    def _strip(self, axes: Axes, seen: Measured) -> None:
        axes.set(
            ylim=(-0.75, 1.6), yticks=[0, 1], xlabel="Time from the first device or start (min)"
        )
        axes.set_yticklabels(["back", "measure"])
        axes.set_xticks(range(0, 241, 40))
        axes.tick_params(axis="y", length=0)
        axes.grid(visible=False)
        axes.spines["left"].set_visible(False)
        self.checks = axes.plot([0], [1], "s", color=style.INK, ms=7)[0]
        self.back_eu = axes.plot(
            seen.back_eu, [0, 0], color=style.INK, lw=5, solid_capstyle="butt"
        )[0]
        self.back = axes.plot([0], [0], "D", color=style.INK, mfc=style.PAPER, ms=8, zorder=4)[0]
        self.who = [axes.text(x, -0.6, "", ha="center", va="center") for x in (90, 222)]

    def draw(self, curve: Curve, base: tuple[float, float], colour: str) -> None:
        """Lines, bands and starting pressure."""
        pairs = (curve.systolic, curve.diastolic)
        for line, band, begin, start, (low, middle, high) in zip(
            self.lines, self.bands, self.starts, base, pairs, strict=True
        ):
            line.set_ydata(start + middle)
            line.set_color(colour)
            band.set_data(TIME, start + low, start + high)
            band.set_facecolor((colour, style.BAND_ALPHA))
            band.set_edgecolor(colour)
            begin.set_ydata([start, start])

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "systolic": self.lines[0],
            "diastolic": self.lines[1],
            "bands": self.bands,
            "starts": self.starts,
            "guides": self.guides,
            "large": [self.large, self.told],
            "means": self.means,
            "highest": [*self.highest, *self.placebo],
            "checks": self.checks,
            "back": [self.back, self.back_eu, *self.who],
            "now": self.now,
        }


@figure(uses=[*dict.fromkeys((*RISE_USES, *(row for _, row in DOSES.values()), "session.yaml"))])
def pressure_after_dose(rows: Rows) -> LiveFigure:
    """Mean pressure over four hours, from the reader's baseline, with the times to measure."""
    model, seen = RiseModel(rows), Measured(rows)
    session = rows.session_protocol()
    names = {given: f"{name} {rows.text(row)}" for given, (name, row) in DOSES.items()}
    picture = _Picture(seen)

    def peak(curve: Curve, base: tuple[float, float]) -> tuple[int, int, float]:
        place = int(np.argmax(curve.systolic[1]))
        return (
            round(base[0] + curve.systolic[1][place]),
            round(base[1] + curve.diastolic[1][place]),
            MINUTES[place],
        )

    def update(given: str, systolic: int, diastolic: int, label: str, large: bool) -> None:
        spray, base = given in SPRAYS, (float(systolic), float(diastolic))
        curve = model.curve(given, MINUTES)
        picture.draw(curve, base, style.ESKETAMINE if spray else style.KETAMINE)
        means = [seen.spray] if spray else seen.series
        for place, name in enumerate(("systolic", "diastolic")):
            picture.means[place].set_data(
                [one.minute for one in means], [base[place] + getattr(one, name) for one in means]
            )
            for artist, one in ((picture.highest, seen.highest), (picture.placebo, seen.placebo)):
                artist[place].set_data([one.minute + ASIDE], [base[place] + getattr(one, name)])
                artist[place].set_visible(spray)
            limit = guide(session, label)[place]
            picture.guides[place].set_ydata([limit, limit])
        middle = curve.systolic[1]
        shown = large and spray
        picture.large.set_ydata(_clipped(systolic + middle * seen.large / middle.max()))
        picture.told.set_text(f"+{seen.large:.0f} or more: {seen.large_share} of people")
        for artist in (picture.large, picture.told):
            artist.set_visible(shown)
        minutes = checks(session, given)
        picture.checks.set_data(minutes, [1.0] * len(minutes))
        backs = (
            [seen.back_trials, seen.back_us]
            if spray
            else [model.usual.minutes + seen.back_infusion]
        )
        picture.back.set_data(backs, [0.0] * len(backs))
        picture.back_eu.set_visible(spray)
        picture.who[0].set_text("trials, EU label" if spray else "49 inpatients")
        picture.who[1].set_text("US label" if spray else "")
        top = peak(curve, base)
        picture.now.set_text(f"{systolic:.0f}/{diastolic:.0f}, peak {top[0]}/{top[1]}")

    def summary(given: str, systolic: int, diastolic: int, label: str, large: bool) -> str:
        curve = model.curve(given, MINUTES)
        sbp, dbp, minute = peak(curve, (systolic, diastolic))
        verdict = before_dose(session, label, systolic, diastolic).branch.action
        text = (
            f"{names[given]} from {systolic:.0f}/{diastolic:.0f} mmHg: before the dose the "
            f"{LABELS[label]} rule (guide: above {told_guide(session, label)}) says “{verdict}”. "
            f"On average the model peaks at {sbp}/{dbp} mmHg about {clock(minute)} after the "
            "start. "
        )
        if given == INFUSION:
            text += (
                "There is no label for an infusion: published clinics measured every 10 minutes "
                "during it and every 15 minutes after it."
            )
        else:
            later = [minute for minute in checks(session, given) if minute > 0]
            text += (
                f"Measure before, at {clock(later[0])} and before leaving ({clock(later[-1])} at "
                "the earliest in the US)."
            )
            if large:
                text += (
                    f" A systolic rise of {seen.large:.0f} mmHg or more, here to "
                    f"{systolic + seen.large:.0f}, came at least once in {seen.large_share} of "
                    f"people under 65, and in {seen.large_placebo} on placebo spray."
                )
        return text

    def tables(
        given: str, systolic: int, diastolic: int, label: str, large: bool
    ) -> list[DataTable]:
        if given in SPRAYS:
            rises = [
                ("mean rise", seen.spray),
                ("highest rise, mean, esketamine", seen.highest),
                ("highest rise, mean, placebo spray", seen.placebo),
            ]
        else:
            rises = [(f"mean rise, series {n}", one) for n, one in enumerate(seen.series, 1)]
        reported = [
            (
                what,
                f"{one.minute:g}" if what.startswith("mean") else "any",
                f"{one.systolic:g}",
                f"{one.diastolic:g}",
            )
            for what, one in rises
        ]
        before, below = guide(session, label)
        return [
            DataTable(
                "Before the dose.",
                ("What", "Systolic (mmHg)", "Diastolic (mmHg)"),
                [
                    ("you set", f"{systolic:g}", f"{diastolic:g}"),
                    (f"guide: not above, {LABELS[label]}", f"{before:g}", f"{below:g}"),
                ],
            ),
            DataTable(
                "Rises as reported.",
                ("What", "Minute", "Systolic (mmHg)", "Diastolic (mmHg)"),
                reported,
            ),
            DataTable(
                "When to measure.",
                ("Minute",),
                [(f"{minute:g}",) for minute in checks(session, given)],
            ),
        ]

    return LiveFigure(
        name="pressure-after-dose",
        title="Blood pressure after a dose",
        figure=picture.figure,
        update=update,
        controls={
            "given": Choice("Drug and route", names, default="spray-84"),
            "systolic": Range("Systolic before", values=SYSTOLIC, default=130, unit="mmHg"),
            "diastolic": Range("Diastolic before", values=DIASTOLIC, default=80, unit="mmHg"),
            "label": Choice("Label", LABELS, default="us"),
            "large": Check("Somebody with a large rise", default=False),
        },
        artists=picture.artists,
        series=[
            Series("systolic", name="Systolic", x="Time (min)", y="Blood pressure (mmHg)"),
            Series("diastolic", name="Diastolic", x="Time (min)", y="Blood pressure (mmHg)"),
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Line plot of systolic and diastolic pressure over four hours. Both rise from the "
            "baseline to a peak at about 40 minutes and fall again. To the left of time zero, "
            "dashed lines mark the guide value of the label before a dose. Below, squares mark "
            "when to measure, and diamonds and a bar when sources say the rise is gone."
        ),
        takeaway=(
            "The mean rise is small, early and over within hours; what the reading at 40 minutes "
            "is there to find is the person whose rise is large."
        ),
        not_shown=(
            "One person’s course. How dose and rise go together: the model goes by the drug "
            "level, and no source read here gives the rise for each dose. An upper limit for "
            "dosing: the labels read here fix none."
        ),
        basis=[
            Basis(
                "data",
                f"Diamonds: mean rises. After the spray {rows.text(SPRAY_MEAN[0])} systolic "
                "(label trials); by vein three series of infusions, which disagree. Triangles, "
                "spray only: the largest mean of each person’s highest rise (up: esketamine; "
                "down: placebo spray, where it rises too). Lower strip: when sources say the rise "
                "is over.",
            ),
            Basis(
                "model",
                "Lines: in proportion to the plasma level, calibrated to the diamonds, so meeting "
                "them proves nothing. Bands: the lowest and the highest of the mean rises. The "
                "lines fall more slowly than the trials saw: believe the strip.",
            ),
            Basis(
                "assumption",
                "The diastolic line is a fixed share of the systolic one. The dotted line has the "
                "shape of the mean course and a rise of the size that the label counts.",
            ),
        ],
    )


def _clipped(values: Array) -> Array:
    """Values that stay inside the axes."""
    return np.minimum(values, 224.0)
