"""Nodes and links of a course, and the questions asked of them in both directions.

A link either *shows* what it names (the words change with it) or only *rests on* it (the words
stay, but somebody must look at them again).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

#: Kinds of nodes in the order in which lists show them.
KINDS = (
    *("source", "finding", "estimate", "trial", "parameter", "set", "checkpoint", "interaction"),
    *(
        "claim",
        "computed number",
        "figure",
        "picture",
        "item",
        "quiz",
        "case",
        "protocol",
        "chapter",
    ),
)


@dataclass(frozen=True)
class Node:
    """Anything that can be traced; ``place`` is its file and line."""

    id: str
    kind: str
    title: str
    place: str = ""


@dataclass(frozen=True)
class Link:
    """``owner`` rests on ``target``, and perhaps shows it.

    ``passes`` is false where it shows only what the target says of itself, such as the certainty
    of a claim, and not the numbers in the target's words.
    """

    owner: str
    target: str
    shows: bool
    passes: bool = True


@dataclass(frozen=True)
class Tree:
    """A node with what follows from it; ``shows`` tells of the link to its parent."""

    node: Node
    shows: bool = True
    branches: tuple[Tree, ...] = ()

    def walk(self) -> Iterator[Tree]:
        """This tree and every branch of it."""
        yield self
        for branch in self.branches:
            yield from branch.walk()


@dataclass
class Graph:
    """Nodes and links of a whole course."""

    nodes: dict[str, Node] = field(default_factory=dict)
    below: dict[str, list[Link]] = field(default_factory=dict)  # owner -> what it rests on
    above: dict[str, list[Link]] = field(default_factory=dict)  # target -> what rests on it

    def add(self, node: Node) -> None:
        """Enter a node; the first of an id stays."""
        self.nodes.setdefault(node.id, node)

    def link(self, owner: str, target: str, shows: bool, passes: bool = True) -> None:
        """Join two nodes; a second link between them only strengthens the first."""
        known = next((link for link in self.below.get(owner, []) if link.target == target), None)
        if known is not None:
            if (known.shows, known.passes) >= (shows, passes):
                return
            self.below[owner].remove(known)
            self.above[target].remove(known)
        link = Link(owner, target, shows, passes)
        self.below.setdefault(owner, []).append(link)
        self.above.setdefault(target, []).append(link)

    def rests_on(self, node_id: str) -> Tree:
        """What a node rests on, down to its sources."""
        return self._tree(node_id, up=False, shows=True)

    def carries(self, node_id: str) -> Tree:
        """What rests on a node, up to chapters and quizzes."""
        return self._tree(node_id, up=True, shows=True)

    def changed(self, node_id: str) -> list[Node]:
        """The nodes whose words change when the node's number does."""
        found: dict[str, Node] = {}
        waiting = [node_id]
        while waiting:
            node = waiting.pop()
            for link in self.above.get(node, []):
                reaches = link.shows and (link.passes or node == node_id)
                if reaches and link.owner not in found:
                    found[link.owner] = self.nodes[link.owner]
                    waiting.append(link.owner)
        return _sorted(found.values())

    def to_review(self, node_id: str) -> list[Node]:
        """The nodes that rest on it and keep their words."""
        words = {node.id for node in self.changed(node_id)}
        all_above = {tree.node.id: tree.node for tree in self.carries(node_id).walk()}
        return _sorted(
            node for key, node in all_above.items() if key != node_id and key not in words
        )

    def _tree(self, node_id: str, up: bool, shows: bool) -> Tree:
        links = (self.above if up else self.below).get(node_id, [])
        nexts = [(link.owner if up else link.target, link.shows) for link in links]
        branches = [
            self._tree(other, up, one_shows) for other, one_shows in nexts if other in self.nodes
        ]
        branches.sort(key=lambda tree: _order(tree.node))
        return Tree(self.nodes[node_id], shows, tuple(branches))


def _order(node: Node) -> tuple[int, str, int]:
    kind = KINDS.index(node.kind) if node.kind in KINDS else len(KINDS)
    file, _, line = node.id.rpartition(":")
    return (kind, file, int(line)) if line.isdigit() else (kind, node.id, 0)


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=_order)
