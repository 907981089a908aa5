"""Dots and diamonds of the binding figure are the levels of the models and the constants."""

import re

import numpy as np
import pytest
from matplotlib.collections import PathCollection

from cmebook.evidence import Evidence, Parameter, load_evidence
from cmebook.figures import registry, style
from cmebook.figures.ketamine.affinity import ASSAYS, DOSES, LIGANDS, OPEN, share_of
from cmebook.figures.ketamine.scenario import standard
from cmebook.live import LiveFigure
from cmebook.live.figure import BUDGET
from cmebook.models import esketamine, ketamine
from cmebook.models.esketamine import EsketamineParameters, Session
from cmebook.models.ketamine import Infusion, KetamineParameters

HOURS = np.arange(0, 481) / 60


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return registry()["affinity-and-level"].build(evidence)


def dots(live: LiveFigure, given: str) -> PathCollection:
    live.update(given=given)
    found = live.artists["levels"]
    assert isinstance(found, PathCollection)
    return found


def levels(live: LiveFigure, given: str) -> dict[int, float]:
    """Level by row, in µM."""
    return {round(row): float(x) for x, row in np.asarray(dots(live, given).get_offsets())}


@pytest.mark.parametrize("dose", DOSES)
def test_dots_by_vein_are_the_unbound_peaks_of_the_model(
    live: LiveFigure, evidence: Evidence, dose: float
) -> None:
    found = ketamine.levels(
        KetamineParameters.from_mapping(evidence.parameters("K1")),
        Infusion(dose, standard(evidence).minutes),
        HOURS,
    )
    free, drug, nor = (evidence.number(i) for i in ("NMDA.fu", "PHYS.MW_ket", "PHYS.MW_nor"))
    expected = [
        *(free * curve.max() / drug for curve in (found.s_ketamine, found.r_ketamine)),
        *(free * curve.max() / nor for curve in (found.s_norketamine, found.r_norketamine)),
        *(found.hydroxynorketamine.max() / drug,) * 2,
    ]
    assert list(levels(live, f"iv-{dose:g}").values()) == pytest.approx(expected)


@pytest.mark.parametrize("devices", [1, 2, 3])
def test_dots_by_spray_are_the_s_forms_alone(
    live: LiveFigure, evidence: Evidence, devices: int
) -> None:
    found = esketamine.levels(
        EsketamineParameters.from_mapping(evidence.parameters("E1")),
        Session(devices, 28, 5),
        HOURS,
    )
    free = evidence.number("NMDA.fu")
    shown = levels(live, f"spray-{28 * devices}")
    assert list(shown) == [0, 2]
    assert shown[0] == pytest.approx(
        free * found.esketamine.max() / evidence.number("PHYS.MW_ket"), rel=1e-6
    )
    assert shown[2] == pytest.approx(
        free * found.noresketamine.max() / evidence.number("PHYS.MW_nor"), rel=1e-6
    )
    told = live.summary(given=f"spray-{28 * devices}")
    assert "(R)" not in told
    assert "HNK" not in told


def test_each_constant_stands_where_the_evidence_puts_it(
    live: LiveFigure, evidence: Evidence
) -> None:
    marks = {
        (round(float(y)), float(x))
        for one in live.figure.axes[1].collections
        if isinstance(one, PathCollection) and one is not live.artists["levels"]
        for x, y in np.asarray(one.get_offsets())
    }
    expected = {(place, evidence.number(one.constant)) for place, one in enumerate(LIGANDS)} | {
        (len(LIGANDS) - 1, evidence.number(OPEN))
    }
    assert marks == expected


def test_assays_are_told_apart_by_shape_or_filling(evidence: Evidence) -> None:
    looks = [(look["marker"], look.get("facecolors", "filled")) for look, _ in ASSAYS.values()]
    assert len(set(looks)) == len(ASSAYS)
    for ligand in LIGANDS:
        row = evidence.row(ligand.constant)
        assert isinstance(row, Parameter)
        assert (row.verified == "secondary") == (ligand.assay == "second hand")
        assert ("IC50" in row.symbol) == (ligand.word == "IC50") == (ligand.assay == "cells")
        assert (row.unit, row.relation) == ("µM", "")
    beyond = evidence.row(OPEN)
    assert isinstance(beyond, Parameter)
    assert (beyond.relation, beyond.verified) == (">", "secondary")


@pytest.mark.parametrize("given", ["iv-0.1", "iv-0.5", "iv-1", "spray-28", "spray-84"])
def test_summary_says_levels_and_shares(live: LiveFigure, evidence: Evidence, given: str) -> None:
    told = live.summary(given=given).rstrip(".").partition(": ")[2].split("; ")
    shown = levels(live, given)
    for text, (place, level) in zip(told, shown.items(), strict=True):
        ligand = LIGANDS[place]
        part = share_of(level / evidence.number(ligand.constant), ligand.rough)
        assert text.startswith(ligand.name)
        assert text.endswith(f"µM, {part} its {ligand.word}")
        found = re.search(r"([\d.]+) µM", text)
        assert found
        assert float(found[1]) == pytest.approx(level, rel=0.5 if ligand.rough else 0.06)


def test_only_s_ketamine_reaches_its_constant(live: LiveFigure, evidence: Evidence) -> None:
    """The line above the figure, over every dose shown."""
    for given in live.controls["given"].values:
        for place, level in levels(live, str(given)).items():
            share = level / evidence.number(LIGANDS[place].constant)
            assert share < 0.5 or place == 0
            assert share < 0.02 or place < 4


def test_the_spray_has_its_own_colours(live: LiveFigure) -> None:
    def inks(given: str) -> set[str]:
        colours = np.asarray(dots(live, given).get_facecolor())
        return {"#" + "".join(f"{round(255 * c):02x}" for c in one[:3]) for one in colours}

    assert inks("spray-56") == {style.ESKETAMINE, style.NORESKETAMINE}
    assert inks("iv-0.5") == {style.KETAMINE, style.NORKETAMINE, style.HYDROXYNORKETAMINE}


@pytest.mark.parametrize(
    ("part", "rough", "text"),
    [
        (1.23, False, "1.2 times"),
        (0.61, False, "0.6 of"),
        (1 / 18.2, False, "1/18 of"),
        (1 / 134, True, "about 1/100 of"),
    ],
)
def test_shares_in_words(part: float, rough: bool, text: str) -> None:
    assert share_of(part, rough) == text


def test_figure_fits_its_budget(live: LiveFigure) -> None:
    assert live.report().compressed < BUDGET / 8
