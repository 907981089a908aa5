"""What the tables hold: nothing lost, nothing remembered, every number with a source."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pytest

from cmebook.course import find_course
from cmebook.evidence import Evidence
from cmebook.evidence.check import check_folder
from cmebook.evidence.rules_words import texts_of

#: The working of whoever gathered the evidence; a reader has no use for it.
WORKING = (
    *("in the store", "stored text", "stored paraphrase", "archived", "look-up", "trials.csv"),
    *("safety.yaml", "mirror of", "github.com", "remembered", "not confirmed here in"),
)


def test_the_course_passes_its_own_rules() -> None:
    problems = check_folder(find_course().evidence, date(2026, 12, 1))
    assert [str(problem) for problem in problems] == []


def test_every_table_has_all_its_rows(evidence: Evidence) -> None:
    assert len(evidence.sources) >= 338
    assert len(evidence.interactions) == 48
    assert len(evidence.trials) == 118
    assert len([row for row in evidence.findings.values() if row.topic == "design"]) >= 92
    assert len(evidence.findings) >= 570
    assert len(evidence.estimates) >= 907
    assert len(evidence.hunter.vectors) == 24
    assert sum(len(rule.tests) for rule in evidence.session.rules) == 35
    assert len(evidence.session.vignettes) == 8


def test_the_audit_of_the_article_is_whole(evidence: Evidence) -> None:
    article = [claim.article for claim in evidence.claims.values() if claim.article]
    assert {f"C{number:02}" for number in range(1, 40)} <= evidence.claims.keys()
    assert Counter(part.verdict for part in article) == {
        "unsupported": 14,
        "supported": 9,
        "partly supported": 10,
        "extrapolated": 5,
        "contradicted": 1,
    }
    assert [reference.id for reference in evidence.audit.references] == ["R1", "R2", "R3"]
    assert len(evidence.audit.omissions) == 8
    assert evidence.audit.bottom_line


def test_unverified_rows_are_kept_apart(evidence: Evidence) -> None:
    assert "dean2021.placebo-response-or" in evidence.unverified
    assert "SERT.ED50_cit" in evidence.unverified
    assert not evidence.unverified & evidence.index.keys()


def test_fields_that_are_remembered_are_blank(evidence: Evidence) -> None:
    path = find_course().unverified / "source_fields.csv"
    with path.open(encoding="utf-8", newline="") as file:
        remembered = list(csv.DictReader(file))
    assert len(remembered) > 150
    for cell in remembered:
        assert getattr(evidence.sources[cell["id"]], cell["field"]) == "", cell["id"]


@pytest.mark.parametrize("words", WORKING)
def test_no_row_tells_of_the_gathering(evidence: Evidence, words: str) -> None:
    told = [
        row_id
        for row_id, row in evidence.index.items()
        if any(words in text.lower() for text in texts_of(row))
    ]
    assert told == []


def test_a_link_leads_to_the_document_itself(evidence: Evidence) -> None:
    for source in evidence.sources.values():
        assert source.link == "" or source.link.startswith("https://"), source.id
        if source.doi:
            assert source.link == f"https://doi.org/{source.doi}"


def test_a_shared_placebo_arm_is_pooled_once(evidence: Evidence) -> None:
    pooled = Counter(
        (row.trial, row.outcome, row.timepoint_days, row.source)
        for row in evidence.trials.values()
        if row.pool and row.trial in ("TRANSFORM-1", "SYNAPSE", "Japan phase 2b")
    )
    assert pooled
    assert set(pooled.values()) == {1}


def test_every_source_can_be_reached_from_a_row_or_stands_for_itself(evidence: Evidence) -> None:
    named: set[str] = set()
    for row in evidence.index.values():
        named.update((getattr(row, "source", ""), *getattr(row, "also", ())))
    alone = evidence.sources.keys() - named
    assert len(alone) < 40
    assert all(evidence.row(source) for source in alone)


def test_model_parameters_have_the_symbols_of_their_equations(evidence: Evidence) -> None:
    venous = "CL V1 V2 Q2 V3 Q3 ratio_R Vn CLn Vnp Qn fH CLH VH sigma fb"
    assert set(evidence.parameters("K1")) == set(venous.split())
    nasal = "FRn dose_eff ka_n Dsw ka_sw Fgut Vc Q1 Vp1 Q2 Vp2 Qh Vh kel kmet Vcn CLn Vpn Q3 sigma"
    assert set(nasal.split()) <= set(evidence.parameters("E1"))
    assert {"IC50_ket", "IC50_nor", "n", "fu"} <= set(evidence.parameters("NMDA"))
    assert evidence.parameter_table["NMDA.n"].verified == "assumption"


def test_norketamine_is_ketamine_less_one_ch2(evidence: Evidence) -> None:
    lost = evidence.number("PHYS.MW_ket") - evidence.number("PHYS.MW_nor")
    assert lost == pytest.approx(14.03, abs=0.005)
