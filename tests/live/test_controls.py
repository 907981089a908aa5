"""Controls, and the grid of all their states."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.live import Check, Choice, Range
from cmebook.live.grid import Grid


def grid() -> Grid:
    return Grid(
        {
            "dose": Range("Dose", [0.1, 0.5, 1], 0.5, unit="mg/kg"),
            "route": Choice("Route", {"iv": "By vein", "ns": "By spray"}, "iv"),
            "band": Check("Spread"),
        }
    )


@pytest.mark.parametrize(
    ("control", "text"),
    [
        (Range("Dose", [0.5, 1], 1, unit="mg/kg"), "0.5\N{NO-BREAK SPACE}mg/kg"),
        (Range("Part", [0.5, 1], 1, unit="%"), "0.5%"),
        (Range("Part", [0.5, 1], 1), "0.5"),
        (Range("Part", [0.5, 1], 1, format=".2f"), "0.50"),
        (Range("Part", [0.5, 1], 1, format=lambda value: f"one in {1 / value:g}"), "one in 2"),
        (Range("Change", [-0.5, 1], 1), "\N{MINUS SIGN}0.5"),
        (Choice("Route", {"iv": "By vein", "ns": "By spray"}, "iv"), "By vein"),
        (Check("Spread"), "off"),
    ],
)
def test_a_reader_sees_values_with_their_units(control: Range | Choice | Check, text: str) -> None:
    assert control.texts()[0] == text


def test_numpy_values_become_plain_numbers() -> None:
    one = Range("Dose", np.linspace(0, 1, 3), np.float64(0.5))  # type: ignore[arg-type]
    assert [type(value) for value in one.values] == [float] * 3
    counted = Range("Count", np.arange(3), 1)  # type: ignore[arg-type]
    assert [type(value) for value in counted.values] == [int] * 3
    assert one.find(0.5) == 1


def test_a_value_is_found_in_spite_of_rounding_and_the_nearest_without() -> None:
    one = Range("Dose", [0.1, 0.1 + 0.2, 1], 1)
    assert one.find(0.3) == 1
    with pytest.raises(ValueError, match="not one of its values"):
        one.find(0.31)
    assert one.nearest(0.31) == 1
    assert one.nearest(99) == 2
    with pytest.raises(ValueError, match="not a number"):
        one.nearest(float("nan"))


def test_the_last_control_changes_fastest() -> None:
    states = list(grid())
    assert len(states) == len(grid()) == 12
    assert [state["band"] for state in states[:3]] == [False, True, False]
    assert [state["dose"] for state in states[::4]] == [0.1, 0.5, 1]


@given(st.integers(0, 11))
def test_every_state_has_its_place(place: int) -> None:
    one = grid()
    state = list(one)[place]
    assert one.index(state) == place
    steps = [control.find(state[key]) for key, control in one.controls.items()]
    assert sum(a * b for a, b in zip(steps, one.strides, strict=True)) == place


def test_a_state_in_words() -> None:
    one = grid()
    assert one.default == {"dose": 0.5, "route": "iv", "band": False}
    assert (
        one.words(one.default) == "dose = 0.5\N{NO-BREAK SPACE}mg/kg, route = By vein, band = off"
    )
    assert one.shape() == "dose 3 × route 2 × band 2"
    with pytest.raises(ValueError, match="not one of"):
        one.index({**one.default, "route": "po"})
