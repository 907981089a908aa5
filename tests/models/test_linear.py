"""The solver, against a second solver, closed formulas, and what must hold for any system."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from cmebook.models.exponential import exponential
from cmebook.models.linear import Input, System, closed_system, slowest_half_life, solve

RATES = st.floats(0.05, 5.0)
TIMES = np.array([0.0, 0.1, 0.25, 0.5, 1.0, 1.5, 3.0, 8.0])


def three(a: float, b: float, c: float) -> System:
    """Central, peripheral and eliminated, with rates out, back and away."""
    return closed_system(
        ("centre", "edge", "gone"),
        {("centre", "edge"): a, ("edge", "centre"): b, ("centre", "gone"): c},
    )


@given(RATES, RATES, RATES, st.floats(0, 2), st.just(0.0) | st.floats(1e-3, 1))
@settings(deadline=None, max_examples=15)
def test_two_solvers_agree(a: float, b: float, c: float, start: float, duration: float) -> None:
    system = three(a, b, c)
    inputs = [Input("centre", 0.0, 0.0, 7.0), Input("edge", start, duration, 3.0)]
    ours = solve(system, inputs, TIMES)

    state, clock, theirs = np.array([7.0, 0.0, 0.0]), 0.0, {0.0: np.array([7.0, 0.0, 0.0])}
    if start == duration == 0:
        state[1] = 3.0
        theirs[0.0] = state.copy()
    for edge in sorted({start, start + duration, *TIMES} - {0.0}):
        if duration == 0 and clock == start and start > 0:
            state = state + np.array([0.0, 3.0, 0.0])
        rate = 3.0 / duration if duration and start <= clock < start + duration else 0.0
        run = solve_ivp(
            lambda _, y, rate=rate: system.matrix @ y + [0.0, rate, 0.0],
            (clock, edge),
            state,
            rtol=1e-10,
            atol=1e-12,
        )
        state, clock = run.y[:, -1], edge
        theirs[edge] = state + ([0.0, 3.0, 0.0] if duration == 0 and edge == start else 0.0)
    expected = np.array([theirs[t] for t in TIMES]).T
    np.testing.assert_allclose(ours, expected, rtol=1e-6, atol=1e-8)


@given(RATES, RATES, RATES, st.floats(0.01, 4))
@settings(deadline=None, max_examples=25)
def test_mass_is_kept(a: float, b: float, c: float, duration: float) -> None:
    amounts = solve(three(a, b, c), [Input("centre", 0.0, duration, 10.0)], TIMES)
    given_so_far = 10.0 * np.clip(TIMES / duration, 0, 1)
    np.testing.assert_allclose(amounts.sum(axis=0), given_so_far, rtol=1e-9, atol=1e-9)
    assert amounts.min() > -1e-12


@given(RATES, RATES, RATES, st.floats(0, 3), st.floats(0.01, 3), st.floats(0, 50))
@settings(deadline=None, max_examples=25)
def test_doses_add_up(
    a: float, b: float, c: float, start: float, duration: float, amount: float
) -> None:
    first, second = Input("centre", 0.0, 0.0, 5.0), Input("edge", start, duration, amount)
    together = solve(three(a, b, c), [first, second], TIMES)
    apart = solve(three(a, b, c), [first], TIMES) + solve(three(a, b, c), [second], TIMES)
    np.testing.assert_allclose(together, apart, rtol=1e-8, atol=1e-9)


def test_one_compartment_follows_the_formula() -> None:
    system = closed_system(("body", "gone"), {("body", "gone"): 0.7})
    bolus = solve(system, [Input("body", 0.0, 0.0, 4.0)], TIMES)[0]
    np.testing.assert_allclose(bolus, 4.0 * np.exp(-0.7 * TIMES), rtol=1e-12)
    assert slowest_half_life(system) == pytest.approx(np.log(2) / 0.7)


@given(RATES, RATES, RATES, st.floats(0, 40))
@settings(deadline=None, max_examples=25)
def test_a_stack_of_exponentials_is_that_of_scipy(a: float, b: float, c: float, t: float) -> None:
    stack = t * np.stack([three(a, b, c).matrix, three(c, a, b).matrix])
    np.testing.assert_allclose(exponential(stack), expm(stack), rtol=1e-9, atol=1e-12)


def test_a_batch_equals_its_persons() -> None:
    rates = np.array([0.3, 0.9, 2.0])
    doses = np.array([1.0, 2.0, 3.0])
    batch = solve(three(1.0, 0.5, rates), [Input("centre", 0.0, 0.5, doses)], TIMES)
    assert batch.shape == (3, 3, TIMES.size)
    for person, (rate, dose) in enumerate(zip(rates, doses, strict=True)):
        alone = solve(three(1.0, 0.5, rate), [Input("centre", 0.0, 0.5, dose)], TIMES)
        np.testing.assert_allclose(batch[person], alone, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("duration", [1e-9, 1e-15, 1e-100])
def test_no_dose_is_too_short_to_count(duration: float) -> None:
    short = solve(three(1, 1, 1), [Input("centre", 0.0, duration, 5.0)], TIMES[1:])
    bolus = solve(three(1, 1, 1), [Input("centre", 0.0, 0.0, 5.0)], TIMES[1:])
    np.testing.assert_allclose(short, bolus, rtol=1e-6)


def test_before_the_dose_there_is_nothing() -> None:
    amounts = solve(three(1, 1, 1), [Input("centre", 2.0, 0.0, 5.0)], [0.0, 1.9, 2.0])
    assert amounts[:, :2].max() == 0
    assert amounts[0, 2] == 5


@pytest.mark.parametrize("times", [[1.0, 0.5], [0.0, np.nan], [[0.0, 1.0]]])
def test_times_out_of_order_are_refused(times: list[float]) -> None:
    with pytest.raises(ValueError, match="rising order"):
        solve(three(1, 1, 1), [], times)


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="duration"):
        Input("centre", 0.0, -1.0, 1.0)
    with pytest.raises(ValueError, match="negative"):
        Input("centre", 0.0, 1.0, -1.0)
    with pytest.raises(ValueError, match="negative"):
        three(1, -1, 1)
