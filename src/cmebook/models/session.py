"""Decision rules of an esketamine session, applied to one moment of it.

The rules themselves are data (`cmebook.evidence.session`); a teaching model, not a protocol.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

from cmebook.models.condition import holds


class Branch(Protocol):
    """A condition and what follows from it."""

    @property
    def when(self) -> Any:
        """The condition, see `cmebook.models.condition`."""

    @property
    def then(self) -> str:
        """What follows."""


AnyBranch = TypeVar("AnyBranch", bound=Branch)


def first_branch(branches: Sequence[AnyBranch], facts: Mapping[str, Any]) -> AnyBranch:
    """The first branch whose condition holds.

    Raises:
        KeyError: a condition asks for a fact that is not given.
        ValueError: no branch holds.
    """
    for branch in branches:
        if holds(branch.when, facts):
            return branch
    raise ValueError("No branch holds; the last one should have no condition.")


def decide(branches: Sequence[Branch], facts: Mapping[str, Any]) -> str:
    """What follows: the outcome of the first branch that holds; raises as `first_branch` does."""
    return first_branch(branches, facts).then
