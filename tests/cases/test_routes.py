"""The graph of a case."""

from __future__ import annotations

import itertools

import pytest

from cmebook.cases.routes import circle, decisions, reached

WAYS = {"a": ("b", "c", "x"), "b": ("c", "x"), "c": ("y", "y"), "z": ("x",)}


def test_only_what_a_way_leads_to_is_met() -> None:
    assert reached("a", WAYS) == {"a", "b", "c", "x", "y"}


def test_a_circle_is_named_in_the_order_of_the_way() -> None:
    assert circle(WAYS) == []
    found = circle({"a": ("b",), "b": ("c",), "c": ("a", "x")})
    assert found[0] == found[-1]
    for here, there in itertools.pairwise(found):
        assert there in {"a": "b", "b": "c", "c": "a"}[here]


def test_the_shortest_and_the_longest_way_are_counted() -> None:
    assert decisions("a", WAYS, {"x", "y"}) == (1, 3)
    assert decisions("c", WAYS, {"x", "y"}) == (1, 1)


def test_a_way_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="no way leads on from y"):
        decisions("a", WAYS, {"x"})
    with pytest.raises(ValueError, match="circle"):
        decisions("a", {"a": ("a",)}, set())
