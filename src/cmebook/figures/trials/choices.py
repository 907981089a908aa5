"""The outcomes of the icon array: what 100 people get, from which trials, against what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from cmebook.evidence import Rows
from cmebook.figures.trials.compared import counts, pooled_measure
from cmebook.models.risk import MEASURES, Counts, Effect, Measure

_RESPONSE, _REMISSION = (
    tuple(
        f"katz2021.arms-{outcome}-d28-{trial}"
        for trial in ("56-84mg-combined-transform1", "transform2", "transform3")
    )
    for outcome in ("response", "remission")
)


@dataclass(frozen=True)
class Question:
    """An outcome of a treatment against a control; ``good`` is one that people want."""

    name: str
    rows: tuple[str, ...]
    outcome: str
    treatment: str
    control: str
    good: bool = True


QUESTIONS = {
    "response": Question(
        "Response at 4 weeks (against placebo spray)",
        _RESPONSE,
        "respond",
        "esketamine",
        "placebo spray",
    ),
    "remission": Question(
        "Remission at 4 weeks (against placebo spray)",
        _REMISSION,
        "remit",
        "esketamine",
        "placebo spray",
    ),
    "quetiapine": Question(
        "Remission at 8 weeks (against quetiapine)",
        ("reif2023.arms-remission-d56",),
        "remit",
        "esketamine",
        "quetiapine",
    ),
    "relapse": Question(
        "Relapse of stable remitters (against stopping)",
        ("daly2019.arms-relapse-remitters",),
        "relapse",
        "going on",
        "stopping",
        good=False,
    ),
    "midazolam": Question(
        "Response at 24 hours (ketamine against midazolam)",
        ("murrough2013.arms-response-d1",),
        "respond",
        "ketamine",
        "midazolam",
    ),
}
#: A gain of less than half a person in 100 is told as none.
LEAST = 0.005
QUESTION_USES = tuple(dict.fromkeys(row for one in QUESTIONS.values() for row in one.rows))


class Answer:
    """One question with its numbers: counts of each trial, and the effect by each measure."""

    def __init__(self, rows: Rows, question: Question) -> None:
        self.question = question
        self.trials: list[Counts] = [counts(rows, row_id) for row_id in question.rows]
        self.effects: dict[Measure, Effect] = {
            measure: self._effect(rows, measure) for measure in MEASURES
        }

    def _effect(self, rows: Rows, measure: Measure) -> Effect:
        if len(self.trials) == 1:
            return self.trials[0].effect(measure)
        value, se = pooled_measure(rows, self.question.rows, measure)
        return Effect(measure, value, se)

    @cached_property
    def control(self) -> float:
        """Share (0 to 1) of all control patients with the outcome."""
        return sum(one.control for one in self.trials) / sum(one.of_control for one in self.trials)

    def gain(self, measure: Measure, baseline: float, side: int = 0) -> float:
        """Share of people who fare better for being treated; below 0 if more fare worse."""
        risk = self.effects[measure].end(side).risk(baseline)
        return risk - baseline if self.question.good else baseline - risk

    def gains(self, measure: Measure, baseline: float) -> tuple[float, float, float]:
        """The gain, and the ends of its interval, smaller first."""
        ends = sorted(self.gain(measure, baseline, side) for side in (-1, 1))
        return self.gain(measure, baseline), ends[0], ends[1]


def needed(gain: float, low: float, high: float) -> str:
    """ "NNT 7 (4 to 25)"; an interval that holds no gain at all has no upper end."""
    told = f"NNT {whole(gain)}" if gain >= LEAST else "no NNT"
    if high < LEAST:
        return told
    return f"{told} ({whole(high)} to {whole(low) if low >= LEAST else 'no gain'})"


def whole(gain: float) -> int:
    """Whole people to treat for one who fares better; as trials do, rounded up."""
    return ceil(1 / gain - 1e-9)
