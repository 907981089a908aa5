"""Rules for single rows: sources, locators, intervals, ids, and numbers that must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmebook.errors import Problem
from cmebook.evidence.core import Evidence, did_you_mean
from cmebook.evidence.schema import (
    Checkpoint,
    Estimate,
    Finding,
    Interaction,
    Number,
    Parameter,
    Row,
    Trial,
)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_P = re.compile(r"<?0?\.\d+")
#: Topics whose facts hold in one country or union only.
LABEL_TOPICS = {"label", "REMS", "guideline"}


def found(evidence: Evidence, row_id: str, what: str, cure: str) -> Problem:
    """A problem of one row, with the file and line it stands on."""
    file, line = evidence.places.get(row_id, ("assets/evidence", 0))
    return Problem(file, f"{row_id}, line {line}" if line else row_id, what, cure)


def known_sources(evidence: Evidence) -> Iterator[Problem]:
    """Every source a row names is in sources.csv."""
    for row_id, row in evidence.index.items():
        if isinstance(row, Finding | Estimate | Trial | Parameter | Checkpoint | Interaction):
            for source in (row.source, *row.also):
                if source not in evidence.sources:
                    what = f"The source {source or '(blank)'} is not in sources.csv."
                    yield found(evidence, row_id, what, did_you_mean(source, evidence.sources))


def ids_tell_the_source(evidence: Evidence) -> Iterator[Problem]:
    """The id of a row begins with its source, or with its parameter set."""
    for row_id, row in evidence.index.items():
        first, _, slug = row_id.partition(".")
        if isinstance(row, Finding | Estimate | Trial):
            if first != row.source or not _SLUG.fullmatch(slug):
                cure = f"Call it {row.source}.SLUG, the slug in lower case with hyphens."
                yield found(evidence, row_id, "The id does not fit its source.", cure)
        elif isinstance(row, Parameter) and row_id != f"{row.set}.{row.symbol}":
            cure = f"Call it {row.set}.{row.symbol}."
            yield found(evidence, row_id, "The id is not set.symbol.", cure)


def findings_of_estimates(evidence: Evidence) -> Iterator[Problem]:
    """Every number belongs to a sentence."""
    for row in evidence.estimates.values():
        if row.finding not in evidence.findings:
            what = f"The finding {row.finding or '(blank)'} does not exist."
            yield found(evidence, row.id, what, did_you_mean(row.finding, evidence.findings))


def locators(evidence: Evidence) -> Iterator[Problem]:
    """Every row says where in its source it was read."""
    for row_id, row in evidence.index.items():
        if isinstance(row, Finding | Estimate | Trial | Parameter) and not row.locator:
            cure = "Name the table, section or abstract."
            yield found(evidence, row_id, "The locator is missing.", cure)


def _bounds(row: Row) -> tuple[Number | None, Number | None, Number | None] | None:
    if isinstance(row, Estimate | Parameter):
        return row.value, row.low, row.high
    if isinstance(row, Checkpoint):
        return row.expected, row.low, row.high
    if isinstance(row, Trial):
        return row.effect, row.ci_low, row.ci_high
    return None


def intervals(evidence: Evidence) -> Iterator[Problem]:
    """Low lies below high, the value between them, and the interval has a name."""
    for row_id, row in evidence.index.items():
        bounds = _bounds(row)
        if bounds is None:
            continue
        value, low, high = bounds
        if low is not None and high is not None and low > high:
            what = f"low ({low.text}) is greater than high ({high.text})."
            yield found(evidence, row_id, what, "Swap them; mind the signs.")
        elif value is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        ):
            what = f"The value {value.text} lies outside its interval."
            yield found(evidence, row_id, what, "Compare all three with the source.")
        if isinstance(row, Estimate | Parameter):
            spread = row.spread if isinstance(row, Estimate) else None
            if (low is not None or high is not None or spread is not None) and not row.interval:
                cure = "Write 95% CI, SD, SE, range or what else it is in the column interval."
                yield found(evidence, row_id, "The interval has no name.", cure)
            if value is None and low is None and high is None:
                yield found(evidence, row_id, "The row holds no number.", "Fill in value or low.")


def p_values(evidence: Evidence) -> Iterator[Problem]:
    """A p value is a number, perhaps after <."""
    rows: list[Estimate | Trial] = [*evidence.estimates.values(), *evidence.trials.values()]
    for row in rows:
        if row.p and not _P.fullmatch(row.p):
            what = f"p: '{row.p}' is not a p value."
            yield found(evidence, row.id, what, "Write 0.003 or <0.001; words go into the note.")


def numbers_of(row: Row) -> set[float]:
    """Every number a row states, without its sign."""
    values: list[Number | None] = []
    if isinstance(row, Estimate):
        values = [row.value, row.low, row.high, row.spread, row.n]
    elif isinstance(row, Parameter):
        values = [row.value, row.low, row.high, row.cv, row.n]
    elif isinstance(row, Checkpoint):
        values = [row.expected, row.low, row.high]
    elif isinstance(row, Trial):
        values = [
            *(row.effect, row.ci_low, row.ci_high, row.se_diff, row.n_treat, row.n_ctrl),
            *(row.mean_treat, row.mean_ctrl, row.disp_treat, row.disp_ctrl),
            *(row.events_treat, row.events_ctrl),
        ]
    numbers = {abs(float(value)) for value in values if value is not None}
    p = row.p.lstrip("<") if isinstance(row, Estimate | Trial) else ""
    return numbers | ({float(p)} if p and _P.fullmatch(p) else set())


def twins(evidence: Evidence) -> Iterator[Problem]:
    """A number stated in two tables is the same in both."""
    for row in evidence.estimates.values():
        if not row.same_as:
            continue
        other = evidence.index.get(row.same_as)
        if other is None:
            file, line = evidence.places[row.id]
            yield evidence.unknown(row.same_as, file, f"{row.id}, line {line}")
        elif row.value is not None and abs(row.value) not in numbers_of(other):
            what = f"The value {row.value.text} differs from that of {row.same_as}."
            cure = "Look both up in the source, and correct the wrong one."
            yield found(evidence, row.id, what, cure)


def jurisdictions(evidence: Evidence) -> Iterator[Problem]:
    """A fact of a label, a REMS or a guideline says whose it is."""
    for row in evidence.findings.values():
        world_wide = row.topic == "guideline"
        if row.topic in LABEL_TOPICS and not row.jurisdiction and not world_wide:
            if row.source in evidence.sources and evidence.sources[row.source].kind != "label":
                continue
            cure = "Write US, EU, CH or another in the column jurisdiction."
            yield found(evidence, row.id, "A label fact without its jurisdiction.", cure)


def assumptions(evidence: Evidence) -> Iterator[Problem]:
    """A parameter that is assumed says so where a source would stand."""
    for row in evidence.parameter_table.values():
        if row.verified == "assumption" and "assumption" not in row.locator:
            cure = "Begin the locator with 'assumption of this course' and give the reason."
            yield found(evidence, row.id, "An assumption without its reason.", cure)


RULES = (
    known_sources,
    ids_tell_the_source,
    findings_of_estimates,
    locators,
    intervals,
    p_values,
    twins,
    jurisdictions,
    assumptions,
)
