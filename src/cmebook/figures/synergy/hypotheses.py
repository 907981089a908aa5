"""Three rival hypotheses of what a maintained antidepressant does to a ketamine series.

Drawn, not measured. One point is fitted: the difference from placebo of the trial without
antidepressant. The other sizes are named guesses.
"""

from __future__ import annotations

from dataclasses import dataclass

from cmebook.evidence import Rows
from cmebook.figures.ketamine.numbers.effect import RELAPSE_USES, relapse
from cmebook.figures.synergy.trials import ANTIDEPRESSANT, WITHOUT, difference, trial
from cmebook.models.arrays import Array
from cmebook.models.series import Series, onset, through
from cmebook.models.timecourse import Relapse

FADES, STOPPING = "TIME.t_off", "lewis2021.hr-relapse"
HYPOTHESES_USES = (FADES, WITHOUT, ANTIDEPRESSANT, STOPPING, *RELAPSE_USES)

HYPOTHESES = {
    "nothing": "It adds nothing",
    "own": "It adds its own effect",
    "slows": "It slows the loss",
}
#: The series of the trials: eight sessions, twice a week.
TRIAL = Series(8, 3.5)
#: Guesses: the part of the gap one session closes; days an antidepressant takes to work; how
#: many times slower the loss is with it.
GAIN, ONSET, SLOWER = 0.3, 14.0, 2.0


@dataclass(frozen=True)
class Arms:
    """Gains over neither drug, in points of MADRS, on some days."""

    antidepressant: Array
    series: Array
    both: Array

    @property
    def against_placebo(self) -> Array:
        """What a trial on the antidepressant would see of the series."""
        return self.both - self.antidepressant


class Hypotheses:
    """The drawings of one evidence. Uses the rows ``HYPOTHESES_USES``."""

    def __init__(self, rows: Rows) -> None:
        measured = trial(rows, WITHOUT)
        self.fades = rows.number(FADES)
        self.full = rows.number(ANTIDEPRESSANT)
        self.stopping = rows.number(STOPPING)
        self.day = float(measured.timepoint_days or 0)
        points = difference(rows, WITHOUT).value
        self.alone = through(self.day, points, TRIAL, GAIN, self.fades)
        self.relapse = relapse(rows)

    def arms(self, hypothesis: str, series: Series, days: Array) -> Arms:
        """Each arm's gain; the antidepressant is started with the first session."""
        alone = self.alone.effect(series, days)
        if hypothesis == "own":
            own = onset(days, self.full, ONSET)
            return Arms(own, alone, alone + own)
        if hypothesis == "slows":
            slow = type(self.alone)(self.alone.top, GAIN, SLOWER * self.fades)
            return Arms(0 * alone, alone, slow.effect(series, days))
        return Arms(0 * alone, alone, alone)

    def still_well(self, hypothesis: str, days: Array) -> tuple[Array, Array]:
        """Shares (0 to 1) of responders not relapsed, without and with the antidepressant."""
        alone = self.relapse.still_well(days)
        if hypothesis == "own":
            return alone, alone ** (1 / self.stopping)
        if hypothesis == "slows":
            slow = Relapse(SLOWER * self.relapse.scale, self.relapse.shape)
            return alone, slow.still_well(days)
        return alone, alone
