r"""The Markdown of item texts: paragraphs, ``**bold**``, ``*italic*``, `` `code` ``, numbers.

A number is written as in chapters: `` {ev}`row.id` `` or `` {ev}`row.id|form` ``. Bold and italic
runs begin and end with a letter or digit. A backslash takes the meaning from a mark. Nothing else
is markup; HTML is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Span:
    """A run of one style; for ``ev``, ``text`` is the id and ``form`` how to show it."""

    kind: Literal["text", "strong", "emphasis", "code", "ev"]
    text: str
    form: str = "value"


Paragraph = tuple[Span, ...]

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[^\w\s])
    | \{ev\}`(?P<ev>[^`|\s]+)(?:\|(?P<form>\w+))?`
    | (?<!`)`(?P<code>[^`]+)`(?!`)
    | (?<!\*)\*\*(?P<strong>[^\W_](?:[^*]*[^\W_])?)\*\*(?!\*)
    | (?<!\*)\*(?P<emphasis>[^\W_](?:[^*]*[^\W_])?)\*(?!\*)
    """,
    re.VERBOSE,
)
_STRAY = re.compile(r"\{[\w:]+\}(?=\0)|[*`]+")


def parse(text: str) -> tuple[Paragraph, ...]:
    """Split a text into paragraphs (at blank lines) of spans."""
    parts = re.split(r"\n\s*\n", text.strip())
    return tuple(_spans(" ".join(part.split())) for part in parts if part.strip())


def references(text: str) -> tuple[str, ...]:
    """Ids of the numbers in a text, each once, in order."""
    ids = (span.text for paragraph in parse(text) for span in paragraph if span.kind == "ev")
    return tuple(dict.fromkeys(ids))


def stray_markup(text: str) -> list[str]:
    """Roles that items do not have, and marks that style nothing; both would be shown raw."""
    return _STRAY.findall(_TOKEN.sub("\0", text))


def _spans(line: str) -> Paragraph:
    spans: list[Span] = []
    end = 0
    for match in _TOKEN.finditer(line):
        _add_text(spans, line[end : match.start()])
        end = match.end()
        kind = match.lastgroup
        if kind == "escaped":
            _add_text(spans, match["escaped"])
        elif match["ev"]:
            spans.append(Span("ev", match["ev"], match["form"] or "value"))
        else:
            spans.append(Span(kind, match[kind]))  # type: ignore[arg-type, index]
    _add_text(spans, line[end:])
    return tuple(spans)


def _add_text(spans: list[Span], text: str) -> None:
    if not text:
        return
    if spans and spans[-1].kind == "text":
        spans[-1] = Span("text", spans[-1].text + text)
    else:
        spans.append(Span("text", text))
