"""Numbers inside texts."""

from __future__ import annotations

import pytest

from cmebook.errors import CourseError
from cmebook.evidence import Evidence
from cmebook.evidence.inline import Reference, blank, fill, plain, references
from cmebook.evidence.stated import Kind, stated_numbers

TEXT = "From {ev}`K1.CL` to {ev}`daly2019.hr-remitters|ci`; `{ev}` alone is no role."


def test_references() -> None:
    found = references(TEXT)
    assert [(one.id, one.form) for one in found] == [
        ("K1.CL", "value"),
        ("daly2019.hr-remitters", "ci"),
    ]
    assert found[0] == Reference("K1.CL", "value", 5)


def test_the_bar_may_be_escaped_for_a_table() -> None:
    found = references(r"| {ev}`smith2020.hr\|ci` | {ev}`K1.CL` |")
    assert [(one.id, one.form) for one in found] == [("smith2020.hr", "ci"), ("K1.CL", "value")]


def test_plain_text(evidence: Evidence) -> None:
    shown = plain(TEXT, evidence).replace("\u00a0", " ")
    assert shown.startswith("From 95.2 L/h to 0.49 (95% CI 0.29 to 0.84);")


def test_any_renderer_can_fill() -> None:
    assert fill("{ev}`a.b|p`", lambda row_id, form: f"<{row_id}:{form}>") == "<a.b:p>"


def test_an_unknown_number_is_raised(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match=r"K1\.CLL"):
        plain("{ev}`K1.CLL`", evidence)


def test_blank_keeps_every_place() -> None:
    assert len(blank(TEXT)) == len(TEXT)
    assert "K1" not in blank(TEXT)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("about 31% and 17 % fell", ["31%", "17 %"]),
        ("8-19% on esketamine", ["8-19%"]),
        ("between 4 and 7 points", ["4 and 7 points"]),
        ("HR 0.49, NNT 6, n = 176, p < 0.001", ["HR 0.49", "NNT 6", "n = 176", "p < 0.001"]),
        ("56 mg, 0.5 mg/kg, 95.2 L/h", ["56 mg", "0.5 mg/kg", "95.2 L/h"]),
        ("152/94 mmHg at 185 ng/mL and 38.4 °C", ["152/94 mmHg", "185 ng/mL", "38.4 °C"]),
        ("on day 28, at 24 h, in 2019, rule R5, C06", []),
        ("5-HT1A, [18F]PK-209, (2R,6R)-HNK", []),
    ],
)
def test_clinical_numbers_are_found(text: str, phrases: list[str]) -> None:
    found = [" ".join(one.phrase.split()) for one in stated_numbers(text)]
    for phrase in phrases:
        assert any(phrase in one or one in phrase for one in found), (phrase, found)
    assert len(found) == len(phrases)


def test_kinds_can_be_left_out() -> None:
    text = "56 mg lowered it by 4 points at 185 ng/mL"
    others: tuple[Kind, ...] = ("measure", "dose")
    assert [one.numbers for one in stated_numbers(text, ["result"])] == [("4",)]
    assert [one.numbers for one in stated_numbers(text, others)] == [("56",), ("185",)]
