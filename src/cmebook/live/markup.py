"""The HTML of a live figure: whole and readable without any script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from cmebook.live.controls import Check, Choice, Control, Range
from cmebook.live.parts import Basis

#: Up to so many options are radio buttons; more are a list to pick from.
_RADIOS = 5
_KINDS = {"data": "Data", "model": "Model", "assumption": "Assumption"}


@dataclass(frozen=True)
class Page:
    """All that the markup is made of; ``uid`` begins every id."""

    uid: str
    name: str
    title: str
    takeaway: str
    alt: str
    summary: str
    not_shown: str
    basis: Sequence[Basis]
    controls: Mapping[str, Control]
    wide: str
    narrow: str
    payload: str
    table: bool
    tall: bool


def html(page: Page) -> str:
    """One ``figure`` element, with its picture, words, controls and data.

    Blanks stand between a label and its control, or they are read out as one word.
    """
    uid = page.uid
    described = f"{uid}-alt {uid}-now"
    parts = [
        f'<figure class="cme-live" id="{uid}" data-live="{page.name}">',
        '<figcaption class="live-head">'
        f'<span class="live-title">{escape(page.title)}</span> '
        f'<span class="live-takeaway">{escape(page.takeaway)}</span></figcaption>',
        f'<div class="live-stage{" live-tall" if page.tall else ""}">',
        '<form class="live-controls" autocomplete="off" hidden>',
        *(_control(uid, key, control) for key, control in page.controls.items()),
        "</form>",
        f'<div class="live-picture" role="img" aria-label="{escape(page.title)}" '
        f'aria-describedby="{described}">',
        f'<div class="live-wide">{page.wide}</div>',
        f'<div class="live-narrow" hidden>{page.narrow}</div>',
        "</div>",
        "</div>",
        f'<p class="live-alt" id="{uid}-alt">{escape(page.alt)}</p>',
        f'<p class="live-settings">{escape(_settings(page.controls))}</p>',
        f'<p class="live-now" id="{uid}-now" role="status">{escape(page.summary)}</p>',
        _tools(page.table),
        _notes(page),
        f'<script type="text/plain" class="live-payload">{page.payload}</script>',
        "</figure>",
    ]
    return "\n".join(parts)


def _settings(controls: Mapping[str, Control]) -> str:
    """The values the picture is drawn with, for print and for pages without scripts."""
    told = [f"{one.label}: {one.texts()[one.find(one.default)]}" for one in controls.values()]
    return f"Drawn for: {'; '.join(told)}."


def _control(uid: str, key: str, control: Control) -> str:
    ident = f"{uid}-{key}"
    label = escape(control.label)
    at = control.find(control.default)
    texts = control.texts()
    if isinstance(control, Check):
        ticked = " checked" if control.default else ""
        return (
            f'<div class="live-control live-check"><label><input type="checkbox" '
            f'name="{key}"{ticked}> {label}</label></div>'
        )
    if isinstance(control, Choice) and len(texts) <= _RADIOS:
        radios = " ".join(
            f'<label><input type="radio" name="{ident}" data-key="{key}" value="{place}"'
            f"{' checked' if place == at else ''}> {escape(text)}</label>"
            for place, text in enumerate(texts)
        )
        return (
            f'<fieldset class="live-control live-radios"><legend>{label}</legend> '
            f"{radios}</fieldset>"
        )
    options = "".join(
        f'<option value="{place}"{" selected" if place == at else ""}>{escape(text)}</option>'
        for place, text in enumerate(texts)
    )
    if isinstance(control, Choice):
        return (
            f'<div class="live-control live-list"><label for="{ident}">{label}</label> '
            f'<select id="{ident}" name="{key}">{options}</select></div>'
        )
    return _slider(ident, key, control, at, options)


def _slider(ident: str, key: str, control: Range, at: int, options: str) -> str:
    """A slider, and a list that shows its value and is another way to set it."""
    label = escape(control.label)
    return (
        f'<div class="live-control live-range"><label for="{ident}">{label}</label> '
        f'<input type="range" id="{ident}" name="{key}" min="0" max="{len(control.values) - 1}" '
        f'step="1" value="{at}" aria-valuetext="{escape(control.texts()[at])}"> '
        f'<select name="{key}" aria-label="{label}, exact value">{options}</select></div>'
    )


def _tools(table: bool) -> str:
    buttons = ['<button type="button" data-do="reset">Reset</button>']
    buttons.append('<button type="button" data-do="link">Copy link to this setting</button>')
    if table:
        buttons.append('<button type="button" data-do="csv">Download CSV</button>')
    told = '<span class="live-told" role="status"></span>'
    tools = f'<div class="live-tools" hidden>{"".join(buttons)}{told}</div>'
    if not table:
        return tools
    return tools + (
        '<details class="live-table" hidden><summary>Data table</summary><div></div></details>'
    )


def _notes(page: Page) -> str:
    basis = "".join(
        f'<li class="live-{one.kind}"><b>{_KINDS[one.kind]}.</b> {escape(one.text)}</li>'
        for one in page.basis
    )
    missing = (
        f'<p class="live-missing"><b>What this does not show.</b> {escape(page.not_shown)}</p>'
    )
    return f'<div class="live-notes"><ul class="live-basis">{basis}</ul>{missing}</div>'
