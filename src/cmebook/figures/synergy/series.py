"""A ketamine series with and without a maintained antidepressant, under three hypotheses."""

from __future__ import annotations

import numpy as np

from cmebook.evidence import Rows
from cmebook.figures.registry import figure
from cmebook.figures.synergy.hypotheses import (
    GAIN,
    HYPOTHESES,
    HYPOTHESES_USES,
    ONSET,
    SLOWER,
    TRIAL,
    Hypotheses,
)
from cmebook.figures.synergy.lanes import AFTER, DAYS, Lanes
from cmebook.figures.synergy.observed import BACKGROUNDS, OBSERVED_USES, Observed
from cmebook.figures.words import joined, percent
from cmebook.live import Basis, Check, Choice, DataTable, LiveFigure, Range
from cmebook.live import Series as Column
from cmebook.models.series import Series

SESSIONS = (1, 2, 4, 6, 8)
#: Days between sessions, and how a reader is told.
EVERY = {"twice": 3.5, "weekly": 7.0}
EVERY_TOLD = {"twice": "Twice a week", "weekly": "Weekly"}
#: The lines as tables name them.
DRAWN = ("Antidepressant only", "Series alone", "Series with antidepressant")
AGAINST = ("Trial without antidepressant", "Trial with antidepressant")


def _measured(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def _points(value: float) -> str:
    return f"{value + 0.0:.1f}".replace("-", "−")


@figure(uses=[*dict.fromkeys((*HYPOTHESES_USES, *OBSERVED_USES))])
def series_with_and_without(rows: Rows) -> LiveFigure:
    """Three lanes: what is drawn, what trials can see, and staying well afterwards."""
    drawings, seen = Hypotheses(rows), Observed(rows)
    picture = Lanes(seen)

    def update(hypothesis: str, sessions: int, every: str, data: bool) -> None:
        series = Series(sessions, EVERY[every])
        arms = drawings.arms(hypothesis, series, DAYS)
        picture.draw(arms, drawings.still_well(hypothesis, AFTER), series.days)
        fits = series == TRIAL
        for artist in picture.compared:
            artist.set_visible(data and fits)
        picture.other.set_visible(data and not fits)
        for artist in picture.followed:
            artist.set_visible(data)

    def summary(hypothesis: str, sessions: int, every: str, data: bool) -> str:
        series, later = Series(sessions, EVERY[every]), np.array([28.0])
        arms = drawings.arms(hypothesis, series, later)
        alone, both = (float(share[0]) for share in drawings.still_well(hypothesis, later))
        given = (
            "one session" if sessions == 1 else f"{sessions} sessions, {EVERY_TOLD[every].lower()}"
        )
        text = (
            f"{HYPOTHESES[hypothesis]} ({given}): at day 28 the drawing gives a gain over neither "
            f"drug of {_points(arms.series[0])} points for the series alone and "
            f"{_points(arms.both[0])} with the antidepressant; against placebo "
            f"{_points(arms.series[0])} without and {_points(arms.against_placebo[0])} with it. "
            f"Four weeks after the last session {percent(alone)} are still well without and "
            f"{percent(both)} with it."
        )
        if data and series == TRIAL:
            told = [
                f"{one.name} {_measured(one.points.value)} ({BACKGROUNDS[one.background]})"
                for one in seen.compared
                if one.day == drawings.day
            ]
            text += f" Trials at day 28: {joined(told)}."
        return text

    def tables(hypothesis: str, sessions: int, every: str, data: bool) -> list[DataTable]:
        compared = [
            (
                one.name,
                f"{one.day:.0f}",
                BACKGROUNDS[one.background],
                _measured(one.points.value),
                *(f"{end:.1f}" for end in (one.points.low, one.points.high)),
            )
            for one in seen.compared
        ]
        followed = [
            (f"{one.day:.0f}", f"{one.share:g}", BACKGROUNDS[one.background])
            for one in seen.still_well
        ]
        shown = data and Series(sessions, EVERY[every]) == TRIAL
        beside = "Beside the sessions"
        heads = ("Trial", "Day", beside, "MADRS points", "95% low", "95% high")
        return [
            DataTable("Trials: series against placebo.", heads, compared if shown else []),
            DataTable(
                "Still well, as observed.",
                ("Days after the last session", "Still well (%)", beside),
                followed if data else [],
            ),
        ]

    return LiveFigure(
        name="series-with-and-without",
        title="A series with and without an antidepressant: three rival hypotheses",
        figure=picture.figure,
        update=update,
        controls={
            "hypothesis": Choice("What the antidepressant does", HYPOTHESES, default="slows"),
            "sessions": Range("Sessions", values=SESSIONS, default=TRIAL.sessions),
            "every": Choice("How often", EVERY_TOLD, default="twice"),
            "data": Check("Show what was observed", default=True),
        },
        artists=picture.artists,
        series=[
            *(
                Column(artist, name=name, x="Week", y="Gain over neither drug (MADRS points)")
                for artist, name in zip(("only", "alone", "both"), DRAWN, strict=True)
            ),
            *(
                Column(artist, name=name, x="Week", y="Gain over placebo (MADRS points)")
                for artist, name in zip(("against_alone", "against_both"), AGAINST, strict=True)
            ),
            *(
                Column(artist, name=name, x="Days after the last session", y="Still well (%)")
                for artist, name in zip(("well_alone", "well_both"), DRAWN[1:], strict=True)
            ),
        ],
        tables=tables,
        summary=summary,
        alt=(
            "Three lanes. Above, a drawing over twelve weeks: the gain of a series alone rises "
            "with each session and fades after the last; the same with an antidepressant and the "
            "antidepressant alone are drawn as the hypothesis has them. In the middle, the "
            "difference from placebo that trials can see, with measured differences on top. "
            "Below, the share still well after the last session, drawn and measured."
        ),
        takeaway=(
            "To a trial of esketamine against placebo, an antidepressant that adds nothing and one "
            "that adds its own effect look alike. Slower loss would show most after the last "
            "session, and we found no trial that randomised the antidepressant there."
        ),
        not_shown=(
            "A course of any patient. Which hypothesis is right: the observations come from "
            "different trials, of patients chosen in different ways."
        ),
        basis=[
            Basis("assumption", _guesses(drawings)),
            Basis(
                "model",
                "Calibrated: the series alone is drawn through the difference from placebo of the "
                f"trial without antidepressant at day {drawings.day:.0f}, so it says nothing by "
                f"meeting that point. It fades with the time constant of the curve fitted to "
                f"single infusions, {drawings.fades:g} days; staying well without antidepressant "
                "is fitted to the three diamonds it passes through.",
            ),
            Basis(
                "data",
                "Middle, differences from placebo (KARMA-Dep 2: midazolam), 95% intervals: "
                f"{_trials(seen)}.",
            ),
            Basis(
                "data",
                "Below: three diamonds on the curve, responders to up to six infusions, washed out "
                "of antidepressants (the outer two from a secondary source); the other diamond, "
                "medication-free patients on placebo after one infusion; triangle, responders to "
                "one infusion, antidepressant not stated; circle, median of stable remitters of "
                "SUSTAIN-1 who stopped esketamine after 16 weeks of it and kept the "
                "antidepressant, with an interval open to the right.",
            ),
        ],
    )


def _guesses(drawings: Hypotheses) -> str:
    """What nobody has measured, in words."""
    return (
        "Every line is a hypothesis. Guesses: a session closes "
        f"{percent(GAIN)} of the gap to a ceiling; an antidepressant started with the first "
        f"session nears {drawings.full:g} points, the average in people without treatment "
        f"resistance, with a time constant of {ONSET:g} days, and lowers relapse as in people "
        f"who were well on it (hazard ratio {drawings.stopping:g} on stopping); or it does nothing "
        f"alone and makes every loss {SLOWER:g} times slower."
    )


def _trials(seen: Observed) -> str:
    """The trials by background, in the order drawn."""
    told = []
    for background, words in BACKGROUNDS.items():
        names = [
            f"{one.name} at day {one.day:.0f}"
            for one in seen.compared
            if one.background == background
        ]
        told.append(f"{words}, {joined(names)}")
    return "; ".join(told)
