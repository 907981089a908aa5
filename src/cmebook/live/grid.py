"""Every combination of control values, in one fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import Any

from cmebook.live.controls import Control

#: The values of all controls, by control name.
State = dict[str, Any]


class Grid:
    """All states of a set of controls; the last control changes fastest."""

    def __init__(self, controls: Mapping[str, Control]) -> None:
        self.controls = dict(controls)
        self.sizes = [len(control.values) for control in self.controls.values()]

    def __len__(self) -> int:
        return prod(self.sizes)

    def __iter__(self) -> Iterator[State]:
        for values in product(*(control.values for control in self.controls.values())):
            yield dict(zip(self.controls, values, strict=True))

    @property
    def default(self) -> State:
        """The state a reader sees first."""
        return {name: control.default for name, control in self.controls.items()}

    @property
    def strides(self) -> list[int]:
        """How far one step of each control moves in the order of states."""
        return [prod(self.sizes[place + 1 :]) for place in range(len(self.sizes))]

    def index(self, state: State) -> int:
        """Position of ``state``; ``ValueError`` where a value is not on the grid."""
        places = (control.find(state[name]) for name, control in self.controls.items())
        return sum(place * stride for place, stride in zip(places, self.strides, strict=True))

    def words(self, state: State) -> str:
        """A state for people: ``dose = 0.5 mg/kg, route = iv``."""
        return ", ".join(
            f"{name} = {control.text(state[name])}" for name, control in self.controls.items()
        )

    def shape(self) -> str:
        """How the number of states comes about: ``dose 10 x minutes 12``."""
        return " × ".join(
            f"{name} {size}" for name, size in zip(self.controls, self.sizes, strict=True)
        )
