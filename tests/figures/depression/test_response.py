"""Curves, shares and differences are those of the trials, and moved curves show no data."""

import re

import numpy as np
import pytest
from scipy.stats import norm

from cmebook.evidence import Evidence, Trial, load_evidence
from cmebook.figures import registry
from cmebook.figures.computed import with_computed
from cmebook.figures.depression.response import (
    COUNTS,
    POINTS,
    SHIFTS,
    more,
    now,
    points,
    shifted,
)
from cmebook.figures.depression.trials import STUDIES, read
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems
from cmebook.live.figure import BUDGET


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return registry()["scale-to-response"].build(evidence)


def trial(evidence: Evidence, row_id: str) -> Trial:
    row = evidence.row(row_id)
    assert isinstance(row, Trial)
    return row


@pytest.mark.parametrize("key", STUDIES)
def test_curves_have_mean_and_sd_of_the_trial(
    live: LiveFigure, evidence: Evidence, key: str
) -> None:
    row = trial(evidence, STUDIES[key].change)
    live.update(trial=key, count="response", shift=0)
    for name, mean, sd in (
        ("drug", row.mean_treat, row.disp_treat),
        ("control", row.mean_ctrl, row.disp_ctrl),
    ):
        assert mean is not None
        assert sd is not None
        assert row.disp_kind == "sd"
        expected = norm.pdf(POINTS, -mean, sd)
        np.testing.assert_allclose(live.artists[name].get_ydata(), expected)  # type: ignore[union-attr]


@pytest.mark.parametrize("key", STUDIES)
@pytest.mark.parametrize("count", COUNTS)
def test_bars_are_the_area_past_the_bar(live: LiveFigure, key: str, count: str) -> None:
    live.update(trial=key, count=count, shift=0)
    needed = live.artists["bar"][0].get_xdata()[0]  # type: ignore[index,union-attr]
    fine = np.linspace(needed, POINTS[-1], 2001)
    for name, bar in zip(("drug", "control"), live.artists["shares"], strict=True):  # type: ignore[arg-type]
        heights = np.interp(fine, POINTS, live.artists[name].get_ydata())  # type: ignore[union-attr]
        area = float(np.trapezoid(heights, fine))
        unseen = bar.get_width() - 100 * area  # past the right end of the axis
        assert -0.1 < unseen < 1.5


@pytest.mark.parametrize("key", STUDIES)
def test_diamonds_are_the_counts_of_the_trial(
    live: LiveFigure, evidence: Evidence, key: str
) -> None:
    for count, row_id in (
        ("response", STUDIES[key].response),
        ("remission-12", STUDIES[key].remission),
    ):
        row = trial(evidence, row_id)
        assert row.events_treat is not None and row.n_treat and row.n_ctrl
        assert row.events_ctrl is not None
        live.update(trial=key, count=count, shift=0)
        seen = [one.get_xdata()[0] for one in live.artists["observed"]]  # type: ignore[union-attr]
        assert seen == pytest.approx(
            [100 * row.events_treat / row.n_treat, 100 * row.events_ctrl / row.n_ctrl]
        )
        assert all(one.get_visible() for one in live.artists["observed"])  # type: ignore[union-attr]


@pytest.mark.parametrize(("count", "shift"), [("response", 1), ("remission-10", 0)])
def test_what_no_trial_counted_has_no_diamond(live: LiveFigure, count: str, shift: int) -> None:
    live.update(trial="t1", count=count, shift=shift)
    assert not any(one.get_visible() for one in live.artists["observed"])  # type: ignore[union-attr]
    assert "no trial count" in live.summary(trial="t1", count=count, shift=shift)


def test_start_is_the_mean_of_all_groups(evidence: Evidence) -> None:
    """235, 144, 108 and 78 people; worked out by hand."""
    found = read(evidence, STUDIES["t2"]).baseline
    assert found == pytest.approx(21136.1 / 565, abs=1e-9)


def test_more_points_more_patients(evidence: Evidence) -> None:
    arms = read(evidence, STUDIES["t2"])
    for count in COUNTS:
        shares = [now(arms, count, shift).curve[0] for shift in SHIFTS]
        assert shares == sorted(shares)
        assert len({now(arms, count, shift).curve[1] for shift in SHIFTS}) == 1


def test_a_harder_bar_is_passed_by_fewer(evidence: Evidence) -> None:
    for study in STUDIES.values():
        arms = read(evidence, study)
        easy, hard = (now(arms, f"remission-{limit}", 0).curve for limit in (12, 10))
        assert all(b < a for a, b in zip(easy, hard, strict=True))


def test_published_difference_has_its_interval(live: LiveFigure, evidence: Evidence) -> None:
    for key, study in STUDIES.items():
        row = trial(evidence, study.effect)
        assert row.effect is not None and row.ci_low is not None and row.ci_high is not None
        live.update(trial=key, count="response", shift=0)
        span, middle, _ = live.artists["difference"]  # type: ignore[misc]
        assert list(span.get_xdata()) == [-row.ci_high, -row.ci_low]  # type: ignore[union-attr]
        assert list(middle.get_xdata()) == [-row.effect]  # type: ignore[union-attr]


def test_computed_numbers_are_those_shown(live: LiveFigure, evidence: Evidence) -> None:
    whole = with_computed(evidence)
    for count in COUNTS:
        told = live.summary(trial="t2", count=count, shift=0)
        for arm in ("esketamine", "placebo"):
            assert whole.text(f"calc.madrs-{count}-{arm}") in told
    assert f"share {whole.text('calc.madrs-overlap')} of" in told
    assert f"start of {whole.text('calc.madrs-start', 'number')}" in told


def test_summary_tells_both_curve_and_trial(live: LiveFigure) -> None:
    told = live.summary(trial="t2", count="response", shift=0)
    assert "59% and 45% get there, 14 more in 100; in the trial 69% and 52%, 17 more" in told
    moved = live.summary(trial="t2", count="response", shift=-2)
    assert re.search(r"moved, 2 points less: no data", moved)


def test_words() -> None:
    assert [shifted(x) for x in (-4, -1, 0, 1)] == [
        "4 points less",
        "1 point less",
        "as measured",
        "1 point more",
    ]
    assert more((0.1, 0.3)) == "20 fewer in 100"
    assert [points(x) for x in (-0.34, -0.04, 4.4)] == ["−0.3 points", "0.0 points", "4.4 points"]


def test_figure_is_small_and_stands_out(live: LiveFigure) -> None:
    assert live.report().compressed < BUDGET / 6
    assert contrast_problems(live) == []
