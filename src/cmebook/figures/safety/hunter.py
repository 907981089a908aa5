"""The Hunter criteria with every sign as a check box: which rule fires, and what is missing."""

from __future__ import annotations

import textwrap
from typing import Any

from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Rectangle

from cmebook.evidence import Rows
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.safety.criteria import Criteria, Part, Patient, present
from cmebook.figures.words import joined
from cmebook.live import Basis, Check, DataTable, LiveFigure, Range

#: Temperatures offered: normal, at the limit, just above it.
TEMPERATURES = (37.0, 38.0, 38.1)
#: What is ticked at first: two signs that ketamine itself can cause, which meet no rule.
FIRST = ("agitation", "diaphoresis")
#: Left edges of the columns, and the width of all of them together.
LEFT, WIDTH, MARK = 0.075, 0.815, 0.95
HEIGHT = 0.74


class _Picture:
    """Rules as rows of boxes, one box for each part a rule needs."""

    def __init__(self, criteria: Criteria) -> None:
        self.criteria = criteria
        self.figure = Drawing(figsize=(7.0, 5.3))
        axes = self.axes = self.figure.add_axes((0.012, 0.0, 0.976, 1.0))
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(len(criteria.rules) + 0.55, -1.75))
        axes.text(0, -0.62, "A rule needs all boxes of its row", va="center", weight="bold")
        axes.text(MARK, -0.62, "fires", ha="center", va="center", weight="bold")
        outside = [criteria.label(sign) for sign in criteria.other]
        words = textwrap.fill(f"Not in the rule: {'; '.join(outside)}", 50)
        axes.text(0, len(criteria.rules) - 0.35, words, va="top", linespacing=1.15)
        self.verdict = axes.text(0, -1.3, "", va="center", weight="bold", size=12)
        self.boxes: list[tuple[Part, Rectangle]] = []
        self.marks = {}
        for row, rule in enumerate(criteria.rules):
            axes.text(0.005, row, rule.id, va="center", weight="bold", size=11)
            parts = criteria.parts[rule.id]
            left = LEFT
            for part, width in zip(parts, _widths(parts), strict=True):
                self.boxes.append((part, self._box(part, left, row, width)))
                left += width
            self.marks[rule.id] = axes.text(
                MARK, row, "", ha="center", va="center", weight="bold", size=12
            )

    def _box(self, part: Part, left: float, row: int, width: float) -> Rectangle:
        box = Rectangle((left, row - HEIGHT / 2), width - 0.015, HEIGHT)
        self.axes.add_patch(box)
        words = part.label.replace(" or ", "\nor ")
        lines = [textwrap.fill(line, 20) for line in words.split("\n")]
        self.axes.text(
            left + (width - 0.015) / 2, row, "\n".join(lines), ha="center", va="center", size=10,
            linespacing=1.1,
        )  # fmt: skip
        return box

    def draw(self, patient: Patient) -> None:
        """Fill the boxes of what is there; mark the rules that fire."""
        for part, box in self.boxes:
            met = self.criteria.met(part, patient)
            box.set_facecolor((style.KETAMINE, 0.32 if met else 0.0))
            box.set_edgecolor(style.KETAMINE if met else style.MUTED)
            box.set_linewidth(2.4 if met else 0.9)
        found = self.criteria.verdict(patient)
        for rule_id, mark in self.marks.items():
            mark.set_text("yes" if rule_id in found.fired else "no")
        self.verdict.set_text(headline(patient, found.first))

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "boxes": [box for _, box in self.boxes],
            "marks": list(self.marks.values()),
            "verdict": self.verdict,
        }


def _widths(parts: tuple[Part, ...]) -> list[float]:
    """Halves for one part or two; of three parts the longest gets more."""
    if len(parts) < 3:
        return [WIDTH / 2] * len(parts)
    sizes = [min(len(part.label), 20) + 8 for part in parts]
    return [WIDTH * size / sum(sizes) for size in sizes]


def headline(patient: Patient, first: str) -> str:
    """The answer in a line."""
    if not patient.serotonergic_agent:
        return "Not applicable: no serotonergic drug"
    return f"Serotonin toxicity by the rule: {'yes, ' + first if first else 'no'}"


@figure(uses=["hunter.yaml"])
def hunter_rule(rows: Rows) -> LiveFigure:
    """Five rules, their parts, and the answer for the signs that are ticked."""
    criteria = Criteria(rows.hunter_criteria())
    picture = _Picture(criteria)

    def patient(agent: bool, temp_c: float, **found: bool) -> Patient:
        return Patient(present(criteria.signs, found), temp_c, agent)

    def update(agent: bool, temp_c: float, **found: bool) -> None:
        picture.draw(patient(agent, temp_c, **found))

    def summary(agent: bool, temp_c: float, **found: bool) -> str:
        seen = patient(agent, temp_c, **found)
        fired = criteria.verdict(seen).fired
        text = f"{headline(seen, fired[0] if fired else '')}."
        if not agent:
            return f"{text} Without one the criteria do not apply; look for another cause."
        if fired:
            more = f" {joined(list(fired[1:]))} would fire too." if fired[1:] else ""
            rule = next(one for one in criteria.rules if one.id == fired[0])
            return f"{text} {rule.text}{more}"
        near = [
            f"{one.id} lacks {lost[0]}"
            for one in criteria.rules
            if len(criteria.parts[one.id]) > len(lost := criteria.missing(one.id, seen)) == 1
        ]
        return f"{text} {'; '.join(near) + '.' if near else 'No rule is one step away.'}"

    def tables(agent: bool, temp_c: float, **found: bool) -> list[DataTable]:
        seen = patient(agent, temp_c, **found)
        fired = criteria.verdict(seen).fired
        lines = [
            (
                one.id,
                ", and ".join(part.label for part in criteria.parts[one.id]),
                ", and ".join(criteria.missing(one.id, seen)) or "nothing",
                "yes" if one.id in fired else "no",
            )
            for one in criteria.rules
        ]
        return [DataTable("Rules, in order.", ("Rule", "Needs", "Missing", "Fires"), lines)]

    return LiveFigure(
        name="hunter-rule",
        title="The Hunter rule, sign by sign",
        figure=picture.figure,
        narrow=(4.2, 5.9),
        update=update,
        controls={
            "agent": Check("A serotonergic drug, now or recently", default=True),
            **{
                sign: Check(criteria.label(sign).capitalize(), default=sign in FIRST)
                for sign in criteria.signs
            },
            "temp_c": Range(
                "Core temperature", values=TEMPERATURES, default=37.0, unit="°C", format=".1f"
            ),
        },
        artists=picture.artists,
        tables=tables,
        summary=summary,
        alt=(
            "Five rows, R1 to R5, one for each rule of the Hunter criteria. Each row has a box for "
            "each thing the rule needs; a box is filled and thickly edged when it is there. At the "
            "right end of a row stands whether the rule fires; on top, the answer."
        ),
        takeaway=(
            "Every road of the rule but one leads through clonus: look for it at the ankle and in "
            "the eyes. Sweating, agitation and a fast pulse alone never make it positive."
        ),
        not_shown=(
            "The cause, the severity, and how the rule does in a ketamine session: it was made "
            "from overdoses. Signs come and go: a negative answer holds for the moment."
        ),
        basis=[
            Basis(
                "data",
                "The five rules as in the criteria of 2003; the picture asks the same code that "
                "passes their test patients.",
            ),
            Basis(
                "assumption",
                "The temperatures are examples: normal, at the limit, just above it.",
            ),
        ],
    )
