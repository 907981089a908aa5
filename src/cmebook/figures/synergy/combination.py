"""Two invented drugs together: what is seen, and what two reference models expect."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Finding, Rows
from cmebook.figures import style
from cmebook.figures.key import Key
from cmebook.figures.registry import figure
from cmebook.figures.synergy.cases import (
    CASES,
    DEFAULT,
    DOSES_A,
    DOSES_B,
    FAR,
    MODELS,
    Reading,
    contour,
    read,
)
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range, Series

LEVELS = (0.25, 0.5, 0.75)
#: Doses of A along the cut.
CUT = np.linspace(0, DOSES_A[-1], 49)
BLISS, LOEWE, CHOICE = (
    "zhao2014.bliss-formula",
    "russ2018.loewe-formula",
    "tang2015.verdict-needs-a-model",
)
SEEN: dict[str, Any] = {"color": style.EFFECT}
EXPECTED: dict[str, Any] = {"color": style.INK, "ls": style.DASHED, "lw": 1.8}
ONE: dict[str, Any] = {"color": style.KETAMINE, "lw": 1.6}
OTHER: dict[str, Any] = {"color": style.ESKETAMINE, "ls": style.DOTTED, "lw": 2.4}
EXCESS: dict[str, Any] = {"color": style.HYDROXYNORKETAMINE, "lw": 4}


class _Picture:
    """Key, plane of doses and cut, in no particular state."""

    def __init__(self) -> None:
        self.figure = Drawing(figsize=(7.0, 7.4), layout="constrained")
        top, plane, cut = self.figure.subplots(3, 1, height_ratios=[1.5, 2.6, 2.6])
        self.key = Key(top, "Effect at these doses", (ONE, OTHER, EXPECTED, SEEN, EXCESS))
        plane.set_title("Doses for 25%, 50% and 75% effect", loc="left")
        plane.set(xlim=(0, DOSES_A[-1] * 1.04), ylim=(0, DOSES_B[-1] * 1.06))
        plane.set(xlabel="Dose of drug A (units)", ylabel="Dose of drug B (units)")
        plane.set(xticks=DOSES_A, yticks=DOSES_B)
        plane.grid(visible=False)
        flat = np.zeros((4, 2))
        look = {"fc": (style.EFFECT, style.BAND_ALPHA), "ec": style.EFFECT, "lw": 1.8}
        self.steps = [plane.fill(*flat.T, **look)[0] for _ in LEVELS]
        self.lines = [plane.plot(CUT, CUT, **EXPECTED)[0] for _ in LEVELS]
        self.along = plane.plot(
            [0, DOSES_A[-1] * 1.04], [0, 0], color=style.INK, ls=style.DOTTED, lw=1
        )[0]
        self.dot = plane.plot([0], [0], "o", color=style.INK, ms=10, mfc=style.PAPER, zorder=4)[0]
        self.title = cut.set_title("Cut (dotted): B stays at 8 units", loc="left")
        cut.set(xlim=(0, DOSES_A[-1] * 1.04), ylim=(0, 106), yticks=range(0, 101, 25))
        cut.set(xlabel="Dose of drug A (units)", ylabel="Effect (%)", xticks=DOSES_A)
        self.between = cut.fill_between(
            CUT,
            0 * CUT,
            0 * CUT,
            fc=(style.HYDROXYNORKETAMINE, style.BAND_ALPHA),
            ec=style.HYDROXYNORKETAMINE,
            lw=0.7,
        )
        self.curves = [cut.plot(CUT, 0 * CUT, **one)[0] for one in (ONE, OTHER, EXPECTED, SEEN)]
        self.ends = cut.plot([0, 0], [0, 0], color=style.HYDROXYNORKETAMINE, lw=3)[0]
        self.dots = cut.plot([0], [0], "o", color=style.INK, ms=10, mfc=style.PAPER, zorder=4)[0]

    @property
    def artists(self) -> dict[str, Any]:
        names = ("a", "b", "expected", "seen")
        return {
            **dict(zip(names, self.curves, strict=True)),
            "between": [self.between, self.ends],
            "steps": self.steps,
            "lines": self.lines,
            "place": [self.along, self.dot, self.dots, self.title],
            "key": self.key.artists,
        }


def _area(line: np.ndarray) -> np.ndarray:
    """The area beyond a contour, with its other edges outside the plane shown."""
    out = FAR * max(DOSES_B)
    first, last = line[0], line[-1]
    corners = [(-out, last[1]), (-out, out), (out, out), (out, -out), (first[0], -out)]
    return np.vstack([line, corners])


def _units(dose: float) -> str:
    return f"{dose:g} unit{'' if dose == 1 else 's'}"


def _points(excess: int) -> str:
    return f"{abs(excess)} point{'' if abs(excess) == 1 else 's'}"


def _against(reading: Reading, model: str) -> str:
    """What was expected, and how far off it was, in words."""
    name, excess = MODELS[model], reading.excess
    text = f"{name} expects {reading.expected}%"
    if excess == 0:
        return f"{text}, and that is what is seen"
    where = "above" if excess > 0 else "below"
    return f"{text}; what is seen lies {_points(excess)} {where}: {reading.verdict(model)}"


def _statement(rows: Rows, row_id: str) -> str:
    row = rows.row(row_id)
    assert isinstance(row, Finding)
    return row.statement


@figure(uses=[BLISS, LOEWE, CHOICE])
def combination_surface(rows: Rows) -> LiveFigure:
    """Contours over the plane of two doses, and a cut through it."""
    picture = _Picture()

    def update(case: str, model: str, a: float, b: float) -> None:
        one, found = CASES[case], read(case, model, a, b)
        for level, step, line in zip(LEVELS, picture.steps, picture.lines, strict=True):
            seen, wanted = contour(case, "", level), contour(case, model, level)
            step.set_xy(_area(seen))
            line.set_data(*wanted.T)
        picture.along.set_ydata([b, b])
        picture.dot.set_data([a], [b])
        doses = np.full_like(CUT, b)
        seen, wanted = 100 * one.seen(CUT, doses), 100 * one.expected(model, CUT, doses)
        alone = 100 * one.a.effect(CUT), 100 * one.b.effect(doses)
        for curve, values in zip(picture.curves, (*alone, wanted, seen), strict=True):
            curve.set_ydata(values)
        picture.between.set_data(CUT, wanted, seen)
        picture.ends.set_data([a, a], [found.expected, found.seen])
        picture.dots.set_data([a], [found.seen])
        picture.title.set_text(f"Cut (dotted): B stays at {_units(b)}")
        sign = "+" if found.excess > 0 else "−" if found.excess < 0 else ""
        told = (
            (f"A alone, {_units(a)}", f"{found.a}%"),
            (f"B alone, {_units(b)}", f"{found.b}%"),
            (f"Both, expected by {MODELS[model]}", f"{found.expected}%"),
            ("Both, seen", f"{found.seen}%"),
            (f"Excess: {found.verdict(model)}", f"{sign}{_points(found.excess)}"),
        )
        for place, (name, value) in enumerate(told):
            picture.key.set(place, name, value)

    def summary(case: str, model: str, a: float, b: float) -> str:
        found = read(case, model, a, b)
        other = next(name for name in MODELS if name != model)
        return (
            f"{CASES[case].label}. Drug A alone, {_units(a)}: {found.a}%; drug B alone, "
            f"{_units(b)}: {found.b}%; both: {found.seen}%. "
            f"{_against(found, model)}. {_against(read(case, other, a, b), other)}."
        )

    def tables(case: str, model: str, a: float, b: float) -> list[DataTable]:
        found = read(case, model, a, b)
        told = (
            ("A alone", f"{found.a}"),
            ("B alone", f"{found.b}"),
            (f"Both, expected by {MODELS[model]}", f"{found.expected}"),
            ("Both, seen", f"{found.seen}"),
            ("Excess", f"{found.excess}"),
        )
        lines = [
            (f"{100 * level:.0f}", f"{dose:g}", *(_dose_b(line, dose) for line in both))
            for level in LEVELS
            for both in [(contour(case, "", level), contour(case, model, level))]
            for dose in DOSES_A
            if any(_dose_b(line, dose) for line in both)
        ]
        heads = ("Effect (%)", "Dose of A (units)", "Dose of B, seen", "Dose of B, expected")
        return [
            DataTable("Effect at these doses.", ("What", "Effect (%)"), told),
            DataTable("Doses with the same effect.", heads, lines),
        ]

    return LiveFigure(
        name="combination-surface",
        title="Two drugs together: what is seen, and what was to be expected",
        figure=picture.figure,
        update=update,
        controls={
            "case": Choice(
                "Case", options={key: one.label for key, one in CASES.items()}, default=DEFAULT[0]
            ),
            "model": Choice("Reference model", options=MODELS, default=DEFAULT[1]),
            "a": Range("Dose of drug A", values=DOSES_A, default=DEFAULT[2], unit="units"),
            "b": Range("Dose of drug B", values=DOSES_B, default=DEFAULT[3], unit="units"),
        },
        artists=picture.artists,
        series=[
            Series(artist, name=name, x="Dose of drug A (units)", y="Effect (%)")
            for artist, name in (
                ("a", "A alone"),
                ("b", "B alone"),
                ("expected", "Both, expected"),
                ("seen", "Both, seen"),
            )
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Two plots. Above, the plane of the doses of drug A and drug B; steps of green mark "
            "where a quarter, a half and three quarters of the largest effect are seen, dashed "
            "lines where the reference model expects them. Below, a cut through the plane: effect "
            "against the dose of A, with B held still, for A alone, B alone, expected and seen."
        ),
        takeaway=(
            "Synergy is an excess over what a reference model expects, and the models disagree: "
            "one drug under two names is no surprise to Loewe and synergy to Bliss."
        ),
        not_shown=(
            "Any real drug. Chance: a trial sees each effect with an error, so an excess needs a "
            "test. Harms, which may add up as well."
        ),
        basis=[
            Basis("data", "None. Drug A and drug B are invented, and no axis has a real unit."),
            Basis("model", f"Dashed lines. {_statement(rows, BLISS)}"),
            Basis("model", f"Dashed lines. {_statement(rows, LOEWE)}"),
            Basis("model", f"{_statement(rows, CHOICE)}"),
            Basis(
                "assumption",
                "Green, and the curves of the drugs alone: Hill curves made up for this figure, "
                f"with half of the effect at {CASES['same'].a.ed50:g} units of A and "
                f"{CASES['same'].b.ed50:g} of B. In the permissive case B alone does nothing and "
                "A alone keeps a quarter of its effect.",
            ),
        ],
    )


def _dose_b(line: np.ndarray, dose: float) -> str:
    """The dose of B on a contour at a dose of A; blank where the contour is not in the plane."""
    a, b = line[::-1].T
    if not a[0] - 1e-9 <= dose <= a[-1] + 1e-9:
        return ""
    found = float(np.interp(dose, a, b))
    return f"{found:.1f}" if found <= DOSES_B[-1] else ""
