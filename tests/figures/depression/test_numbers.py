"""Who went on to the next step, worked out by hand from the rows."""

import pytest

from cmebook.evidence import Evidence, load_evidence
from cmebook.figures.computed import with_computed


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
