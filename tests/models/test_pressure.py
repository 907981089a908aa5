"""The pressure model: in proportion to the level, and through what it was calibrated to."""

import numpy as np
import pytest

from cmebook.evidence import load_evidence
from cmebook.models import esketamine, ketamine
from cmebook.models.esketamine import EsketamineParameters, Session
from cmebook.models.ketamine import Infusion, KetamineParameters
from cmebook.models.pressure import PressureParameters, diastolic_rise, systolic_rise

EVIDENCE = load_evidence()
BP = PressureParameters.from_mapping(EVIDENCE.parameters("BP"))


def test_twice_the_level_is_twice_the_rise() -> None:
    level = np.array([0.0, 50.0, 100.0])
    rise = systolic_rise(BP.slope_ns, level)
    assert rise[0] == 0
    assert rise[2] == pytest.approx(2 * rise[1])
    assert diastolic_rise(BP, rise)[2] == pytest.approx(BP.dbp_ratio * rise[2])


def test_the_spray_meets_the_rise_it_was_calibrated_to() -> None:
    p = EsketamineParameters.from_mapping(EVIDENCE.parameters("E1"))
    level = esketamine.levels(p, Session(3, 28, 5), np.array([0, 50 / 60])).esketamine[-1]
    check = EVIDENCE.checkpoints["BP-check.ns-40min"]
    assert float(check.low or 0) < systolic_rise(BP.slope_ns, level) < float(check.high or 0)


@pytest.mark.parametrize(
    ("slope", "row"),
    [(BP.slope_iv_low, "bp741.sbp-rise"), (BP.slope_iv_high, "yale2024bp.sbp-rise")],
)
def test_an_infusion_meets_the_series_it_was_calibrated_to(slope: float, row: str) -> None:
    p = KetamineParameters.from_mapping(EVIDENCE.parameters("K1"))
    level = ketamine.levels(p, Infusion(0.5, 40), np.array([0, 40 / 60])).ketamine[-1]
    assert systolic_rise(slope, level) == pytest.approx(EVIDENCE.number(row), rel=0.03)


def test_a_missing_slope_is_named() -> None:
    with pytest.raises(ValueError, match="slope_ns"):
        PressureParameters.from_mapping({"slope_iv_low": 1, "slope_iv_high": 1, "dbp_ratio": 1})
