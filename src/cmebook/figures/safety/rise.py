"""Rise of blood pressure after a dose: what was measured, and the model's curves between."""

from __future__ import annotations

from dataclasses import dataclass

from cmebook.evidence import Estimate, Rows
from cmebook.figures.ketamine.scenario import (
    ESKETAMINE_USES,
    KETAMINE_USES,
    STANDARD_USES,
    EsketamineCase,
    KetamineCase,
    standard,
)
from cmebook.models.arrays import Array
from cmebook.models.pressure import PressureParameters, diastolic_rise, systolic_rise

#: Ways to be given the drug: devices of the spray, or none for the usual infusion.
SPRAYS = {"spray-56": 2, "spray-84": 3}
INFUSION = "infusion"

#: Mean rise after the spray, as a range over trials; when it was read off.
SPRAY_MEAN = ("mdedge2019esketamine.sbp-rise", "mdedge2019esketamine.dbp-rise")
SPRAY_PEAK = "uspi2020.bp-peak"
#: The largest mean of each person's highest rise, on the spray and on placebo spray.
HIGHEST = ("doherty2020.sbp-esketamine", "doherty2020.dbp-esketamine")
HIGHEST_PLACEBO = ("doherty2020.sbp-placebo", "doherty2020.dbp-placebo")
#: Mean rises in series of infusions, systolic and diastolic, the smallest first.
SERIES = (
    ("rivaposse2018.sbp-rise", "rivaposse2018.dbp-rise"),
    ("bp741.sbp-rise", "bp741.dbp-rise"),
    ("yale2024bp.sbp-rise", "yale2024bp.dbp-rise"),
)
#: When the rise was gone: after the spray (trials, EU label, US label), after an infusion ended.
BACK_TRIALS, BACK_EU, BACK_US = (
    "doherty2020.return",
    "ema_smpc2020.bp-duration",
    "uspi2020.bp-duration",
)
BACK_INFUSION = "szarmach2020.return"
#: What counts as a large systolic rise, and how many had one.
LARGE, LARGE_SHARE, LARGE_PLACEBO = (
    "uspi2020.large-rise-sbp",
    "uspi2020.sbp-rise40-lt65-esketamine",
    "uspi2020.sbp-rise40-lt65-placebo",
)

MODEL_USES = ("BP", *KETAMINE_USES, *ESKETAMINE_USES, *STANDARD_USES, SPRAY_MEAN[0])
RISE_USES = (
    *MODEL_USES,
    *(SPRAY_MEAN[1], SPRAY_PEAK, *HIGHEST, *HIGHEST_PLACEBO),
    *(row_id for pair in SERIES for row_id in pair),
    *(BACK_TRIALS, BACK_EU, BACK_US, BACK_INFUSION, LARGE, LARGE_SHARE, LARGE_PLACEBO),
)


@dataclass(frozen=True)
class Curve:
    """Systolic and diastolic rise (mmHg) over time: lower edge, middle and upper edge of each."""

    systolic: tuple[Array, Array, Array]
    diastolic: tuple[Array, Array, Array]


class RiseModel:
    """The model's curves with the parameters of one evidence. Uses the rows ``MODEL_USES``."""

    def __init__(self, rows: Rows) -> None:
        self.parameters = PressureParameters.from_mapping(rows.parameters("BP"))
        self._vein, self._spray = KetamineCase(rows), EsketamineCase(rows)
        self.usual = standard(rows)
        low, high = ends(rows, SPRAY_MEAN[0])
        self._spread = (2 * low / (low + high), 2 * high / (low + high))

    def curve(self, given: str, minutes: tuple[float, ...]) -> Curve:
        """Mean rise at ``minutes`` after the first device, or after the start of the infusion."""
        p = self.parameters
        if given == INFUSION:
            level = self._vein.levels(self.usual, minutes).ketamine
            slopes = (p.slope_iv_low, (p.slope_iv_low + p.slope_iv_high) / 2, p.slope_iv_high)
        else:
            level = self._spray.levels(SPRAYS[given], minutes).esketamine
            slopes = (p.slope_ns * self._spread[0], p.slope_ns, p.slope_ns * self._spread[1])
        low, middle, high = (systolic_rise(slope, level) for slope in slopes)
        return Curve(
            (low, middle, high),
            (diastolic_rise(p, low), diastolic_rise(p, middle), diastolic_rise(p, high)),
        )


def ends(rows: Rows, row_id: str) -> tuple[float, float]:
    """Low and high of a row that is a range."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    return float(row.low or 0), float(row.high or 0)


@dataclass(frozen=True)
class Reported:
    """A mean rise somebody measured: minute, systolic and diastolic (mmHg)."""

    minute: float
    systolic: float
    diastolic: float


class Measured:
    """What sources report. Uses the rows ``RISE_USES`` that are not the model's."""

    def __init__(self, rows: Rows) -> None:
        self.peak = rows.number(SPRAY_PEAK)
        spray = [sum(ends(rows, row_id)) / 2 for row_id in SPRAY_MEAN]
        self.spray = Reported(self.peak, spray[0], spray[1])
        self.highest = Reported(self.peak, rows.number(HIGHEST[0]), rows.number(HIGHEST[1]))
        self.placebo = Reported(
            self.peak, rows.number(HIGHEST_PLACEBO[0]), rows.number(HIGHEST_PLACEBO[1])
        )
        self.series = [
            Reported(_minute(rows, sbp), rows.number(sbp), rows.number(dbp)) for sbp, dbp in SERIES
        ]
        self.back_trials = 60 * rows.number(BACK_TRIALS)
        low, high = ends(rows, BACK_EU)
        self.back_eu = (60 * low, 60 * high)
        self.back_us = 60 * rows.number(BACK_US)
        self.back_infusion = 60 * rows.number(BACK_INFUSION)
        self.large = rows.number(LARGE)
        self.large_share = rows.text(LARGE_SHARE)
        self.large_placebo = rows.text(LARGE_PLACEBO)


def _minute(rows: Rows, row_id: str) -> float:
    """The minute of a mean rise, or the middle of "30-40 min"."""
    row = rows.row(row_id)
    assert isinstance(row, Estimate)
    known = [float(part) for part in row.time.removesuffix(" min").split("-")]
    return sum(known) / len(known)
