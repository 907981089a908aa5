"""``cme check`` and ``cme trace`` as a person runs them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from cmebook.cli import main
from cmebook.commands.check import find_problems
from cmebook.commands.whole import Whole, read_whole
from cmebook.course import find_course
from cmebook.items.bank import Bank
from cmebook.pictures import Picture
from cmebook.places import Place, chapter_places

#: Nothing is wrong with its form.
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720"><title>A</title>
<desc>It was 64%.</desc>
<text font-size="40">{ev}`K1.CLL`</text></svg>"""

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def whole() -> Whole:
    return read_whole(find_course())


def test_the_course_has_no_fault(whole: Whole) -> None:
    errors = [problem for problem in find_problems(whole, TODAY) if problem.level == "error"]
    assert [str(problem) for problem in errors] == []


def test_faults_of_chapters_and_items_are_told_together(whole: Whole) -> None:
    text = "It was 64%.\n\n{ev}`K1.CLL`\n\n```{claim} C99\n```\n\n```{self-check} no-01\n```\n"
    item = replace(whole.items.items[0], evidence=("K1.CLL",), rationale="It was 84 mg.")
    spoiled = replace(
        whole,
        chapters={"book/chapters/09-x.md": text},
        places=chapter_places("book/chapters/09-x.md", text),
        items=Bank((item,)),
        computed={},
        pictures={"09-x": Picture("09-x", "assets/img/09-x.svg", PICTURE)},
    )
    found = [
        (problem.file, problem.where, problem.what) for problem in find_problems(spoiled, TODAY)
    ]
    for expected in (
        ("book/chapters/09-x.md", "line 1", "The number in '64%' is typed."),
        ("book/chapters/09-x.md", "line 3", "No row has the id K1.CLL."),
        ("book/chapters/09-x.md", "line 5", "There is no claim C99."),
        ("book/chapters/09-x.md", "line 8", "There is no item no-01."),
        ("assets/img/09-x.svg", "line 2", "The number in '64%' is typed."),
        ("assets/img/09-x.svg", "line 3", "No row has the id K1.CLL."),
        (item.file, item.id, "No row has the id K1.CLL."),
        (item.file, f"{item.id}, rationale", "The number in '84 mg' is typed."),
    ):
        assert expected in found
    places = [where for file, where, _ in found if file == "book/chapters/09-x.md"]
    assert places == sorted(places, key=lambda where: int(where.split()[1]))


def test_faults_of_cases_are_told(whole: Whole) -> None:
    case = next(iter(whole.cases.values()))
    end = replace(case.ends[0], lesson="It was 84 mg.", evidence=("K1.CLL",))
    spoiled = replace(case, id="no-page", ends=(end, *case.ends[1:]))
    text = "```{case} no-page\n```\n\n```{case} no-data\n```\n"
    found = {
        (problem.file, problem.where, problem.what)
        for cases, pages in (({"no-page": spoiled}, ""), ({}, text))
        for problem in find_problems(
            replace(whole, cases=cases, places=chapter_places("book/cases/x.md", pages)), TODAY
        )
    }
    assert {
        (case.file, "", "No page plays this case."),
        (case.file, "no-page", "No row has the id K1.CLL."),
        (case.file, f"no-page, lesson of {end.id}", "The number in '84 mg' is typed."),
        ("book/cases/x.md", "line 4", "There is no case no-data."),
    } <= found


def test_exit_codes(
    whole: Whole, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places = tuple(
        Place("book/chapters/01-x.md", 1, "audit", claim)
        for claim, row in whole.evidence.claims.items()
        if row.article
    )
    clean = replace(
        whole,
        chapters={},
        places=places,
        items=Bank(()),
        computed={},
        pictures={},
        cases={},
        cards={},
    )
    monkeypatch.setattr("cmebook.commands.check.read_whole", lambda course: clean)
    assert main(["check", "--today", "2026-12-01"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings.\n"
    assert main(["check", "--today", "2030-01-01", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    typed = replace(clean, chapters={"book/x.md": "64% of them"})
    monkeypatch.setattr("cmebook.commands.check.read_whole", lambda course: typed)
    assert main(["check", "--today", "2026-12-01"]) == 1
    out, err = capsys.readouterr()
    assert out == "1 error, 0 warnings.\n"
    assert err.startswith("error: book/x.md, line 1: The number in '64%' is typed.")


def test_trace_for_people_and_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "NMDA.Ki_R"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("parameter NMDA.Ki_R  Ki of R-ketamine")
    assert "source ebert1997" in text
    assert "computed number calc.affinity-s-over-r" in text
    assert main(["trace", "plasma-concentration", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["kind"] == "figure"
    assert "K1" in [tree["id"] for tree in data["rests_on"]]
    assert any(node["id"].startswith("book/chapters/") for node in data["changes"])


def test_items_are_traced_with_their_line(whole: Whole) -> None:
    item = whole.items.items[0]
    place = whole.graph().nodes[item.id].place
    file, _, line = place.rpartition(":")
    text = (whole.course.root / file).read_text(encoding="utf-8").splitlines()
    assert item.id in text[int(line) - 1]


def test_an_unknown_id_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "daly2019.hr-remiters"]) == 1
    assert "Did you mean daly2019.hr-remitters" in capsys.readouterr().err
