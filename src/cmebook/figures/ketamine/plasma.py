"""Plasma level after ketamine by vein and after esketamine spray."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Estimate, Rows
from cmebook.figures import style
from cmebook.figures.ketamine.scenario import (
    ESKETAMINE_MODEL,
    ESKETAMINE_USES,
    KETAMINE_MODEL,
    KETAMINE_USES,
    STANDARD_USES,
    EsketamineCase,
    KetamineCase,
    standard,
)
from cmebook.figures.key import Key
from cmebook.figures.registry import figure
from cmebook.figures.words import clock, level
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range, Series
from cmebook.models.ketamine import Infusion

#: Minutes at which levels are drawn: dense while they change fast, and every end of an infusion.
MINUTES = (*range(0, 60, 2), *range(60, 180, 5), *range(180, 361, 15))
HOURS = np.array(MINUTES) / 60
#: Minutes at which peaks are looked for.
FINE = tuple(range(0, 361))

DOSES = (0.1, 0.25, 0.5, 1.0)
LENGTHS = (20, 40, 60, 100)
WEIGHTS = (50, 70, 110)
SHOW = {"drug": "Drug", "both": "Drug and metabolite", "spread": "Drug, spread between people"}

PEAK, RANGE = "zanos2018.peak-iv", "zanos2018.peak-iv-range"
#: The four curves, as artists and in tables.
ARTISTS = ("ketamine", "esketamine", "norketamine", "noresketamine")
NAMES = ("Ketamine IV (R+S)", "Esketamine spray (S)", "Norketamine (R+S)", "Noresketamine (S)")
PEAK_HEADS = ("Curve", "Peak (ng/mL)", "When (min from the start)")
#: Above every curve of the grid; a band of spread may run off it.
TOP = 440.0


class _Picture:
    """The drawing and its moving parts, in no particular state."""

    SAMPLES: tuple[dict[str, Any], ...] = (
        {"color": style.KETAMINE},
        {"color": style.ESKETAMINE, "lw": 3.4},
        {"color": style.NORKETAMINE, "ls": style.DASHED},
        {"color": style.NORESKETAMINE, "ls": style.DOTTED, "lw": 3},
    )

    def __init__(self, minute: float, value: float, spread: tuple[float, float]) -> None:
        self.figure = Drawing(figsize=(7.0, 5.0), layout="constrained")
        top, axes = self.figure.subplots(2, 1, height_ratios=[1, 3])
        self.key = Key(top, "Peak (ng/mL), when", self.SAMPLES)
        top.text(0, 0, "R, S: mirror forms", va="center")
        axes.set(xlim=(0, 6), ylim=(-44, TOP), xlabel="Time from the start (h)")
        axes.set(ylabel="Plasma level (ng/mL)", yticks=range(0, int(TOP), 100))
        self.lines = [axes.plot(HOURS, 0 * HOURS, **sample)[0] for sample in self.SAMPLES]
        drugs = (style.KETAMINE, style.ESKETAMINE)
        self.bands = [
            axes.fill_between(
                HOURS, 0 * HOURS, 0 * HOURS, fc=(colour, style.BAND_ALPHA), ec=colour, lw=0.7
            )
            for colour in drugs
        ]
        self.given = [
            axes.plot([0, 0], [y, y], color=colour, lw=6, solid_capstyle="butt")[0]
            for y, colour in zip((-13, -31), drugs, strict=True)
        ]
        axes.text(1.85, -22, "bars: drug going in", va="center")
        self.reported = _reported(axes, minute / 60, value, spread)

    @property
    def artists(self) -> dict[str, Any]:
        return {
            **dict(zip(ARTISTS, self.lines, strict=True)),
            "spread_ketamine": self.bands[0],
            "spread_esketamine": self.bands[1],
            "given": self.given,
            "reported": self.reported,
            "key": self.key.artists,
        }


def _reported(axes: Axes, hour: float, value: float, spread: tuple[float, float]) -> list[Any]:
    """A level and a range, which are two reports, each with its own mark and words."""
    look: dict[str, Any] = {"color": style.INK, "zorder": 4, "lw": 1.4}
    ends = (hour + 0.13, hour + 0.13), spread
    told: tuple[tuple[int, dict[str, Any], str], ...] = (
        (418, {"marker": "D", "mfc": style.PAPER}, f"reported at the end: {value:.0f}"),
        (384, {"marker": "|"}, f"reported with dissociation: {spread[0]:.0f} to {spread[1]:.0f}"),
    )
    drawn: list[Any] = [
        *axes.plot([hour], [value], "D", mfc=style.PAPER, **look),
        *axes.plot(*ends, marker="_", **look),
    ]
    for y, mark, words in told:
        drawn += axes.plot([0.35], [y], ls="none", mew=1.4, **mark, **look)
        drawn.append(axes.text(0.6, y, words, va="center"))
    return drawn


@figure(uses=[*STANDARD_USES, *KETAMINE_USES, *ESKETAMINE_USES, PEAK, RANGE])
def plasma_concentration(rows: Rows) -> LiveFigure:
    """Drug, metabolite and spread over six hours, both routes in one plot."""
    vein, spray = KetamineCase(rows), EsketamineCase(rows)
    reported = rows.row(RANGE)
    assert isinstance(reported, Estimate)
    usual = standard(rows)
    picture = _Picture(
        usual.minutes, rows.number(PEAK), (float(reported.low or 0), float(reported.high or 0))
    )

    def devices(mg: float) -> int:
        return round(mg / spray.device_mg)

    def peaks(dose: float, minutes: float, weight: float, mg: float) -> list[tuple[float, float]]:
        """Level and minute of the peak of each of the four curves."""
        iv, ns = vein.levels(Infusion(dose, minutes, weight), FINE), spray.levels(devices(mg), FINE)
        curves = (iv.ketamine, ns.esketamine, iv.norketamine, ns.noresketamine)
        return [(float(curve.max()), FINE[int(curve.argmax())]) for curve in curves]

    def update(dose: float, minutes: float, weight: float, mg: float, show: str) -> None:
        infusion = Infusion(dose, minutes, weight)
        iv, ns = vein.levels(infusion, MINUTES), spray.levels(devices(mg), MINUTES)
        curves = (iv.ketamine, ns.esketamine, iv.norketamine, ns.noresketamine)
        names = (
            f"Ketamine {infusion.dose_mg:.3g} mg IV, R+S",
            f"Esketamine {mg:.0f} mg spray, S",
            "Norketamine, R+S",
            "Noresketamine, S",
        )
        told = [f"{level(top)}, {when}\u00a0min" for top, when in peaks(dose, minutes, weight, mg)]
        for place, (line, curve) in enumerate(zip(picture.lines, curves, strict=True)):
            shown = place < 2 or show == "both"
            line.set_ydata(curve)
            line.set_visible(shown)
            picture.key.set(place, names[place], told[place], shown)
        spreads = (vein.spread(infusion, MINUTES), spray.spread(devices(mg), MINUTES))
        for band, spread in zip(picture.bands, spreads, strict=True):
            band.set_data(HOURS, *spread.drug)
            band.set_visible(show == "spread")
        ends = (minutes / 60, spray.session(devices(mg)).starts[-1])
        for bar, end in zip(picture.given, ends, strict=True):
            bar.set_xdata([0, max(end, 0.05)])
        for artist in picture.reported:
            artist.set_visible((dose, minutes) == (usual.mg_per_kg, usual.minutes))

    def summary(dose: float, minutes: float, weight: float, mg: float, show: str) -> str:
        infusion = Infusion(dose, minutes, weight)
        (iv, iv_at), (ns, ns_at), (nor, nor_at), (nore, nore_at) = peaks(dose, minutes, weight, mg)
        later = vein.levels(infusion, (minutes + 120,)).ketamine[0]
        text = (
            f"Ketamine {dose:g} mg/kg in {clock(minutes)} at {weight:g} kg "
            f"({infusion.dose_mg:.3g} mg), both mirror forms counted: the model peaks "
            f"at {level(iv)} ng/mL after {clock(iv_at)} and falls to {level(later)} ng/mL "
            f"two hours after the infusion. Esketamine spray {mg:.0f} mg, the (S) form alone, "
            f"peaks at {level(ns)} ng/mL after {clock(ns_at)}."
        )
        if show == "both":
            text += (
                f" Norketamine peaks at {level(nor)} ng/mL after {clock(nor_at)}, "
                f"noresketamine at {level(nore)} ng/mL after {clock(nore_at)}."
            )
        if show == "spread":
            (low, high), (low_ns, high_ns) = (
                vein.spread(infusion, MINUTES).peak,
                spray.spread(devices(mg), MINUTES).peak,
            )
            text += (
                f" Nine model persons in ten peak between {level(low)} and {level(high)} ng/mL by "
                f"vein, and between {level(low_ns)} and {level(high_ns)} ng/mL by spray."
            )
        return text

    def tables(dose: float, minutes: float, weight: float, mg: float, show: str) -> list[DataTable]:
        found = list(zip(NAMES, peaks(dose, minutes, weight, mg), strict=True))
        highest = [
            (name, level(top), f"{when}")
            for name, (top, when) in (found if show == "both" else found[:2])
        ]
        told = [DataTable("Peaks of the model.", PEAK_HEADS, highest)]
        if (dose, minutes) == (usual.mg_per_kg, usual.minutes):
            seen = (
                ("Level at the end of the infusion", rows.text(PEAK, "number")),
                (
                    "Range with dissociation",
                    f"{reported.low:g} to {reported.high:g}",
                ),
            )
            told.append(DataTable("Reported for this infusion.", ("What", "Level (ng/mL)"), seen))
        return told

    full = spray.device_mg
    return LiveFigure(
        name="plasma-concentration",
        title="Plasma level after ketamine by vein and esketamine spray",
        figure=picture.figure,
        update=update,
        controls={
            "dose": Range("Ketamine IV dose", values=DOSES, default=usual.mg_per_kg, unit="mg/kg"),
            "minutes": Range("Infusion time", values=LENGTHS, default=usual.minutes, unit="min"),
            "weight": Range("Body weight", values=WEIGHTS, default=70, unit="kg"),
            "mg": Range(
                "Esketamine spray", values=[full, 2 * full, 3 * full], default=3 * full, unit="mg"
            ),
            "show": Choice("Show", options=SHOW, default="both"),
        },
        artists=picture.artists,
        series=[
            Series(artist, name=name, x="Time (h)", y="Plasma level (ng/mL)")
            for artist, name in (
                *zip(ARTISTS, NAMES, strict=True),
                ("spread_ketamine", f"{NAMES[0]}, middle 90%"),
                ("spread_esketamine", f"{NAMES[1]}, middle 90%"),
            )
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Line plot over six hours. Ketamine by vein rises until the infusion ends and then "
            "falls fast; esketamine by spray rises within the first hour to a lower peak and falls "
            "more slowly. The metabolites rise later and last longer."
        ),
        takeaway=(
            "After an infusion the level falls fast, after the spray more slowly; the metabolites "
            "come later and stay above the drug for hours."
        ),
        not_shown=(
            "The level in one patient, in the brain, or in arterial blood, which is higher during "
            "an infusion. The spray model has no term for weight, so weight moves the IV curves "
            "only."
        ),
        basis=[
            Basis(
                "model",
                f"Lines: population averages in venous plasma, by {KETAMINE_MODEL}, and "
                f"{ESKETAMINE_MODEL}. Racemic ketamine and norketamine are (R) and (S) together; "
                "esketamine and noresketamine are (S) alone.",
            ),
            Basis(
                "data",
                f"Shown for {usual.mg_per_kg:g} mg/kg in {clock(usual.minutes)} and not used to "
                "build the model. Diamond: the level reported for the end of this infusion. Bar "
                "beside it: the wider range the same source reports with dissociation; it is no "
                "interval of the diamond.",
            ),
            Basis(
                "assumption",
                "Bands: the middle 90 of 100 model persons, from the published spread of single "
                "parameters, taken as independent of each other.",
            ),
        ],
    )
