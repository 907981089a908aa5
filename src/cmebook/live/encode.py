"""Columns as bytes and back.

Coordinates are whole tenths of a point. Neighbours on a curve, and curves of
neighbouring states, differ little; so what is stored is differences, along the curve
and from row to row, whichever way is shortest. Each byte of a number goes to a plane
of its own, and all of it is deflated once, behind a header in JSON.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmebook.live.columns import Column, Derived, Ints, Numbers, Words

Header = dict[str, Any]

#: Tenths of a point.
SCALE = 10
_LEVEL = 9


def encode(header: Mapping[str, Any], columns: Sequence[Column]) -> str:
    """Header and columns as base64 text. ``header`` must be plain JSON."""
    return base64.b64encode(zlib.compress(_join(header, columns), _LEVEL)).decode("ascii")


def weight(columns: Sequence[Column]) -> int:
    """The bytes some columns take up after compression."""
    own = [column for column in columns if not isinstance(column, Derived)]
    return len(zlib.compress(_join({}, own), _LEVEL))


def _join(header: Mapping[str, Any], columns: Sequence[Column]) -> bytes:
    store = _Store()
    full = {**header, "columns": [store.column(column) for column in columns]}
    full["blobs"] = store.shapes
    text = json.dumps(full, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    head = text.encode("utf-8")
    return len(head).to_bytes(4, "little") + head + b"".join(store.planes)


class _Store:
    """Collects blocks of numbers; equal blocks are stored once."""

    def __init__(self) -> None:
        self.shapes: list[list[int]] = []
        self.planes: list[bytes] = []
        self._known: dict[tuple[bytes, int], int] = {}

    def column(self, column: Column) -> Header:
        if isinstance(column, Derived):
            return {"of": column.of, "a": column.a, "b": column.b}
        index = self.index(column)
        if isinstance(column, Words):
            return {"words": [list(row) for row in column.rows], "index": index}
        lengths = [len(row) for row in column.rows]
        if len(set(lengths)) == 1:
            block = self.block(np.stack(column.rows))
            return {"block": block, "length": lengths[0], "index": index}
        block = self.block(np.concatenate(column.rows)[None, :])
        return {"block": block, "length": lengths, "index": index}

    def index(self, column: Numbers | Words) -> int:
        """The block that holds the row of each state; -1 where there is only one row."""
        return -1 if len(column.rows) == 1 else self.block(column.index[None, :])

    def block(self, matrix: Ints) -> int:
        key = (matrix.tobytes(), matrix.shape[1])
        if key not in self._known:
            down, along, planes = _shortest(matrix)
            self._known[key] = len(self.shapes)
            self.shapes.append([*matrix.shape, len(planes), down, along])
            self.planes.append(b"".join(planes))
        return self._known[key]


def _shortest(matrix: Ints) -> tuple[int, int, list[bytes]]:
    """The way of taking differences that deflates best, and its byte planes."""
    ways = [(down, along) for down in (0, 1) for along in (0, 1, 2)]
    if len(matrix) == 1:
        ways = ways[:3]
    tried = [(down, along, _planes(_differences(matrix, down, along))) for down, along in ways]
    return min(tried, key=lambda way: len(zlib.compress(b"".join(way[2]), 6)))


def _differences(matrix: Ints, down: int, along: int) -> NDArray[np.int64]:
    values = matrix.astype(np.int64)
    if down:
        values = np.diff(values, axis=0, prepend=0)
    for _ in range(along):
        values = np.diff(values, axis=1, prepend=0)
    return values


def _planes(values: NDArray[np.int64]) -> list[bytes]:
    """Zigzag, so that small negative numbers are small; then one plane for each byte."""
    flat = values.ravel()
    folded = ((flat << 1) ^ (flat >> 63)).astype(np.uint64)
    top = int(folded.max(initial=0))
    count = max(1, (top.bit_length() + 7) // 8)
    return [
        ((folded >> np.uint64(8 * place)) & np.uint64(255)).astype(np.uint8).tobytes()
        for place in range(count)
    ]


def decode(text: str) -> tuple[Header, list[Column]]:
    """What ``encode`` was given; the front end reads the text in the same way."""
    raw = zlib.decompress(base64.b64decode(text))
    start = 4 + int.from_bytes(raw[:4], "little")
    header: Header = json.loads(raw[4:start])
    blocks = []
    for shape in header.pop("blobs"):
        rows, length, planes, down, along = shape
        size = rows * length
        folded = np.zeros(size, np.int64)
        for place in range(planes):
            plane = np.frombuffer(raw, np.uint8, size, start + place * size)
            folded |= plane.astype(np.int64) << (8 * place)
        start += planes * size
        values = ((folded >> 1) ^ -(folded & 1)).reshape(rows, length)
        for _ in range(along):
            values = values.cumsum(axis=1)
        if down:
            values = values.cumsum(axis=0)
        blocks.append(values.astype(np.int32))
    return header, [_column(entry, blocks, header) for entry in header.pop("columns")]


def _column(entry: Header, blocks: list[Ints], header: Header) -> Column:
    if "of" in entry:
        return Derived(entry["of"], entry["a"], entry["b"])
    states = header["states"]
    index = np.zeros(states, np.int32) if entry["index"] < 0 else blocks[entry["index"]][0]
    if "words" in entry:
        return Words([tuple(row) for row in entry["words"]], index)
    block = blocks[entry["block"]]
    if isinstance(entry["length"], int):
        return Numbers(list(block), index)
    cuts = np.cumsum(entry["length"])[:-1]
    return Numbers(np.split(block[0], cuts), index)
