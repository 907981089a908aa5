"""Ketamine by vein: what must hold whatever the dose, and that parts agree."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmebook.models.ketamine import (
    Infusion,
    KetamineParameters,
    amounts,
    levels,
    racemic_clearance,
    terminal_half_life,
)

TIMES = np.linspace(0, 12, 145)
DOSES = st.floats(0.05, 2.0)
MINUTES = st.floats(1, 120)
WEIGHTS = st.floats(40, 150)
FEW = settings(deadline=None, max_examples=20)


@given(DOSES, MINUTES, WEIGHTS)
@FEW
def test_mass_is_kept(k1: KetamineParameters, dose: float, minutes: float, weight: float) -> None:
    infusion = Infusion(dose, minutes, weight)
    for enantiomer in ("S", "R"):
        total = amounts(k1, infusion, TIMES, enantiomer).sum(axis=0)
        given_so_far = infusion.dose_mg / 2 * np.clip(TIMES / (minutes / 60), 0, 1)
        np.testing.assert_allclose(total, given_so_far, rtol=1e-8, atol=1e-9)


@given(DOSES, MINUTES, st.floats(0.1, 5))
@FEW
def test_levels_follow_the_dose(
    k1: KetamineParameters, dose: float, minutes: float, factor: float
) -> None:
    once = levels(k1, Infusion(dose, minutes), TIMES)
    more = levels(k1, Infusion(dose * factor, minutes), TIMES)
    np.testing.assert_allclose(more.ketamine, factor * once.ketamine, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(more.norketamine, factor * once.norketamine, rtol=1e-9, atol=1e-12)


@given(MINUTES, MINUTES, WEIGHTS)
@FEW
def test_a_slower_infusion_peaks_lower(
    k1: KetamineParameters, one: float, other: float, weight: float
) -> None:
    fast, slow = sorted((one, other))
    if slow - fast < 0.1:
        slow += 1
    peaks = [
        levels(k1, Infusion(0.5, minutes, weight), [0.0, minutes / 60]).ketamine[-1]
        for minutes in (fast, slow)
    ]
    assert peaks[0] > peaks[1] > 0


def test_a_very_short_infusion_is_a_bolus(k1: KetamineParameters) -> None:
    bolus = levels(k1, Infusion(0.5, 0), TIMES[1:])
    short = levels(k1, Infusion(0.5, 1e-4), TIMES[1:])
    np.testing.assert_allclose(short.ketamine, bolus.ketamine, rtol=1e-4)
    at_once = levels(k1, Infusion(0.5, 0), [0.0]).ketamine[0]
    assert at_once == pytest.approx(1000 * 35 / k1.V1)  # mg over L, as ng/mL


def test_no_dose_no_level_and_nothing_stays(k1: KetamineParameters) -> None:
    assert levels(k1, Infusion(0, 40), TIMES).ketamine.max() == 0
    late = levels(k1, Infusion(0.5, 40), [240.0])
    assert max(late.ketamine[0], late.norketamine[0], late.hydroxynorketamine[0]) < 1e-6


def test_a_heavier_person_gets_more_mg_and_a_higher_level(k1: KetamineParameters) -> None:
    """The dose grows with weight, clearance only with its 0.75th power."""
    light, heavy = (levels(k1, Infusion(0.5, 40, w), [0.0, 2 / 3]).ketamine[-1] for w in (50, 120))
    assert heavy > light
    assert Infusion(0.5, 40, 120).dose_mg == 60
    assert Infusion(0.5, 40, 80).rate_mg_per_min == 1.0


def test_equal_clearances_make_equal_halves(k1: KetamineParameters) -> None:
    found = levels(replace(k1, ratio_R=1.0), Infusion(0.5, 40), TIMES)
    np.testing.assert_allclose(found.s_ketamine, found.r_ketamine)
    unequal = levels(k1, Infusion(0.5, 40), TIMES[1:])
    assert np.all(unequal.r_ketamine > unequal.s_ketamine)
    assert terminal_half_life(k1, "R") > terminal_half_life(k1, "S")


def test_area_is_dose_over_clearance(k1: KetamineParameters) -> None:
    times = np.concatenate([np.linspace(0, 24, 4801), np.linspace(24.1, 120, 960)])
    found = levels(k1, Infusion(0.5, 40), times)
    assert 35_000 / np.trapezoid(found.ketamine, times) == pytest.approx(
        racemic_clearance(k1), rel=1e-3
    )
    # all ketamine becomes norketamine, and norketamine leaves by its own clearance
    assert np.trapezoid(found.norketamine, times) == pytest.approx(35_000 / k1.CLn, rel=1e-3)


def test_impossible_doses_are_refused() -> None:
    with pytest.raises(ValueError, match="weight"):
        Infusion(0.5, 40, 0)
    with pytest.raises(ValueError, match="no infusion rate"):
        _ = Infusion(0.5, 0).rate_mg_per_min


def test_a_missing_parameter_is_named() -> None:
    with pytest.raises(ValueError, match="lacks the parameters V1, Q2"):
        KetamineParameters.from_mapping({"CL": 95.2})
    whole = dict.fromkeys(KetamineParameters.__dataclass_fields__, 1.0)
    with pytest.raises(ValueError, match="Vn must be positive"):
        KetamineParameters.from_mapping({**whole, "Vn": -1.0})
