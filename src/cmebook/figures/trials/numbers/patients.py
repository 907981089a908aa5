"""Computed numbers: people in a hundred, and how many are treated for one who fares better."""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.trials.choices import QUESTIONS, Answer, whole
from cmebook.models.risk import Measure

#: Outcomes told in people: the id, and words for what is gained by what.
_TOLD = {
    "response": "in response at day 28 on esketamine than on placebo spray, TRANSFORM-1, -2 and -3",
    "remission": "in remission at day 28 on esketamine than on placebo spray, TRANSFORM-1, -2, -3",
    "quetiapine": "in remission at week 8 on esketamine than on quetiapine, ESCAPE-TRD",
}


def _difference(key: str) -> Callable[[Rows], Value]:
    """People in 100 who fare better, with the interval of the difference."""

    def compute(rows: Rows) -> Value:
        effect = Answer(rows, QUESTIONS[key]).effects["rd"]
        ends = (100 * effect.end(side).shown for side in (-1, 1))
        return Value(100 * effect.shown, *ends)

    return compute


def _needed(key: str) -> Callable[[Rows], float]:
    return lambda rows: whole(Answer(rows, QUESTIONS[key]).effects["rd"].shown)


def _at(key: str, measure: Measure, baseline: int) -> Computed:
    """People in 100 with the outcome at a baseline, if a measure is the same in everybody."""
    names = {"rr": "risk ratio", "or": "odds ratio", "rd": "risk difference"}
    return Computed(
        f"calc.tri-{key}-{measure}-{baseline}",
        f"Of 100 people, how many respond on esketamine where {baseline} do on placebo spray, if "
        f"the {names[measure]} is the same in everybody",
        "in 100",
        QUESTIONS[key].rows,
        lambda rows: 100 * Answer(rows, QUESTIONS[key]).effects[measure].risk(baseline / 100),
        basis="assumption",
    )


PATIENTS = (
    *(
        Computed(
            f"calc.tri-{key}-more",
            f"Of 100 people, how many more are {words}",
            "in 100",
            QUESTIONS[key].rows,
            _difference(key),
            interval="95% CI",
        )
        for key, words in _TOLD.items()
    ),
    *(
        Computed(
            f"calc.tri-{key}-nnt",
            f"Number needed to treat for one more person {words}",
            "people",
            QUESTIONS[key].rows,
            _needed(key),
        )
        for key, words in _TOLD.items()
    ),
    *(_at("response", measure, 15) for measure in ("rr", "or", "rd")),
    *(_at("response", measure, 60) for measure in ("rr", "or", "rd")),
)
