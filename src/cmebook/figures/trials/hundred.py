"""A hundred people: what treatment changes for them, at the baseline risk in the reader's hand."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from cmebook.evidence import Finding, Rows
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.trials.choices import QUESTION_USES, QUESTIONS, Answer, Question, needed
from cmebook.figures.words import percent
from cmebook.live import Basis, Choice, DataTable, LiveFigure, Range, Series
from cmebook.models.risk import MEASURES, Measure

CONSTANT = "cochrane_handbook51.one-measure"
NAMES: dict[Measure, str] = {"rr": "risk ratio", "or": "odds ratio", "rd": "risk difference"}
SIDES = {"mid": "The estimate", "low": "Lower end of its interval", "high": "Upper end"}
_SIDE = {"low": -1, "mid": 0, "high": 1}
BASELINES = tuple(range(5, 96, 5))
PEOPLE, COLUMNS = 100, 20
SHARES = np.linspace(0.01, 0.99, 50)
#: Where a person may be, with the look of the marker: by shape and filling, not colour alone.
LOOKS: dict[str, dict[str, Any]] = {
    "gained": {"marker": "o", "color": style.EFFECT},
    "lost": {"marker": "X", "color": style.WARNING, "lw": 1},
    "with": {"marker": "s", "facecolors": style.PAPER, "edgecolors": style.INK, "lw": 1.4},
    "without": {"marker": ".", "color": style.MUTED},
}
_SPOTS = np.array([(k // 5, 4 - k % 5) for k in range(PEOPLE)], dtype=float)
#: Where a group without people stands: outside the limits of its axes.
_NOWHERE = np.array([(-9.0, 9.0)])
LINES: dict[Measure, dict[str, Any]] = {
    "rr": {"color": style.ESKETAMINE},
    "or": {"color": style.KETAMINE, "ls": style.DASHED},
    "rd": {"color": style.HYDROXYNORKETAMINE, "ls": style.DOTTED, "lw": 2.4},
}


class _Picture:
    """People, a key with their numbers, and risk with treatment against risk without."""

    def __init__(self) -> None:
        self.figure = Drawing(figsize=(7.0, 7.6), layout="constrained")
        people, key, curve = self.figure.subplots(3, 1, height_ratios=[2.4, 2.1, 3.9])
        people.set_title("Of 100 people treated", loc="left")
        self.result = people.set_title(" ", loc="right", fontweight="normal")
        self._draw_people(people, key)
        self._draw_curve(curve)

    def _draw_people(self, axes: Axes, key: Axes) -> None:
        axes.set(xlim=(-0.7, COLUMNS - 0.3), ylim=(-0.7, 4.7))
        key.set(xlim=(0, 1), ylim=(3.6, -0.6))
        for one in (axes, key):
            one.set_axis_off()
        self.groups, self.counts, self.words = {}, {}, {}
        for row, (place, look) in enumerate(LOOKS.items()):
            self.groups[place] = axes.scatter([0], [0], s=62, **look)
            key.scatter([0.025], [row], s=62, **look)
            self.counts[place] = key.text(0.13, row, "", ha="right", va="center")
            self.words[place] = key.text(0.16, row, "", va="center")

    def _draw_curve(self, axes: Axes) -> None:
        self.title = axes.set_title("With treatment (%)", loc="left")
        axes.set(xlim=(0, 100), ylim=(0, 103), yticks=range(0, 101, 25), xticks=range(0, 101, 20))
        axes.set_xlabel("Without it (%): the baseline you set")
        axes.plot([0, 100], [0, 100], color=style.INK, lw=0.8)
        self.lines = {
            measure: axes.plot(100 * SHARES, 100 * SHARES, label=NAMES[measure], **look)[0]
            for measure, look in LINES.items()
        }
        axes.legend(loc="lower right")
        self.seen = axes.plot([0], [0], "D", color=style.INK, mfc=style.PAPER, ms=8, ls="none")[0]
        self.drop = axes.plot([0, 0], [0, 0], color=style.EFFECT, lw=3)[0]
        self.dot = axes.plot([0], [0], "o", color=style.EFFECT, ms=9, zorder=4)[0]

    @property
    def artists(self) -> dict[str, Any]:
        return {
            **self.groups,
            **{f"line_{measure}": line for measure, line in self.lines.items()},
            "seen": self.seen,
            "now": [self.drop, self.dot],
            "words": [self.result, self.title, *self.counts.values(), *self.words.values()],
        }

    def show_people(self, question: Question, many: dict[str, int], told: str) -> None:
        """Markers, their numbers and what they mean."""
        start = 0
        for place, number in many.items():
            spots = _SPOTS[start : start + number] if number else _NOWHERE
            self.groups[place].set_offsets(spots)
            self.counts[place].set_text(str(number))
            start += number
        for place, words in meanings(question).items():
            self.words[place].set_text(words)
        self.result.set_text(told)

    def show_curve(self, answer: Answer, measure: Measure, baseline: float, side: int) -> None:
        """The three assumptions, what trials saw, and where the reader stands."""
        for key, line in self.lines.items():
            end = answer.effects[key].end(side)
            line.set_ydata([100 * end.risk(float(share)) for share in SHARES])
        risks = [one.risks for one in answer.trials]
        self.seen.set_data([100 * c for _, c in risks], [100 * t for t, _ in risks])
        risk = 100 * answer.effects[measure].end(side).risk(baseline)
        self.drop.set_data([100 * baseline] * 2, [100 * baseline, risk])
        self.dot.set_data([100 * baseline], [risk])
        self.title.set_text(f"{answer.question.outcome.capitalize()} with treatment (%)")


def meanings(question: Question) -> dict[str, str]:
    """What each marker stands for."""
    verb, one, other = question.outcome, question.treatment, question.control
    if question.good:
        return {
            "gained": f"{verb} because of {one}",
            "lost": f"would have on {other}, do not now",
            "with": f"{verb} either way",
            "without": f"do not {verb} either way",
        }
    return {
        "gained": f"kept well by {one}",
        "lost": f"{verb} because of {one}",
        "with": f"{verb} either way",
        "without": "stay well either way",
    }


def counted(question: Question, baseline: float, risk: float) -> dict[str, int]:
    """Whole people of a hundred, in the order of ``LOOKS``; they add up."""
    without, treated = round(PEOPLE * baseline), round(PEOPLE * risk)
    more = treated - without if question.good else without - treated
    return {
        "gained": max(more, 0),
        "lost": max(-more, 0),
        "with": min(without, treated),
        "without": PEOPLE - max(without, treated),
    }


@figure(uses=[*QUESTION_USES, CONSTANT])
def hundred_people(rows: Rows) -> LiveFigure:
    """A hundred people at a baseline risk, and three ways to carry a trial's effect to them."""
    answers = {key: Answer(rows, question) for key, question in QUESTIONS.items()}
    picture = _Picture()

    def people(outcome: str, base: float, measure: Measure, end: str) -> dict[str, int]:
        answer, baseline = answers[outcome], base / 100
        risk = answer.effects[measure].end(_SIDE[end]).risk(baseline)
        return counted(answer.question, baseline, risk)

    def update(outcome: str, base: float, measure: Measure, end: str) -> None:
        answer, many = answers[outcome], people(outcome, base, measure, end)
        gains = answer.gains(measure, base / 100)
        told = needed(*gains) if end == "mid" else more(many)
        picture.show_people(answer.question, many, told)
        picture.show_curve(answer, measure, base / 100, _SIDE[end])

    def summary(outcome: str, base: float, measure: Measure, end: str) -> str:
        answer, many = answers[outcome], people(outcome, base, measure, end)
        told = [f"{many[place]} {words}" for place, words in meanings(answer.question).items()]
        effect = answer.effects[measure].end(_SIDE[end]).shown
        sort = f"{100 * effect:.0f} points" if measure == "rd" else f"{effect:.2f}"
        return (
            f"{answer.question.name}; baseline {base:.0f} in 100, {NAMES[measure]} "
            f"{sort.replace('-', '−')} ({SIDES[end].lower()}) taken to hold for everybody: "
            f"{'; '.join(told)}. {more(many).capitalize()}; "
            f"{needed(*answer.gains(measure, base / 100))}. In the trials the baseline was "
            f"{percent(answer.control)}."
        )

    def tables(outcome: str, base: float, measure: Measure, end: str) -> list[DataTable]:
        answer, many = answers[outcome], people(outcome, base, measure, end)
        told = [(words, str(many[place])) for place, words in meanings(answer.question).items()]
        counted = [
            (str(number), *(f"{100 * risk:.1f}" for risk in one.risks))
            for number, one in enumerate(answer.trials, 1)
        ]
        groups = ("With treatment (%)", "Control (%)")
        return [
            DataTable("Of 100 people.", ("Who", "People"), told),
            DataTable("Counted in the trials.", ("Trial", *groups), counted),
        ]

    return LiveFigure(
        name="hundred-people",
        title="A hundred people, at the baseline risk you choose",
        figure=picture.figure,
        update=update,
        controls={
            "outcome": Choice(
                "Outcome",
                options={key: question.name for key, question in QUESTIONS.items()},
                default="response",
            ),
            "base": Range(
                "Of 100 people, how many have the outcome without it", values=BASELINES, default=40
            ),
            "measure": Choice(
                "What stays the same in everybody",
                options={key: NAMES[key] for key in MEASURES},
                default="rr",
            ),
            "end": Choice("Effect", options=SIDES, default="mid"),
        },
        artists=picture.artists,
        series=[
            Series(f"line_{key}", name=f"Same {name}", x="Without (%)", y="With (%)")
            for key, name in NAMES.items()
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Above, a hundred markers: people who fare better because of the treatment, those who "
            "fare worse, and those for whom it changes nothing, with their numbers. Below, the "
            "share with the outcome on treatment against the share without it: three lines for "
            "three assumptions, which meet near the trials, shown as diamonds, and part elsewhere."
        ),
        takeaway=(
            "For most people treatment changes nothing, and how many it helps depends on their "
            "baseline and on which measure you take to be the same in everybody."
        ),
        not_shown=(
            "Who will be the one that gains: nobody can tell. Harms and burden. Where your own "
            "patient’s baseline lies, which no trial here measured."
        ),
        basis=[
            Basis(
                "data",
                "Diamonds: risks counted in the two groups of each trial. Placebo spray: "
                "TRANSFORM-1 to -3, with a new antidepressant in both groups. Quetiapine: "
                "ESCAPE-TRD, open label, an SSRI or SNRI in both. Stopping: SUSTAIN-1, "
                "antidepressant in both. Midazolam: one trial without antidepressants, counts "
                "rebuilt from percentages read second-hand.",
            ),
            Basis(
                "model",
                "Effect and interval from those counts; of the three TRANSFORM trials pooled by "
                "random effects. The interval is that of the effect alone; the baseline is taken "
                "as known. A number needed to treat is rounded up.",
            ),
            Basis(
                "assumption",
                f"That one measure is the same at every baseline. {_statement(rows)} Markers "
                "show the balance, so nobody is taken to fare worse where more fare better.",
            ),
        ],
    )


def more(many: dict[str, int]) -> str:
    """ "14 more fare better", or worse."""
    if many["lost"]:
        return f"{many['lost']} more fare worse"
    return f"{many['gained']} more fare better"


def _statement(rows: Rows) -> str:
    row = rows.row(CONSTANT)
    assert isinstance(row, Finding)
    return row.statement
