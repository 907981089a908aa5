"""Everybody is somewhere after every step, and leaving changes what can be known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.models.steps import Step, course

SHARES = st.floats(0, 1)


@st.composite
def courses(draw: st.DrawFn) -> list[Step]:
    """Steps that nobody enters who is not left to enter them."""
    people, steps = 1000.0, []
    for _ in range(draw(st.integers(1, 5))):
        steps.append(Step(people, draw(SHARES)))
        people *= (1 - steps[-1].remitted) * draw(st.floats(0.1, 1))
        if people < 1e-6:
            break
    return steps


@given(courses(), SHARES)
def test_nobody_is_lost_or_counted_twice(steps: list[Step], supposed: float) -> None:
    before = 0.0
    for one in course(steps, supposed):
        assert one.seen + one.supposed + one.left + one.ill == pytest.approx(1)
        assert min(one.seen, one.supposed, one.left, one.ill) >= -1e-12
        assert one.remitted >= before - 1e-12
        before = one.remitted


@given(courses())
def test_leavers_who_fare_as_others_give_the_product(steps: list[Step]) -> None:
    ill = 1.0
    for step in steps:
        ill *= 1 - step.remitted
    assert course(steps, 1)[-1].remitted == pytest.approx(1 - ill)


@given(courses(), SHARES)
def test_what_was_seen_does_not_depend_on_what_is_supposed(
    steps: list[Step], supposed: float
) -> None:
    seen = [one.seen for one in course(steps, supposed)]
    assert seen == [one.seen for one in course(steps, 0)]
    assert course(steps, 0)[-1].supposed == 0


def test_an_example_by_hand() -> None:
    first, second = course([Step(100, 0.4), Step(30, 0.5)], 0.5)
    assert (first.seen, first.ill, first.left) == (0.4, 0.6, 0.0)
    assert second.seen == pytest.approx(0.55)
    assert second.supposed == pytest.approx(0.3 * 0.25)
    assert second.left == pytest.approx(0.225)


def test_impossible_courses_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot enter"):
        course([Step(100, 0.4), Step(70, 0.5)], 0)
    with pytest.raises(ValueError, match="needs a step"):
        course([], 0)
    with pytest.raises(ValueError, match="needs a step"):
        course([Step(1, 0.5)], 1.1)
    with pytest.raises(ValueError, match="is no step"):
        Step(0, 0.5)
