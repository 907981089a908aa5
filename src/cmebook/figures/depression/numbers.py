"""Computed numbers of chapter 1: shares past a bar, and STAR*D carried forward."""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Rows, Trial
from cmebook.figures.calc import Computed, Value
from cmebook.figures.depression.stard import STEP_USES, steps
from cmebook.figures.depression.trials import LIMIT, STUDIES, Arms, read, weighted_mean
from cmebook.models.response import cuts, overlap
from cmebook.models.risk import Counts
from cmebook.models.steps import Step, course

_TRIAL = STUDIES["t2"]
_TREATED = ("katz2021.treated-t2-esketamine", "katz2021.treated-t2-placebo")
_START = "TRANSFORM-1 and -2 together, both groups"


def _arms(what: Callable[[Arms], float]) -> Callable[[Rows], float]:
    return lambda rows: what(read(rows, _TRIAL))


def _share(place: int, limit: int | None) -> Callable[[Arms], float]:
    """Per cent of a group (0: esketamine, 1: placebo) in remission, or in response if no limit."""

    def share(arms: Arms) -> float:
        bar = cuts(arms.baseline, limit or LIMIT)
        fall = (arms.drug, arms.control)[place]
        return 100 * float(fall.share_from(bar.remission if limit else bar.response))

    return share


def _past(name: str, words: str, limit: int | None) -> tuple[Computed, ...]:
    """One bar, for both groups of the trial."""
    return tuple(
        Computed(
            f"calc.madrs-{name}-{arm}",
            f"Share {words} at day 28 under a normal curve, TRANSFORM-2, {arm}",
            "%",
            _TRIAL.uses,
            _arms(_share(place, limit)),
            basis="assumption",
        )
        for place, arm in enumerate(("esketamine", "placebo"))
    )


def _needed(rows: Rows) -> Value:
    """One over the difference of the shares, and over the ends of its interval."""
    row = rows.row(_TRIAL.response)
    assert isinstance(row, Trial)
    assert row.effect is not None
    assert row.ci_low is not None
    assert row.ci_high is not None
    return Value(1 / row.effect, 1 / row.ci_high, 1 / row.ci_low)


def _counted(rows: Rows) -> Counts:
    """Everybody who was treated; who was not assessed at day 28 is not in response."""
    row = rows.row(_TRIAL.response)
    assert isinstance(row, Trial)
    assert row.events_treat is not None
    assert row.events_ctrl is not None
    drug, control = (rows.number(row_id) for row_id in _TREATED)
    return Counts(float(row.events_treat), drug, float(row.events_ctrl), control)


def _of_all() -> tuple[Computed, ...]:
    """Response of all treated, for both groups."""

    def share(place: int) -> Callable[[Rows], float]:
        return lambda rows: 100 * _counted(rows).risks[place]

    return tuple(
        Computed(
            f"calc.madrs-all-{arm}",
            f"Of 100 people treated, how many were in response at day 28 of TRANSFORM-2, {arm}; "
            "those who left counted as not in response",
            "in 100",
            (_TRIAL.response, *_TREATED),
            share(place),
        )
        for place, arm in enumerate(("esketamine", "placebo"))
    )


def _needed_of_all(rows: Rows) -> Value:
    """One over the difference of the shares of all treated, and over the ends of its interval."""
    effect = _counted(rows).effect("rd")
    return Value(*(1 / effect.end(side).value for side in (0, 1, -1)))


def _stard(read_steps: Callable[[list[Step]], float]) -> Callable[[Rows], float]:
    return lambda rows: 100 * read_steps(steps(rows))


def _went_on(number: int) -> Computed:
    """Who, of those still ill after a step, began the next."""

    def share(found: list[Step]) -> float:
        before, after = found[number - 1 : number + 1]
        return after.entered / (before.entered * (1 - before.remitted))

    return Computed(
        f"calc.stard-went-on-{number}",
        f"Of those not in remission after step {number} of STAR*D, share who began the next",
        "%",
        STEP_USES,
        _stard(share),
    )


NUMBERS = (
    Computed(
        "calc.madrs-start",
        f"Mean MADRS at the start, {_START}",
        "points",
        _TRIAL.baselines,
        lambda rows: weighted_mean(rows, _TRIAL.baselines),
        digits=1,
    ),
    *_past("response", "in response", None),
    *_past("remission-12", "in remission (MADRS 12 or less)", 12),
    *_past("remission-10", "in remission (MADRS 10 or less)", 10),
    Computed(
        "calc.madrs-per-point",
        "Of 100 people, how many more are in response when the esketamine curve of TRANSFORM-2 "
        "moves by one point",
        "in 100",
        _TRIAL.uses,
        _arms(lambda arms: 100 * float(arms.drug.density(cuts(arms.baseline, LIMIT).response))),
        basis="assumption",
    ),
    Computed(
        "calc.madrs-seen-esketamine",
        "Of 100 people still assessed, how many were in response at day 28 of TRANSFORM-2, "
        "esketamine",
        "in 100",
        _TRIAL.uses,
        _arms(lambda arms: 100 * arms.response[0]),
    ),
    Computed(
        "calc.madrs-seen-placebo",
        "Of 100 people still assessed, how many were in response at day 28 of TRANSFORM-2, placebo",
        "in 100",
        _TRIAL.uses,
        _arms(lambda arms: 100 * arms.response[1]),
    ),
    Computed(
        "calc.madrs-nnt",
        "Number needed to treat for one more response at day 28 of TRANSFORM-2",
        "people",
        (_TRIAL.response,),
        _needed,
        interval="95% CI",
    ),
    *_of_all(),
    Computed(
        "calc.madrs-nnt-all",
        "Number needed to treat for one more response at day 28 of TRANSFORM-2, those who left "
        "counted as not in response",
        "people",
        (_TRIAL.response, *_TREATED),
        _needed_of_all,
        interval="95% CI",
    ),
    Computed(
        "calc.madrs-overlap",
        "Area shared by the normal curves of both groups of TRANSFORM-2",
        "%",
        _TRIAL.uses,
        _arms(lambda arms: 100 * overlap(arms.drug, arms.control)),
        basis="assumption",
    ),
    Computed(
        "calc.stard-seen",
        "Share of all who began STAR*D in remission after four steps, those who did not go on "
        "counted as not in remission",
        "%",
        STEP_USES,
        _stard(lambda found: course(found, 0)[-1].remitted),
    ),
    Computed(
        "calc.stard-supposed",
        "Share of all who began STAR*D in remission after four steps, if those who did not go on "
        "had fared as those who did",
        "%",
        STEP_USES,
        _stard(lambda found: course(found, 1)[-1].remitted),
        basis="assumption",
    ),
    Computed(
        "calc.stard-seen-2",
        "Share of all who began STAR*D in remission after two steps, those who did not go on "
        "counted as not in remission",
        "%",
        STEP_USES,
        _stard(lambda found: course(found, 0)[1].remitted),
    ),
    *(_went_on(number) for number in (1, 2, 3)),
)
