"""The front end reads what Python wrote, with and without help from the browser."""

from __future__ import annotations

import base64
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from cmebook.live import front
from cmebook.live.columns import Column, Derived, Numbers, Table, Words, numbers, words
from cmebook.live.encode import decode, encode

INTS = st.integers(-(2**20), 2**20)
TEXT = st.text(max_size=8)
calm = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def script(browser: Browser) -> Any:
    page = browser.new_page()
    page.add_script_tag(content=front.read("live.js"))
    yield page
    page.close()


def array(values: list[int]) -> np.ndarray[Any, Any]:
    return np.array(values, np.int32)


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, list[Column]]:
    states = draw(st.integers(1, 12))
    length = draw(st.integers(1, 9))
    even = st.lists(INTS, min_size=length, max_size=length)
    ragged = st.lists(INTS, max_size=9)
    table = Table()
    for kind in (even, ragged):
        rows = draw(st.lists(kind, min_size=1, max_size=4))
        table.add(numbers([array(draw(st.sampled_from(rows))) for _ in range(states)]))
    told = draw(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
    table.add(words([draw(st.sampled_from(told)) for _ in range(states)]))
    base = table.columns[0]
    assert isinstance(base, Numbers)
    a, b = draw(st.sampled_from([-1.5, 0.25, 2])), draw(st.integers(-99, 99))
    half = [np.rint(a * row + b).astype(np.int32) for row in base.rows]
    table.derive(0, Numbers(half, base.index))
    return states, table.columns


def shown(columns: list[Column], state: int) -> list[list[Any]]:
    """What each column holds in a state."""
    rows: list[list[Any]] = []
    for column in columns:
        if isinstance(column, Derived):
            rows.append([column.a * value + column.b for value in rows[column.of]])
        else:
            rows.append(list(column.rows[column.index[state]]))
    return rows


def same(one: list[list[Any]], two: list[list[Any]]) -> bool:
    return all(
        len(a) == len(b)
        and all(
            x == y if isinstance(x, str) else abs(x - y) <= 0.5 for x, y in zip(a, b, strict=True)
        )
        for a, b in zip(one, two, strict=True)
    )


@calm
@given(tables())
def test_python_reads_back_what_it_wrote(case: tuple[int, list[Column]]) -> None:
    states, columns = case
    header, again = decode(encode({"states": states, "name": "é <b>"}, columns))
    assert header["name"] == "é <b>"
    assert all(same(shown(columns, n), shown(again, n)) for n in range(states))
    assert len(columns) == 4 or any(isinstance(one, Words) for one in columns)


@calm
@given(tables())
def test_the_script_reads_what_python_wrote(script: Page, case: tuple[int, list[Column]]) -> None:
    states, columns = case
    read = script.evaluate(
        """async ([text, states]) => {
            const { columns } = cmeLive.read(await cmeLive.unpack(text));
            return Array.from({ length: states }, (_, n) => columns.map((c) => [...c.get(n)]));
        }""",
        [encode({"states": states}, columns), states],
    )
    assert all(same(shown(columns, n), read[n]) for n in range(states))


def packed(data: bytes) -> list[bytes]:
    """The same bytes stored, with fixed codes, and with codes of their own."""
    ways = ((0, zlib.Z_DEFAULT_STRATEGY), (9, zlib.Z_FIXED), (1, zlib.Z_RLE), (9, 0))
    found = []
    for level, strategy in ways:
        maker = zlib.compressobj(level, zlib.DEFLATED, 15, 9, strategy)
        found.append(maker.compress(data) + maker.flush())
    return found


BYTES = st.one_of(
    st.binary(max_size=600),
    st.builds(lambda part, n: part * n, st.binary(min_size=1, max_size=5), st.integers(1, 9000)),
)


@calm
@given(BYTES)
def test_the_fallback_inflates_as_the_browser_does(script: Page, data: bytes) -> None:
    for text in (base64.b64encode(one).decode() for one in packed(data)):
        own, browsers = script.evaluate(
            """async (text) => {
                const raw = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
                return [cmeLive.inflate(raw), await cmeLive.unpack(text)].map((bytes) =>
                    btoa([...bytes].map((one) => String.fromCharCode(one)).join("")));
            }""",
            text,
        )
        assert own == browsers == base64.b64encode(data).decode()


def test_damaged_bytes_are_refused(script: Page) -> None:
    whole = zlib.compress(bytes(range(256)) * 9)
    for damaged in (whole[: len(whole) // 2], whole[:2] + b"\x07" + whole[3:]):
        said = script.evaluate(
            "(bytes) => { try { cmeLive.inflate(new Uint8Array(bytes)); return ''; }"
            " catch (error) { return error.message; } }",
            list(damaged),
        )
        assert said.startswith("the data")
