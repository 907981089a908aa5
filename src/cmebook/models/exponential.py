"""The matrix exponential of one system, or of a batch of small ones at once."""

from __future__ import annotations

import numpy as np
from scipy.linalg import expm

from cmebook.models.arrays import Array

#: With the norm scaled down to 1/2, what the Taylor series leaves out is below rounding.
_NORM, _TERMS = 0.5, 14


def exponential(matrix: Array) -> Array:
    """exp(M) for one matrix (n, n), by SciPy, or for a stack of them (..., n, n).

    SciPy takes the matrices of a stack one by one, each through threaded BLAS, which on a busy
    machine is a hundred times slower than scaling and squaring (Moler and Van Loan 2003, method
    3) over the whole stack. The tests hold the two against each other.
    """
    if matrix.ndim == 2:
        return np.asarray(expm(matrix), dtype=np.float64)
    norm = float(np.abs(matrix).sum(axis=-1).max(initial=0.0))
    halvings = int(np.ceil(np.log2(norm / _NORM))) if norm > _NORM else 0
    scaled = matrix / 2.0**halvings
    identity = np.broadcast_to(np.eye(matrix.shape[-1]), matrix.shape)
    result = identity
    for term in range(_TERMS, 0, -1):
        result = identity + scaled @ result / term
    for _ in range(halvings):
        result = result @ result
    return result
