"""How tightly each molecule binds the NMDA receptor, beside how much of it there is."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Parameter, Rows
from cmebook.figures import style
from cmebook.figures.receptor import BINDING, MASSES
from cmebook.figures.registry import figure
from cmebook.figures.scenario import (
    DAY,
    ESKETAMINE_USES,
    KETAMINE_USES,
    STANDARD_USES,
    EsketamineCase,
    KetamineCase,
    standard,
)
from cmebook.live import Basis, Choice, LiveFigure, Series
from cmebook.models.ketamine import Infusion

UNBOUND = "NMDA.fu"
HNK = ("NMDA.Ki_HNK_SS", "NMDA.Ki_HNK_RR")
#: Rows of the plot from the top: binding constant, name, colour of the level.
LIGANDS = (
    (BINDING[0], "(S)-ketamine", style.KETAMINE),
    (BINDING[1], "(R)-ketamine", style.KETAMINE),
    (BINDING[2], "(S)-norketamine", style.NORKETAMINE),
    (BINDING[3], "(R)-norketamine", style.NORKETAMINE),
    (HNK[0], "(2S,6S)-HNK", style.HYDROXYNORKETAMINE),
    (HNK[1], "(2R,6R)-HNK", style.HYDROXYNORKETAMINE),
)
DOSES = (0.1, 0.25, 0.5, 1.0)
LIMITS = (0.008, 400.0)


#: Highest unbound level of each ligand (uM); ``None`` where there is none of it.
Peaks = tuple[float | None, ...]


def share_of(part: float) -> str:
    """A part of a whole as people say it: "0.6 of", "1/19 of"."""
    if part >= 0.2:
        return f"{part:.1f} of"
    return f"1/{float(f'{1 / part:.2g}'):.0f} of"


@figure(uses=[*STANDARD_USES, *KETAMINE_USES, *ESKETAMINE_USES, *MASSES, UNBOUND, *BINDING, *HNK])
def affinity_and_level(rows: Rows) -> LiveFigure:
    """Six molecules, one row each: binding constant and highest unbound level on one log axis."""
    usual, vein, spray = standard(rows), KetamineCase(rows), EsketamineCase(rows)
    unbound = rows.number(UNBOUND)
    mass_drug, mass_nor = (rows.number(row_id) for row_id in MASSES)
    constants = [rows.number(row_id) for row_id, _, _ in LIGANDS]
    above = [_is_bound(rows, row_id) for row_id, _, _ in LIGANDS]

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

    drawing = Drawing(figsize=(7.0, 4.9), layout="constrained")
    axes = drawing.subplots()
    axes.set(xscale="log", xlim=LIMITS, ylim=(len(LIGANDS) - 0.4, -1.15))
    axes.set_xticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
    axes.set_yticks(range(len(LIGANDS)), [name for _, name, _ in LIGANDS])
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("Concentration (µM)")
    axes.grid(axis="x")
    axes.grid(axis="y", visible=False)
    rows_y = np.arange(len(LIGANDS))
    axes.scatter(constants, rows_y, marker="D", s=60, color=style.INK, zorder=3)
    for place, open_ended in enumerate(above):
        if open_ended:
            axes.annotate(
                "",
                (LIMITS[1], place),
                (constants[place] * 1.2, place),
                arrowprops={"arrowstyle": "->", "color": style.INK},
            )
    axes.scatter([LIMITS[0] * 1.5], [-0.8], marker="o", s=60, color=style.MUTED)
    axes.text(LIMITS[0] * 2.2, -0.8, "highest level", va="center")
    axes.scatter([1.1], [-0.8], marker="D", s=60, color=style.INK)
    axes.text(1.6, -0.8, "half bound (Ki)", va="center")
    colours = [colour for _, _, colour in LIGANDS]
    dots = axes.scatter(constants, rows_y, marker="o", s=80, color=colours, zorder=3)
    gaps, notes = [], []
    for place, colour in enumerate(colours):
        gaps += axes.plot([0.1, constants[place]], [place, place], ":", color=colour, lw=1.8)
        notes.append(axes.text(constants[place], place - 0.33, "", ha="right", va="center"))

    def update(given: str) -> None:
        levels = cases[given]
        present = [(level, place) for place, level in enumerate(levels) if level is not None]
        dots.set_offsets(np.array(present))
        dots.set_color([colours[place] for _, place in present])
        for place, level in enumerate(levels):
            gaps[place].set_visible(level is not None)
            if level is None:
                notes[place].set_text(_absent(place))
                continue
            gaps[place].set_xdata([level, constants[place]])
            part = share_of(level / constants[place])
            notes[place].set_text(f"{'under ' if above[place] else ''}{part} Ki")

    def summary(given: str) -> str:
        told = [
            f"{name} {level:.2g} µM, {'under ' if more else ''}{share_of(level / constant)} its Ki"
            for (_, name, _), level, constant, more in zip(
                LIGANDS, cases[given], constants, above, strict=True
            )
            if level is not None
        ]
        return f"{labels[given]}, highest levels: {'; '.join(told)}."

    return LiveFigure(
        name="affinity-and-level",
        title="How tightly it binds, and how much of it there is",
        figure=drawing,
        update=update,
        controls={
            "given": Choice("Given", options=labels, default=f"iv-{usual.mg_per_kg:g}"),
        },
        artists={"levels": dots, "gaps": gaps, "notes": notes},
        series=[Series("levels", name="Molecule", x="Highest unbound level (µM)", y="Molecule")],
        summary=summary,
        alt=(
            "Dot plot on a logarithmic axis with one row for each of six molecules. A diamond "
            "marks the binding constant, a dot the highest unbound level. (S)-ketamine comes "
            "closest to its constant; hydroxynorketamine stays a hundred times and more below."
        ),
        takeaway=(
            "Only (S)-ketamine comes near the concentration at which half the receptors are bound; "
            "hydroxynorketamine never does."
        ),
        not_shown=(
            "Binding in a living brain, where magnesium sits in the channel: constants from a dish "
            "overstate it. Hydroxynorketamine after the spray is not in the model."
        ),
        basis=[
            Basis(
                "data",
                "Diamonds: binding constants of the NMDA channel, rat cortex; for HNK as quoted "
                "in a secondary source.",
            ),
            Basis(
                "model",
                "Dots: highest levels of models K1 and E1, 70 kg, times the unbound fraction "
                f"{unbound:g}.",
            ),
            Basis(
                "assumption",
                "Norketamine is bound to protein like ketamine. For HNK the dot is all of it, in "
                "every form, taken as unbound: more than there can be. An order of magnitude only.",
            ),
        ],
    )


def _is_bound(rows: Rows, row_id: str) -> bool:
    """Whether a constant is known only as "more than"."""
    row = rows.row(row_id)
    return isinstance(row, Parameter) and row.relation == ">"


def _absent(place: int) -> str:
    return "not in the model" if place > 3 else "none in the spray"
