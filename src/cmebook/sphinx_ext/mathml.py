"""Formulas as MathML, drawn at build time: no script, no font, no other host.

latex2mathml passes on what it does not know as if it were text, so its answer is
checked: a formula is either right on the page or the build says where it is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.util.math import get_node_equation_number

from cmebook.sphinx_ext.faults import report

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

_MATHML = "{http://www.w3.org/1998/Math/MathML}"

#: Environments it knows by another name.
_SAME = {"aligned": "split", "align": "align*", "equation": "split"}

_KNOWN = {
    "align*", "split", "cases", "matrix", "pmatrix", "bmatrix", "vmatrix", "array",
}  # fmt: skip


class FormulaError(ValueError):
    """A formula that cannot be drawn as it is written; the message names the cure."""


def to_mathml(latex: str, *, block: bool) -> str:
    r"""One ``<math>`` element for a LaTeX formula.

    Raises:
        FormulaError: unknown command or environment, unbalanced braces, or an ``&``
            or ``\\`` outside an environment that can hold it.
    """
    source = re.sub(
        r"\\(begin|end)\{(\w+)\}",
        lambda match: f"\\{match[1]}{{{_SAME.get(match[2], match[2])}}}",
        latex.strip(),
    )
    _check_source(source)
    try:
        markup = convert(source, display="block" if block else "inline")
        tree = ElementTree.fromstring(markup)
    except Exception as error:  # its errors share no base class
        reason = re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__).lower()
        raise FormulaError(f"it cannot be read ({reason})") from error
    _check_tree(tree)
    # Pages are HTML, where the namespace is implied.
    return markup.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "")


def _check_source(source: str) -> None:
    if not source:
        raise FormulaError("it is empty")
    bare = re.sub(r"\\[{}\\]", "", source)
    if bare.count("{") != bare.count("}"):
        raise FormulaError("braces do not balance")
    for name in re.findall(r"\\begin\{([^}]*)\}", source):
        if name not in _KNOWN:
            known = ", ".join(sorted(_KNOWN | set(_SAME)))
            raise FormulaError(f"environment {name!r} is not supported; supported are {known}")
    if (r"\\" in source or re.search(r"(?<!\\)&", source)) and r"\begin" not in source:
        raise FormulaError(r"'&' and '\\' need an environment such as \begin{aligned}")


def _check_tree(tree: ElementTree.Element) -> None:
    for element in tree.iter():
        text = element.text or ""
        if "\\" in text:
            raise FormulaError(f"command {text.strip()!r} is not supported")
        if "&" in text:
            raise FormulaError("'&' stands where no column begins")


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    self.body.append(self.starttag(node, "span", "", CLASS="math"))
    self.body.append(_render(self, node, block=False))
    self.body.append("</span>")
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands alone, with its number if it has a label."""
    self.body.append(self.starttag(node, "div", CLASS="math"))
    self.body.append(f'<div class="scroll-x">{_render(self, node, block=True)}</div>')
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _render(self: HTML5Translator, node: Any, *, block: bool) -> str:
    latex = node.astext()
    try:
        return to_mathml(latex, block=block)
    except FormulaError as error:
        docname = self.builder.current_docname
        text = f"The formula {latex.strip()!r} cannot be shown: {error}. Write it another way."
        report(self.builder.app, docname, node, text)
        return f"<code>{self.encode(latex)}</code>"
