"""``cme trace ID``: what it rests on, and what falls if it changes."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cmebook.course import find_course
from cmebook.errors import CourseError, Problem
from cmebook.evidence.core import did_you_mean
from cmebook.graph import Graph, Node, Tree

#: Width to which a title is cut.
WIDTH = 72


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "id", help="a row, claim, item, figure:NAME, picture:NAME, quiz:NAME or set"
    )
    parser.add_argument("--course", type=Path, help="folder of the course (default: around here)")
    parser.add_argument("--json", action="store_true", help="print the same as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the trace of one id.

    Raises:
        CourseError: nothing in the course has this id.
    """
    from cmebook.commands.whole import read_whole  # loads every figure

    graph = read_whole(find_course(args.course)).graph()
    node_id = _resolve(graph, args.id)
    if args.json:
        print(json.dumps(as_json(graph, node_id), indent=2, ensure_ascii=False))
    else:
        print("\n".join(as_text(graph, node_id)))
    return 0


def _resolve(graph: Graph, word: str) -> str:
    """The node a person means: figures, pictures and quizzes may be named without their prefix."""
    for node_id in (word, f"figure:{word}", f"picture:{word}", f"quiz:{word}"):
        if node_id in graph.nodes:
            return node_id
    cure = did_you_mean(word, graph.nodes)
    raise CourseError([Problem("this course", word, f"Nothing is called {word}.", cure)])


def as_text(graph: Graph, node_id: str) -> Iterator[str]:
    """The trace as indented lines."""
    yield _line(graph.nodes[node_id])
    yield ""
    yield "It rests on:"
    yield from _tree_lines(graph.rests_on(node_id).branches)
    yield ""
    yield "What rests on it (* shows its number):"
    yield from _tree_lines(graph.carries(node_id).branches, mark=True)
    yield ""
    yield "If it changes, these places change:"
    yield from _lines(graph.changed(node_id))
    yield ""
    yield "These keep their words and must be looked at again:"
    yield from _lines(graph.to_review(node_id))


def _line(node: Node) -> str:
    title = textwrap.shorten(node.title, WIDTH, placeholder=" ...")
    if node.kind == "chapter":
        return node.id
    name = node.id.removeprefix(f"{node.kind}:")
    parts = (f"{node.kind} {name}", "" if title == name else title, f"[{node.place}]")
    return "  ".join(part for part in parts if part not in ("", "[]"))


def _tree_lines(trees: Iterable[Tree], mark: bool = False, depth: int = 1) -> Iterator[str]:
    trees = list(trees)
    if not trees and depth == 1:
        yield "  nothing"
    for tree in trees:
        sign = "* " if mark and tree.shows else ""
        yield f"{'  ' * depth}{sign}{_line(tree.node)}"
        yield from _tree_lines(tree.branches, mark, depth + 1)


def _lines(nodes: Iterable[Node]) -> Iterator[str]:
    lines = [f"  {_line(node)}" for node in nodes]
    yield from lines or ["  none"]


def as_json(graph: Graph, node_id: str) -> dict[str, Any]:
    """The same as plain data."""
    return {
        **_node(graph.nodes[node_id]),
        "rests_on": [_json_tree(tree) for tree in graph.rests_on(node_id).branches],
        "carries": [_json_tree(tree) for tree in graph.carries(node_id).branches],
        "changes": [_node(node) for node in graph.changed(node_id)],
        "review": [_node(node) for node in graph.to_review(node_id)],
    }


def _node(node: Node) -> dict[str, str]:
    return {"id": node.id, "kind": node.kind, "title": node.title, "place": node.place}


def _json_tree(tree: Tree) -> dict[str, Any]:
    branches = [_json_tree(branch) for branch in tree.branches]
    return {**_node(tree.node), "shows": tree.shows, "branches": branches}
