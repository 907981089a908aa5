"""A forest plot whose outcome, trials and model are the reader's, with three honest intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.trials.outcomes import OUTCOME_USES, OUTCOMES, SLOTS, Known
from cmebook.figures.trials.shapes import LEFT, RIGHT, beyond, box, broken, diamond, ends
from cmebook.figures.words import joined, percent
from cmebook.live import Basis, Check, Choice, DataTable, LiveFigure
from cmebook.models.pooling import Pool

MODELS = {"random": "Random effects", "fixed": "One common effect (fixed)"}
#: Rows below the trials: what is pooled, and two wider intervals, and a published pool.
POOL, HARTUNG, FURTHER, PUBLISHED = range(SLOTS, SLOTS + 4)
#: How far below its words a line is drawn.
DROP = 0.46
FEW = "needs two trials"


class _Picture:
    """Ten rows, each with words above and an interval below, in no particular state."""

    def __init__(self) -> None:
        self.figure = Drawing(figsize=(7.0, 7.6), layout="constrained")
        axes = self.figure.subplots()
        self.title = axes.set_title("Trials", loc="left")
        axes.text(RIGHT, -0.72, "effect (95% interval), weight", ha="right", va="center")
        axes.set(xlim=(LEFT, RIGHT), ylim=(PUBLISHED + 1.75, -1.05), yticks=[])
        axes.set_xticks([-5, 0, 5, 10, 15], [""] * 5)
        axes.tick_params(axis="x", length=0)
        axes.spines["left"].set_visible(False)
        axes.spines["bottom"].set_visible(False)
        axes.grid(visible=False)
        bottom = PUBLISHED + 0.85
        for y in range(PUBLISHED + 1):
            axes.plot([0, 0], [y + DROP - 0.24, y + DROP + 0.24], color=style.INK, lw=0.8)
        axes.plot([LEFT, RIGHT], [SLOTS - 0.24] * 2, color=style.MUTED, lw=0.8)
        axes.plot([LEFT, RIGHT], [bottom] * 2, color=style.INK, lw=0.8)
        self.ticks = [
            axes.text(x, bottom + 0.12, "", ha="center", va="top") for x in (-5, 0, 5, 10, 15)
        ]
        self.label = axes.text(5, bottom + 0.86, "", ha="center", va="bottom")
        rows = range(PUBLISHED + 1)
        self.names = [axes.text(LEFT, y, "", va="center") for y in rows]
        self.told = [axes.text(RIGHT, y, "", va="center", ha="right") for y in rows]
        self.lines = axes.plot([0], [0], color=style.INK, lw=1.6)[0]
        self.left_out = axes.plot([0], [0], color=style.MUTED, lw=1.4, ls=style.DOTTED)[0]
        flat = np.zeros((4, 2))
        self.squares = [axes.fill(*flat.T, color=style.INK, lw=0)[0] for _ in range(SLOTS)]
        look: dict[str, Any] = {"fc": (style.ESKETAMINE, 0.6), "ec": style.ESKETAMINE, "lw": 1.4}
        self.diamond = axes.fill(*flat.T, **look)[0]
        self.wider = axes.plot([0, 0], [HARTUNG + DROP] * 2, color=style.ESKETAMINE, lw=3)[0]
        self.further = axes.plot(
            [0, 0], [FURTHER + DROP] * 2, color=style.ESKETAMINE, lw=2.4, ls=style.DASHED
        )[0]
        self.known = axes.plot([0, 0], [PUBLISHED + DROP] * 2, color=style.INK, lw=1.6)[0]
        self.middle = axes.plot(
            [0], [PUBLISHED + DROP], "D", color=style.INK, mfc=style.PAPER, ms=8, zorder=4
        )[0]
        arrow: dict[str, Any] = {"color": style.ESKETAMINE, "ms": 9, "ls": "none"}
        self.beyond = {
            sign: axes.plot([end], [HARTUNG + DROP], sign, **arrow)[0]
            for sign, end in (("<", LEFT + 0.15), (">", RIGHT - 0.15))
        }

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "trials": self.lines,
            "left_out": self.left_out,
            "squares": self.squares,
            "pool": self.diamond,
            "wider": self.wider,
            "further": self.further,
            "published": [self.known, self.middle],
            "beyond": list(self.beyond.values()),
            "words": [*self.names, *self.told, *self.ticks, self.label, self.title],
        }

    def show_trials(self, known: Known, chosen: Sequence[int], pool: Pool | None) -> None:
        """Names, effects and weights of all trials of an outcome."""
        scale = known.outcome.scale
        for text, tick in zip(self.ticks, scale.ticks, strict=True):
            text.set_text(tick)
        self.label.set_text(scale.label)
        self.title.set_text(known.outcome.name)
        weights = dict(zip(chosen, pool.weights, strict=True)) if pool else {}
        spans: dict[bool, list[tuple[float, float, float]]] = {True: [], False: []}
        for place in range(SLOTS):
            inside = place < len(known.outcome.slots)
            slot = known.outcome.slots[place] if inside else None
            one = known.trials[place] if inside else None
            self.names[place].set_text(f"{place + 1}  {slot.name}" if slot else "")
            self.squares[place].set_visible(place in weights)
            if not one:
                self.told[place].set_text(slot.missing if slot else "")
                continue
            low, high = one.interval
            told = scale.told(one.value, low, high)
            out = "" if place in chosen else ", left out"
            self.told[place].set_text(told + (_weight(weights, place) or out))
            spans[place in chosen].append((*ends(scale.position, low, high), place + DROP))
            if place in weights:
                half = 0.75 * weights[place] ** 0.5
                self.squares[place].set_xy(box(scale.position(one.value), place + DROP, half))
        for line, found in ((self.lines, spans[True]), (self.left_out, spans[False])):
            line.set_visible(bool(found))
            if found:
                line.set_data(broken([s[:2] for s in found]), broken([(s[2],) * 2 for s in found]))

    def show_pool(self, known: Known, model: str, pool: Pool | None) -> None:
        """The pooled effect, and the two wider intervals where the model has them."""
        scale, mixed = known.outcome.scale, model == "random"
        self.names[POOL].set_text(
            "Pooled, random effects" if mixed else "Pooled, one common effect"
        )
        self.diamond.set_visible(pool is not None)
        if pool:
            low, high = pool.interval()
            self.told[POOL].set_text(scale.told(pool.estimate, low, high))
            self.diamond.set_xy(diamond(scale.position, pool.estimate, low, high, POOL + DROP))
        else:
            self.told[POOL].set_text(FEW)
        wider = pool.hartung_knapp() if pool and mixed else None
        further = pool.prediction() if pool and mixed and pool.trials > 2 else None
        for row, line, name, span, else_ in (
            (HARTUNG, self.wider, "Hartung-Knapp", wider, FEW),
            (
                FURTHER,
                self.further,
                "A further trial (prediction)",
                further,
                "needs three trials",
            ),
        ):
            self.names[row].set_text(name if mixed else "")
            told = f"{scale.number(span[0])} to {scale.number(span[1])}" if span else else_
            self.told[row].set_text(told if mixed else "")
            line.set_visible(span is not None)
            if span:
                line.set_xdata(ends(scale.position, *span))
        for sign, side in (("<", 0), (">", 1)):
            ys = [
                row + DROP
                for row, span in ((HARTUNG, wider), (FURTHER, further))
                if span and beyond(scale.position(span[side]))
            ]
            end = LEFT + 0.15 if side == 0 else RIGHT - 0.15
            self.beyond[sign].set_visible(bool(ys))
            if ys:
                self.beyond[sign].set_data([end] * len(ys), ys)

    def show_published(self, known: Known, chosen: Sequence[int]) -> None:
        """The published pool of just these trials, if there is one."""
        found, scale = known.published_of(chosen), known.outcome.scale
        told = known.outcome.published
        self.names[PUBLISHED].set_text(f"Published: {told.name}" if found and told else "")
        self.told[PUBLISHED].set_text(scale.told(*found) if found else "")
        for artist in (self.known, self.middle):
            artist.set_visible(found is not None)
        if found:
            self.known.set_xdata(ends(scale.position, *found[1:]))
            self.middle.set_xdata([scale.position(found[0])])


def _weight(weights: dict[int, float], place: int) -> str:
    return f", {percent(weights[place])}" if place in weights else ""


@figure(uses=OUTCOME_USES)
def forest_plot(rows: Rows) -> LiveFigure:
    """Trials of one outcome, pooled as the reader likes; only what may be pooled can be."""
    outcomes = {key: Known(rows, outcome) for key, outcome in OUTCOMES.items()}
    picture = _Picture()

    @cache
    def made(outcome: str, model: str, chosen: tuple[int, ...]) -> Pool | None:
        return outcomes[outcome].pool(model, chosen)

    def now(outcome: str, ticked: dict[str, bool]) -> tuple[Known, tuple[int, ...]]:
        known = outcomes[outcome]
        return known, tuple(known.chosen([ticked[f"t{place}"] for place in range(1, SLOTS + 1)]))

    def update(outcome: str, model: str, **ticked: bool) -> None:
        known, chosen = now(outcome, ticked)
        pool = made(outcome, model, chosen)
        picture.show_trials(known, chosen, pool)
        picture.show_pool(known, model, pool)
        picture.show_published(known, chosen)

    def summary(outcome: str, model: str, **ticked: bool) -> str:
        known, chosen = now(outcome, ticked)
        return _summary(known, model, chosen, made(outcome, model, chosen))

    def tables(outcome: str, model: str, **ticked: bool) -> list[DataTable]:
        known, chosen = now(outcome, ticked)
        return list(_tables(known, model, chosen, made(outcome, model, chosen)))

    return LiveFigure(
        name="forest-plot",
        title="Esketamine against placebo spray: pool the trials yourself",
        figure=picture.figure,
        update=update,
        controls={
            "outcome": Choice(
                "Outcome",
                options={key: outcome.name for key, outcome in OUTCOMES.items()},
                default="madrs-28",
            ),
            "model": Choice("Model", options=MODELS, default="random"),
            **{
                f"t{place}": Check(f"Trial {place}", default=place < SLOTS)
                for place in range(1, SLOTS + 1)
            },
        },
        artists=picture.artists,
        tables=tables,
        summary=summary,
        alt=(
            "A forest plot. Above, up to six numbered trials, each with its effect, a line for its "
            "interval and a box as large as its weight. Below them the pooled effect as a diamond, "
            "the wider Hartung-Knapp interval, the still wider interval for a further trial, and a "
            "published pool of the same trials, where there is one."
        ),
        takeaway=(
            "Beside an antidepressant esketamine gains a few points on average. How sure that is "
            "depends on the interval you read: with few trials the honest ones are wide."
        ),
        not_shown=(
            "Trials that were never read or never published, and what unblinding adds. Ketamine by "
            "vein: its trials differ too much in control and time to stand in one pool here."
        ),
        basis=[
            Basis(
                "data",
                "Boxes: each trial as published or posted, every placebo arm counted once: the "
                "doses of one trial are one row. Day 28: differences of a model for repeated "
                "measures, except Japan (means and SD). Numbers of responders were worked out "
                "from published percentages.",
            ),
            Basis(
                "model",
                "Orange: pooled here by inverse variance; random effects after Paule and Mandel; "
                "Hartung-Knapp with the correction for few trials; prediction by a t distribution "
                "with two degrees of freedom fewer than trials.",
            ),
            Basis(
                "data",
                "Hollow diamond: a published pool of the same trials. For day 28 it used patients' "
                "own data, and we infer its five trials, which its abstract does not name.",
            ),
        ],
    )


_HEADS = ("Measure", "Effect", "95% low", "95% high")


def _tables(
    known: Known, model: str, chosen: Sequence[int], pool: Pool | None
) -> Iterator[DataTable]:
    """Each trial that has a number with its weight, and what is pooled of those chosen."""
    scale, slots = known.outcome.scale, known.outcome.slots
    measure = "Risk ratio" if scale.logs else "MADRS points"
    weights = dict(zip(chosen, pool.weights, strict=True)) if pool else {}
    trials = [
        (
            slots[place].name,
            measure,
            *map(scale.number, (one.value, *one.interval)),
            f"{100 * weights[place]:.0f}" if place in weights else "",
        )
        for place, one in enumerate(known.trials)
        if one
    ]
    yield DataTable("Trials.", ("Trial", *_HEADS, "Weight (%)"), trials)
    found: list[tuple[str, str, tuple[float, float]]] = []
    if pool:
        middle = scale.number(pool.estimate)
        found.append((MODELS[model], middle, pool.interval()))
        if model == "random":
            found.append(("Random effects, Hartung-Knapp", middle, pool.hartung_knapp()))
            if pool.trials > 2:
                found.append(("A further trial (prediction)", middle, pool.prediction()))
    if told := known.published_of(chosen):
        found.append(("Published pool of these trials", scale.number(told[0]), told[1:]))
    lines = [(name, measure, effect, *map(scale.number, span)) for name, effect, span in found]
    yield DataTable("Pooled.", ("What", *_HEADS), lines)


def _summary(known: Known, model: str, chosen: Sequence[int], pool: Pool | None) -> str:
    scale, slots = known.outcome.scale, known.outcome.slots
    names = joined([slots[place].name for place in chosen]) or "no trial"
    if not pool:
        return f"{known.outcome.name}: {names} chosen; pooling {FEW}."
    what = "risk ratio" if scale.logs else "gain in points"
    text = (
        f"{known.outcome.name}, {names}: {MODELS[model].lower()}, {what} "
        f"{scale.told(pool.estimate, *pool.interval())}"
    )
    if model == "random":
        wider = pool.hartung_knapp()
        text += f"; Hartung-Knapp {scale.number(wider[0])} to {scale.number(wider[1])}"
        if pool.trials > 2:
            further = pool.prediction()
            text += f"; a further trial {scale.number(further[0])} to {scale.number(further[1])}"
    text += f". I² {percent(pool.i2)}"
    found, told = known.published_of(chosen), known.outcome.published
    if found and told:
        text += f". Published pool ({told.name}): {scale.told(*found)}"
    return f"{text}."
