"""From the drug to mood, step by step, in the words of six rival accounts."""

from __future__ import annotations

import re
import textwrap
from itertools import chain

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch

from cmebook.evidence import Claim, Estimate, Finding, Rows
from cmebook.figures import style
from cmebook.figures.ketamine.accounts import ACCOUNTS, LOST, ONSET, SPINES, STAGES, Step
from cmebook.figures.registry import figure
from cmebook.figures.words import joined
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range

USES = tuple(
    dict.fromkeys(
        [
            *chain.from_iterable(
                (*step.findings, step.claim)
                for account in ACCOUNTS.values()
                for step in account.steps
            ),
            *(ONSET, LOST, SPINES),
        ]
    )
)
#: Words in the population of a row, and who that is in short.
_WHO = {
    r"\brats?\b": "rats",
    r"\b(mouse|mice)\b": "mice",
    r"\brodents?\b": "rodents",
    r"\bmonkeys?\b": "monkeys",
    r"\bin vitro\b": "in a dish",
    r"\b(healthy|patients?|MDD|TRD|depressed|adults|RCTs|people)\b": "people",
}
SOLID: style.Dashes = (0, ())
#: How sure a step is decides the line around its box, so that colour is not needed.
_LINES = {"high": SOLID, "moderate": SOLID, "low": style.DASHED, "very low": style.DOTTED}
UNRATED, UNNAMED = "not rated", "this account names\nnothing here"
BOX = (0.262, 0.74)


def seen_in(population: str) -> list[str]:
    """Who the population of a row is, in a word each."""
    return [short for words, short in _WHO.items() if re.search(words, population)]


class _Known:
    """What the evidence says of one step."""

    def __init__(self, rows: Rows, step: Step) -> None:
        found = [rows.row(row_id) for row_id in step.findings]
        self.label = step.label
        numbers = [rows.text(row.id, "ci") for row in found if isinstance(row, Estimate)]
        self.said = step.said.format(*numbers)
        populations = [row.population for row in found if isinstance(row, Finding | Estimate)]
        self.who = list(dict.fromkeys(chain.from_iterable(map(seen_in, populations))))
        claim = rows.row(step.claim) if step.claim else None
        self.certainty = claim.certainty if isinstance(claim, Claim) else UNRATED

    @property
    def certainty_told(self) -> str:
        """How sure the step is; blank where the account names nothing."""
        return self.certainty if self.label else ""

    @property
    def badge(self) -> str:
        """Certainty, and in whom it was seen, in short lines."""
        if not self.label:
            return ""
        who = textwrap.wrap(", ".join(self.who) or "a review", 13)
        return "\n".join([self.certainty, *who])


def _clocks(rows: Rows) -> tuple[str, ...]:
    """When each stage runs."""
    return (
        "minutes\nto hours",
        "minutes\nto hours",
        "minutes\nto hours",
        "hours",
        f"{rows.text(SPINES)}\nin mice",
        f"{rows.text(ONSET)} to\n{rows.text(LOST, 'high')}",
    )


@figure(uses=[row_id for row_id in USES if row_id])
def cascade(rows: Rows) -> LiveFigure:
    """Six boxes from the drug down to mood; a slider picks the step, a list the account."""
    known = {
        key: [_Known(rows, step) for step in account.steps] for key, account in ACCOUNTS.items()
    }
    clocks = _clocks(rows)
    drawing = Drawing(figsize=(7.0, 5.6))
    axes = drawing.add_axes((0.012, 0.0, 0.976, 1.0))
    _frame(axes, clocks)
    boxes = [_box(axes, place) for place in range(len(STAGES))]
    middle = sum(BOX) / 2
    labels = [
        axes.text(middle, place, "", ha="center", va="center", size=10.5, linespacing=1.15)
        for place in range(len(STAGES))
    ]
    badges = [
        axes.text(BOX[1] + 0.025, place, "", va="center", size=10.5, linespacing=1.15)
        for place in range(len(STAGES))
    ]

    def update(account: str, step: float) -> None:
        for place, (what, box) in enumerate(zip(known[account], boxes, strict=True)):
            chosen = place == step - 1
            labels[place].set_text(what.label or UNNAMED)
            labels[place].set_fontstyle("normal" if what.label else "italic")
            badges[place].set_text(what.badge)
            box.set_linestyle(_LINES.get(what.certainty, style.DOTTED) if what.label else SOLID)
            box.set_linewidth(0.6 if not what.label else 2.6 if chosen else 1.5)
            box.set_edgecolor(style.KETAMINE if what.label else style.MUTED)
            box.set_facecolor((style.KETAMINE, style.BAND_ALPHA if chosen else 0.0))

    def summary(account: str, step: float) -> str:
        place = int(step) - 1
        what = known[account][place]
        stage = STAGES[place].lower()
        head = f"{ACCOUNTS[account].name}, step {place + 1} of {len(STAGES)} ({stage}): "
        if not what.label:
            return f"{head}{UNNAMED}.".replace("\n", " ")
        who = f" Studied in {joined(what.who)}." if what.who else ""
        return f"{head}{what.label}. {what.said}{who} Certainty: {what.certainty}.".replace(
            "\n", " "
        )

    def tables(account: str, step: float) -> list[DataTable]:
        told = [
            tuple(
                text.replace("\n", " ")
                for text in (
                    stage,
                    when,
                    what.label or UNNAMED,
                    what.certainty_told,
                    joined(what.who),
                )
            )
            for stage, when, what in zip(STAGES, clocks, known[account], strict=True)
        ]
        heads = ("Step", "When", "What happens", "How sure", "Studied in")
        return [DataTable("The steps of this account.", heads, told)]

    return LiveFigure(
        name="cascade",
        title="From the drug to mood: rival accounts, step by step",
        figure=drawing,
        narrow=(4.2, 5.8),
        update=update,
        controls={
            "account": Choice(
                "Account to look at",
                options={key: account.name for key, account in ACCOUNTS.items()},
                default="disinhibition",
            ),
            "step": Range(
                "Step to read about",
                values=range(1, len(STAGES) + 1),
                default=2,
                format=lambda value: f"{value:g}. {STAGES[round(value) - 1]}",
            ),
        },
        artists={"boxes": boxes, "labels": labels, "badges": badges},
        tables=tables,
        summary=summary,
        alt=(
            "Flow chart of six boxes from the drug over target, cells, signals and synapses down "
            "to mood. Beside each box stand when it happens, how sure it is and in whom it was "
            "studied. Boxes with a dashed or dotted line are unsure; some accounts leave boxes "
            "empty."
        ),
        takeaway=(
            "Pick an account and walk down its steps. Most steps between the receptor and mood are "
            "known from animals; no account is proved in people."
        ),
        not_shown=(
            "How much each account contributes: they do not exclude one another, and nobody has "
            "weighed them against each other in people."
        ),
        basis=[
            Basis(
                "data",
                "The sentence under the picture says what studies of the shaded step found, for "
                "and against. The line of a box is the certainty (GRADE) of the step: solid is "
                "high or moderate, dashed low, dotted very low or not rated.",
            ),
            Basis(
                "assumption",
                "The cut into six steps is ours; authors draw it differently. Times without a "
                "number are orders of magnitude.",
            ),
        ],
    )


def _frame(axes: Axes, clocks: tuple[str, ...]) -> None:
    """Everything that stays: stages, their clocks, the heads of the columns, the arrows."""
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(len(STAGES) - 0.55, -1.1))
    for x, text in (
        (0, "When"),
        (BOX[0] + 0.02, "What happens"),
        (BOX[1] + 0.03, "How sure,\nstudied in"),
    ):
        axes.text(x, -0.75, text, va="center", weight="bold", linespacing=1.15)
    for place, (stage, clock) in enumerate(zip(STAGES, clocks, strict=True)):
        axes.text(0, place - 0.13, stage, va="bottom", weight="bold", size=10.5)
        axes.text(0, place - 0.1, clock, va="top", size=10, linespacing=1.1)
    middle = sum(BOX) / 2
    for place in range(len(STAGES) - 1):
        axes.annotate(
            "",
            (middle, place + 0.64),
            (middle, place + 0.36),
            arrowprops={"arrowstyle": "->", "color": style.INK, "lw": 1.3},
        )


def _box(axes: Axes, place: int) -> FancyBboxPatch:
    box = FancyBboxPatch(
        (BOX[0], place - 0.34),
        BOX[1] - BOX[0],
        0.68,
        boxstyle="round,pad=0,rounding_size=0.03",
        mutation_aspect=4,
    )
    axes.add_patch(box)
    return box
