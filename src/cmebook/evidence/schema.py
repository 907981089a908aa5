"""What a row of each evidence table is. Plain data: nothing here reads a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from cmebook.evidence.claim import Claim

Verified = Literal["full_text", "abstract", "registry", "label", "secondary", "assumption"]
Relation = Literal["", "<", ">", "about", "up to", "at least"]


class Number(float):
    """A number that remembers how it was typed, so that 41.0 is not shown as 41."""

    text: str

    def __new__(cls, text: str) -> Self:
        """Raises ValueError where ``text`` is no number."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __getnewargs__(self) -> tuple[str]:  # type: ignore[override]
        return (self.text,)


@dataclass(frozen=True)
class Source:
    """One document. A blank bibliographic field has not been confirmed."""

    id: str
    kind: str
    authors: str
    year: str
    title: str
    about: str  # what the document is, where its title is not confirmed
    container: str  # journal, or who publishes it
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str
    pmcid: str
    nct: str
    page: str  # the publisher's or agency's own page
    read_as: str  # how much of it was read
    use: str  # "error example: ..." or "weak: ..."; blank: no restriction
    note: str
    checked: date

    @property
    def link(self) -> str:
        """The address a reader is given; blank where there is none that is the document's own."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        if self.nct:
            return f"https://clinicaltrials.gov/study/{self.nct}"
        return self.page

    @property
    def error_example(self) -> bool:
        """True for a document that may be cited only as an example of an error."""
        return self.use.startswith("error example")


@dataclass(frozen=True)
class Finding:
    """One sentence, in our words, about what a document says."""

    id: str
    statement: str
    topic: str
    population: str
    jurisdiction: str  # US, EU, UK ...; blank unless it is a fact of a label or a rule of a country
    source: str
    also: tuple[str, ...]
    locator: str
    verified: Verified
    as_of: str  # year or date of the newest document it rests on
    checked: date
    use: str
    note: str


@dataclass(frozen=True)
class Estimate:
    """One number, with what it measures, in whom, and from where."""

    id: str
    finding: str
    quantity: str  # MD, HR, RR, OR, RD, SMD, proportion, events, mean, Ki, AUC ratio, half-life ...
    relation: Relation
    value: Number | None
    low: Number | None
    high: Number | None
    interval: str  # "95% CI", "90% CI", "SD", "SE", "range", "IQR" ...: what low and high are
    spread: Number | None  # the SD or SE where the interval is one
    p: str  # "0.003" or "<0.001"
    unit: str
    n: Number | None
    group: str  # the arm, or the comparison
    population: str
    outcome: str
    time: str
    jurisdiction: str
    source: str
    also: tuple[str, ...]
    locator: str
    verified: Verified
    derived: bool
    same_as: str  # a row of another table that states the same number
    as_of: str
    checked: date
    use: str
    note: str


@dataclass(frozen=True)
class Trial:
    """One comparison of one trial, with the data of both arms."""

    id: str
    trial: str
    label: str
    year: str
    nct: str
    drug: str
    route: str
    dose: str
    control: str
    background_ad: str
    design: str
    outcome: str
    timepoint_days: Number | None
    n_treat: Number | None
    mean_treat: Number | None
    disp_treat: Number | None
    disp_kind: str  # sd or se
    n_ctrl: Number | None
    mean_ctrl: Number | None
    disp_ctrl: Number | None
    events_treat: Number | None
    events_ctrl: Number | None
    effect: Number | None  # negative MD favours the drug
    effect_kind: str
    ci_low: Number | None
    ci_high: Number | None
    se_diff: Number | None
    p: str
    pool: bool  # False: never pool this row
    source: str
    also: tuple[str, ...]
    locator: str
    verified: Verified
    derived: bool
    checked: date
    use: str
    note: str


@dataclass(frozen=True)
class Parameter:
    """One parameter of one model."""

    id: str
    set: str
    symbol: str
    name: str
    relation: Relation
    value: Number | None
    low: Number | None
    high: Number | None
    interval: str
    cv: Number | None  # between-person coefficient of variation, per cent
    unit: str
    n: Number | None
    population: str
    source: str
    also: tuple[str, ...]
    locator: str
    verified: Verified
    derived: bool
    as_of: str
    checked: date
    use: str
    note: str


@dataclass(frozen=True)
class Checkpoint:
    """One number a model must reproduce.

    ``low`` and ``high`` bound what is accepted. ``kind`` says what agreement is worth:
    validation (independent), consistency (overlapping data), reproduction (same publication),
    calibration (fitted to this very number, so agreement proves nothing).
    """

    id: str
    set: str
    name: str
    expected: Number | None
    low: Number | None
    high: Number | None
    unit: str
    kind: Literal["validation", "consistency", "reproduction", "calibration"]
    simulated: Number | None  # what an independent implementation of the same model gave
    tolerance: str
    source: str
    also: tuple[str, ...]
    locator: str
    verified: Verified
    checked: date
    use: str
    note: str


@dataclass(frozen=True)
class Interaction:
    """One drug interaction with ketamine or esketamine."""

    id: str
    drug: str
    partner: str  # ketamine_iv, esketamine_ns or both
    mechanism: str
    kind: Literal["PK", "PD"]
    measured: str
    action: str
    certainty: str
    source: str
    also: tuple[str, ...]
    checked: date
    note: str


@dataclass(frozen=True)
class ModelNote:
    """What a parameter set is, and how it may be used."""

    id: str
    title: str
    use: str
    warning: str
    why: tuple[str, ...]
    equations: tuple[str, ...]
    source: str


Row = Source | Finding | Estimate | Trial | Parameter | Checkpoint | Interaction | Claim
