"""A case as HTML: a book of numbered scenes with links between them.

It can be read and played without scripts: each choice is a ``<details>`` that opens its reason and
the way on. ``assets/cases/case.js`` shows one scene at a time and tells the way at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from cmebook.cases.routes import decisions
from cmebook.cases.schema import Case, Choice, End, Scene
from cmebook.items.facts import Facts
from cmebook.items.render import Link, document_links, html, inline_html

#: What the verdict on a choice is called.
VERDICT = {
    "best": "Best choice",
    "reasonable": "Can be defended",
    "poor": "Not a good choice",
    "unsafe": "Unsafe",
}


class _Page:
    """What the parts of one case need to be shown."""

    def __init__(self, case: Case, facts: Facts, link: Link, name: Callable[[str], str]) -> None:
        self.case, self.facts, self.link, self.name = case, facts, link, name
        self.titles = {part.id: f"{n}. {part.title}" for n, part in enumerate(case.parts, 1)}

    def address(self, part: str) -> str:
        return f"case-{self.case.id}-{part}"

    def html(self, text: str) -> str:
        return html(text, self.facts, self.link)

    def rests_on(self, rows: tuple[str, ...]) -> str:
        """A line of links; several rows of one document are one link."""
        links = document_links(rows, self.link, self.name)
        return f'<p class="case-sources">Rests on: {links}</p>' if links else ""


def case_html(case: Case, facts: Facts, link: Link, name: Callable[[str], str]) -> str:
    """The HTML of one case.

    Args:
        case: A case without faults.
        facts: Numbers in its texts are shown from here.
        link: Makes the links to rows of evidence.
        name: What a row is called in the list of what a reason rests on; several documents
            are separated by "; ".

    Raises:
        CourseError: it names a row that is unknown or must not be shown.
    """
    page = _Page(case, facts, link, name)
    return "\n".join(
        [
            f'<div class="case" data-case="{case.id}">',
            f'<p class="case-length">{length(case)}</p>',
            '<div class="case-bar" hidden></div>',
            *(_scene(page, scene) for scene in case.scenes),
            *(_end(page, end) for end in case.ends),
            "</div>",
        ]
    )


def length(case: Case) -> str:
    """How long a case is: "About 6 minutes, 3 to 5 decisions"."""
    few, many = decisions(case.scenes[0].id, case.ways, [end.id for end in case.ends])
    span = f"{few}" if few == many else f"{few} to {many}"
    times = "minute" if case.minutes == 1 else "minutes"
    return f"About {case.minutes} {times}, {span} decision{'s' if many > 1 else ''}"


def _scene(page: _Page, scene: Scene) -> str:
    choices = "\n".join(_choice(page, letter, choice) for letter, choice in scene.lettered)
    return (
        f"{_open(page, 'scene', scene.id)}\n{page.html(scene.text)}\n"
        f'<p class="case-question">{inline_html(scene.question, page.facts, page.link)}</p>\n'
        f"{choices}\n</section>"
    )


def _choice(page: _Page, letter: str, choice: Choice) -> str:
    onward = escape(page.titles[choice.next])
    return (
        f'<details class="case-choice" data-letter="{letter}" data-verdict="{choice.verdict}">'
        f'<summary><span class="case-letter">{letter}</span> '
        f'<span class="case-words">{inline_html(choice.text, page.facts)}</span></summary>'
        f'<div class="case-why"><p class="case-verdict">{VERDICT[choice.verdict]}</p>'
        f"{page.html(choice.why)}{page.rests_on(choice.uses)}"
        f'<p><a class="case-on" href="#{page.address(choice.next)}">Go on to {onward}</a></p>'
        "</div></details>"
    )


def _end(page: _Page, end: End) -> str:
    return (
        f"{_open(page, 'end', end.id)}\n{page.html(end.text)}\n"
        f'<div class="case-lesson"><p class="case-head">What to take from it</p>'
        f"{page.html(end.lesson)}{page.rests_on(end.uses)}</div>\n"
        f'<p><a class="case-again" href="#{page.address(page.case.scenes[0].id)}">'
        "Start again</a></p>\n</section>"
    )


def _open(page: _Page, kind: str, part: str) -> str:
    address = page.address(part)
    return (
        f'<section class="case-part case-{kind}" id="{address}" aria-labelledby="{address}-title">'
        f'<h2 id="{address}-title" tabindex="-1">{escape(page.titles[part])}</h2>'
    )
