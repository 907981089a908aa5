"""Reading the folder once, and again when it changed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cmebook.errors import CourseError
from cmebook.evidence import load_evidence
from tests.evidence.conftest import Tables


def test_the_folder_is_read_once_until_it_changes(tables: Tables) -> None:
    first = load_evidence(tables.folder)
    assert load_evidence(tables.folder) is first
    tables.edit("parameters", "K1.CL", value="100.25")
    assert load_evidence(tables.folder).text("K1.CL", "number") == "100.25"
    assert first.text("K1.CL", "number") == "95.2"


def test_every_fault_of_form_is_raised_together(tables: Tables) -> None:
    tables.edit("parameters", "K1.CL", value="fast")
    tables.edit("estimates", "daly2019.hr-remitters", low="little")
    with pytest.raises(CourseError) as caught:
        load_evidence(tables.folder)
    assert {problem.file for problem in caught.value.problems} == {
        "assets/evidence/parameters.csv",
        "assets/evidence/estimates.csv",
    }


def test_loading_needs_neither_numpy_nor_sphinx() -> None:
    code = (
        "import sys, cmebook.evidence as e; e.load_evidence();"
        "print([m for m in ('numpy', 'matplotlib', 'sphinx', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
