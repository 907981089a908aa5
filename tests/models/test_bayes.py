"""Likelihood ratios at their edges and at a known case."""

import pytest

from cmebook.models.bayes import DiagnosticTest


def test_a_coin_teaches_nothing() -> None:
    coin = DiagnosticTest(0.5, 0.5)
    assert coin.ratio_positive == coin.ratio_negative == 1
    assert coin.after_positive(0.2) == pytest.approx(0.2)


def test_odds_are_multiplied() -> None:
    found = DiagnosticTest(0.8, 0.9)
    assert found.ratio_positive == pytest.approx(8)
    assert found.ratio_negative == pytest.approx(2 / 9)
    assert found.after_positive(0.1) == pytest.approx(0.08 / (0.08 + 0.09))


@pytest.mark.parametrize(("sensitivity", "specificity"), [(1.2, 0.9), (0.8, 1.0), (0.8, 0.0)])
def test_shares_outside_are_refused(sensitivity: float, specificity: float) -> None:
    with pytest.raises(ValueError, match="likelihood"):
        DiagnosticTest(sensitivity, specificity)
