"""Esketamine spray: what must hold whatever the session, and that formula and curves agree."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmebook.models.esketamine import (
    EsketamineParameters,
    Person,
    Session,
    amounts,
    bioavailability,
    clearance,
    extraction,
    inputs,
    levels,
    nasal_fraction,
    swallowed_availability,
)

TIMES = np.linspace(0, 12, 145)
FEW = settings(deadline=None, max_examples=20)


def session(devices: int) -> Session:
    return Session(devices, device_mg=28, minutes_between=5)


@given(st.integers(0, 4), st.floats(0.3, 3), st.floats(0.1, 2), st.floats(20, 100))
@FEW
def test_mass_is_kept(
    e1: EsketamineParameters, devices: int, m: float, g: float, age: float
) -> None:
    total = amounts(e1, session(devices), [0.0, 1.0, 6.0, 24.0], Person(age, m, g)).sum(axis=0)
    np.testing.assert_allclose(total[1:], devices * 28, rtol=1e-8)


@given(st.floats(0.3, 3), st.floats(0.1, 1.5))
@settings(deadline=None, max_examples=5)
def test_curves_agree_with_the_bioavailability_formula(
    e1: EsketamineParameters, m: float, g: float
) -> None:
    """Area under the curve times clearance is the dose times the share that arrives."""
    person, times = (
        Person(m=m, g=g),
        np.concatenate([np.linspace(0, 24, 2401), np.linspace(24.1, 240, 2160)]),
    )
    for devices in (1, 3):
        area = np.trapezoid(levels(e1, session(devices), times, person).esketamine, times)
        arrived = area / 1000 * clearance(e1, person) / (devices * 28)
        assert arrived == pytest.approx(float(bioavailability(e1, devices, person)), rel=2e-3)


@given(st.floats(0.1, 5))
@FEW
def test_levels_follow_the_content_of_a_device(e1: EsketamineParameters, factor: float) -> None:
    once = levels(e1, Session(2, 28, 5), TIMES).esketamine
    more = levels(e1, Session(2, 28 * factor, 5), TIMES).esketamine
    np.testing.assert_allclose(more, factor * once, rtol=1e-9, atol=1e-12)


def test_more_devices_give_more_but_less_than_in_proportion(e1: EsketamineParameters) -> None:
    peaks = [levels(e1, session(n), TIMES).esketamine.max() for n in range(5)]
    assert peaks[0] == 0
    assert np.all(np.diff(peaks) > 0)
    assert peaks[2] < 2 * peaks[1]
    shares = [float(bioavailability(e1, n)) for n in (1, 2, 3)]
    assert shares == sorted(shares, reverse=True)


def test_each_device_is_split_between_nose_and_mouth(e1: EsketamineParameters) -> None:
    fractions = nasal_fraction(e1, 3)
    assert fractions.tolist() == pytest.approx([0.54, 0.54 * 0.62, 0.54 * 0.62])
    given_mg = sum(float(np.sum(dose.amount)) for dose in inputs(e1, session(3)))
    assert given_mg == pytest.approx(84)
    assert session(3).starts == pytest.approx((0, 5 / 60, 10 / 60))


def test_liver_enzymes_matter_more_by_mouth(e1: EsketamineParameters) -> None:
    """High extraction: halving the enzymes nearly doubles what survives a swallow, not the rest."""
    halved = Person(m=0.5)
    mouth = swallowed_availability(e1, halved) / swallowed_availability(e1)
    vein = clearance(e1) / clearance(e1, halved)
    nose = bioavailability(e1, 3, halved) / bioavailability(e1, 3) * vein
    assert 1 < vein < nose < mouth * vein
    assert mouth * vein == pytest.approx(2.0)  # oral exposure goes with g/m in a well-stirred liver
    assert 0 < extraction(e1, halved) < extraction(e1) < 1


def test_the_gut_cannot_let_through_more_than_all(e1: EsketamineParameters) -> None:
    assert swallowed_availability(e1, Person(g=50)) == pytest.approx(1 - float(extraction(e1)))


def test_age_slows_clearance_only_above_sixty(e1: EsketamineParameters) -> None:
    assert clearance(e1, Person(age=30)) == clearance(e1, Person(age=60))
    assert clearance(e1, Person(age=80)) < clearance(e1, Person(age=60))
    with pytest.raises(ValueError, match="no liver blood flow"):
        clearance(e1, Person(age=150))


def test_a_long_wait_leaves_nothing(e1: EsketamineParameters) -> None:
    late = levels(e1, session(3), [0.0, 400.0])
    assert late.esketamine[0] == 0
    assert max(late.esketamine[1], late.noresketamine[1]) < 1e-6


def test_a_batch_equals_its_persons(e1: EsketamineParameters) -> None:
    volumes = np.array([120.0, 192.0, 300.0])
    shares = np.array([0.3, 0.54, 0.8])
    batch = levels(replace(e1, Vc=volumes, FRn=shares), session(3), TIMES).esketamine
    for row, (volume, share) in enumerate(zip(volumes, shares, strict=True)):
        alone = levels(replace(e1, Vc=float(volume), FRn=float(share)), session(3), TIMES)
        np.testing.assert_allclose(batch[row], alone.esketamine, rtol=1e-10, atol=1e-12)


def test_impossible_sessions_are_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        Session(-1, 28, 5)
    with pytest.raises(ValueError, match="m must be above 0"):
        Person(m=0)
