"""How tightly each molecule binds the NMDA receptor, beside how much of it there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.ketamine.receptor import BINDING, MASSES
from cmebook.figures.ketamine.scenario import (
    DAY,
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
from cmebook.figures.words import percent
from cmebook.live import Basis, Choice, DataTable, LiveFigure
from cmebook.models.ketamine import Infusion

UNBOUND = "NMDA.fu"
HNK = ("NMDA.Ki_HNK_SS", "NMDA.IC50_HNK")
#: A constant known only as "more than", of the ligand of the last row.
OPEN = "NMDA.Ki_HNK_RR"


@dataclass(frozen=True)
class Ligand:
    """A row of the plot: the constant a level is compared with, and how that was found.

    A level that is ``rough`` is an order of magnitude only.
    """

    constant: str
    name: str
    colour: str
    assay: str = "binding"
    word: str = "Ki"
    rough: bool = False


LIGANDS = (
    Ligand(BINDING[0], "(S)-ketamine", style.KETAMINE),
    Ligand(BINDING[1], "(R)-ketamine", style.KETAMINE),
    Ligand(BINDING[2], "(S)-norketamine", style.NORKETAMINE),
    Ligand(BINDING[3], "(R)-norketamine", style.NORKETAMINE),
    Ligand(HNK[0], "(2S,6S)-HNK", style.HYDROXYNORKETAMINE, "second hand", rough=True),
    Ligand(HNK[1], "(2R,6R)-HNK", style.HYDROXYNORKETAMINE, "cells", "IC50", rough=True),
)
#: Colours after the spray, by those after ketamine by vein.
BY_SPRAY = {
    style.KETAMINE: style.ESKETAMINE,
    style.NORKETAMINE: style.NORESKETAMINE,
    style.HYDROXYNORKETAMINE: style.HYDROXYNORKETAMINE,
}
#: How constants were found: the look of the marker, and its name in the key.
ASSAYS: dict[str, tuple[dict[str, Any], str]] = {
    "binding": ({"marker": "D", "color": style.INK, "s": 60}, "Ki, rat cortex"),
    "second hand": (
        {"marker": "D", "facecolors": style.PAPER, "edgecolors": style.INK, "lw": 1.6, "s": 60},
        "Ki, second hand",
    ),
    "cells": ({"marker": "s", "color": style.INK, "s": 60}, "IC50, cells"),
}
DOSES = (0.1, 0.25, 0.5, 1.0)
LIMITS = (0.008, 400.0)


#: Highest unbound level of each ligand (uM); ``None`` where there is none of it.
Peaks = tuple[float | None, ...]


def share_of(part: float, rough: bool = False) -> str:
    """A part of a whole as people say it: "1.2 times", "0.6 of", "1/18 of", "about 1/100 of"."""
    if part >= 1:
        return f"{part:.1f} times"
    if part >= 0.2:
        return f"{part:.1f} of"
    digits = "1g" if rough else "2g"
    return f"{'about ' if rough else ''}1/{float(f'{1 / part:.{digits}}'):.0f} of"


@figure(
    uses=[*STANDARD_USES, *KETAMINE_USES, *ESKETAMINE_USES, *MASSES, UNBOUND, *BINDING, *HNK, OPEN]
)
def affinity_and_level(rows: Rows) -> LiveFigure:
    """Six molecules, one row each: binding constant and highest unbound level on one log axis."""
    usual, vein, spray = standard(rows), KetamineCase(rows), EsketamineCase(rows)
    unbound = rows.number(UNBOUND)
    mass_drug, mass_nor = (rows.number(row_id) for row_id in MASSES)
    constants = [rows.number(ligand.constant) for ligand in LIGANDS]

    def by_vein(dose: float) -> Peaks:
        found = vein.levels(Infusion(dose, usual.minutes), DAY[:481])
        curves = (
            (found.s_ketamine, unbound / mass_drug),
            (found.r_ketamine, unbound / mass_drug),
            (found.s_norketamine, unbound / mass_nor),
            (found.r_norketamine, unbound / mass_nor),
            # carried as mass of ketamine; all of it, in every form, and taken as unbound
            (found.hydroxynorketamine, 1 / mass_drug),
            (found.hydroxynorketamine, 1 / mass_drug),
        )
        return tuple(float(curve.max() * factor) for curve, factor in curves)

    def by_spray(devices: int) -> Peaks:
        found = spray.levels(devices, DAY[:481])
        drug = float(found.esketamine.max() * unbound / mass_drug)
        nor = float(found.noresketamine.max() * unbound / mass_nor)
        return (drug, None, nor, None, None, None)

    cases: dict[str, Peaks] = {f"iv-{dose:g}": by_vein(dose) for dose in DOSES}
    labels = {f"iv-{dose:g}": f"Ketamine IV {dose:g} mg/kg" for dose in DOSES}
    for devices in (1, 2, 3):
        mg = f"{devices * spray.device_mg:.0f}"
        cases[f"spray-{mg}"] = by_spray(devices)
        labels[f"spray-{mg}"] = f"Esketamine spray {mg} mg"

    drawing = Drawing(figsize=(7.0, 5.2), layout="constrained")
    top, axes = drawing.subplots(2, 1, height_ratios=[1, 6.5])
    _key(top)
    axes.set(xscale="log", xlim=LIMITS, ylim=(len(LIGANDS) - 0.5, -0.75))
    axes.set_xticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
    axes.set_yticks(range(len(LIGANDS)), [ligand.name for ligand in LIGANDS])
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("Unbound concentration (µM)")
    axes.grid(axis="x")
    axes.grid(axis="y", visible=False)
    for place, ligand in enumerate(LIGANDS):
        axes.scatter([constants[place]], [place], zorder=3, **ASSAYS[ligand.assay][0])
    _more_than(axes, rows.number(OPEN), len(LIGANDS) - 1)
    colours = [ligand.colour for ligand in LIGANDS]
    rows_y = range(len(LIGANDS))
    dots = axes.scatter(constants, rows_y, marker="o", s=80, color=colours, zorder=3)
    gaps, notes = [], []
    for place, colour in enumerate(colours):
        gaps += axes.plot([0.1, constants[place]], [place, place], ":", color=colour, lw=1.8)
        notes.append(axes.text(constants[place], place - 0.33, "", ha="right", va="center"))

    def update(given: str) -> None:
        levels = cases[given]
        present = [(level, place) for place, level in enumerate(levels) if level is not None]
        dots.set_offsets(np.array(present))
        inks = [BY_SPRAY[one] for one in colours] if given.startswith("spray") else colours
        dots.set_color([inks[place] for _, place in present])
        for place, level in enumerate(levels):
            gaps[place].set_visible(level is not None)
            if level is None:
                notes[place].set_text(_absent(place))
                continue
            gaps[place].set(xdata=[level, constants[place]], color=inks[place])
            ligand = LIGANDS[place]
            part = share_of(level / constants[place], ligand.rough)
            notes[place].set_text(f"{part} {ligand.word}")

    def summary(given: str) -> str:
        told = [
            f"{ligand.name} {'about ' if ligand.rough else ''}{level:.{1 if ligand.rough else 2}g} "
            f"µM, {share_of(level / constant, ligand.rough)} its {ligand.word}"
            for ligand, level, constant in zip(LIGANDS, cases[given], constants, strict=True)
            if level is not None
        ]
        return f"{labels[given]}, highest levels: {'; '.join(told)}."

    def tables(given: str) -> list[DataTable]:
        told = [
            (
                ligand.name,
                f"{level:.{1 if ligand.rough else 2}g}",
                rows.text(ligand.constant, "number"),
                ASSAYS[ligand.assay][1],
                f"{level / constant:.{1 if ligand.rough else 2}g}",
            )
            for ligand, level, constant in zip(LIGANDS, cases[given], constants, strict=True)
            if level is not None
        ]
        absent = [
            (
                ligand.name,
                _absent(at),
                rows.text(ligand.constant, "number"),
                ASSAYS[ligand.assay][1],
                "",
            )
            for at, ligand in enumerate(LIGANDS)
            if cases[given][at] is None
        ]
        last = (LIGANDS[-1].name, "", rows.text(OPEN, "number"), ASSAYS["second hand"][1], "")
        heads = (
            "Molecule",
            "Highest unbound level (µM)",
            "Constant (µM)",
            "What the constant is",
            "Level as a multiple of the constant",
        )
        return [DataTable("Levels and constants.", heads, [*told, *absent, last])]

    return LiveFigure(
        name="affinity-and-level",
        title="How tightly it binds, and how much of it there is",
        figure=drawing,
        update=update,
        controls={
            "given": Choice("Given", options=labels, default=f"iv-{usual.mg_per_kg:g}"),
        },
        artists={"levels": dots, "gaps": gaps, "notes": notes},
        tables=tables,
        summary=summary,
        alt=(
            "Dot plot on a logarithmic axis with one row for each of six molecules. A diamond or "
            "square marks the constant, a dot the highest unbound level. (S)-ketamine comes "
            "closest to its constant; hydroxynorketamine (HNK) stays very far below."
        ),
        takeaway=(
            "Only (S)-ketamine comes near the concentration at which half the receptors are bound; "
            "hydroxynorketamine (HNK) stays far below."
        ),
        not_shown=(
            "Levels in the brain, and binding there: magnesium sits in the channel, and constants "
            "from a dish without it overstate the block. Hydroxynorketamine after the spray is "
            "not in the model."
        ),
        basis=[
            Basis(
                "data",
                "Filled diamonds: binding constants (Ki, half the receptors bound) at the NMDA "
                "channel of rat cortex. Open diamonds: Ki of HNK as a secondary source quotes it; "
                f"the arrow means more than {rows.text(OPEN).lstrip('>')}. Square: "
                "another measure, IC50, the concentration that halves the current of recombinant "
                "receptors in cells. Constants of different assays compare only roughly.",
            ),
            Basis(
                "model",
                f"Dots: highest levels by {KETAMINE_MODEL}, and {ESKETAMINE_MODEL}, at 70 kg, "
                f"times the unbound share, {percent(unbound)}.",
            ),
            Basis(
                "assumption",
                "Norketamine is bound to protein like ketamine. For HNK the dot is all of it, in "
                "every form and taken as unbound; it is an order of magnitude only, as the model "
                "gives less HNK than was measured.",
            ),
        ],
    )


def _key(axes: Axes) -> None:
    """What the markers are, in two rows of two."""
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(1.5, -0.5))
    level = ({"marker": "o", "color": style.MUTED, "s": 80}, "highest level")
    for place, (look, name) in enumerate([level, *ASSAYS.values()]):
        x, y = (0.58 if place % 2 else 0.03), place // 2
        axes.scatter([x], [y], **look)
        axes.text(x + 0.04, y, name, va="center")


def _more_than(axes: Axes, least: float, place: int) -> None:
    """A constant known only to lie above ``least``."""
    axes.scatter([least], [place], zorder=3, **ASSAYS["second hand"][0])
    arrow = {"arrowstyle": "->", "color": style.INK}
    axes.annotate("", (LIMITS[1], place), (least * 1.2, place), arrowprops=arrow)


def _absent(place: int) -> str:
    return "not in the model" if place > 3 else "none in the spray"
