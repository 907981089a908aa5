"""A self-check: one question in the page, with a reason for every option.

Without scripts the answers stand behind a ``<details>``; ``assets/items/self-check.js`` turns
them into feedback that appears when the learner has committed to an answer. Nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from cmebook.items.facts import Facts
from cmebook.items.question import answer_of
from cmebook.items.render import Link, document_links, html, inline_html
from cmebook.items.schema import LETTERS, Item, Numeric, Option

#: What the verdict on an option is called: if it is a key, if it is not.
_VERDICTS = {
    "single": ("best answer", "not the best answer"),
    "multiple": ("belongs to the answer", "does not belong to the answer"),
    "truefalse": ("true", "false"),
}


def row_link(row_id: str, words: str) -> str:
    """A link to a row in the form that ``cmebook.sphinx_ext`` resolves."""
    return f'<a class="ev" href="ev:{escape(row_id)}">{words}</a>'


def self_check(
    item: Item,
    evidence: Facts,
    link: Link = row_link,
    name: Callable[[str], str] = str,
) -> str:
    """The HTML of one self-check.

    Args:
        item: Any item; its key goes into the page, so never a graded one.
        evidence: Numbers in its texts are shown from here.
        link: Makes the links to rows of evidence.
        name: What a row is called in the list of what the answer rests on; several documents
            are separated by "; ", and each is listed once.

    Raises:
        ValueError: the item is graded.
        CourseError: it names a row that is unknown or must not be shown.
    """
    if item.use != "self-check":
        raise ValueError(f"{item.id} is graded: its key must not be published")
    return "\n".join(
        [
            f'<div class="self-check" id="self-check-{item.id}" data-kind="{item.kind}"'
            f"{_key_of(item, evidence)}>",
            '<p class="self-check-head">Self-check</p>',
            f'<div class="self-check-stem">{html(item.stem, evidence, link)}</div>',
            '<form autocomplete="off" novalidate>',
            _fields(item, evidence),
            '<p class="self-check-actions"><button type="submit" hidden>Check</button></p>',
            '<div class="self-check-status" role="status"></div>',
            "</form>",
            '<details class="self-check-answers"><summary>Answer and reasons</summary>',
            *_reasons(item, evidence, link),
            _rest(item, evidence, link, name),
            "</details>",
            "</div>",
        ]
    )


def _key_of(item: Item, evidence: Facts) -> str:
    """What the script needs to judge a number, and to say the answer."""
    if not item.numeric:
        return ""
    key = answer_of(item.numeric, evidence)
    width = item.numeric.tolerance * (abs(key) / 100 if item.numeric.percent else 1)
    words = escape(_number(item.numeric, key))
    return f' data-key="{key!r}" data-tolerance="{width!r}" data-answer="{words}"'


def _number(numeric: Numeric, key: float) -> str:
    unit = numeric.unit if numeric.unit == "%" else f" {numeric.unit}"
    return f"{key:.{numeric.places}f}{unit}"


def _fields(item: Item, evidence: Facts) -> str:
    asked = inline_html(item.lead_in, evidence)
    field = f"self-check-{item.id}-field"
    if item.numeric:
        unit = escape(item.numeric.unit)
        return (
            f'<label class="self-check-asked" for="{field}">{asked}</label>'
            f'<p class="self-check-line"><input id="{field}" type="text" inputmode="decimal" '
            f'size="8" aria-describedby="{field}-unit"> <span id="{field}-unit">{unit}</span></p>'
        )
    if item.kind == "text":
        return (
            f'<label class="self-check-asked" for="{field}">{asked}</label>'
            f'<textarea id="{field}" rows="4"></textarea>'
        )
    rows = [
        (_statement if item.kind == "truefalse" else _choice)(item, letter, option, evidence)
        for letter, option in zip(LETTERS, item.options, strict=False)
    ]
    return f"<fieldset><legend>{asked}</legend>\n" + "\n".join(rows) + "\n</fieldset>"


def _choice(item: Item, letter: str, option: Option, evidence: Facts) -> str:
    kind = "radio" if item.kind == "single" else "checkbox"
    return (
        f'<label class="self-check-option" data-letter="{letter}">'
        f'<input type="{kind}" name="{item.id}" value="{letter}">'
        f'<span class="self-check-letter">{letter}</span> '
        f"<span>{inline_html(option.text, evidence)}</span></label>"
    )


def _statement(item: Item, letter: str, option: Option, evidence: Facts) -> str:
    choices = "".join(
        f'<label class="self-check-judge"><input type="radio" name="{item.id}-{letter}" '
        f'value="{word.lower()}"> {word}</label>'
        for word in ("True", "False")
    )
    return (
        f'<fieldset class="self-check-statement" data-letter="{letter}">'
        f'<legend><span class="self-check-letter">{letter}</span> '
        f"{inline_html(option.text, evidence)}</legend>{choices}</fieldset>"
    )


def _reasons(item: Item, evidence: Facts, link: Link) -> list[str]:
    return [
        f'<div class="self-check-reason" data-letter="{letter}" '
        f'data-key="{str(option.key).lower()}">'
        f'<p class="self-check-verdict"><strong>{letter}: '
        f"{_VERDICTS[item.kind][0 if option.key else 1]}.</strong> "
        f"{inline_html(option.text, evidence)}.</p>{html(option.why, evidence, link)}</div>"
        for letter, option in zip(LETTERS, item.options, strict=False)
    ]


def _rest(item: Item, evidence: Facts, link: Link, name: Callable[[str], str]) -> str:
    parts = []
    if item.numeric:
        answer = _number(item.numeric, answer_of(item.numeric, evidence))
        parts.append(f"<p><strong>Answer: {escape(answer)}.</strong></p>")
        parts.append(html(item.numeric.worked, evidence, link))
    if item.rubric:
        criteria = "".join(
            f"<li>{inline_html(row.text, evidence, link)}</li>" for row in item.rubric.criteria
        )
        parts.append("<p><strong>One good answer:</strong></p>")
        parts.append(html(item.rubric.model_answer, evidence, link))
        parts.append(f"<p>It should contain:</p><ul>{criteria}</ul>")
    parts.append(html(item.rationale, evidence, link))
    rests_on = document_links(item.uses, link, name)
    parts.append(f'<p class="self-check-sources">Rests on: {rests_on}</p>')
    return f'<div class="self-check-rest">{"".join(parts)}</div>'
