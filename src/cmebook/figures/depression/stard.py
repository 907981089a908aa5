"""STAR*D in the evidence: four steps, and two totals that disagree."""

from __future__ import annotations

from cmebook.evidence import Rows
from cmebook.models.steps import Outcome, Step, course

_PLACES = (1, 2, 3, 4)
REMITTED = tuple(f"rush2006.remission-step-{place}" for place in _PLACES)
ENTERED = tuple(f"rush2023reply.entered-{place}" for place in _PLACES)
STEP_USES = (*REMITTED, *ENTERED)
PUBLISHED, REANALYSIS = "rush2006.remission-cumulative", "pigott2023.remission-cumulative"
CLINICIAN = "trivedi2006.remission-hamd"
STARD_USES = (*STEP_USES, PUBLISHED, REANALYSIS, CLINICIAN)


def steps(rows: Rows) -> list[Step]:
    """The four steps, from the rows ``STEP_USES``."""
    return [
        Step(rows.number(entered), rows.number(remitted) / 100)
        for entered, remitted in zip(ENTERED, REMITTED, strict=True)
    ]


class Stard:
    """Steps and totals; shares run from 0 to 1. Uses the rows ``STARD_USES``."""

    def __init__(self, rows: Rows) -> None:
        self.steps = steps(rows)
        self.published = rows.number(PUBLISHED) / 100
        self.reanalysis = rows.number(REANALYSIS) / 100
        #: Remission at step 1 by the clinicians' scale.
        self.clinician = rows.number(CLINICIAN) / 100

    def after(self, step: int, supposed: float) -> Outcome:
        """Where all who began are after a step (from 1)."""
        return course(self.steps, supposed)[step - 1]
