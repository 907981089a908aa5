"""Change one number in a copy of the tables: just what the trace lists changes its words."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from matplotlib import rc_context
from matplotlib.text import Text

from cmebook.commands.whole import Whole, read_whole
from cmebook.course import find_course
from cmebook.evidence import Evidence, read_evidence
from cmebook.evidence.inline import plain
from cmebook.evidence.rules_claims import claim_texts
from cmebook.items.question import answer_of
from cmebook.items.schema import Item
from cmebook.pictures import standalone
from cmebook.places import Place
from cmebook.trace import NAMED
from tests.evidence.conftest import Tables

#: A figure with so few states is read in each of them.
FEW = 40


class Words:
    """The words of everything in a course that shows numbers, by the id of its node."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.evidence = _with_numbers(whole)
        self.nodes: dict[str, str] = {}
        for claim in self.evidence.claims:
            self.nodes[claim] = self._claim(claim)
        for item in whole.items:
            self.nodes[item.id] = self._item(item)
        for quiz, items in whole.quizzes.items():
            self.nodes[f"quiz:{quiz}"] = "\n".join(self.nodes[item] for item in items)
        for number in whole.computed:
            self.nodes[number] = self.evidence.text(number, "full")
        for figure in whole.figures:
            self.nodes[f"figure:{figure}"] = self._figure(figure)
        for name, picture in whole.pictures.items():
            self.nodes[f"picture:{name}"] = standalone(picture, self.evidence.text)
        for name in {row.set for row in self.evidence.parameter_table.values()}:
            self.nodes[name] = str(self.evidence.parameters(name))
        self.nodes["hunter.yaml"] = (
            f"{self.evidence.hunter}{self._texts(self.evidence.hunter.rows)}"
        )
        self.nodes["session.yaml"] = (
            f"{self.evidence.session}{self._texts(self.evidence.session.rows)}"
        )
        for kind, things in (("case", whole.cases), ("card", whole.cards)):
            for name, thing in things.items():
                told = (plain(text, self.evidence) for _, text in thing.texts)
                self.nodes[f"{kind}:{name}"] = "\n".join(told)
        for place in whole.places:
            before = self.nodes.get(str(place), "")
            self.nodes[str(place)] = f"{before}\n{self._place(place)}"

    def _texts(self, ids: tuple[str, ...]) -> list[str]:
        return [self.evidence.text(row_id) for row_id in ids]

    def _claim(self, claim: str) -> str:
        return "\n".join(
            plain(text, self.evidence) for text in claim_texts(self.evidence.claims[claim])
        )

    def _item(self, item: Item) -> str:
        words = [plain(text, self.evidence) for _, text in item.texts]
        if item.numeric:
            words.append(str(answer_of(item.numeric, self.evidence)))
        return "\n".join(words)

    def _figure(self, name: str) -> str:
        """What the figure says at first, what of it stands still, and the words of each step."""
        live = self.whole.figures[name].build(self.whole.evidence)
        picture = io.StringIO()
        with rc_context({"svg.hashsalt": name, "svg.fonttype": "none"}):
            live.figure.savefig(picture, format="svg", metadata={"Date": None})
        words = [live.summary(**live.grid.default), picture.getvalue()]
        if len(live.grid) <= FEW:
            for state in live.grid:
                live.update(**state)
                words.append(live.summary(**state))
                words += [text.get_text() for text in live.figure.findobj(Text)]
        return "\n".join(words)

    def _place(self, place: Place) -> str:
        if place.kind == "ev":
            return self.evidence.text(place.id, place.form)
        if place.kind in NAMED:
            return self.nodes[f"{place.kind}:{place.id}"]
        if place.kind == "cite":
            return self.evidence.sources[place.id].title
        return self.nodes[place.id]


def _with_numbers(whole: Whole) -> Evidence:
    problems = list(whole.problems)
    evidence = whole.with_numbers(problems)
    assert [str(problem) for problem in problems] == []
    return evidence


@pytest.fixture(scope="module")
def before() -> Words:
    return Words(read_whole(find_course()))


def changed(before: Words, tables: Tables) -> set[str]:
    """The nodes whose words differ once the copy is read in the place of the tables."""
    evidence, problems = read_evidence(tables.folder)
    assert problems == ()
    after = Words(replace(before.whole, evidence=evidence))
    assert after.nodes.keys() == before.nodes.keys()
    return {node for node, words in before.nodes.items() if after.nodes[node] != words}


def listed(before: Words, *rows: str) -> set[str]:
    graph = before.whole.graph()
    return {node.id for row in rows for node in graph.changed(row)}


def test_just_the_listed_places_change(before: Words, tables: Tables) -> None:
    """One estimate, shown by a claim and by a chapter."""
    row = "abdallah2020.response-rapamycin"
    tables.edit("estimates", row, value="47")
    places = listed(before, row)
    assert "C08" in places
    assert any(place.startswith("book/chapters/") for place in places)
    assert changed(before, tables) == places


def test_just_what_is_computed_from_a_number_changes(before: Words, tables: Tables) -> None:
    """One parameter, from which numbers and a figure are computed that a chapter shows."""
    row = "NMDA.Ki_R"
    tables.edit("parameters", row, value="2.8")
    tables.edit("findings", "daly2019.withdrew-esketamine", statement="Nobody shows this.")
    places = listed(before, row)
    assert {"NMDA", "calc.affinity-s-over-r", "figure:affinity-and-level"} <= places
    assert changed(before, tables) == places


def test_claims_figures_and_rules_change_each_with_its_number(
    before: Words, tables: Tables
) -> None:
    rows = {
        "daly2019.relapse-remitters-stop-pct": "49.3",
        "zanos2018.peak-iv": "222",
        "pdr2024.weigh-sbp": "150",
    }
    for row, value in rows.items():
        tables.edit("estimates", row, value=value)
    places = listed(before, *rows)
    assert {"C05", "C22", "figure:plasma-concentration", "session.yaml"} <= places
    assert changed(before, tables) == places


def test_no_place_changes_that_is_not_listed(before: Words, tables: Tables) -> None:
    """A model may use a number and give the same result: then a listed place stays as it is."""
    row = "rivaposse2018.dose-iv"
    tables.edit("estimates", row, value="1.0")
    different = changed(before, tables)
    assert different <= listed(before, row)
    assert {"calc.iv-dose-70kg", "calc.iv-peak", "C34"} <= different
    assert any(node.startswith("book/chapters/") for node in different)
