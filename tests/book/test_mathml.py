"""Formulas are either right or a fault with file and line."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from cmebook.sphinx_ext.mathml import FormulaError, to_mathml
from tests.book.small import Built, SmallCourse


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{dA_1}{dt} = R(t) - \frac{CL + Q_2}{V_1} A_1",
        r"C_{\max} = 1\,\mathrm{ng/mL}",
        r"5\,\% \times 10^{-3} \ge x",
        r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
        r"\sqrt[3]{x} \hat{y} \overline{x} \sum_{i=1}^{n}",
    ],
)
def test_what_is_drawn_is_well_formed_and_holds_no_latex(latex: str) -> None:
    tree = ElementTree.fromstring(to_mathml(latex, block=True))
    text = "".join(tree.itertext())
    assert tree.get("display") == "block"
    assert not set("\\&{}") & set(text.replace("{", "", 1) if "cases" in latex else text)


def test_aligned_lines_become_a_table() -> None:
    tree = ElementTree.fromstring(
        to_mathml(r"\begin{aligned} a &= b \\ c &= d \end{aligned}", block=True)
    )
    assert len(tree.findall(".//mtr")) == 2
    assert [len(row) for row in tree.findall(".//mtr")] == [2, 2]


@pytest.mark.parametrize(
    ("latex", "why"),
    [
        (r"\unknown x", "unknown' is not supported"),
        (r"\begin{tikzpicture} x \end{tikzpicture}", "'tikzpicture' is not supported"),
        (r"a & b", "need an environment"),
        (r"a \\ b", "need an environment"),
        (r"\frac{a", "braces do not balance"),
        (r"\begin{cases} a", "cannot be read"),
        (r"\text{50\%}", "is not supported"),
        ("", "it is empty"),
    ],
)
def test_what_cannot_be_drawn_right_is_refused(latex: str, why: str) -> None:
    with pytest.raises(FormulaError, match=why):
        to_mathml(latex, block=False)


def test_a_page_holds_mathml_and_asks_for_no_script(built: Built) -> None:
    page = built.page("chapters/01-test")
    assert page.count("<math") == 2
    assert "<mtable" in page
    assert "(1)" in page
    assert "mathjax" not in page.lower()


def test_a_faulty_formula_fails_with_its_line(course: SmallCourse) -> None:
    course.chapter("Fine.\n\nHere is $\\unknown x$.")
    result = course.build()
    assert result.failed
    assert "01-test.md:5: ERROR: The formula" in result.log
    assert course.build().failed
