"""Numbers and times in figures, as the text writes them."""

from __future__ import annotations

NBSP = "\u00a0"


def clock(minutes: float) -> str:
    """A span of time as people say it: "40 min", "1 h 31 min", "3 days"."""
    whole = round(minutes)
    if whole < 60:
        return f"{whole}{NBSP}min"
    if whole < 48 * 60:
        hours, rest = divmod(whole, 60)
        return f"{hours}{NBSP}h" + (f" {rest}{NBSP}min" if rest else "")
    return f"{minutes / 1440:.3g}{NBSP}days"


def level(value: float) -> str:
    """A plasma level: whole from 10 up, else with one decimal."""
    return f"{value:.0f}" if value >= 9.95 else f"{value:.1f}"


def percent(share: float) -> str:
    """A share (0 to 1) in per cent: whole, or with one decimal below 1%."""
    value = 100 * share
    return f"{value:.0f}%" if value >= 0.95 or value == 0 else f"{value:.1g}%"


def joined(parts: list[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
