"""Linear compartment models: dA/dt = K A + inputs, solved with the matrix exponential.

Between two changes of input the system has constant coefficients, so each step is exact up to
rounding. Adding the input as a column of the matrix (Van Loan's augmentation) avoids inverting
K, which is singular when compartments for what has left the body are carried along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cmebook.models.arrays import Array
from cmebook.models.exponential import exponential


@dataclass(frozen=True)
class Input:
    """An amount given into one compartment, from ``start`` evenly over ``duration``.

    ``duration`` 0 is a bolus. ``amount`` is a number, or an array with one value for each
    person of a batch. Times are in the unit of the system (here: hours), amounts in mg.
    """

    into: str
    start: float
    duration: float
    amount: float | Array

    def __post_init__(self) -> None:
        if self.duration < 0 or not np.isfinite(self.duration) or not np.isfinite(self.start):
            raise ValueError(f"an input needs a start and a duration >= 0, not {self}")
        if np.any(np.asarray(self.amount) < 0):
            raise ValueError(f"an amount cannot be negative: {self.amount}")


@dataclass(frozen=True)
class System:
    """Named compartments and the matrix of rates between them.

    ``matrix[..., i, j]`` is the rate (1/h) from compartment j into i, and the diagonal holds
    minus the sum of all rates out. Leading axes, if any, are persons of a batch.
    """

    names: tuple[str, ...]
    matrix: Array

    def index(self, name: str) -> int:
        """Position of a compartment; ``ValueError`` if there is none of that name."""
        return self.names.index(name)

    def part(self, names: Sequence[str]) -> System:
        """The block of these compartments alone; what flows to others counts as lost."""
        chosen = [self.index(name) for name in names]
        return System(tuple(names), self.matrix[..., chosen, :][..., :, chosen])


def closed_system(names: Sequence[str], flows: Mapping[tuple[str, str], ArrayLike]) -> System:
    """Build a system from its flows; nothing can leak.

    Args:
        names: the compartments, those for eliminated drug included.
        flows: rate constant (1/h) for each pair (from, to). What leaves one compartment enters
            another, so every column of the matrix adds to zero and mass is kept.
    """
    rates = {pair: np.asarray(rate, dtype=np.float64) for pair, rate in flows.items()}
    batch = np.broadcast_shapes(*(rate.shape for rate in rates.values()))
    matrix = np.zeros((*batch, len(names), len(names)))
    position = {name: i for i, name in enumerate(names)}
    for (source, target), rate in rates.items():
        if np.any(rate < 0):
            raise ValueError(f"the rate from {source} to {target} is negative")
        matrix[..., position[target], position[source]] += rate
        matrix[..., position[source], position[source]] -= rate
    return System(tuple(names), matrix)


def solve(system: System, inputs: Iterable[Input], times: ArrayLike) -> Array:
    """Amounts in all compartments at the given times.

    Args:
        system: n compartments, with optional leading batch axes.
        inputs: everything given; nothing is in the body before the first of them.
        times: non-decreasing times (h), length m. At the moment of a bolus the bolus counts.

    Returns:
        Array of shape (..., n, m) in the unit of the amounts.

    Raises:
        ValueError: times are not finite and in order, or an input names no compartment.
    """
    doses = list(inputs)
    wanted = np.asarray(times, dtype=np.float64)
    if wanted.ndim != 1 or not np.all(np.isfinite(wanted)) or np.any(np.diff(wanted) < 0):
        raise ValueError("times must be finite numbers in rising order")
    batch = np.broadcast_shapes(
        system.matrix.shape[:-2], *(np.shape(dose.amount) for dose in doses)
    )
    size = len(system.names)
    state = np.zeros((*batch, size + 1))
    state[..., size] = 1.0  # carries the constant input
    result = np.zeros((*batch, size, wanted.size))

    changes = {edge for dose in doses for edge in (dose.start, dose.start + dose.duration)}
    clock = float(min([*changes, *wanted[:1]], default=0.0))
    steps: dict[float, Array] = {}
    generator = _augmented(system, doses, clock, batch)
    for now in sorted(changes | set(wanted.tolist())):
        if now > clock:
            # 12 significant digits: the steps of an even grid then share one exponential
            step = float(f"{now - clock:.12g}")
            if step not in steps:
                steps[step] = exponential(generator * step)
            state = np.einsum("...ij,...j->...i", steps[step], state)
            clock = now
        if now in changes:
            for dose in doses:
                if dose.duration == 0 and dose.start == now:
                    state[..., system.index(dose.into)] += dose.amount
            generator, steps = _augmented(system, doses, now, batch), {}
        asked = slice(np.searchsorted(wanted, now, "left"), np.searchsorted(wanted, now, "right"))
        result[..., asked] = state[..., :size, np.newaxis]
    return result


def _augmented(system: System, doses: Sequence[Input], now: float, batch: tuple[int, ...]) -> Array:
    """The matrix [[K, input], [0, 0]] that holds from ``now`` to the next change."""
    size = len(system.names)
    augmented = np.zeros((*batch, size + 1, size + 1))
    augmented[..., :size, :size] = system.matrix
    for dose in doses:
        if dose.duration > 0 and dose.start <= now < dose.start + dose.duration:
            augmented[..., system.index(dose.into), size] += dose.amount / dose.duration
    return augmented


def slowest_half_life(system: System) -> float:
    """Half-life (h) of the slowest decaying mode: the terminal half-life of the whole system."""
    rates = -np.linalg.eigvals(system.matrix).real
    decaying = rates[rates > 1e-9 * rates.max()]
    return float(np.log(2) / decaying.min())
