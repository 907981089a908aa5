"""Computed numbers of the safety chapter against hand calculations."""

import pytest

from cmebook.evidence import Evidence
from cmebook.figures.computed import COMPUTED


@pytest.mark.parametrize(
    ("name", "by_hand"),
    [
        ("saf-rise-over-placebo", 13.3 - 6.1),
        ("saf-rise-over-placebo-65", 16.0 - 11.1),
        ("saf-large-rise-extra", 100 * (29 / 346 - 1 / 222)),
        ("saf-large-rise-nnh", 1 / (29 / 346 - 1 / 222)),
        ("saf-breathing-reports", 40 / 8.68),
        ("saf-misuse-reports", 210 / 14.86213),
        ("saf-hunter-ratio-positive", 84 / 3),
        ("saf-hunter-ratio-negative", 16 / 97),
        ("saf-hunter-after-positive", 100 * 0.84 / (0.84 + 99 * 0.03)),
    ],
)
def test_number(evidence: Evidence, name: str, by_hand: float) -> None:
    assert COMPUTED[f"calc.{name}"].value(evidence).value == pytest.approx(by_hand)


def test_most_of_the_model_rise_is_left_when_trials_saw_it_gone(evidence: Evidence) -> None:
    """Why the chapter says that the model falls too slowly."""
    assert 70 < COMPUTED["calc.saf-rise-left-90min"].value(evidence).value < 80
