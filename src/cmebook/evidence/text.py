"""Numbers as a reader sees them."""

from __future__ import annotations

from typing import Literal, get_args

from cmebook.evidence.schema import Checkpoint, Estimate, Number, Parameter, Row, Trial

Form = Literal["value", "number", "ci", "full", "p", "n", "low", "high", "treat", "ctrl"]
FORMS: tuple[str, ...] = get_args(Form)

#: Units written close to the number.
CLOSE = {"%", "°"}
#: Units that are counts of nothing in particular, or that the quantity already says.
SILENT = {"", "ratio", "fraction", "fraction bound"}
#: Groups of three digits are set apart from this size on.
THOUSANDS = 1000
NBSP = "\u00a0"
#: Relations set before the number, and whether a space follows.
SIGNS = {"<": "<", ">": ">"}


class NoNumberError(ValueError):
    """The row has no number of the kind asked for."""


def number_text(number: Number | None) -> str:
    """``-7.31`` as "−7.31", ``1486213`` as "1,486,213"; digits stay as typed."""
    if number is None:
        raise NoNumberError
    sign, digits = ("−", number.text[1:]) if number.text.startswith("-") else ("", number.text)
    whole, dot, decimals = digits.partition(".")
    if whole.isdigit() and int(whole) >= THOUSANDS:
        whole = f"{int(whole):,}"
    return f"{sign}{whole}{dot}{decimals}"


def with_unit(text: str, unit: str) -> str:
    """Append a unit the way the field writes it: "27%", "95.2 L/h"."""
    if unit in SILENT:
        return text
    if unit in CLOSE:
        return text + unit
    if unit == "people" and text == "1":
        unit = "person"
    return f"{text}{NBSP}{unit}"


def span_text(low: Number | None, high: Number | None) -> str:
    """ "0.29 to 0.84"; an open end is said in words."""
    if low is not None and high is not None:
        return f"{number_text(low)} to {number_text(high)}"
    if low is not None:
        return f"{number_text(low)} or more"
    return f"{number_text(high)} or less"


def p_text(p: str) -> str:
    """``0.003`` as "p = 0.003", ``<0.001`` as "p < 0.001"."""
    if not p:
        raise NoNumberError
    return f"p{NBSP}<{NBSP}{p[1:]}" if p.startswith("<") else f"p{NBSP}={NBSP}{p}"


def interval_text(interval: str, low: Number | None, high: Number | None) -> str:
    """ "95% CI 0.29 to 0.84", the part that stands in brackets."""
    return f"{interval} {span_text(low, high)}".strip()


def _related(relation: str, text: str) -> str:
    if relation in SIGNS:
        return SIGNS[relation] + text
    return f"{relation} {text}".strip()


def _measured(row: Estimate | Parameter, form: str) -> str:
    """Text of a row that has one value with an interval."""
    if form == "p":
        return p_text(row.p if isinstance(row, Estimate) else "")
    if form == "n":
        return number_text(row.n)
    if form in ("low", "high"):
        return with_unit(number_text(row.low if form == "low" else row.high), row.unit)
    unit = "" if form == "number" else row.unit
    spread = row.spread if isinstance(row, Estimate) else None
    has_ends = row.low is not None or row.high is not None
    if row.value is None:
        text = _related(row.relation, with_unit(span_text(row.low, row.high), unit))
        ends = ""
    else:
        text = _related(row.relation, with_unit(number_text(row.value), unit))
        ends = interval_text(row.interval, row.low, row.high) if has_ends else ""
        if spread is not None:
            ends = f"{row.interval} {number_text(spread)}"
    if form in ("ci", "full") and ends:
        text = f"{text} ({ends})"
    if form == "full":
        if isinstance(row, Estimate) and row.p:
            text += f", {p_text(row.p)}"
        if row.n is not None:
            text += f", n{NBSP}={NBSP}{number_text(row.n)}"
        if row.population:
            text += f", {row.population}"
    return text


def _arm(
    events: Number | None, n: Number | None, mean: Number | None, spread: Number | None, kind: str
) -> str:
    if events is not None:
        if n is None:
            return number_text(events)
        share = Number(f"{100 * events / n:.1f}") if n else None
        text = f"{number_text(events)} of {number_text(n)}"
        return text if share is None else f"{text} ({share.text}%)"
    text = number_text(mean)
    return text if spread is None else f"{text} ({kind.upper()} {number_text(spread)})"


def _trial(row: Trial, form: str) -> str:
    if form == "p":
        return p_text(row.p)
    if form == "treat":
        return _arm(row.events_treat, row.n_treat, row.mean_treat, row.disp_treat, row.disp_kind)
    if form == "ctrl":
        return _arm(row.events_ctrl, row.n_ctrl, row.mean_ctrl, row.disp_ctrl, row.disp_kind)
    if form == "n":
        return number_text(row.n_treat)
    if form in ("low", "high"):
        return number_text(row.ci_low if form == "low" else row.ci_high)
    text = number_text(row.effect)
    if form in ("ci", "full") and row.ci_low is not None:
        text += f" ({interval_text('95% CI', row.ci_low, row.ci_high)})"
    if form == "full":
        text = f"{row.effect_kind} {text}, {row.trial}, {row.outcome}"
    return text


def _checkpoint(row: Checkpoint, form: str) -> str:
    if form in ("low", "high"):
        return with_unit(number_text(row.low if form == "low" else row.high), row.unit)
    body = span_text(row.low, row.high) if row.expected is None else number_text(row.expected)
    return with_unit(body, "" if form == "number" else row.unit)


def row_text(row: Row, form: str = "value") -> str:
    """The text of one row.

    Raises:
        NoNumberError: the row holds no number of that kind.
        KeyError: ``form`` is not one of `FORMS`.
    """
    if form not in FORMS:
        raise KeyError(form)
    if isinstance(row, Estimate | Parameter):
        return _measured(row, form)
    if isinstance(row, Trial):
        return _trial(row, form)
    if isinstance(row, Checkpoint):
        return _checkpoint(row, form)
    raise NoNumberError


def row_number(row: Row) -> float:
    """The value of one row as a plain float.

    Raises:
        NoNumberError: the row holds no single number (a range, a sentence).
    """
    value: Number | None = None
    if isinstance(row, Estimate | Parameter):
        value = row.value
    elif isinstance(row, Trial):
        value = row.effect
    elif isinstance(row, Checkpoint):
        value = row.expected
    if value is None:
        raise NoNumberError
    return float(value)
