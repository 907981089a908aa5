"""The graph of a case: every scene can be met, none is met twice, and all ways end."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

#: From the id of a scene to the ids it may lead to.
Ways = Mapping[str, Sequence[str]]


def reached(start: str, ways: Ways) -> set[str]:
    """Ids that can be met from ``start``, itself among them."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(ways.get(here, ()))
    return found


def circle(ways: Ways) -> list[str]:
    """Scenes that lead back to themselves, in order and closed; empty where there are none."""
    sorter = TopologicalSorter(ways)
    try:
        sorter.prepare()
    except CycleError as error:
        # the sorter names them from a scene to the one before it
        return [str(scene) for scene in reversed(error.args[1])]
    return []


def decisions(start: str, ways: Ways, ends: Collection[str]) -> tuple[int, int]:
    """The fewest and the most decisions on a way from ``start`` to an end.

    Raises:
        ValueError: a way goes in a circle, or does not end in one of ``ends``.
    """
    if circle(ways):
        raise ValueError("a way goes in a circle")
    known: dict[str, tuple[int, int]] = dict.fromkeys(ends, (0, 0))

    def count(here: str) -> tuple[int, int]:
        if here not in known:
            onward = [count(there) for there in ways.get(here, ())]
            if not onward:
                raise ValueError(f"no way leads on from {here}")
            known[here] = 1 + min(few for few, _ in onward), 1 + max(many for _, many in onward)
        return known[here]

    return count(start)
