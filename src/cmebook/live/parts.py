"""What an author says about a live figure besides the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

BasisKind = Literal["data", "model", "assumption"]
BASIS_KINDS: tuple[str, ...] = get_args(BasisKind)


@dataclass(frozen=True)
class Basis:
    """What a part of the figure rests on: data, a model, or an assumption."""

    kind: BasisKind
    text: str


@dataclass(frozen=True)
class Series:
    """An artist whose values a reader may see as a table and take away as CSV.

    ``artist`` is its name among the figure's artists; ``name`` heads its column;
    ``x`` and ``y`` name the quantities with their units, as ``Time (h)``.
    """

    artist: str
    name: str
    x: str
    y: str


@dataclass(frozen=True)
class DataTable:
    """Numbers of a figure written out, for readers to see as a table and take away as CSV.

    ``title`` says what they are and is the same in every state, as are ``heads``, which name
    the columns with their units. ``rows`` are texts, a cell for each head; without rows the
    table is left out.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
