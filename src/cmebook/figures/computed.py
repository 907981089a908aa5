"""Every number the models give, by id; and evidence that knows them beside its own rows.

``python -m cmebook.figures.computed`` prints them all as CSV.
"""

from __future__ import annotations

import csv
import io

from cmebook.errors import CourseError, Problem
from cmebook.evidence import Evidence, load_evidence
from cmebook.figures import depression, ketamine, safety, serotonin, synergy, trials
from cmebook.figures.calc import Computed, ComputedRow

COMPUTED: dict[str, Computed] = {
    number.id: number
    for chapter in (depression, ketamine, serotonin, synergy, trials, safety)
    for number in chapter.NUMBERS
}


def with_computed(evidence: Evidence) -> Evidence:
    """The same evidence and the numbers the models give from it.

    Raises:
        CourseError: some numbers cannot be computed; carries every problem.
    """
    rows: dict[str, ComputedRow] = {}
    problems: list[Problem] = []
    for number in COMPUTED.values():
        try:
            rows[number.id] = number.row(evidence)
        except CourseError as error:
            problems += error.problems
    if problems:
        raise CourseError(problems)
    return evidence.with_computed(rows)


def as_csv(evidence: Evidence) -> str:
    """All computed numbers as a reader sees them: id, value, low, high, unit, basis, statement."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["id", "value", "low", "high", "unit", "basis", "statement"])
    for number in COMPUTED.values():
        row = number.row(evidence)
        ends = ["" if end is None else end.text for end in (row.value, row.low, row.high)]
        table.writerow([row.id, *ends, row.unit, row.basis, row.quantity])
    return out.getvalue()


if __name__ == "__main__":
    print(as_csv(load_evidence()), end="")
