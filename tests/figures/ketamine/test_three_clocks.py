"""The three clocks show what the models and the evidence say, and say it in words."""

import re
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.lines import Line2D

from cmebook.evidence import Estimate, Evidence, Number, load_evidence
from cmebook.figures import registry
from cmebook.figures.ketamine import clocks
from cmebook.figures.ketamine.clocks import DAY, HOUR, WEEK, Clocks, moment
from cmebook.figures.ketamine.mood_lane import MOODS
from cmebook.figures.ketamine.scenario import KetamineCase, standard
from cmebook.figures.ketamine.three_clocks import FADE, STOPS
from cmebook.live import LiveFigure
from cmebook.live.figure import BUDGET

FIGURE = registry()["three-clocks"]


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="module")
def live(evidence: Evidence) -> LiveFigure:
    return FIGURE.build(evidence)


@pytest.fixture(scope="module")
def known(evidence: Evidence) -> Clocks:
    return Clocks(evidence)


def estimate(evidence: Evidence, row_id: str) -> Estimate:
    row = evidence.row(row_id)
    assert isinstance(row, Estimate)
    return row


def heights(live: LiveFigure, artist: str, minute: float) -> float:
    x, y = live.artists[artist].get_data()  # type: ignore[union-attr]
    return float(np.interp(minute / HOUR, x, y))


@pytest.mark.parametrize("minute", STOPS)
def test_the_level_is_that_of_the_model(live: LiveFigure, evidence: Evidence, minute: int) -> None:
    ketamine, usual = KetamineCase(evidence), standard(evidence)
    now, peak = (ketamine.levels(usual, (at,)).ketamine[0] for at in (minute, usual.minutes))
    assert heights(live, "drug", minute) == pytest.approx(100 * now / peak)


def test_the_dot_runs_along_its_curve(live: LiveFigure) -> None:
    for minute in STOPS:
        live.update(at=minute, mood="effect")
        dot = live.artists["dot"]
        assert dot.get_xdata()[0] == minute / HOUR  # type: ignore[union-attr]
        assert dot.get_ydata()[0] == pytest.approx(heights(live, "drug", minute))  # type: ignore[union-attr]


def test_points_are_the_rows_of_the_evidence(known: Clocks, evidence: Evidence) -> None:
    early, top = known.effects
    row = estimate(evidence, "kishimoto2016.g-d1")
    assert (top.minute, top.value, top.low, top.high) == (DAY, row.value, row.low, row.high)
    row = estimate(evidence, "diazgranados2010.d-40min")
    assert row.value and row.low and row.high
    assert (early.minute, early.value) == (40, -row.value)
    assert (early.low, early.high) == (-row.high, -row.low)
    assert early.low < early.value < early.high < 0
    times = {"24h": DAY, "72h": 3 * DAY, "7d": WEEK}
    assert [(one.minute, one.value) for one in known.responses] == [
        (minute, evidence.number(f"han2016.response-{name}")) for name, minute in times.items()
    ]
    lost = estimate(evidence, "kishimoto2016.effect-lost")
    assert lost.low and lost.high
    assert known.lost == (lost.low * DAY, lost.high * DAY)


def test_clocks_keep_their_order(known: Clocks) -> None:
    """PLAST-check.three-clocks: drug first, then mood, then spines."""
    drug_halves = min(at for at in STOPS if at > 40 and known.drug(at)[0] < 0.5)
    assert drug_halves < FADE[1] < known.effects[-1].minute < known.lost[0] < known.spines_end


@pytest.mark.parametrize("mood", MOODS)
def test_nothing_joins_what_was_measured_of_mood(live: LiveFigure, mood: str) -> None:
    """The points are of different patients and measures, so there is no line between them."""
    for artist in live.artists[mood]:  # type: ignore[union-attr]
        if isinstance(artist, Line2D) and np.size(artist.get_xdata()) > 1:
            assert artist.get_linestyle() == "None"


@pytest.mark.parametrize("mood", MOODS)
def test_mood_is_told_only_when_it_was_measured(live: LiveFigure, known: Clocks, mood: str) -> None:
    points = {"effect": known.effects, "response": known.responses}
    measured = {one.minute for one in points.get(mood, [])} or set(known.relapses)
    last = known.lost[0] if mood == "effect" else max(STOPS) + 1
    told = live.artists["words"][1]  # type: ignore[index]
    for minute in STOPS:
        live.update(at=minute, mood=mood)
        seen = told.get_text() != "not measured now"  # type: ignore[union-attr]
        assert seen == (minute in measured or minute >= last)


def test_only_the_chosen_view_of_mood_is_seen(live: LiveFigure) -> None:
    for mood in MOODS:
        live.update(at=DAY, mood=mood)
        seen = {name for name in MOODS if live.artists[name][0].get_visible()}  # type: ignore[index,union-attr]
        assert seen == {mood}


def test_summary_says_the_numbers_of_the_moment(live: LiveFigure, known: Clocks) -> None:
    for minute in STOPS:
        text = live.summary(at=minute, mood="effect")
        share = float(known.drug(minute)[0])
        found = re.search(r"drug level is (under )?([\d.]+)% of its peak", text)
        assert found
        told = float(found[2]) / 100
        assert share < told if found[1] else told == pytest.approx(share, rel=0.12)
    text = live.summary(at=DAY, mood="effect").replace("\u00a0", " ")
    assert "d −0.52 (−0.76 to −0.28) at 40 min in 18 patients with bipolar depression" in text
    assert "g −1.00 (−1.28 to −0.73) at 24 h in 9 trials with 234 patients" in text
    assert "lost after 10 to 12 days" in text
    text = live.summary(at=DAY, mood="response").replace("\u00a0", " ")
    assert "of patients on ketamine 52% at 24 h, 48% at 3 days and 40% at 7 days" in text
    text = live.summary(at=DAY, mood="well").replace("\u00a0", " ")
    assert "75% at 11 days, 50% at 18 days and 25% at 27 days" in text


def test_spines_are_told_only_as_far_as_they_are_known(live: LiveFigure, known: Clocks) -> None:
    def told(minute: float) -> str:
        return live.summary(at=minute, mood="effect").replace("\u00a0", " ")

    assert all("raised for up to 2 weeks" in told(minute) for minute in STOPS)
    assert all(("sources do not say" in told(at)) == (at < FADE[1]) for at in STOPS)
    assert all(("no rise is reported" in told(at)) == (at > known.spines_end) for at in STOPS)


def test_a_changed_row_changes_the_figure(evidence: Evidence) -> None:
    row = estimate(evidence, "kishimoto2016.g-d1")
    changed = replace(row, value=Number("-0.5"), low=Number("-0.9"), high=Number("-0.2"))
    other = replace(evidence, estimates={**evidence.estimates, row.id: changed})
    live = FIGURE.build(other)
    texts = [one.get_text() for one in live.artists["effect"] if hasattr(one, "get_text")]  # type: ignore[union-attr]
    assert any("−0.50 (−0.90 to −0.20)" in text for text in texts)


def test_figure_fits_its_budget(live: LiveFigure) -> None:
    assert live.report().compressed < BUDGET / 4
    assert live.report().states == len(STOPS) * len(MOODS)


def test_used_rows_are_those_of_the_clocks() -> None:
    assert FIGURE.uses == clocks.CLOCKS_USES


@pytest.mark.parametrize(
    ("text", "minutes"), [("40 min", 40), ("24 h", DAY), ("72 h", 3 * DAY), ("day 7", WEEK)]
)
def test_moments_are_read(text: str, minutes: float) -> None:
    assert moment(text) == minutes


@pytest.mark.parametrize("text", ["", "h", "week 2", "day", "at 24 h"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no moment"):
        moment(text)
