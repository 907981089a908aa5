"""Computed numbers: what trials give together. In MADRS differences minus is better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, log

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed, Value
from cmebook.figures.synergy.trials import trial
from cmebook.figures.trials.compared import Z, hazard, points, pooled
from cmebook.figures.trials.outcomes import OUTCOMES
from cmebook.figures.trials.sustain import REMITTERS, RESPONDERS
from cmebook.models.pooling import Interval, Pool, fixed

_FIVE, _ADD_ON = (0, 1, 2, 3, 4), "five trials of esketamine beside an antidepressant"
_SIX = (*_FIVE, 5)
#: The two doses of TRANSFORM-1, and the row in which they share one placebo arm.
_DOSES = (
    "ctgov_nct02417064.arms-madrs-d28-56mg",
    "ctgov_nct02417064.arms-madrs-d28-84mg",
)


def _uses(outcome: str, which: Sequence[int]) -> tuple[str, ...]:
    return tuple(OUTCOMES[outcome].slots[place].row for place in which)


def _pool(rows: Rows, outcome: str, which: Sequence[int], model: str = "random") -> Pool:
    scale = OUTCOMES[outcome].scale
    return pooled(model, [scale.read(rows, row_id) for row_id in _uses(outcome, which)])


def _told(
    outcome: str, which: Sequence[int], end: Callable[[Pool], Interval], model: str = "random"
) -> Callable[[Rows], Value]:
    """The pooled effect as the rows tell it, with an interval."""

    def compute(rows: Rows) -> Value:
        pool = _pool(rows, outcome, which, model)
        low, high = end(pool)
        if OUTCOMES[outcome].scale.logs:
            return Value(exp(pool.estimate), exp(low), exp(high))
        return Value(-pool.estimate, -high, -low)

    return compute


def _madrs(slug: str, words: str, which: Sequence[int], end: Callable[[Pool], Interval],
           interval: str = "95% CI") -> Computed:  # fmt: skip
    return Computed(
        f"calc.tri-madrs-{slug}",
        f"MADRS difference at day 28, {words}",
        "points",
        _uses("madrs-28", which),
        _told("madrs-28", which, end),
        digits=1,
        interval=interval,
    )


def _i2(which: Sequence[int], slug: str, words: str) -> Computed:
    return Computed(
        f"calc.tri-i2-{slug}",
        f"I² of the MADRS difference at day 28, {words}",
        "%",
        _uses("madrs-28", which),
        lambda rows: 100 * _pool(rows, "madrs-28", which).i2,
    )


def _ratio(slug: str, outcome: str, end: Callable[[Pool], Interval]) -> Computed:
    return Computed(
        f"calc.tri-rr-{slug}",
        f"Risk ratio of {outcome} at day 28, TRANSFORM-1, -2 and -3, random effects",
        "ratio",
        _uses(f"{outcome}-28", (0, 1, 2)),
        _told(f"{outcome}-28", (0, 1, 2), end),
        digits=2,
        interval="95% CI",
    )


def _weight(rows: Rows, apart: bool) -> float:
    """Weight (%) of TRANSFORM-1 among the five, its doses as one trial or (wrongly) as two."""
    others = [points(rows, row_id) for row_id in _uses("madrs-28", _FIVE[1:])]
    own = _DOSES if apart else _uses("madrs-28", (0,))
    found = [*(points(rows, row_id) for row_id in own), *others]
    weights = fixed([one.value for one in found], [one.se for one in found]).weights
    return 100 * float(weights[: len(own)].sum())


def _hazard(rows: Rows) -> Value:
    """Both groups of SUSTAIN-1 together, one common effect."""
    found = [hazard(rows, row_id) for row_id in (REMITTERS, RESPONDERS)]
    pool = fixed(
        [log(value) for value, _, _ in found],
        [(log(high) - log(low)) / (2 * Z) for _, low, high in found],
    )
    return Value(*(exp(end) for end in (pool.estimate, *pool.interval())))


def _people(slug: str, words: str, row_id: str) -> Computed:
    """Both arms of a row."""

    def compute(rows: Rows) -> float:
        row = trial(rows, row_id)
        return float((row.n_treat or 0) + (row.n_ctrl or 0))

    return Computed(f"calc.tri-n-{slug}", f"{words}, both groups", "people", (row_id,), compute)


POOLS = (
    _madrs("five", f"{_ADD_ON}, random effects", _FIVE, Pool.interval),
    _madrs("five-hk", f"{_ADD_ON}, Hartung-Knapp interval", _FIVE, Pool.hartung_knapp),
    _madrs("five-further", f"a further trial like the {_ADD_ON}", _FIVE, Pool.prediction,
           "95% prediction interval"),
    _madrs("six", f"{_ADD_ON} and the one without, random effects", _SIX, Pool.interval),
    _madrs("six-further", f"a further trial like the {_ADD_ON} and the one without", _SIX,
           Pool.prediction, "95% prediction interval"),
    _i2(_FIVE, "five", _ADD_ON),
    _i2(_SIX, "six", f"{_ADD_ON} and the one without"),
    _ratio("response", "response", Pool.interval),
    _ratio("response-hk", "response", Pool.hartung_knapp),
    Computed(
        "calc.tri-aspire",
        "MADRS difference at 24 hours, ASPIRE I and II pooled",
        "points",
        _uses("madrs-1-si", (0, 1)),
        _told("madrs-1-si", (0, 1), Pool.interval, "fixed"),
        digits=2,
        interval="95% CI",
    ),
    Computed(
        "calc.tri-hazard",
        "Hazard ratio of relapse on continuing esketamine, stable remitters and responders pooled",
        "ratio",
        (REMITTERS, RESPONDERS),
        _hazard,
        digits=2,
        interval="95% CI",
    ),
    Computed(
        "calc.tri-weight",
        "Weight of TRANSFORM-1 in the pool of five, its doses as one trial",
        "%",
        _uses("madrs-28", _FIVE),
        lambda rows: _weight(rows, apart=False),
    ),
    Computed(
        "calc.tri-weight-wrong",
        "Weight of TRANSFORM-1 in the pool of five if its doses stood as two trials",
        "%",
        (*_DOSES, *_uses("madrs-28", _FIVE[1:])),
        lambda rows: _weight(rows, apart=True),
    ),
    _people("china", "People with a MADRS at 24 hours, trial of China and the US",
            "chen2023.arms-madrs-d1"),
    _people("aspire", "People analysed in ASPIRE I and II", "canuso2021.arms-madrs-d1"),
    _people("anaesthesia", "People given ketamine or saline under anaesthesia",
            "lii2023.arms-response-d1"),
)  # fmt: skip
