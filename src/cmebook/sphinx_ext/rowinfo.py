"""What a reader is told about any row: its value, what it is, and where it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cmebook.evidence import (
    Checkpoint,
    Claim,
    Estimate,
    Evidence,
    Finding,
    Interaction,
    Parameter,
    Row,
    Source,
    Trial,
)
from cmebook.evidence.schema import ModelNote
from cmebook.evidence.text import NoNumberError, row_text
from cmebook.figures.calc import ComputedRow
from cmebook.sphinx_ext.words import (
    COMPUTED_KIND,
    KIND,
    QUANTITY,
    SOURCE_KIND,
    day,
    read_on,
    sentence,
)

#: Whatever has an id and a page of its own: rows, parameter sets, computed numbers.
Shown = Row | ModelNote


@dataclass(frozen=True)
class RowInfo:
    """One row in words. ``kind`` is a key of `words.KIND`, or blank for what is no number."""

    id: str
    value: str
    short_value: str
    what: str
    kind: str
    kind_words: str
    sources: tuple[str, ...]
    origin: str
    locator: str
    checked: str

    def attributes(self) -> dict[str, str]:
        """Data attributes of a link to this row, for the pop-up; blank ones are left out."""
        data = {
            "data-ev": self.id,
            "data-value": self.value,
            "data-what": self.what,
            "data-kind": self.kind_words,
            "data-source": self.origin,
            "data-locator": self.locator,
            "data-checked": self.checked,
        }
        return {name: text for name, text in data.items() if text}

    @property
    def style(self) -> str:
        """Style classes of a link to this row."""
        return f"ev ev-{self.kind}" if self.kind else "ev"


#: A person: a name, then initials, then perhaps Jr or 3rd.
_PERSON = re.compile(r"(?P<surname>\S.*?) [A-Z][A-Z-]{0,3}(?: (?:Jr|Sr|2nd|3rd))?")


def short_source(source: Source) -> str:
    """Author and year, "Daly et al. 2019"; without an author, the publisher or the title."""
    who = _authors(source.authors) or source.container or source.title or source.about
    return f"{who} {source.year}".strip()


def _authors(authors: str) -> str:
    """``Daly EJ, Trivedi MH, et al.`` as "Daly et al."; the name of a body stays whole."""
    names = [name.strip() for name in re.sub(r",? et al\.?", ",", authors).split(",")]
    people = [match for name in names if name and (match := _PERSON.fullmatch(name))]
    if not people or not _PERSON.fullmatch(names[0]):
        return authors
    surnames = [match["surname"] for match in people]
    if "et al" in authors or len(surnames) > 2:
        return f"{surnames[0]} et al."
    return " and ".join(surnames)


def row_info(row: Shown, evidence: Evidence) -> RowInfo:
    """`RowInfo` of anything that is shown."""
    sources = row_sources(row, evidence)
    kinds = COMPUTED_KIND if isinstance(row, ComputedRow) else KIND
    return RowInfo(
        id=row.id,
        value=_value(row, "ci", "treat"),
        short_value=_value(row, "value", "treat"),
        what=_what(row),
        kind=_kind(row),
        kind_words=kinds.get(_kind(row), ""),
        sources=sources,
        origin="; ".join(short_source(evidence.sources[s]) for s in sources[:3]),
        locator=getattr(row, "locator", ""),
        checked=_checked(row),
    )


def _checked(row: Shown) -> str:
    if isinstance(row, ModelNote):
        return ""
    if isinstance(row, Claim):
        return f"Last checked {day(row.checked)}"
    if isinstance(row, ComputedRow):
        return f"Inputs last checked {day(row.checked)}"
    return read_on(getattr(row, "verified", ""), row.checked)


def link_names(infos: Iterable[RowInfo]) -> list[tuple[RowInfo, str]]:
    """Each row with the words of a link to it: "Daly et al. 2019: 0.49".

    Rows without a number are told apart by a letter: "Daly et al. 2019 (b)".
    """
    named: list[tuple[RowInfo, str]] = []
    seen: Counter[str] = Counter()
    for info in infos:
        name = ": ".join(part for part in (info.origin or info.what, info.short_value) if part)
        seen[name] += 1
        letter = f" ({chr(ord('a') + seen[name] - 1)})" if seen[name] > 1 else ""
        named.append((info, name + letter))
    return named


def row_sources(row: Shown, evidence: Evidence) -> tuple[str, ...]:
    """Ids of the documents it rests on, each once, the nearest first."""
    if isinstance(row, Source):
        return (row.id,)
    if isinstance(row, Claim | ComputedRow):
        under = (*row.supports, *row.against) if isinstance(row, Claim) else row.uses
        found: list[str] = []
        for row_id in under:
            below = evidence.models.get(row_id) or evidence.row(row_id)
            found += row_sources(below, evidence)
        return tuple(dict.fromkeys(found))
    return (row.source,) if row.source in evidence.sources else ()


def _value(row: Shown, *forms: str) -> str:
    """The number in the first of the forms that it has."""
    if isinstance(row, ModelNote):
        return ""
    for form in forms:
        try:
            return row_text(row, form)
        except NoNumberError:
            continue
    return ""


def _what(row: Shown) -> str:
    if isinstance(row, ComputedRow):
        return sentence(row.quantity)
    if isinstance(row, Estimate):
        quantity = QUANTITY.get(row.quantity, row.quantity)
        return sentence(quantity, row.outcome, row.group, row.population, row.time)
    if isinstance(row, Finding):
        return row.statement
    if isinstance(row, Trial):
        arms = f"{row.drug} {row.dose} against {row.control}".replace("  ", " ")
        when = f"day {row.timepoint_days.text}" if row.timepoint_days is not None else ""
        return sentence(row.trial, row.outcome, when, arms)
    if isinstance(row, Parameter):
        return sentence(f"{row.name} ({row.symbol}, model {row.set})", row.population)
    if isinstance(row, Checkpoint):
        return sentence(row.name, f"check of model {row.set}")
    if isinstance(row, Interaction):
        return sentence(row.drug, row.mechanism)
    if isinstance(row, Claim):
        return row.sentence
    if isinstance(row, ModelNote):
        return f"Model {row.id}: {row.title}"
    return sentence(SOURCE_KIND.get(row.kind, row.kind), row.title or row.about, joint=": ")


def _kind(row: Shown) -> str:
    if isinstance(row, ComputedRow):
        return row.basis
    if getattr(row, "verified", "") == "assumption":
        return "assumption"
    if isinstance(row, Checkpoint):
        return "calibrated" if row.kind == "calibration" else "data"
    if isinstance(row, Estimate | Trial | Parameter):
        return "derived" if row.derived else "data"
    return ""
