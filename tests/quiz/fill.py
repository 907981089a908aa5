"""Fill in a release notebook as learners do."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cmebook.quiz.notebook import Notebook
from tests.quiz.small import RIGHT

#: 0 of 1, 1 of 2, 1 of 2, 1 of 1 points, and nothing for a person to grade.
MIXED = {
    "q01": "q01 = 'C'",
    "q02": 'q02 = ["A", "B", "C"]',
    "q03": 'q03 = {"A": True, "B": True, "C": False, "D": True}',
    "q04": "q04 = 4.95",
}


def filled(release: Notebook, answers: Mapping[str, str] = RIGHT, **attempt: Any) -> Notebook:
    """A copy of the release with these texts in its answer cells."""
    notebook = copy.deepcopy(release)
    for cell in notebook["cells"]:
        cell["source"] = answers.get(cell["id"], cell["source"])
    if attempt:
        notebook["metadata"]["cme"]["attempt"] = attempt
    return notebook


def save(notebook: object, file: Path) -> Path:
    """Write it as a saved file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(notebook))
    return file


def cell(notebook: Notebook, cell_id: str) -> dict[str, Any]:
    """The cell of this id."""
    found: dict[str, Any] = next(c for c in notebook["cells"] if c["id"] == cell_id)
    return found
