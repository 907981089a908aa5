"""Each table's rows as a reader sees them on the evidence pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from cmebook.evidence import (
    Checkpoint,
    Claim,
    Estimate,
    Finding,
    Interaction,
    Number,
    Parameter,
    Source,
    Trial,
)
from cmebook.evidence.schema import ModelNote
from cmebook.evidence.text import number_text, with_unit
from cmebook.figures.calc import ComputedRow
from cmebook.sphinx_ext.claims import badges, claim_facts, dates, plain_links
from cmebook.sphinx_ext.claims import sentence as claim_sentence
from cmebook.sphinx_ext.data import Data
from cmebook.sphinx_ext.fragment import inline
from cmebook.sphinx_ext.markup import certainty_badge
from cmebook.sphinx_ext.references import reference_html
from cmebook.sphinx_ext.rowinfo import short_source
from cmebook.sphinx_ext.words import (
    COMPUTED_KIND,
    HOW_SHORT,
    QUANTITY,
    SOURCE_KIND,
    day,
    read_on,
    sentence,
)

if TYPE_CHECKING:
    from cmebook.sphinx_ext.rowinfo import RowInfo

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class RowView:
    """One row: the two things read at a glance, the rest on demand; all texts are HTML.

    ``fields`` are plain words to choose and sort by.
    """

    id: str
    what: str
    value: str
    origin: str
    checked: str
    rest: Facts
    fields: Mapping[str, str] = field(default_factory=dict)


def _origin(data: Data, row: Any) -> str:
    """The document and the place in it."""
    source = data.evidence.sources[row.source]
    name = escape(short_source(source))
    where = f", {escape(row.locator)}" if row.locator else ""
    return f'<a href="ev:{escape(source.id)}">{name}</a>{where}'


def _also(data: Data, row: Any) -> str:
    sources = data.evidence.sources
    return "; ".join(
        f'<a href="ev:{escape(key)}">{escape(short_source(sources[key]))}</a>'
        for key in row.also
        if key in sources
    )


def _common(data: Data, row: Any) -> Facts:
    return [
        ("Also in", _also(data, row)),
        ("As of", escape(getattr(row, "as_of", ""))),
        ("Worked out here", "yes" if getattr(row, "derived", False) else ""),
        ("Use", escape(getattr(row, "use", ""))),
        ("Note", inline(data, row.note)),
    ]


def _read(row: Any) -> str:
    """How and when the row was held against its source."""
    return escape(read_on(getattr(row, "verified", ""), row.checked))


def _fields(info: RowInfo, row: Any, **more: str) -> dict[str, str]:
    verified = getattr(row, "verified", "")
    return {"verified": HOW_SHORT.get(verified, verified), "source": info.origin, **more}


def _number(number: Number | None) -> str:
    return "" if number is None else escape(number_text(number))


def estimate(data: Data, row: Estimate) -> RowView:
    """A measured number, with in whom and when."""
    info = data.info(row.id)
    quantity = QUANTITY.get(row.quantity, row.quantity)
    name = sentence(quantity, row.outcome, row.group)
    rest = [
        ("Population", escape(row.population)),
        ("Time", escape(row.time)),
        ("Number of people", _number(row.n)),
        ("p", escape(row.p)),
        ("Valid in", escape(row.jurisdiction)),
        ("In words", _link(row.finding, "the finding this number is part of")),
        ("Same number", _link(row.same_as, "the row that holds both arms")),
        *_common(data, row),
    ]
    fields = _fields(info, row, quantity=quantity)
    return RowView(
        row.id, escape(name), escape(info.value), _origin(data, row), _read(row), rest, fields
    )


def _link(row_id: str, words: str) -> str:
    return f'<a href="ev:{escape(row_id)}">{words}</a>' if row_id else ""


def computed(data: Data, row: ComputedRow) -> RowView:
    """A number a model gives, and what it is computed from."""
    info = data.info(row.id)
    rest = [
        ("Computed from", plain_links(data, row.uses)),
        ("Ids of these", escape(", ".join(row.uses))),
    ]
    origin = sentence(COMPUTED_KIND[row.basis])
    checked = f"Inputs last checked {day(row.checked)}"
    fields = {"kind": row.basis, "source": info.origin}
    return RowView(
        row.id, escape(info.what), escape(info.value), escape(origin), checked, rest, fields
    )


def finding(data: Data, row: Finding) -> RowView:
    """A sentence about what a document says."""
    info = data.info(row.id)
    numbers = [one.id for one in data.evidence.estimates.values() if one.finding == row.id]
    links = "; ".join(
        f'<a href="ev:{escape(key)}">{escape(data.info(key).value)}</a>' for key in numbers
    )
    rest = [
        ("Numbers", links),
        ("Population", escape(row.population)),
        ("Valid in", escape(row.jurisdiction)),
        *_common(data, row),
    ]
    fields = _fields(info, row, topic=row.topic)
    return RowView(
        row.id, inline(data, row.statement), "", _origin(data, row), _read(row), rest, fields
    )


def trial(data: Data, row: Trial) -> RowView:
    """One comparison with the data of both arms."""
    info = data.info(row.id)
    day_text = f", day {_number(row.timepoint_days)}" if row.timepoint_days is not None else ""
    name = f"{escape(row.trial)}: {escape(row.outcome)}{day_text}"
    value = f"{escape(row.effect_kind)} {escape(info.value)}" if row.effect is not None else ""
    rest = [
        ("Comparison", escape(f"{row.drug} {row.route}, {row.dose}, against {row.control}")),
        ("Antidepressant", escape(row.background_ad)),
        ("Design", escape(row.design)),
        ("Treated", _arm(row.events_treat, row.n_treat, row.mean_treat, row.disp_treat, row)),
        ("Control", _arm(row.events_ctrl, row.n_ctrl, row.mean_ctrl, row.disp_ctrl, row)),
        ("Standard error", _number(row.se_diff)),
        ("p", escape(row.p)),
        ("Pool", "" if row.pool else "no: overlaps another row or is not comparable"),
        ("Registry", escape(row.nct)),
        *_common(data, row),
    ]
    fields = _fields(info, row, drug=row.drug, outcome=row.outcome, year=row.year)
    return RowView(row.id, name, value, _origin(data, row), _read(row), rest, fields)


def _arm(
    events: Number | None, n: Number | None, mean: Number | None, spread: Number | None, row: Trial
) -> str:
    size = f"n = {_number(n)}" if n is not None else ""
    count = f"events {_number(events)}" if events is not None else ""
    spread_text = f" ({row.disp_kind.upper()} {_number(spread)})" if spread is not None else ""
    average = f"mean {_number(mean)}{spread_text}" if mean is not None else ""
    return ", ".join(part for part in (size, count, average) if part)


def parameter(data: Data, row: Parameter) -> RowView:
    """One parameter of one model."""
    info = data.info(row.id)
    name = f"{escape(row.name)} <i>{escape(row.symbol)}</i>"
    spread = f"{_number(row.cv)}%" if row.cv is not None else ""
    rest = [
        ("Model", escape(row.set)),
        ("Between people", f"coefficient of variation {spread}" if spread else ""),
        ("Population", escape(row.population)),
        ("Number of people", _number(row.n)),
        *_common(data, row),
    ]
    fields = _fields(info, row, model=row.set)
    return RowView(row.id, name, escape(info.value), _origin(data, row), _read(row), rest, fields)


def checkpoint(data: Data, row: Checkpoint) -> RowView:
    """What a model must reproduce, and what agreement is worth."""
    info = data.info(row.id)
    simulated = "" if row.simulated is None else with_unit(number_text(row.simulated), row.unit)
    bounds = [number_text(end) for end in (row.low, row.high) if end is not None]
    rest = [
        ("Model", escape(row.set)),
        ("Accepted", escape(with_unit(" to ".join(bounds), row.unit)) if bounds else ""),
        ("Model gives", escape(simulated)),
        ("Tolerance", escape(row.tolerance)),
        ("Agreement is", CHECK_WORTH[row.kind]),
        *_common(data, row),
    ]
    value = escape(info.value)
    fields = _fields(info, row, kind=row.kind, model=row.set)
    return RowView(row.id, escape(row.name), value, _origin(data, row), _read(row), rest, fields)


CHECK_WORTH = {
    "validation": "a test: model and observation are independent",
    "consistency": "weak support: the data overlap",
    "reproduction": "a test of our code only: the numbers are of the same publication",
    "calibration": "no proof: the model was fitted to this very number",
}


def interaction(data: Data, row: Interaction) -> RowView:
    """One drug interaction: what happens and what to do."""
    partner = PARTNER.get(row.partner, row.partner)
    source = data.evidence.sources[row.source]
    origin = f'<a href="ev:{escape(source.id)}">{escape(short_source(source))}</a>'
    rest = [
        ("Mechanism", inline(data, row.mechanism)),
        ("Measured", inline(data, row.measured)),
        ("What to do", inline(data, row.action)),
        ("Certainty", certainty_badge(row.certainty)),
        ("Also in", _also(data, row)),
        ("Note", inline(data, row.note)),
    ]
    kind = {"PK": "pharmacokinetic", "PD": "pharmacodynamic"}[row.kind]
    fields = {"certainty": row.certainty, "kind": kind, "source": short_source(source)}
    name = f"{escape(row.drug)} with {escape(partner)}"
    return RowView(row.id, name, escape(kind), origin, _read(row), rest, fields)


PARTNER = {
    "ketamine_iv": "intravenous ketamine",
    "esketamine_ns": "esketamine nasal spray",
    "both": "ketamine or esketamine",
}


def claim(data: Data, row: Claim) -> RowView:
    """A sentence the course teaches, or one of the source article with its verdict."""
    verdict = row.article.verdict if row.article else ""
    whose = "source article" if row.article else "this course"
    fields = {"certainty": row.certainty, "verdict": verdict, "whose": whose}
    head = f'<span class="claim-badges">{badges(row)}</span>'
    rest = claim_facts(data, row, plain_links)
    return RowView(row.id, claim_sentence(data, row), head, "", escape(dates(row)), rest, fields)


def source(_data: Data, row: Source) -> RowView:
    """One document as a full reference."""
    kind = SOURCE_KIND.get(row.kind, row.kind)
    rest = [
        ("What it is", escape(row.about) if row.title else ""),
        ("Use", escape(row.use)),
        ("Note", escape(row.note)),
    ]
    fields = {"kind": kind, "read": row.read_as, "year": row.year, "source": short_source(row)}
    checked = f"Read {day(row.checked)}: {escape(row.read_as)}"
    what = escape(kind.capitalize())
    return RowView(row.id, reference_html(row), "", what, checked, rest, fields)


def model(data: Data, row: ModelNote) -> RowView:
    """A parameter set: what it is for, and what it is not."""
    source = data.evidence.sources[row.source]
    origin = f'<a href="ev:{escape(source.id)}">{escape(short_source(source))}</a>'
    numbers = [one.id for one in data.evidence.parameter_table.values() if one.set == row.id]
    rest = [
        ("Use", inline(data, row.use)),
        ("Warning", inline(data, row.warning)),
        ("Why this one", _list(row.why)),
        ("Equations", _list(row.equations, "code")),
        ("Parameters", ", ".join(_symbol(data, key) for key in numbers)),
    ]
    return RowView(
        row.id, escape(row.title), "", origin, "", rest, {"source": short_source(source)}
    )


def _list(texts: tuple[str, ...], tag: str = "span") -> str:
    items = "".join(f"<li><{tag}>{escape(text)}</{tag}></li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _symbol(data: Data, row_id: str) -> str:
    return f'<a href="ev:{escape(row_id)}">{escape(row_id.partition(".")[2])}</a>'


#: How a row of each table is shown.
VIEWS: dict[str, Callable[[Data, Any], RowView]] = {
    "claims": claim,
    "estimates": estimate,
    "findings": finding,
    "trials": trial,
    "models": model,
    "parameters": parameter,
    "checkpoints": checkpoint,
    "computed": computed,
    "interactions": interaction,
    "sources": source,
}

#: Fields to choose by, and to sort by, with their labels.
CHOOSE = {
    "claims": {"whose": "Whose claim", "certainty": "Certainty", "verdict": "Verdict"},
    "estimates": {"verified": "How checked", "quantity": "Quantity"},
    "findings": {"verified": "How checked", "topic": "Topic"},
    "trials": {"drug": "Drug", "outcome": "Outcome"},
    "models": {},
    "parameters": {"model": "Model", "verified": "How checked"},
    "computed": {"kind": "Kind"},
    "checkpoints": {"model": "Model", "kind": "Kind of check"},
    "interactions": {"certainty": "Certainty", "kind": "Kind"},
    "sources": {"kind": "Kind", "read": "How much was read"},
}
