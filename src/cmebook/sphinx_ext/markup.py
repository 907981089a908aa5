"""Small pieces of HTML that more than one part of a page is made of."""

from __future__ import annotations

from html import escape

#: Filled pips out of four.
_CERTAINTY = {"high": 4, "moderate": 3, "low": 2, "very low": 1}

#: One shape for each verdict, 16 units square.
_VERDICT = {
    "supported": '<path class="on" d="M2 8 L6 12 L14 3 L6 9 Z"/>',
    "partly supported": '<circle cx="8" cy="8" r="6"/><path class="on" d="M8 2a6 6 0 0 1 0 12z"/>',
    "extrapolated": '<path d="M2 13 L13 3 M7 3 H13 V9"/>',
    "unsupported": '<circle cx="8" cy="8" r="6" stroke-dasharray="3 2.2"/>',
    "contradicted": '<path d="M3 3 L13 13 M13 3 L3 13"/>',
}


def certainty_badge(certainty: str) -> str:
    """GRADE certainty as word, colour and shape."""
    filled = _CERTAINTY.get(certainty)
    if filled is None:
        word, shape = certainty.capitalize(), '<path d="M2 8h12"/>'
        return _badge(certainty, word, shape, 16)
    on = ' class="on"'
    pips = "".join(
        f'<circle{on if place < filled else ""} cx="{8 + 18 * place}" cy="8" r="6"/>'
        for place in range(4)
    )
    return _badge(certainty, f"{certainty.capitalize()} certainty", pips, 70)


def verdict_badge(verdict: str) -> str:
    """Verdict on the source article as word, colour and shape."""
    return _badge(verdict, verdict.capitalize(), _VERDICT[verdict], 16)


def _badge(value: str, word: str, shapes: str, width: int) -> str:
    style = f"is-{value.replace(' ', '-')}"
    return (
        f'<span class="badge-word {style}"><svg viewBox="0 0 {width} 16" aria-hidden="true">'
        f"{shapes}</svg>{escape(word)}</span>"
    )


def facts(pairs: list[tuple[str, str]]) -> str:
    """A list of terms and their HTML; pairs without content are left out."""
    rows = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in pairs if text)
    return f"<dl>{rows}</dl>" if rows else ""
