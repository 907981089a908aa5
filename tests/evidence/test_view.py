"""Looking rows up, and views that hold a part of them."""

from __future__ import annotations

import pytest

from cmebook.errors import CourseError
from cmebook.evidence import Evidence


def test_an_unknown_id_suggests_the_nearest(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match=r"K1\.CLL.*Did you mean K1\.CL"):
        evidence.row("K1.CLL")
    with pytest.raises(CourseError, match="The sets are BP, CYP, DISS, E1, K1"):
        evidence.parameters("K9")


def test_an_unverified_id_is_refused_by_name(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match="is unverified: nobody has looked this number up"):
        evidence.text("SERT.ED50_cit")


def test_a_view_holds_its_rows_and_no_others(evidence: Evidence) -> None:
    view = evidence.only(["K1", "dayton1983.fb"])
    assert view.number("K1.CL") == 95.2
    assert view.parameters("K1") == evidence.parameters("K1")
    assert view.used == ("K1",)
    assert list(view.unused) == ["dayton1983.fb"]
    assert view.text("dayton1983.fb") == "up to 0.47"
    assert list(view.unused) == []
    for refused in ("E1.Vc", "daly2019.hr-remitters"):
        with pytest.raises(CourseError, match=f'Add "{refused}" to its uses'):
            view.row(refused)
    with pytest.raises(CourseError, match='Add "E1" to its uses'):
        view.parameters("E1")


def test_one_parameter_does_not_open_its_set(evidence: Evidence) -> None:
    view = evidence.only(["K1.CL"])
    assert view.number("K1.CL") == 95.2
    for ask in (lambda: view.parameters("K1"), lambda: view.number("K1.V1")):
        with pytest.raises(CourseError):
            ask()


def test_a_view_of_what_does_not_exist_is_refused(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match=r"dayton1983\.bf.*Did you mean dayton1983\.fb"):
        evidence.only(["dayton1983.bf"])


def test_parameters_known_as_a_range_only_are_left_out(evidence: Evidence) -> None:
    assert "m_antidepressant" not in evidence.parameters("CYP")
    assert evidence.text("CYP.m_antidepressant") == "0.7 to 0.9"


def test_computed_numbers_answer_beside_the_tables(evidence: Evidence) -> None:
    row = evidence.estimates["dayton1983.fb"]
    wider = evidence.with_computed({"calc.x": row})
    assert wider.text("calc.x") == "up to 0.47"
    assert wider.only(["calc.x"]).number("calc.x") == 0.47
    assert "calc.x" not in evidence.index


def test_a_protocol_is_handed_out_only_to_those_who_name_it(evidence: Evidence) -> None:
    view = evidence.only(["hunter.yaml"])
    assert view.unused == ("hunter.yaml",)
    assert view.hunter_criteria() is evidence.hunter
    assert view.unused == ()
    with pytest.raises(CourseError, match=r'Add "session\.yaml" to its uses'):
        view.session_protocol()
    assert evidence.only(["session.yaml"]).session_protocol() is evidence.session_protocol()
