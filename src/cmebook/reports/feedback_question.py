"""One question of a feedback page, as HTML."""

from __future__ import annotations

from html import escape
from typing import cast

from cmebook.evidence import Evidence
from cmebook.items.render import html, inline_html
from cmebook.items.schema import Item
from cmebook.quiz.attempt import CONFIDENCE
from cmebook.quiz.markup import block, inline
from cmebook.quiz.stem import points
from cmebook.reports.answered import Answered
from cmebook.reports.references import reference, sources_of
from cmebook.reports.sections import Section

#: Style and sign of a verdict; the sign is for the eye, the words say the same.
_BADGES = {
    "right": ("right", "✓", "right"),
    "partly right": ("partly", "◐", "partly right"),
    "wrong": ("wrong", "✗", "wrong"),
    "not answered": ("open", "○", "not answered"),
    "not readable": ("open", "○", "not readable"),
    "pending": ("open", "○", "to be graded"),
}
#: What an option is, if it belongs to the key and if it does not.
_TRUTH = {
    "single": ("best answer", "not the best answer"),
    "multiple": ("belongs to the answer", "does not belong to the answer"),
    "truefalse": ("true", "false"),
}


def badge(answer: Answered) -> str:
    """The verdict with its sign."""
    tone, sign, words = _BADGES[answer.verdict]
    return f'<span class="verdict {tone}"><span aria-hidden="true">{sign}</span> {words}</span>'


def question(answer: Answered, evidence: Evidence, section: Section, with_key: bool) -> str:
    """The question, the learner's answer and, ``with_key``, why each option is right or wrong.

    Raises:
        CourseError: the item names a row that is unknown.
    """
    asked = answer.asked
    parts = [
        f'<section class="question" aria-labelledby="{asked.name}">',
        f'<header><h2 id="{asked.name}">Question {answer.number}</h2>{badge(answer)}'
        f'<span class="muted">points: {answer.given}</span></header>',
        block(asked.stem.body),
        f'<p class="asked">{inline(asked.stem.ask)}</p>',
        _said(answer),
        _options(answer, evidence, with_key),
        _reasons(answer, evidence) if with_key else "",
        _comment(answer),
        _reread(section),
        "</section>",
    ]
    return "\n".join(part for part in parts if part)


def _said(answer: Answered) -> str:
    parts = []
    if answer.reading.status != "read":
        parts.append(f"<p>{escape(answer.reading.message)}</p>")
    if answer.reading.status == "not readable":
        written = escape(answer.source.strip())
        parts.append(f'<p>You wrote:</p><p class="said"><code>{written}</code></p>')
    if answer.reading.status == "read" and not answer.asked.letters:
        value = answer.reading.value
        shown = f"{value:g} {answer.asked.unit}" if isinstance(value, float) else str(value)
        parts.append(f'<p>Your answer:</p><p class="said">{escape(shown)}</p>')
    if answer.sure:
        parts.append(f'<p class="muted">You said you were: {CONFIDENCE[answer.sure]}.</p>')
    return "".join(parts)


def _options(answer: Answered, evidence: Evidence, with_key: bool) -> str:
    rows = [_option(answer, letter, evidence, with_key) for letter in answer.asked.letters]
    return f'<ul class="options">{"".join(rows)}</ul>' if rows else ""


def _option(answer: Answered, letter: str, evidence: Evidence, with_key: bool) -> str:
    option = dict(answer.drawn.options)[letter]
    said, fits = _said_of(answer, letter, option.key)
    tags = []
    if with_key:
        truth = _TRUTH[answer.asked.kind][0 if option.key else 1]
        tags.append(_tag("right" if option.key else "open", truth))
    if said:
        tags.append(_tag(("right" if fits else "wrong") if with_key else "open", said))
    frame = ""
    if with_key and (fits if said else option.key and answer.asked.kind != "truefalse"):
        frame = ' class="key"'
    elif with_key and said:
        frame = ' class="chosen-wrong"'
    words = inline(answer.asked.stem.options[letter])
    tag_line = f'<p class="tags">{" · ".join(tags)}</p>' if tags else ""
    why = html(option.why, evidence) if with_key else ""
    return f'<li{frame}><span class="letter">{letter}</span> {words}{tag_line}{why}</li>'


def _said_of(answer: Answered, letter: str, key: bool) -> tuple[str, bool]:
    """What the learner said of an option, "" if nothing, and whether that is right."""
    value = answer.reading.value
    if answer.asked.kind == "truefalse":
        judged = cast("dict[str, bool]", value or {}).get(letter)
        return ("", False) if judged is None else (f"you said {str(judged).lower()}", judged is key)
    chosen = letter in cast("tuple[str, ...]", value or ())
    return ("your answer", key) if chosen else ("", False)


def _tag(tone: str, words: str) -> str:
    return f'<span class="{tone}">{words}</span>'


def _reasons(answer: Answered, evidence: Evidence) -> str:
    item = answer.drawn.item
    parts = [_worked(answer, item, evidence), _rubric(item, evidence)]
    parts.append(f"<h3>Why</h3>{html(item.rationale, evidence)}")
    if sources := sources_of(item.uses, evidence):
        rows = "".join(f"<li>{reference(source)}</li>" for source in sources)
        parts.append(f'<h3>Sources</h3><ul class="sources">{rows}</ul>')
    return "".join(parts)


def _worked(answer: Answered, item: Item, evidence: Evidence) -> str:
    if not item.numeric:
        return ""
    key = cast("float", answer.question["key"])
    shown = escape(f"{key:.{item.numeric.places}f} {item.numeric.unit}")
    return f"<p><strong>Answer: {shown}.</strong></p>{html(item.numeric.worked, evidence)}"


def _rubric(item: Item, evidence: Evidence) -> str:
    if not item.rubric:
        return ""
    rows = "".join(
        f"<li>{points(row.points)}: {inline_html(row.text, evidence)}</li>"
        for row in item.rubric.criteria
    )
    model = html(item.rubric.model_answer, evidence)
    return f"<h3>A good answer</h3>{model}<p>Points are given for:</p><ul>{rows}</ul>"


def _comment(answer: Answered) -> str:
    words = answer.grade.comment.strip() if answer.grade else ""
    if not words:
        return ""
    return f'<h3>From the person who graded</h3><p class="said">{escape(words)}</p>'


def _reread(section: Section) -> str:
    title = escape(section.title)
    if section.link:
        title = f'<a href="{escape(section.link)}">{title}</a>'
    return f'<p class="muted">To reread: {title}, in {escape(section.chapter)}.</p>'
