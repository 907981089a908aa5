from __future__ import annotations

import ast
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.grading import NotPlainError, read, score, values
from cmebook.grading.read import MAX_CHARACTERS
from tests.grading.questions import ALL, MULTIPLE, NUMERIC, SINGLE, TEXT, TRUEFALSE


@pytest.mark.parametrize(
    "source",
    [
        'q03 = "B"',
        "q03 = 'b'",
        '# I am sure\nq03 = "B"  # really',
        'q03 = "A"\nq03 = "B"',
        'q03 = x = "B"',
        'q03: str = "B"',
        'note = "first thought A"\nq03 = "B"',
        '\ufeffq03 = "B"',
        'q03 = "B"\r\n',
        'q03 = "b)"',
        'q03 = " (B). "',
        'q03 = ["B"]',
    ],
)
def test_plain_assignments_are_read(source: str) -> None:
    reading = read(SINGLE, source, "q03")
    assert (reading.status, reading.value, reading.message) == ("read", "B", "")


@pytest.mark.parametrize(
    "source",
    ["", "  \n", "# no idea", "q03 = None", 'q03 = ""', "q03 = '  '", 'q03 = "B"\nq03 = None'],
)
def test_blank_cells_are_not_answered(source: str) -> None:
    assert read(SINGLE, source, "q03").status == "not answered"


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("q03 = B", "quotation marks"),
        ('q3 = "B"', "does not set q03"),
        ('q03 = "B"\nprint(q03)', "Line 2 is not a plain assignment"),
        ('q03 = open("key").read()', "code where a plain value"),
        ('q03 = "A" if True else "B"', "code where a plain value"),
        ('q03 = f"B"', "code where a plain value"),
        ('import os; q03 = "B"', "not a plain assignment"),
        ('q03 = "A"\nq03 += "B"', "not a plain assignment"),
        ('q03, q04 = "B", "C"', "one plain name"),
        ('globals()["q03"] = "B"', "one plain name"),
        ("q03: str", "not a plain assignment"),
        ("%matplotlib inline", "not plain Python in line 1"),
        ('q03 = "B', "not plain Python"),
        ('q03 = "B"\x00', "not plain Python"),
        ('q03 = "\ud83e"', "not plain Python"),
        ("q03 = {[]: 1}", "code where a plain value"),
        ('q03 = "B" #' + "x" * MAX_CHARACTERS, "longer than"),
        ('q03 = "E"', "one of the letters A, B, C, D"),
        ('q03 = "A, C"', "one of the letters"),
        ('q03 = ["A", "B"]', "one of the letters"),
        ("q03 = 2", "one of the letters"),
        ("q03 = True", "one of the letters"),
    ],
)
def test_anything_else_is_not_readable_and_says_how_to_write_it(source: str, part: str) -> None:
    reading = read(SINGLE, source, "q03")
    assert reading.status == "not readable"
    assert part in reading.message
    assert 'q03 = "A"' in reading.message


@pytest.mark.parametrize(
    "bomb",
    [
        "(" * 9_000,
        "[" * 9_000 + "]" * 9_000,
        "-" * 19_000 + "1",
        "not " * 4_000 + "1",
        "1" + "+1" * 9_000,
        "a" + ".a" * 9_000,
        "a" + "()" * 9_000,
        "a" + "[0]" * 6_000,
        "lambda:" * 2_800 + "1",
        "9" * 19_000,
        "1e" + "9" * 19_000,
        "{" * 9_000 + "}" * 9_000,
        "1 if 1 else " * 1_600 + "1",
        "await " * 3_000 + "x",
        "f'" + "{" * 9_000,
    ],
)
def test_bombs_are_refused(bomb: str) -> None:
    assert read(NUMERIC, f"q03 = {bomb}", "q03").status == "not readable"


def test_reading_never_executes(capfd: pytest.CaptureFixture[str]) -> None:
    source = 'q03 = "B"\nimport sys\nsys.modules["poison"] = 1\nprint("run")'
    read(SINGLE, source, "q03")
    assert "poison" not in sys.modules
    assert capfd.readouterr() == ("", "")


def test_stray_backslash_does_not_warn(recwarn: pytest.WarningsRecorder) -> None:
    assert read(TEXT, r'q11 = "a \d b"', "q11").value == r"a \d b"
    assert not recwarn.list


def test_text_keeps_characters_beyond_the_basic_plane() -> None:
    assert read(TEXT, 'q11 = """\nspines 🫀 follow\n"""', "q11").value == "spines 🫀 follow"


def test_a_number_sum_asks_for_its_result() -> None:
    message = read(NUMERIC, "q07 = 0.5 * 70", "q07").message
    assert "write its result" in message
    assert "q07 = 12.5" in message


@pytest.mark.parametrize(
    ("question", "name", "expected"),
    [
        (MULTIPLE, "q1", ("A", "D")),
        (TRUEFALSE, "q1", {"A": True, "B": False, "C": False, "D": False}),
    ],
)
def test_the_example_of_a_message_is_itself_readable(
    question: dict[str, object], name: str, expected: object
) -> None:
    message = read(question, "oops(", name).message  # type: ignore[arg-type]
    code = message[message.index(f"{name} =") :].removesuffix(".")
    assert read(question, code, name).value == expected  # type: ignore[arg-type]


WORDS = ["q03", "=", '"B"', "'", '"""', "None", "True", "nan", "1", "e9", "é", *"[]{}(),:#-.+@\\"]
FRAGMENTS = st.lists(st.sampled_from([*WORDS, " ", "\n", "\t", "\x00", "\ud800"])).map("".join)


@given(st.one_of(st.text(), FRAGMENTS), st.sampled_from(ALL))
def test_no_source_raises_and_no_score_leaves_its_range(
    source: str, question: dict[str, object]
) -> None:
    reading = read(question, source, "q03")  # type: ignore[arg-type]
    result = score(question, reading, 2.0)  # type: ignore[arg-type]
    assert reading.status == "read" or reading.message
    assert result.points is None or 0 <= result.points <= 2


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(PLAIN, st.sampled_from(ALL))
def test_any_plain_value_is_understood_or_refused(
    value: object, question: dict[str, object]
) -> None:
    source = f"q03 = {value!r}"
    try:
        ast.parse(source)
    except (ValueError, SyntaxError):
        return
    result = score(question, read(question, source, "q03"), 3)  # type: ignore[arg-type]
    assert result.points is None or 0 <= result.points <= 3


def test_values_are_every_plain_name_of_a_cell() -> None:
    assert values('q03 = "A"\nwhy = "x"\nq03 = "B"') == {"q03": "B", "why": "x"}
    with pytest.raises(NotPlainError, match="Line 2"):
        values('q03 = "B"\nprint()')
