"""Where each claim is taught: a card teaches, and an audit teaches the article's sentences."""

from __future__ import annotations

import pytest

from cmebook.cli import main
from cmebook.evidence import load_evidence
from cmebook.places import Place
from cmebook.taught import taught, untaught_problems

CLAIMS = load_evidence().claims
CHAPTER = "book/chapters/01-x.md"


def test_the_right_directive_in_a_chapter_teaches() -> None:
    places = [
        Place(CHAPTER, 9, "claim", "ket-opioid"),
        Place(CHAPTER, 4, "claim", "ket-opioid"),
        Place(CHAPTER, 5, "audit", "C01"),
        Place(CHAPTER, 6, "claim", "C02"),
        Place("book/evidence/claims.md", 7, "audit", "C03"),
        Place(CHAPTER, 8, "ev", "K1.CL"),
    ]
    found = taught(CLAIMS, places)
    assert [place.line for place in found["ket-opioid"]] == [4, 9]
    assert [place.line for place in found["C01"]] == [5]
    assert found["C02"] == found["C03"] == ()
    assert found.keys() == CLAIMS.keys()


def test_sentences_that_no_chapter_audits_are_told() -> None:
    (found,) = untaught_problems(CLAIMS, [Place(CHAPTER, 1, "audit", "C01")])
    assert found.level == "warning" and found.where.startswith("C02, C03")
    shown = [Place(CHAPTER, 1, "audit", claim) for claim in CLAIMS]
    assert list(untaught_problems(CLAIMS, shown)) == []


def test_the_list_names_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--taught", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    card = next(line for line in lines if line.startswith("ket-opioid "))
    assert "book/chapters/02-ketamine-mechanisms.md:" in card
