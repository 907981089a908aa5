from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.items.expression import evaluate, names
from tests.items.fakes import EVIDENCE


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("K1.CL", 95.2),
        ("2 * a.mid + 1", 41.0),
        ("100 / (1 + a.mid / a.low)", 100 / 3),
        ("a.mid - a.low", 10.0),
        ("-a.low", -10.0),
        ("1e3 * 2", 2000.0),
    ],
)
def test_arithmetic_over_ids(expression: str, value: float) -> None:
    assert evaluate(expression, EVIDENCE.number) == pytest.approx(value)


def test_an_id_may_hold_hyphens() -> None:
    assert names("calc.peak-70kg - x.y-1 + calc.peak-70kg") == ("calc.peak-70kg", "x.y-1")
    assert evaluate("a.b-c - 1", {"a.b-c": 3.0}.__getitem__) == 2.0


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "peak",
        "_0",
        "_7 + a.mid",
        "a.mid ** 9",
        "a.mid if 1 else 2",
        "'a'",
        "True",
        "1j",
        "[a.mid]",
        "abs(a.mid)",
        "a.mid; 1",
        "a.mid\n1",
        "(" * 500,
        "1" + "+1" * 5000,
        "().__class__",
        "a.mid / a.zero",
        "1e308 * 10",
    ],
)
def test_everything_else_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=r"expression|arithmetic|finite"):
        evaluate(expression, EVIDENCE.number)


@given(st.text(alphabet="a.1_()+-*/ [e'\n", max_size=40))
def test_no_text_does_more_than_fail(expression: str) -> None:
    try:
        value = evaluate(expression, lambda _: 1.0)
    except ValueError:
        return
    assert isinstance(value, float)
