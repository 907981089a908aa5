"""Numbers of the chapter worked out by hand from the rows."""

import pytest

from cmebook.evidence import Evidence, load_evidence
from cmebook.figures.computed import with_computed
from cmebook.figures.depression.trials import LIMIT, STUDIES, read
from cmebook.models.response import RESPONSE, cuts


@pytest.fixture(scope="module")
def whole() -> Evidence:
    return with_computed(load_evidence())


@pytest.mark.parametrize(
    ("number", "began", "share", "next_began"),
    [(1, 3671, 36.8, 1439), (2, 1439, 30.6, 377), (3, 377, 13.7, 109)],
)
def test_who_went_on(
    whole: Evidence, number: int, began: float, share: float, next_began: float
) -> None:
    expected = 100 * next_began / (began * (100 - share) / 100)
    assert whole.number(f"calc.stard-went-on-{number}") == pytest.approx(expected, abs=0.5)


def test_number_needed_to_treat_is_one_over_the_difference(whole: Evidence) -> None:
    """0.173 (0.0401 to 0.306) of the patients of TRANSFORM-2."""
    row = whole.computed["calc.madrs-nnt"]
    assert (row.value, row.low, row.high) == (6, 3, 25)


def test_the_limit_of_remission_is_that_of_the_trials(whole: Evidence) -> None:
    assert whole.number("katz2021.remission-cut") == LIMIT
    assert whole.number("katz2021.response-cut") == 100 * RESPONSE


def test_one_point_is_the_height_of_the_curve_at_the_bar(whole: Evidence) -> None:
    arms = read(whole, STUDIES["t2"])
    bar = cuts(arms.baseline, LIMIT).response
    step = float(arms.drug.share_from(bar - 0.5) - arms.drug.share_from(bar + 0.5))
    assert whole.number("calc.madrs-per-point") == pytest.approx(100 * step, abs=0.5)
