"""Occupancy lies between 0 and 1, rises with the level, and its band is in order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.occupancy import Uncertain, nmda_band, occupancy, unbound_nanomolar

LEVELS = st.floats(0, 1e4)
KETAMINE, NORKETAMINE = Uncertain(1000, 700, 1500), Uncertain(9000, 6000, 13000)
MASSES = (237.73, 223.7)


@given(LEVELS, LEVELS)
def test_band_is_ordered_and_between_0_and_1(drug: float, metabolite: float) -> None:
    band = nmda_band(
        drug,
        metabolite,
        molar_masses=MASSES,
        ic50=(KETAMINE, NORKETAMINE),
        unbound=Uncertain(0.55, 0.53, 0.57),
    )
    assert 0 <= band.low <= band.middle <= band.high < 1
    assert (drug + metabolite == 0) == (band.high == 0) or drug + metabolite < 1e-300


@given(st.floats(0, 1e3), st.floats(0.001, 1e3))
def test_more_drug_occupies_more(x: float, more: float) -> None:
    assert occupancy(x + more) >= occupancy(x)
    assert occupancy(x, more) == pytest.approx(float(occupancy(x + more)))


def test_half_at_the_half_maximal_level() -> None:
    assert occupancy(1.0) == 0.5
    assert occupancy() == 0


def test_units_of_the_unbound_level() -> None:
    assert unbound_nanomolar(237.73, 1.0, 237.73) == pytest.approx(1000)  # 1 ug/mL per g/mol
    assert unbound_nanomolar(np.array([100.0]), 0.5, 200.0).tolist() == [250.0]


@pytest.mark.parametrize(("unbound", "mass"), [(1.1, 200), (-0.1, 200), (0.5, 0)])
def test_impossible_inputs_are_refused(unbound: float, mass: float) -> None:
    with pytest.raises(ValueError, match="impossible"):
        unbound_nanomolar(1.0, unbound, mass)
    with pytest.raises(ValueError, match="interval"):
        Uncertain(1.0, 2.0, 3.0)
