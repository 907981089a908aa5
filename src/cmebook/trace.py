"""What a row rests on, and what falls if it changes.

The chain is source > finding > estimate > claim > item > quiz and parameter > computed number >
figure > chapter. Everything here is handed in; nothing is read from disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from cmebook.evidence import (
    Checkpoint,
    Claim,
    Estimate,
    Evidence,
    Finding,
    Interaction,
    Parameter,
    Row,
    Source,
    Trial,
)
from cmebook.evidence.inline import references
from cmebook.evidence.text import NoNumberError, row_text
from cmebook.graph import Graph, Node
from cmebook.places import Place

#: Kinds of places whose name is no id of a row; their nodes are called ``kind:name``.
NAMED = ("figure", "picture", "case")

__all__ = ["Graph", "ItemLike", "Node", "Uses", "build_graph"]


class Uses(Protocol):
    """A figure, a picture or a computed number: the rows and parameter sets it is made from."""

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of rows, parameter sets and computed numbers."""


class ItemLike(Protocol):
    """What a trace asks of an item, a case or a card."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def file(self) -> str:
        """The file it is written in."""

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of rows, parameter sets and computed numbers."""

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Each text with the name of its field."""


def build_graph(
    evidence: Evidence,
    places: Iterable[Place] = (),
    items: Iterable[ItemLike] = (),
    computed: Mapping[str, Uses] | None = None,
    figures: Mapping[str, Uses] | None = None,
    quizzes: Mapping[str, Iterable[str]] | None = None,
    item_lines: Mapping[str, int] | None = None,
    pictures: Mapping[str, Uses] | None = None,
    cases: Mapping[str, ItemLike] | None = None,
    cards: Mapping[str, ItemLike] | None = None,
) -> Graph:
    """Join all parts of a course.

    ``figures``, ``pictures``, ``cases`` and ``cards`` are keyed by name, ``computed`` by id
    (``calc.x``), ``quizzes`` by name with the ids of the items they may draw; ``item_lines`` are
    the lines items begin on.
    """
    graph = Graph()
    for row_id, row in evidence.index.items():
        if row_id in evidence.computed:
            continue
        graph.add(Node(row_id, _kind(row), _title(row), _place(evidence, row_id)))
    _link_rows(graph, evidence)
    for row_id, number in (computed or {}).items():
        graph.add(Node(row_id, "computed number", getattr(number, "statement", "")))
        _link_uses(graph, row_id, number)
    for name, figure in (figures or {}).items():
        graph.add(Node(f"figure:{name}", "figure", name, getattr(figure, "file", "")))
        _link_uses(graph, f"figure:{name}", figure)
    for name, picture in (pictures or {}).items():
        graph.add(Node(f"picture:{name}", "picture", name, getattr(picture, "file", "")))
        _link_uses(graph, f"picture:{name}", picture)
    for item in items:
        _link_item(graph, item, (item_lines or {}).get(item.id))
    for name, case in (cases or {}).items():
        graph.add(Node(f"case:{name}", "case", getattr(case, "title", name), case.file))
        _link_texts(graph, f"case:{name}", case)
    for name, card in (cards or {}).items():
        graph.add(Node(f"card:{name}", "card", getattr(card, "front", name), card.file))
        _link_texts(graph, f"card:{name}", card)
    for name, drawn in (quizzes or {}).items():
        graph.add(Node(f"quiz:{name}", "quiz", name))
        for item_id in drawn:
            graph.link(f"quiz:{name}", item_id, shows=True)
    for place in places:
        _link_place(graph, place)
    return graph


def _kind(row: Row) -> str:
    return {Source: "source", Finding: "finding", Estimate: "estimate", Trial: "trial",
            Parameter: "parameter", Checkpoint: "checkpoint", Interaction: "interaction",
            Claim: "claim"}.get(type(row), "estimate")  # fmt: skip


def _title(row: Row) -> str:
    if isinstance(row, Source):
        return " ".join(part for part in (row.authors, row.year, row.title or row.about) if part)
    if isinstance(row, Finding):
        return row.statement
    if isinstance(row, Claim):
        return row.sentence
    if isinstance(row, Interaction):
        return f"{row.drug}: {row.measured}"
    try:
        text = row_text(row, "ci")
    except NoNumberError:
        text = "no single number"
    if isinstance(row, Estimate):
        return ", ".join(part for part in (row.quantity, row.group, row.outcome, text) if part)
    return (
        f"{row.trial}, {row.outcome}: {text}" if isinstance(row, Trial) else f"{row.name}: {text}"
    )


def _place(evidence: Evidence, row_id: str) -> str:
    file, line = evidence.places.get(row_id, ("", 0))
    return f"{file}:{line}" if file else ""


def _link_rows(graph: Graph, evidence: Evidence) -> None:
    for row_id, row in evidence.index.items():
        if row_id in evidence.computed:
            continue
        if isinstance(row, Finding | Estimate | Trial | Parameter | Checkpoint | Interaction):
            finding = evidence.findings.get(row.finding) if isinstance(row, Estimate) else None
            known = (finding.source, *finding.also) if finding else ()
            for source in (row.source, *row.also):
                if source not in known:  # else the way leads through the finding
                    graph.link(row_id, source, shows=False)
        if isinstance(row, Estimate):
            for target in filter(None, (row.finding, row.same_as)):
                graph.link(row_id, target, shows=False)
        if isinstance(row, Parameter):
            graph.add(Node(row.set, "set", f"parameter set {row.set}"))
            graph.link(row.set, row_id, shows=True)
        if isinstance(row, Claim):
            _link_claim(graph, row)
    for name, rows in (
        ("hunter.yaml", evidence.hunter.rows),
        ("session.yaml", evidence.session.rows),
    ):
        graph.add(Node(name, "protocol", name, f"assets/evidence/{name}"))
        for row_id in rows:
            graph.link(name, row_id, shows=True)


def _link_claim(graph: Graph, claim: Claim) -> None:
    for row_id in (*claim.supports, *claim.against):
        graph.link(claim.id, row_id, shows=False)
    article = claim.article
    texts = [claim.sentence]
    if article is not None:
        texts += [article.sentence, article.reason, article.correction]
    for text in texts:
        for reference in references(text):
            graph.link(claim.id, reference.id, shows=True)


def _link_uses(graph: Graph, owner: str, thing: Uses) -> None:
    for used in thing.uses:
        # A figure takes the certainty of a claim, not its words.
        node = graph.nodes.get(used)
        graph.link(owner, used, shows=True, passes=node is None or node.kind != "claim")


def _link_item(graph: Graph, item: ItemLike, line: int | None) -> None:
    stem = next((text for name, text in item.texts if name == "stem"), "")
    graph.add(
        Node(item.id, "item", " ".join(stem.split()), f"{item.file}:{line}" if line else item.file)
    )
    _link_texts(graph, item.id, item)


def _link_texts(graph: Graph, owner: str, item: ItemLike) -> None:
    shown = {reference.id for _, text in item.texts for reference in references(text)}
    numeric = getattr(item, "numeric", None)
    for used in item.uses:
        # a numeric answer is worked out from its rows, so it changes with them
        in_answer = numeric is not None and used in numeric.answer
        graph.link(owner, used, shows=used in shown or in_answer)


def _link_place(graph: Graph, place: Place) -> None:
    key = str(place)
    graph.add(Node(key, "chapter", place.file.rsplit("/", 1)[-1], key))
    target = f"{place.kind}:{place.id}" if place.kind in NAMED else place.id
    graph.link(key, target, shows=place.kind != "cite")
