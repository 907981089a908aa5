"""Read a model's parameters from a mapping, and say what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from math import isfinite
from typing import Any


def pick(cls: type, values: Mapping[str, float], signed: tuple[str, ...] = ()) -> dict[str, Any]:
    """The entries of ``values`` that are fields of the dataclass ``cls``.

    Entries the model has no use for (residual error, say) are left out.

    Raises:
        ValueError: a field without a default has no value, or a value is not a positive number.
            Fields named in ``signed`` may be 0 or negative.
    """
    known = {field.name: field for field in fields(cls)}
    missing = [
        name for name, field in known.items() if name not in values and field.default is MISSING
    ]
    if missing:
        raise ValueError(f"{cls.__name__} lacks the parameters {', '.join(missing)}")
    chosen = {name: float(values[name]) for name in known if name in values}
    wrong = [
        name
        for name, value in chosen.items()
        if not isfinite(value) or (value <= 0 and name not in signed)
    ]
    if wrong:
        raise ValueError(f"{cls.__name__}: {', '.join(wrong)} must be positive numbers")
    return chosen
