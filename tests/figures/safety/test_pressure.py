"""The pressure figure starts at the baseline, meets its data, and marks the times to measure."""

from collections.abc import Callable

import numpy as np
import pytest

from cmebook.evidence import Evidence
from cmebook.figures.safety.pressure import MINUTES, checks
from cmebook.figures.safety.rise import Measured
from cmebook.live import LiveFigure

Drawn = Callable[[str], LiveFigure]
STATE = {"given": "spray-84", "systolic": 130, "diastolic": 80, "label": "us", "large": False}


def test_lines_start_at_the_baseline_and_peak_near_forty_minutes(drawn: Drawn) -> None:
    live = drawn("pressure-after-dose")
    for systolic in (110, 170):
        live.update(**{**STATE, "systolic": systolic})
        line = live.artists["systolic"].get_ydata()
        assert line[0] == pytest.approx(systolic)
        assert 36 <= MINUTES[int(np.argmax(line))] <= 52


def test_the_mean_rise_is_the_one_reported(drawn: Drawn, evidence: Evidence) -> None:
    live = drawn("pressure-after-dose")
    row = evidence.estimates["mdedge2019esketamine.sbp-rise"]
    live.update(**STATE)
    rise = live.artists["systolic"].get_ydata().max() - 130
    assert float(row.low or 0) <= rise <= float(row.high or 0) + 0.3
    diamond = live.artists["means"][0].get_ydata()[0] - 130
    assert diamond == (float(row.low or 0) + float(row.high or 0)) / 2


def test_an_infusion_shows_its_three_series_and_no_spray_data(
    drawn: Drawn, evidence: Evidence
) -> None:
    live = drawn("pressure-after-dose")
    live.update(**{**STATE, "given": "infusion", "large": True})
    shown = sorted(y - 130 for y in live.artists["means"][0].get_ydata())
    rows = ("rivaposse2018.sbp-rise", "bp741.sbp-rise", "yale2024bp.sbp-rise")
    assert shown == pytest.approx([evidence.number(row) for row in rows])
    assert not live.artists["highest"][0].get_visible()
    assert not live.artists["large"][0].get_visible()
    assert "no label" in live.summary(**{**STATE, "given": "infusion", "large": True})


def test_times_to_measure_come_from_the_protocol(evidence: Evidence) -> None:
    assert checks(evidence.session, "spray-84") == [-10, 40, 120]
    assert checks(evidence.session, "infusion") == [-15, 10, 20, 30, 40, 55, 70, 85, 100]


def test_a_large_rise_is_as_large_as_the_label_counts(drawn: Drawn, evidence: Evidence) -> None:
    live = drawn("pressure-after-dose")
    live.update(**{**STATE, "large": True})
    large = evidence.number("uspi2020.large-rise-sbp")
    assert live.artists["large"][0].get_ydata().max() == pytest.approx(130 + large)
    told = live.summary(**{**STATE, "large": True})
    assert "170" in told
    assert evidence.text("uspi2020.sbp-rise40-lt65-esketamine") in told


def test_the_summary_tells_the_rule_of_the_label(drawn: Drawn) -> None:
    live = drawn("pressure-after-dose")
    said = {
        label: live.summary(**{**STATE, "systolic": 150, "label": label})
        for label in ("us", "eu", "eu-65")
    }
    assert "“pause and weigh”" in said["us"]
    assert "“adjust and weigh delay”" in said["eu"]
    assert "“proceed”" in said["eu-65"]


def test_a_time_given_as_a_span_is_its_middle(evidence: Evidence) -> None:
    assert [one.minute for one in Measured(evidence).series] == [30, 35, 40]
