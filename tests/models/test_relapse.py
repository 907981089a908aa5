"""Relapse over time: the published shares, and the promises of the formula."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmebook.evidence import Evidence
from cmebook.models.relapse import Control, with_treatment

SHARE = st.floats(0.05, 0.95)


@pytest.mark.parametrize("who", ["remitters", "responders"])
def test_the_hazard_ratio_gives_nearly_the_share_that_was_counted(
    evidence: Evidence, who: str
) -> None:
    """SUSTAIN-1: from the control group's share and the hazard ratio, within 3 of 100."""
    row = evidence.trials[f"daly2019.arms-relapse-{who}"]
    assert row.effect and row.n_treat and row.n_ctrl and row.events_treat and row.events_ctrl
    expected = with_treatment(row.events_ctrl / row.n_ctrl, row.effect)
    counted = row.events_treat / row.n_treat
    assert 0 < counted - expected < 0.035


@given(SHARE, st.floats(1, 24), st.sampled_from([0.6, 1.0]), st.floats(0.1, 1))
def test_curves(share: float, by: float, shape: float, ratio: float) -> None:
    control = Control(share, by, shape)
    times = np.linspace(0, 30, 31)
    alone, treated = control.relapsed(times), control.relapsed(times, ratio)
    assert alone[0] == treated[0] == 0
    assert (np.diff(alone) >= 0).all()
    assert (treated <= alone + 1e-12).all()
    assert control.relapsed(by) == pytest.approx(share)
    assert control.relapsed(by, ratio) == pytest.approx(with_treatment(share, ratio))
    assert control.relapsed(control.time_of(0.3)) == pytest.approx(0.3)


def test_a_falling_hazard_brings_relapse_early() -> None:
    early, steady = Control(0.6, 12, 0.6), Control(0.6, 12)
    assert early.relapsed(3) > steady.relapsed(3)
    assert early.relapsed(12) == pytest.approx(steady.relapsed(12))
    assert early.relapsed(18) < steady.relapsed(18)


def test_no_course_is_refused() -> None:
    for share, by, shape in ((0, 12, 1), (1, 12, 1), (0.5, 0, 1), (0.5, 12, 0)):
        with pytest.raises(ValueError, match="no such course"):
            Control(share, by, shape)
