"""Sources as a bibliography that pybtex reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pybtex.database import parse_string

from cmebook.evidence import Evidence
from cmebook.evidence.bibtex import authors, bibliography, entry


def test_pybtex_reads_every_source(evidence: Evidence) -> None:
    data = parse_string(bibliography(evidence.sources.values()), "bibtex")
    assert set(data.entries) == set(evidence.sources)
    for key, source in evidence.sources.items():
        fields = data.entries[key].fields
        assert fields.get("year", "") == source.year
        assert fields.get("doi", "").replace(r"\_", "_") == source.doi
        assert bool(fields.get("title")) == bool(source.title or source.about)


def test_names_come_apart(evidence: Evidence) -> None:
    data = parse_string(bibliography(evidence.sources.values()), "bibtex")
    zarate = data.entries["zarate2021"].persons["author"][0]
    assert (zarate.last_names, zarate.lineage_names) == (["Zarate"], ["Jr"])
    daly = data.entries["daly2019"].persons["author"]
    assert [str(person) for person in daly][-1] == "others"
    loo = data.entries["vandeloo2017"].persons["author"][0]
    assert " ".join([*loo.prelast_names, *loo.last_names]) == "van de Loo"
    fda = data.entries["fda2024rems"].persons["author"]
    assert [" ".join(person.last_names) for person in fda] == [
        "{U.S. Food and Drug Administration}"
    ]


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("Andrade C", "Andrade, C."),
        ("Zarate CA Jr, Singh JB, et al.", "Zarate, Jr, C. A. and Singh, J. B. and others"),
        ("Costi S, et al.", "Costi, S. and others"),
        ("Casarotto PC, Girych M, et al., Castren E",
         "Casarotto, P. C. and Girych, M. and Castren, E. and others"),
        ("Janssen Pharmaceuticals, Inc.", "{Janssen Pharmaceuticals, Inc.}"),
        ("Johnson & Johnson", r"{Johnson \& Johnson}"),
        ("", ""),
    ],
)  # fmt: skip
def test_authors(printed: str, written: str) -> None:
    assert authors(printed) == written


def test_capitals_and_kinds_are_kept(evidence: Evidence) -> None:
    article = entry(evidence.sources["li2010"])
    assert article.startswith("@article{li2010,")
    assert "{mTOR}-dependent" in article
    assert "{NMDA} antagonists" in article
    assert entry(evidence.sources["uspi2026header"]).startswith("@misc{")
    assert "pages = {893--903}" in entry(evidence.sources["daly2019"])


def test_what_is_not_confirmed_does_not_appear(evidence: Evidence) -> None:
    unnamed = evidence.sources["shaffer2014"]
    assert unnamed.title == "" == unnamed.authors
    text = entry(unnamed)
    assert "author" not in text
    assert "title = {[Receptor occupancy" in text


def test_an_undated_source_says_so(evidence: Evidence) -> None:
    assert "note = {no date}" in entry(evidence.sources["asa_ketamine"])
    assert "no date" not in entry(replace(evidence.sources["asa_ketamine"], year="2024"))
