"""Numbers as a reader sees them."""

from __future__ import annotations

import pickle

import pytest

from cmebook.errors import CourseError
from cmebook.evidence import Evidence, Number
from cmebook.evidence.text import number_text, p_text, with_unit


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("-7.31", "−7.31"),
        ("41.0", "41.0"),
        ("1486213", "1,486,213"),
        ("1420", "1,420"),
        ("1612.64", "1,612.64"),
        ("0", "0"),
        ("999", "999"),
        ("-1234.5", "−1,234.5"),
    ],
)
def test_digits_stay_as_typed(typed: str, shown: str) -> None:
    assert number_text(Number(typed)) == shown


def test_a_number_is_a_float_that_can_be_copied() -> None:
    number = Number("41.0")
    assert number + 1 == 42
    assert pickle.loads(pickle.dumps(number)).text == "41.0"


def test_units() -> None:
    assert with_unit("27", "%") == "27%"
    assert with_unit("95.2", "L/h") == "95.2\u00a0L/h"
    assert with_unit("0.47", "fraction bound") == "0.47"
    assert with_unit("1", "people") == "1\u00a0person"


def test_p_values() -> None:
    assert p_text("0.003") == "p\u00a0=\u00a00.003"
    assert p_text("<0.001") == "p\u00a0<\u00a00.001"


@pytest.mark.parametrize(
    ("row_id", "form", "shown"),
    [
        ("K1.CL", "value", "95.2 L/h"),
        ("K1.CL", "number", "95.2"),
        ("daly2019.hr-remitters", "value", "0.49"),
        ("daly2019.hr-remitters", "ci", "0.49 (95% CI 0.29 to 0.84)"),
        ("daly2019.hr-remitters", "p", "p = 0.003"),
        ("daly2019.hr-remitters", "n", "176"),
        (
            "daly2019.hr-remitters",
            "full",
            "0.49 (95% CI 0.29 to 0.84), p = 0.003, n = 176, stable remitters",
        ),
        ("janik2025.madrs-d28-56mg", "value", "−5.1 points"),
        ("janik2025.madrs-d28-56mg", "ci", "−5.1 points (95% CI −7.9 to −2.3)"),
        ("spies2018.sert-occupancy", "value", "<10%"),
        ("uspi2020.large-rise-esketamine", "value", "about 8 to 19%"),
        ("uspi2020.large-rise-esketamine", "low", "8%"),
        ("ibrahim2012.days-to-relapse", "ci", "13.2 days (SE 2.2)"),
        ("singh2016.madrs-change-ketamine-2", "ci", "−18.4 points (SD 12.0)"),
        ("frontpsychiatry2026.madrs-d28-prediction", "ci",
         "−2.99 points (95% prediction interval −6.59 to 0.60)"),
        ("daly2019poster.median-relapse-placebo", "ci", "273.0 days (95% CI 97.0 or more)"),
        ("NMDA.Ki_HNK_RR", "value", ">100 µM"),
        ("ctgov_nct02418585.arms-madrs-d28", "ci", "−4.0 (95% CI −7.31 to −0.64)"),
        ("katz2021.arms-response-d28-transform2", "treat", "70 of 101 (69.3%)"),
        ("ctgov_nct02418585.arms-madrs-d28", "ctrl", "−17.0 (SD 13.88)"),
        ("K1-check.peak-40min", "value", "185 ng/mL"),
        ("sanacora2025.sessions", "value", "1,486,213 sessions"),
    ],
)  # fmt: skip
def test_forms(evidence: Evidence, row_id: str, form: str, shown: str) -> None:
    assert evidence.text(row_id, form).replace("\u00a0", " ") == shown


def test_every_number_can_be_shown(evidence: Evidence) -> None:
    for row_id in (*evidence.estimates, *evidence.parameter_table, *evidence.checkpoints):
        row = evidence.row(row_id)
        if getattr(row, "use", "").startswith(("order preserved", "teaching", "qualitative")):
            continue
        for form in ("value", "number", "ci", "full"):
            text = evidence.text(row_id, form)
            assert text
            assert "None" not in text
            assert "-" not in text.split()[0].lstrip("<>"), (row_id, text)


def test_a_wrong_form_names_the_right_ones(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match=r"no form called range.*value, number, ci"):
        evidence.text("K1.CL", "range")


def test_a_range_is_not_one_number(evidence: Evidence) -> None:
    assert evidence.number("K1.CL") == 95.2
    with pytest.raises(CourseError, match="no number for the form value"):
        evidence.number("uspi2020.large-rise-esketamine")
    with pytest.raises(CourseError, match="no number"):
        evidence.text("daly2019")
