"""Computed numbers of chapter 8."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.figures.safety.rise import MODEL_USES, RiseModel
from cmebook.models.bayes import DiagnosticTest

RULE = ("dunkley2003.sensitivity", "dunkley2003.specificity")
#: A guess for an exercise: one in a hundred of those examined has serotonin toxicity.
BEFORE = 0.01

#: People with a large systolic rise, and all of them: on the spray and on placebo, under 65.
LARGE = ("uspi2020.sbp-rise40-lt65-esketamine-events", "uspi2020.n-lt65-esketamine")
LARGE_PLACEBO = ("uspi2020.sbp-rise40-lt65-placebo-events", "uspi2020.n-lt65-placebo")
#: Largest mean of the highest rises, spray and placebo spray.
HIGHEST = ("doherty2020.sbp-esketamine", "doherty2020.sbp-placebo")
HIGHEST_65 = ("doherty2020.sbp-esketamine-65", "doherty2020.sbp-placebo-65")


def _share(rows: Rows, pair: tuple[str, str]) -> float:
    events, people = (rows.number(row_id) for row_id in pair)
    return events / people


def _extra(rows: Rows) -> float:
    """Share with a large rise on the spray, less that on placebo."""
    return _share(rows, LARGE) - _share(rows, LARGE_PLACEBO)


def _less(pair: tuple[str, str]) -> Callable[[Rows], float]:
    return lambda rows: rows.number(pair[0]) - rows.number(pair[1])


def _rule(rows: Rows) -> DiagnosticTest:
    return DiagnosticTest(*(rows.number(row_id) / 100 for row_id in RULE))


def _left(minute: float) -> Callable[[Rows], float]:
    """Share (%) of the model's highest rise after 84 mg that is left at a minute."""

    def compute(rows: Rows) -> float:
        minutes = tuple(float(one) for one in range(241))
        rise = RiseModel(rows).curve("spray-84", minutes).systolic[1]
        return float(100 * np.interp(minute, minutes, rise) / rise.max())

    return compute


NUMBERS = (
    Computed(
        "calc.saf-rise-over-placebo",
        "largest mean of the highest systolic rises on esketamine spray less that on placebo "
        "spray, 18 to 64 years",
        "mmHg",
        HIGHEST,
        _less(HIGHEST),
        digits=1,
    ),
    Computed(
        "calc.saf-rise-over-placebo-65",
        "the same at 65 and over",
        "mmHg",
        HIGHEST_65,
        _less(HIGHEST_65),
        digits=1,
    ),
    Computed(
        "calc.saf-large-rise-extra",
        "of 100 people under 65 on esketamine spray, those with a systolic rise of 40 mmHg or more "
        "who would not have had it on placebo spray",
        "of 100",
        (*LARGE, *LARGE_PLACEBO),
        lambda rows: 100 * _extra(rows),
        digits=1,
    ),
    Computed(
        "calc.saf-large-rise-nnh",
        "people under 65 on esketamine spray for one more with a systolic rise of 40 mmHg or more",
        "people",
        (*LARGE, *LARGE_PLACEBO),
        lambda rows: 1 / _extra(rows),
    ),
    Computed(
        "calc.saf-rise-left-90min",
        "share of the model’s highest systolic rise after 84 mg that is left 90 minutes after the "
        "first device",
        "%",
        MODEL_USES,
        _left(90),
        basis="calibrated",
    ),
    Computed(
        "calc.saf-breathing-reports",
        "reports of respiratory depression for each 100,000 sessions of esketamine spray",
        "per 100,000 sessions",
        ("sps2023.respiratory-cases", "sps2023.sessions"),
        lambda rows: (
            1e5 * rows.number("sps2023.respiratory-cases") / rows.number("sps2023.sessions")
        ),
        digits=1,
    ),
    Computed(
        "calc.saf-misuse-reports",
        "reports of abuse or misuse for each 100,000 sessions in the US programme",
        "per 100,000 sessions",
        ("sanacora2025.abuse-reports", "sanacora2025.sessions"),
        lambda rows: (
            1e5 * rows.number("sanacora2025.abuse-reports") / rows.number("sanacora2025.sessions")
        ),
        digits=1,
    ),
    Computed(
        "calc.saf-hunter-ratio-positive",
        "likelihood ratio of a positive Hunter rule",
        "",
        RULE,
        lambda rows: _rule(rows).ratio_positive,
    ),
    Computed(
        "calc.saf-hunter-ratio-negative",
        "likelihood ratio of a negative Hunter rule",
        "",
        RULE,
        lambda rows: _rule(rows).ratio_negative,
        digits=2,
    ),
    Computed(
        "calc.saf-hunter-after-positive",
        "chance of serotonin toxicity after a positive Hunter rule, if one in a hundred of those "
        "examined has it",
        "%",
        RULE,
        lambda rows: 100 * _rule(rows).after_positive(BEFORE),
        basis="assumption",
    ),
)
