"""The session board: the reader sets what is seen, decides, and then sees what the rules say."""

from __future__ import annotations

import textwrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.text import Text

from cmebook.evidence import Rows
from cmebook.evidence.session import Session
from cmebook.figures import style
from cmebook.figures.registry import figure
from cmebook.figures.safety.rules import LABELS, told_guide
from cmebook.figures.safety.seen import (
    ALERTNESS,
    DISSOCIATIONS,
    PRESSURES,
    Answer,
    Moment,
    Rules,
)
from cmebook.live import Basis, Check, Choice, DataTable, LiveFigure, Range

#: Points of the timeline at which the reader may look.
TIMES = ("pre-bp", "peak", "resolve", "min-end")
ROWS = ("Pressure", "Sedation, breathing", "Dissociation", "Going home")
#: Where the rows end; the last has the longest words.
ENDS = (1.0, 2.0, 3.0, 4.35)
HIDDEN = Answer("decide first", "")
#: Characters in a line of the right-hand column, so that it fits on a phone.
LINE = 21


def when(minutes: float) -> str:
    """A time of the session as people say it."""
    return f"{-minutes:g} min before" if minutes < 0 else f"{minutes:g} min after"


def moments(session: Session) -> tuple[float, ...]:
    """The minutes of ``TIMES``."""
    return tuple(event.minutes[0] for event in session.timeline if event.id in TIMES)


class _Picture:
    """A strip of time, and four rows of what is seen and what to do."""

    def __init__(self, session: Session) -> None:
        self.figure = Drawing(figsize=(7.0, 7.2))
        strip = self.figure.add_axes((0.03, 0.885, 0.94, 0.06))
        self._strip(strip, session)
        axes = self.figure.add_axes((0.02, 0.0, 0.96, 0.81))
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(ENDS[-1], -0.12))
        self.seen: list[Text] = []
        self.do: list[Text] = []
        self.origin: list[Text] = []
        for row, name in enumerate(ROWS):
            axes.plot([0, 1], [row, row], color=style.MUTED, lw=0.8)
            axes.text(0, row + 0.1, name, va="top", weight="bold")
            self.seen.append(axes.text(0, row + 0.34, "", va="top", linespacing=1.15))
            self.do.append(
                axes.text(0.485, row + 0.1, "", va="top", weight="bold", linespacing=1.15)
            )
            self.origin.append(
                axes.text(0.485, ENDS[row] - 0.04, "", va="bottom", linespacing=1.15)
            )

    def _strip(self, axes: Axes, session: Session) -> None:
        inside = [
            (minute, event.required)
            for event in session.timeline
            for minute in event.minutes
            if -20 <= minute <= 120
        ]
        axes.set(xlim=(-22, 124), ylim=(0, 1), yticks=[], xticks=[0, 40, 90, 120])
        axes.spines["left"].set_visible(False)
        axes.grid(visible=False)
        axes.set_xticklabels(["first device", "40", "90", "120"])
        axes.plot([x for x, _ in inside], [0.2] * len(inside), "|", color=style.INK, ms=9, mew=1.6)
        self.now = axes.plot([0], [0.62], "v", color=style.WARNING, ms=11, clip_on=False)[0]
        self.title = axes.set_title(" ", loc="left")

    def draw(self, moment: Moment, answers: tuple[Answer, ...]) -> None:
        """Write what is seen and what to do."""
        self.now.set_xdata([moment.minutes])
        self.title.set_text(f"{when(moment.minutes)}, {LABELS[moment.label]} label")
        for text, words in zip(self.seen, told(moment), strict=True):
            text.set_text(textwrap.fill(words, 20))
        for row, answer in enumerate(answers):
            self.do[row].set_text(textwrap.fill(answer.do, LINE))
            self.origin[row].set_text(textwrap.fill(answer.origin, LINE + 5))

    @property
    def artists(self) -> dict[str, Any]:
        return {
            "now": self.now,
            "title": self.title,
            "seen": self.seen,
            "do": self.do,
            "origin": self.origin,
        }


def told(moment: Moment) -> tuple[str, str, str, str]:
    """What is seen, row by row."""
    driver = "driver is here" if moment.driver else "nobody to drive"
    return moment.pressure.told, moment.alertness.told, moment.dissociation.told, driver


@figure(uses=["session.yaml"])
def session_board(rows: Rows) -> LiveFigure:
    """What is seen at one time of a session, and what the rules of the protocol make of it."""
    session = rows.session_protocol()
    rules, picture = Rules(session), _Picture(session)

    def moment(
        minutes: float, label: str, pressure: str, alertness: str, dissociation: str, driver: bool
    ) -> Moment:
        return Moment(
            minutes,
            label,
            PRESSURES[pressure],
            ALERTNESS[alertness],
            DISSOCIATIONS[dissociation],
            driver,
        )

    def update(show: bool, **seen: Any) -> None:
        now = moment(**seen)
        picture.draw(now, rules.answers(now) if show else (HIDDEN,) * len(ROWS))

    def summary(show: bool, **seen: Any) -> str:
        now = moment(**seen)
        text = f"{when(now.minutes).capitalize()}, {LABELS[now.label]} label (guide before a dose: "
        text += f"above {told_guide(session, now.label)}). Seen: "
        text += f"{'; '.join(told(now))}."
        if not show:
            return f"{text} Decide what to do, then tick “Show what the rules say”."
        answers = zip(ROWS, rules.answers(now), strict=True)
        return f"{text} Rules: {'; '.join(f'{row}: {answer.do}' for row, answer in answers)}."

    def tables(show: bool, **seen: Any) -> list[DataTable]:
        now = moment(**seen)
        answers = rules.answers(now) if show else (HIDDEN,) * len(ROWS)
        lines = [
            (name, what, answer.do, answer.origin)
            for name, what, answer in zip(ROWS, told(now), answers, strict=True)
        ]
        return [
            DataTable("What is seen, and what to do.", ("Of", "Seen", "What to do", "From"), lines)
        ]

    times = moments(session)
    return LiveFigure(
        name="session-board",
        title="Session board: decide at each time",
        figure=picture.figure,
        narrow=(4.2, 7.4),
        update=update,
        controls={
            "minutes": Range("Time", values=times, default=times[0], format=when),
            "label": Choice("Label", LABELS, default="us"),
            "pressure": Choice(
                "Pressure", {key: one.told for key, one in PRESSURES.items()}, default="raised"
            ),
            "alertness": Choice(
                "Sedation and breathing",
                {key: one.told for key, one in ALERTNESS.items()},
                default="awake",
            ),
            "dissociation": Choice(
                "Dissociation",
                {key: one.told for key, one in DISSOCIATIONS.items()},
                default="none",
            ),
            "driver": Check("Somebody drives the patient home", default=True),
            "show": Check("Show what the rules say", default=False),
        },
        artists=picture.artists,
        tables=tables,
        summary=summary,
        alt=(
            "A strip of time from before the first device to two hours after it, with a mark at "
            "the time chosen. Below, four rows: pressure, sedation and breathing, dissociation, "
            "going home. Each row has what is seen on the left and, once asked for, what to do "
            "and where that comes from on the right."
        ),
        takeaway=(
            "A number rarely decides alone: symptoms, falling or not, awake or not, and a way "
            "home do. The clock of two hours is a minimum, and only the US texts fix it."
        ),
        not_shown=(
            "Numbers for oxygen or for a pressure too high to treat: the labels read here name "
            "none, so a clinic writes its own and calls them local."
        ),
        basis=[
            Basis(
                "data",
                "Rules and times are read from the session protocol of this course, each line "
                "with its source; what is a label’s rule and what is a teaching example stands "
                "in the row.",
            ),
            Basis(
                "assumption",
                "The patient is invented. “Stable” is taken as awake, breathing well, not "
                "frightened and without chest pain; dissociation as over when there is none.",
            ),
        ],
    )
