"""NMDA receptor occupancy over time: a projection, drawn as a band and never as a line."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.figure import Figure as Drawing
from matplotlib.text import Text

from cmebook.evidence import Finding, Rows
from cmebook.figures import style
from cmebook.figures.ketamine.receptor import BAND_USES, BINDING, Receptor
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
from cmebook.figures.registry import figure
from cmebook.figures.words import clock, percent
from cmebook.live import Basis, DataTable, LiveFigure, Range, Series
from cmebook.models.arrays import Array
from cmebook.models.ketamine import Infusion
from cmebook.models.occupancy import Band

MINUTES = (*range(0, 60, 2), *range(60, 180, 5), *range(180, 361, 15))
HOURS = np.array(MINUTES) / 60
DOSES = (0.1, 0.25, 0.5, 0.75, 1.0)
#: What reviews quote for the unbound fraction reaches from the published one to the last of these.
UNBOUND = (0.6, 0.7, 0.8, 0.9)
ROUTES = ("Ketamine IV", "Esketamine spray")
TRACER = "vanderaart2018.pk209"


class _Panel:
    """One route: the band, the limit by binding constants, and what they say in figures."""

    def __init__(self, axes: Axes, colour: str) -> None:
        self.limit = self._fill(axes, fc="none", ec=(colour, 0.75), lw=0.8, hatch="///")
        self.band = self._fill(axes, fc=(colour, 0.5), ec=colour, lw=1.4)
        self.name = self._text(axes, 0.97, weight="bold")
        self.told = self._text(axes, 0.845)
        self.top = self._text(axes, 0.735)

    @staticmethod
    def _fill(axes: Axes, **look: Any) -> FillBetweenPolyCollection:
        return axes.fill_between(HOURS, 0 * HOURS, 0 * HOURS, **look)

    @staticmethod
    def _text(axes: Axes, y: float, **look: Any) -> Text:
        return axes.text(0.985, y, "", transform=axes.transAxes, ha="right", va="top", **look)

    def set(self, name: str, band: Band, limit: Array) -> None:
        """Show a band and the limit (shares); the texts tell the peak."""
        place = int(band.middle.argmax())
        self.band.set_data(HOURS, 100 * band.low, 100 * band.high)
        self.limit.set_data(HOURS, 100 * band.high, 100 * np.maximum(limit, band.high))
        self.name.set_text(name)
        self.told.set_text(
            f"peak, rat potency: {percent(band.low[place])} to {percent(band.high[place])}"
        )
        self.top.set_text(f"peak, binding in a dish: {percent(limit[place])}")

    @property
    def artists(self) -> list[Any]:
        return [self.limit, self.band, self.name, self.told, self.top]


@figure(uses=[*STANDARD_USES, *KETAMINE_USES, *ESKETAMINE_USES, *BAND_USES, *BINDING, TRACER])
def nmda_occupancy(rows: Rows) -> LiveFigure:
    """Both routes over six hours, in two plots with the same axes."""
    usual, published = standard(rows), Receptor.read(rows)
    vein, spray = KetamineCase(rows), EsketamineCase(rows)
    ki = tuple(rows.number(row_id) for row_id in BINDING)
    tracer = rows.row(TRACER)
    assert isinstance(tracer, Finding)

    drawing = Drawing(figsize=(7.0, 5.4), layout="constrained")
    above, below = drawing.subplots(2, 1, sharex=True, sharey=True)
    for axes in (above, below):
        axes.set(xlim=(0, 6), ylim=(0, 100), yticks=range(0, 101, 20))
        axes.yaxis.set_major_formatter("{x:.0f}%")
        axes.grid(visible=False)  # but where words stand
        axes.hlines((20, 40, 60), 0, 2.2, color=style.MUTED, alpha=0.35, lw=0.6, zorder=0)
    below.set_xlabel("Time from the start (h)")
    drawing.supylabel("NMDA receptors occupied", size=11)
    panels = _Panel(above, style.KETAMINE), _Panel(below, style.ESKETAMINE)

    def project(dose: float, mg: float, unbound: float) -> tuple[tuple[Band, Array], ...]:
        """Band and limit for each route."""
        # The published fraction brings its own interval; any other is a what-if without one.
        asked = None if unbound == published.unbound.value else unbound
        receptor = published.with_unbound(asked)
        iv = vein.levels(Infusion(dose, usual.minutes), MINUTES)
        ns = spray.levels(round(mg / spray.device_mg), MINUTES)
        none = 0 * HOURS
        return (
            (
                receptor.band(iv.ketamine, iv.norketamine),
                receptor.if_binding_ruled(
                    ki, iv.s_ketamine, iv.r_ketamine, iv.s_norketamine, iv.r_norketamine
                ),
            ),
            (
                receptor.band(ns.esketamine, ns.noresketamine),
                receptor.if_binding_ruled(ki, ns.esketamine, none, ns.noresketamine, none),
            ),
        )

    def update(dose: float, mg: float, unbound: float) -> None:
        names = (f"Ketamine IV, {dose:g} mg/kg", f"Esketamine spray, {mg:.0f} mg")
        for panel, name, shown in zip(panels, names, project(dose, mg, unbound), strict=True):
            panel.set(name, *shown)

    def summary(dose: float, mg: float, unbound: float) -> str:
        told = []
        names = (
            f"ketamine {dose:g} mg/kg by vein in {clock(usual.minutes)}",
            f"esketamine spray {mg:.0f} mg",
        )
        for name, (band, limit) in zip(names, project(dose, mg, unbound), strict=True):
            place, later = int(band.middle.argmax()), MINUTES.index(180)
            told.append(
                f"{name} peaks, by rat potency, between {percent(band.low[place])} and "
                f"{percent(band.high[place])} of receptors after {clock(MINUTES[place])} and is "
                f"between {percent(band.low[later])} and {percent(band.high[later])} at 3 hours; "
                f"by binding in a dish the peak would be {percent(limit[place])}"
            )
        kind = "published" if unbound == published.unbound.value else "supposed"
        return f"With the {kind} unbound share of {percent(unbound)}, {'. And '.join(told)}."

    def tables(dose: float, mg: float, unbound: float) -> list[DataTable]:
        told = []
        for name, (band, limit) in zip(ROUTES, project(dose, mg, unbound), strict=True):
            at = int(band.middle.argmax())
            shares = (band.low[at], band.high[at], limit[at])
            told.append((name, f"{MINUTES[at]}", *(f"{100 * share:.0f}" for share in shares)))
        heads = (
            "Route",
            "Peak (min from the start)",
            "Occupied, lower edge (%)",
            "Occupied, upper edge (%)",
            "By binding constants (%)",
        )
        return [DataTable("Projected occupancy at its peak.", heads, told)]

    full = spray.device_mg
    return LiveFigure(
        name="nmda-occupancy",
        title="NMDA receptor occupancy: a projection",
        figure=drawing,
        narrow=(4.2, 5.4),
        update=update,
        controls={
            "dose": Range("Ketamine IV dose", values=DOSES, default=usual.mg_per_kg, unit="mg/kg"),
            "mg": Range(
                "Esketamine spray", values=[full, 2 * full, 3 * full], default=3 * full, unit="mg"
            ),
            "unbound": Range(
                "Unbound share of the drug in plasma",
                values=[published.unbound.value, *UNBOUND],
                default=published.unbound.value,
                format=percent,
            ),
        },
        artists={
            "iv": panels[0].band,
            "iv_limit": panels[0].limit,
            "spray": panels[1].band,
            "spray_limit": panels[1].limit,
            "texts": [t for panel in panels for t in (panel.name, panel.told, panel.top)],
        },
        series=[
            Series(artist, name=name, x="Time (h)", y="NMDA receptors occupied (%)")
            for route, key in zip(ROUTES, ("iv", "spray"), strict=True)
            for artist, name in ((key, f"{route}, filled"), (f"{key}_limit", f"{route}, hatched"))
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Two plots over six hours with the same axes, ketamine by vein above and esketamine "
            "spray below. In each a filled band rises within the first hour to a minority of the "
            "receptors and falls off over some hours; a hatched zone above it reaches the values "
            "that binding constants would give."
        ),
        takeaway=(
            "At the usual doses rat potencies put a minority of NMDA receptors blocked, for hours; "
            "binding constants put it higher; how many is not known."
        ),
        not_shown=(
            "A measurement: there is none in people at these doses. " + tracer.statement + " Nor "
            "a threshold for response: none is known. The band leaves out the spread of levels "
            "between people, the step from rat to human, and brain against plasma."
        ),
        basis=[
            Basis(
                "model",
                f"Plasma levels: {KETAMINE_MODEL}, and {ESKETAMINE_MODEL}; population averages, "
                "70 kg.",
            ),
            Basis(
                "data",
                "Filled band, from its lower to its upper edge: potency measured in living rats, "
                "at both ends of its 95% confidence interval and of the range of the unbound "
                "fraction in human plasma. Hatched zone: up to what binding constants in rat "
                "cortex give.",
            ),
            Basis(
                "assumption",
                "Rat potencies hold in people; drug and metabolite compete for one site with a "
                "Hill slope of 1; brain and plasma are in balance at once; the metabolite is "
                "bound like the drug. Racemic potency stands for esketamine too, which "
                "understates it.",
            ),
        ],
    )
