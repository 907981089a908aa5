"""The chain both ways, on a course small enough to check by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from cmebook.commands.trace import as_json, as_text
from cmebook.evidence import load_evidence
from cmebook.graph import Graph, Tree
from cmebook.places import chapter_places
from cmebook.trace import build_graph

ROW = "favastard2008.anxious"
CHAPTER = """\
In {ev}`favastard2008.anxious` of them.

```{claim} C18
```

About {ev}`calc.double` by the model {cite:p}`favastard2008`.

```{self-check} anx-01
```

```{code-cell} ipython3
from cmebook import figures
figures.anxiety()
```

```{picture} 04-anxiety
One half.
```
"""


@dataclass(frozen=True)
class Made:
    """A figure or computed number that is told what it uses."""

    uses: tuple[str, ...]
    statement: str = "a number"


@dataclass(frozen=True)
class Item:
    id: str
    file: str
    uses: tuple[str, ...]
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        yield from self.fields.items()


@pytest.fixture(scope="module")
def graph() -> Graph:
    items = [
        Item("anx-01", "bank/02.toml", ("C18", ROW), {"stem": f"How many? {{ev}}`{ROW}`"}),
        Item("anx-02", "bank/02.toml", ("C18",), {"stem": "Which of these?"}),
    ]
    return build_graph(
        load_evidence(),
        chapter_places("c.md", CHAPTER),
        items,
        computed={"calc.double": Made((ROW,))},
        figures={"anxiety": Made(("calc.double", "K1"))},
        quizzes={"quiz-1": ["anx-02"]},
        pictures={"04-anxiety": Made((ROW,))},
    )


def ids(trees: tuple[Tree, ...]) -> list[str]:
    return [tree.node.id for tree in trees]


def test_down_to_the_source(graph: Graph) -> None:
    tree = graph.rests_on(ROW)
    assert ids(tree.branches) == ["favastard2008.anxious-depression"]
    (finding,) = tree.branches
    assert ids(finding.branches) == ["favastard2008"]


def test_up_to_chapter_and_quiz(graph: Graph) -> None:
    tree = graph.carries(ROW)
    (claim, calc, picture, item, line) = tree.branches
    assert [branch.node.id for branch in (claim, calc, picture, item, line)] == [
        "C18",
        "calc.double",
        "picture:04-anxiety",
        "anx-01",
        "c.md:1",
    ]
    assert ids(claim.branches) == ["anx-01", "anx-02", "c.md:3"]
    assert [branch.shows for branch in claim.branches] == [False, False, True]
    assert ids(picture.branches) == ["c.md:16"]
    assert ids(calc.branches) == ["figure:anxiety", "c.md:6"]


def test_what_changes_and_what_must_be_looked_at(graph: Graph) -> None:
    assert [node.id for node in graph.changed(ROW)] == [
        *("C18", "calc.double", "figure:anxiety", "picture:04-anxiety", "anx-01"),
        *("c.md:1", "c.md:3", "c.md:6", "c.md:8", "c.md:13", "c.md:16"),
    ]
    assert [node.id for node in graph.to_review(ROW)] == ["anx-02", "quiz:quiz-1"]


def test_a_corrected_source_puts_all_above_it_up_for_review(graph: Graph) -> None:
    review = {node.id for node in graph.to_review("favastard2008")}
    assert {ROW, "C18", "anx-01", "anx-02", "quiz:quiz-1", "figure:anxiety", "c.md:3"} <= review
    assert [node.id for node in graph.changed("favastard2008")] == []


def test_a_parameter_reaches_figures_through_its_set(graph: Graph) -> None:
    assert [node.id for node in graph.changed("K1.CL")][:2] == ["K1", "figure:anxiety"]


def test_protocols_show_their_limits(graph: Graph) -> None:
    assert "hunter.yaml" in [node.id for node in graph.changed("dunkley2003.temperature")]
    assert "session.yaml" in [node.id for node in graph.changed("pdr2024.weigh-sbp")]


def test_what_a_quiz_rests_on(graph: Graph) -> None:
    walked = {tree.node.id for tree in graph.rests_on("quiz:quiz-1").walk()}
    assert {"anx-02", "C18", ROW, "favastard2008"} <= walked


def test_text_for_people(graph: Graph) -> None:
    text = "\n".join(as_text(graph, ROW))
    first, *_ = text.splitlines()
    assert first.startswith(f"estimate {ROW}  percent, anxious depression, 53.2%")
    assert "[assets/evidence/estimates.csv:" in first
    assert "  * claim C18  Many people with TRD also have anxiety." in text
    assert "    * c.md:3" in text
    assert "If it changes, these places change:" in text
    assert "  quiz quiz-1" in text


def test_what_nothing_rests_on(graph: Graph) -> None:
    lines = list(as_text(graph, "quiz:quiz-1"))
    assert lines[lines.index("What rests on it (* shows its number):") + 1] == "  nothing"
    assert lines[-1] == "  none"


def test_json_for_programs(graph: Graph) -> None:
    data = as_json(graph, ROW)
    assert (data["id"], data["kind"]) == (ROW, "estimate")
    assert data["carries"][0]["id"] == "C18"
    assert data["carries"][0]["shows"] is True
    assert [node["id"] for node in data["review"]] == ["anx-02", "quiz:quiz-1"]
    assert data["rests_on"][0]["branches"][0]["kind"] == "source"
