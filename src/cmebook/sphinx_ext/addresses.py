"""Where in the built book a row stands. These addresses are permanent: an id never moves."""

from __future__ import annotations

from cmebook.evidence import (
    Checkpoint,
    Claim,
    Estimate,
    Finding,
    Interaction,
    Parameter,
    Source,
    Trial,
)
from cmebook.evidence.schema import ModelNote
from cmebook.figures.calc import ComputedRow

FOLDER = "evidence"

_PAGE: dict[type, str] = {
    Source: "sources",
    Finding: "findings",
    Estimate: "estimates",
    Trial: "trials",
    Parameter: "parameters",
    Checkpoint: "checkpoints",
    Interaction: "interactions",
    Claim: "claims",
    ModelNote: "models",
    ComputedRow: "computed",
}


def page_of(row: object) -> str:
    """The page (Sphinx's docname) that shows a row; its anchor there is the row's id."""
    return f"{FOLDER}/{_PAGE[type(row)]}"
