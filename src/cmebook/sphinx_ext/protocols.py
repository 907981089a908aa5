"""The Hunter rule and the esketamine session as pages: ``{hunter} PART``, ``{session} PART``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from cmebook.errors import CourseError, Problem
from cmebook.evidence.hunter import Hunter
from cmebook.evidence.session import Event, Session
from cmebook.sphinx_ext.claims import open_links
from cmebook.sphinx_ext.data import Data
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import anchor, fragment, inline
from cmebook.sphinx_ext.markup import certainty_badge, facts

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of HTML cells, in a box of its own that scrolls on a small screen."""
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="scroll-x"><table class="table"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def blocks(items: Iterable[tuple[str, str, str, list[tuple[str, str]]]]) -> str:
    """Rows of the shape the evidence tables have: id, heading, words at its side, facts."""
    rows = "".join(
        f'<li id="{escape(key)}"><div><p class="ev-what">{what}</p></div>'
        f'<div><p class="ev-value">{value}</p></div><div class="ev-wide">{facts(pairs)}</div></li>'
        for key, what, value, pairs in items
    )
    return f'<ul class="ev-rows">{rows}</ul>'


def number(data: Data, row_id: str) -> str:
    """One number that leads to its row."""
    info = data.info(row_id)
    return anchor(info, escape(info.value))


def words(name: str) -> str:
    """``serotonin_syndrome`` as "Serotonin syndrome"."""
    return escape(name.replace("_", " ").capitalize())


def hunter_rules(data: Data, hunter: Hunter) -> str:
    """The five ways to be positive, in the order they are tried."""
    rules = "".join(
        f'<li id="{escape(rule.id)}"><strong>{escape(rule.id)}</strong> {inline(data, rule.text)}'
        "</li>"
        for rule in sorted(hunter.rules, key=lambda rule: rule.order)
    )
    sources = open_links(data, (hunter.source, *hunter.also))
    logic = [("Only if", inline(data, hunter.precondition)), ("Then", inline(data, hunter.logic))]
    return f"{facts(logic)}<ul>{rules}</ul><p>{inline(data, hunter.caveat)}</p><p>{sources}</p>"


def hunter_performance(data: Data, hunter: Hunter) -> str:
    """How good the rule was in the data it was made from."""
    pairs = [(words(name), number(data, row)) for name, row in hunter.performance.items()]
    return table(["Measure", "Value"], pairs)


def hunter_signs(data: Data, hunter: Hunter) -> str:
    """The signs and how each is looked for."""
    rows = (
        (escape(s.label), "yes" if s.in_rule else "no", inline(data, s.how_to_check))
        for s in hunter.signs
    )
    return table(["Sign", "In the rule", "How to look for it"], rows)


def hunter_misquotes(data: Data, hunter: Hunter) -> str:
    """Ways the rule is quoted wrongly."""
    rows = (
        (inline(data, m.error), inline(data, m.right), open_links(data, m.seen_in))
        for m in hunter.misquotes
    )
    return table(["Wrong", "Right", "Seen in"], rows)


def hunter_tests(data: Data, hunter: Hunter) -> str:
    """Patients on whom our code for the rule is tested."""
    rows = (
        (
            escape(v.id),
            inline(data, v.description),
            f"positive, {escape(', '.join(v.all_rules))}" if v.positive else "negative",
            inline(data, v.note),
        )
        for v in hunter.vectors
    )
    return table(["Case", "Patient", "The rule says", "Note"], rows)


def hunter_differential(data: Data, hunter: Hunter) -> str:
    """What else looks alike."""
    head = ["Finding", *(name.replace("_", " ") for name in hunter.differential)]
    rows = (
        (words(column), *(escape(cells.get(column, "")) for cells in hunter.differential.values()))
        for column in hunter.differential_columns
    )
    note = inline(data, hunter.differential_note)
    return table(head, rows) + f"<p>{note} {open_links(data, [hunter.differential_source])}</p>"


def session_timeline(data: Data, session: Session) -> str:
    """What is done when, in minutes from the first device."""
    return f"<p>Time zero: {escape(session.time_zero)}.</p>{_events(data, session.timeline)}"


def _events(data: Data, events: Iterable[Event]) -> str:
    return blocks(
        (
            event.id,
            inline(data, event.label),
            escape(_when(event)),
            [
                ("Look at", inline(data, event.measure)),
                ("Do", inline(data, event.action)),
                ("Threshold", inline(data, event.threshold)),
                ("Comes from", escape(event.origin)),
                ("Rests on", open_links(data, event.findings)),
            ],
        )
        for event in events
    )


def _when(event: Event) -> str:
    times = ", ".join(f"{minute:g}".replace("-", "\u2212") for minute in event.minutes)
    until = f" to {event.until:g}" if event.until is not None else ""
    return f"{times}{until} min"


def session_rules(data: Data, session: Session) -> str:
    """Decisions, each as conditions tried in order."""
    return blocks(
        (
            rule.id,
            words(rule.id),
            "",
            [
                *((words(branch.then), inline(data, branch.words)) for branch in rule.branches),
                ("Note", inline(data, rule.note)),
                ("Comes from", escape(rule.origin)),
                ("Rests on", open_links(data, rule.findings)),
            ],
        )
        for rule in session.rules
    )


def session_course(data: Data, session: Session) -> str:
    """What usually happens during a session."""
    rows = (
        (words(name), "; ".join(number(data, row) for row in ids))
        for name, ids in session.expected_course.items()
    )
    return f"{table(['What', 'When or how much'], rows)}<p>{escape(session.expected_note)}</p>"


def session_schedule(data: Data, session: Session) -> str:
    """How often, and how much."""
    rows = (
        (escape(p.indication), escape(p.weeks), escape(p.per_week), escape(p.dose))
        for p in session.schedule
    )
    note = f"<p>{inline(data, session.schedule_note)} {open_links(data, session.schedule_findings)}"
    return table(["Indication", "Weeks", "Sessions a week", "Dose"], rows) + note + "</p>"


def session_checklist(data: Data, session: Session) -> str:
    """What to make sure of before treatment starts."""
    rows = (
        (inline(data, one.item), inline(data, one.why), open_links(data, one.findings))
        for one in session.checklist
    )
    return table(["Make sure of", "Why", "Rests on"], rows)


def session_medication(data: Data, session: Session) -> str:
    """What to do with other drugs around a session."""
    rows = (
        (
            escape(one.drug),
            inline(data, one.action),
            inline(data, one.reason),
            certainty_badge(one.certainty),
            open_links(data, [one.finding] if one.finding else []),
        )
        for one in session.medications
    )
    return table(["Drug", "Do", "Reason", "Certainty", "Rests on"], rows)


def session_infusion(data: Data, session: Session) -> str:
    """The same for an intravenous infusion, for which there is no label."""
    return f"<p>{inline(data, session.iv_note)}</p>{_events(data, session.iv_timeline)}"


HUNTER: dict[str, Callable[[Data, Hunter], str]] = {
    "rules": hunter_rules,
    "performance": hunter_performance,
    "signs": hunter_signs,
    "misquotes": hunter_misquotes,
    "tests": hunter_tests,
    "differential": hunter_differential,
}

SESSION: dict[str, Callable[[Data, Session], str]] = {
    "timeline": session_timeline,
    "rules": session_rules,
    "course": session_course,
    "schedule": session_schedule,
    "checklist": session_checklist,
    "medication": session_medication,
    "infusion": session_infusion,
}


def _no_part(name: str, parts: Iterable[str]) -> CourseError:
    cure = f"Use one of {', '.join(parts)}."
    return CourseError([Problem("book/evidence", name, f"There is no part {name!r}.", cure)])


class HunterDirective(CourseDirective):
    """``{hunter} rules``."""

    required_arguments = 1

    def show(self) -> list[Node]:
        """One part of the rule."""
        name = self.arguments[0]
        if name not in HUNTER:
            raise _no_part(name, HUNTER)
        return [fragment(HUNTER[name](self.data, self.data.evidence.hunter))]


class SessionDirective(CourseDirective):
    """``{session} timeline``."""

    required_arguments = 1

    def show(self) -> list[Node]:
        """One part of the protocol."""
        name = self.arguments[0]
        if name not in SESSION:
            raise _no_part(name, SESSION)
        return [fragment(SESSION[name](self.data, self.data.evidence.session))]


def setup(app: Sphinx) -> None:
    """Register both directives."""
    app.add_directive("hunter", HunterDirective)
    app.add_directive("session", SessionDirective)
