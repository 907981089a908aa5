"""The reference models agree with their definitions, and with each other where they must."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.combination import Drug, bliss, bliss_above_placebo, loewe

SHARES = st.floats(0, 1)
DOSES = st.floats(0.01, 20)
DRUGS = st.builds(Drug, st.floats(0.05, 1), st.floats(0.1, 10), st.floats(0.5, 4))


def test_bliss_of_two_coins() -> None:
    assert bliss(0.5, 0.5) == 0.75
    assert bliss([0, 0.2], [0.3, 0.5]).tolist() == pytest.approx([0.3, 0.6])


@given(SHARES, SHARES)
def test_bliss_lies_between_the_larger_effect_and_the_sum(one: float, other: float) -> None:
    found = float(bliss(one, other))
    assert max(one, other) - 1e-12 <= found <= min(one + other, 1) + 1e-12


@given(st.floats(0, 0.6), st.floats(0, 1), st.floats(0, 1))
def test_placebo_is_counted_once(placebo: float, one: float, other: float) -> None:
    """Two placebos together are one placebo; without placebo response it is plain Bliss."""
    a, b = (placebo + (1 - placebo) * share for share in (one, other))
    found = float(bliss_above_placebo(a, b, placebo))
    assert bliss_above_placebo(placebo, placebo, placebo) == pytest.approx(placebo)
    assert bliss_above_placebo(a, b, 0.0) == pytest.approx(float(bliss(a, b)))
    assert found <= float(bliss(a, b)) + 1e-9
    assert found == pytest.approx(placebo + (1 - placebo) * float(bliss(one, other)))


@given(DRUGS, DOSES, DOSES)
def test_a_drug_with_itself_is_a_larger_dose(drug: Drug, one: float, other: float) -> None:
    """Dose addition passes the sham test."""
    assert loewe(one, other, drug, drug) == pytest.approx(drug.effect(one + other), abs=1e-6)


def test_bliss_calls_a_drug_synergistic_with_itself() -> None:
    """The reproach of zhao2014.sham, for a curve steeper than a straight line at its foot."""
    drug = Drug(1, 1, 2)
    seen, alone = float(drug.effect(1.0)), float(drug.effect(0.5))
    assert (seen, alone) == (0.5, 0.2)
    assert seen > float(bliss(alone, alone)) + 0.1


@given(DRUGS, DRUGS, DOSES, DOSES)
def test_loewe_solves_its_equation(one: Drug, other: Drug, a: float, b: float) -> None:
    found = float(loewe(a, b, one, other))
    assert max(one.effect(a), other.effect(b)) - 1e-9 <= found <= max(one.emax, other.emax)
    if 1e-6 < found < min(one.emax, other.emax) - 1e-6:
        shares = one.share_of_dose(a, found) + other.share_of_dose(b, found)
        assert float(shares) == pytest.approx(1, rel=1e-3)


def test_an_inert_drug_changes_nothing() -> None:
    drug, inert = Drug(0.6, 2, 2), Drug(0, 1, 1)
    doses = np.linspace(0, 10, 11)
    np.testing.assert_allclose(loewe(doses, 5.0, drug, inert), drug.effect(doses), atol=1e-9)
    assert loewe(0, 0, drug, drug) == 0


@pytest.mark.parametrize(("emax", "ed50", "slope"), [(1.2, 1, 1), (0.5, 0, 1), (0.5, 1, -1)])
def test_impossible_curves_are_refused(emax: float, ed50: float, slope: float) -> None:
    with pytest.raises(ValueError, match="Hill curve"):
        Drug(emax, ed50, slope)
