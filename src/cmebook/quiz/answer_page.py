"""The page on which a learner answers a quiz and saves the finished notebook.

It is made from the release notebook alone, so it cannot hold a key. Without scripts the
questions can be read and printed, and the notebook downloaded; ``assets/quiz/answer.js``
turns them into a form that fills in that notebook.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any, Protocol

from cmebook.quiz.attempt import CONFIDENCE
from cmebook.quiz.learner import PATTERN, RULE
from cmebook.quiz.markup import block, inline
from cmebook.quiz.release import Asked, questions, text_of
from cmebook.quiz.stem import points

#: Files below ``assets`` that the page needs, in this order.
FILES = (
    "quiz/answer.css",
    "quiz/literal.js",
    "quiz/notebook.js",
    "quiz/question.js",
    "quiz/page.js",
    "quiz/progress.js",
    "quiz/saving.js",
    "quiz/answer.js",
)


class About(Protocol):
    """What the page says of a quiz; a :class:`cmebook.quiz.blueprint.Blueprint` has it all."""

    @property
    def name(self) -> str:
        """As in the name of the file to hand in."""

    @property
    def pass_percent(self) -> float:
        """Per cent of the points that pass."""

    @property
    def attempts(self) -> int:
        """How often a learner may hand in."""

    @property
    def attempt_that_counts(self) -> str:
        """``best`` or ``last``."""

    @property
    def minutes(self) -> int:
        """How long it takes."""


def html(release: Mapping[str, Any], *, quiz: About) -> str:
    """The answer page of a quiz, as a fragment of HTML below the page's own title.

    Raises:
        CourseError: a question cell of the release cannot be read.
    """
    asked = questions(release)
    notebook = _notebook(release)
    digest = hashlib.sha256(notebook).hexdigest()[:16]
    return "\n".join(
        [
            f'<div class="cme-quiz" data-quiz="{quiz.name}" data-release="{digest}" '
            f'data-learner="{escape(PATTERN)}">',
            _facts(asked, quiz),
            _without_scripts(quiz, notebook),
            '<form autocomplete="off" novalidate>',
            *(_question(number, len(asked), one) for number, one in enumerate(asked, 1)),
            _check_and_save(quiz),
            "</form>",
            _bar(len(asked)),
            "</div>",
        ]
    )


def _notebook(release: Mapping[str, Any]) -> bytes:
    cells = [{**cell, "source": text_of(cell)} for cell in release["cells"]]
    return json.dumps({**release, "cells": cells}, ensure_ascii=False, sort_keys=True).encode()


def _facts(asked: tuple[Asked, ...], quiz: About) -> str:
    total = points(sum(one.points for one in asked))
    tries = "One attempt" if quiz.attempts == 1 else f"{quiz.attempts} attempts"
    rule = "" if quiz.attempts == 1 else f"; the {quiz.attempt_that_counts} counts"
    return (
        f'<p class="quiz-facts">{len(asked)} questions, {total}, about {quiz.minutes} minutes. '
        f"You pass with {quiz.pass_percent:g}%. {tries}{rule}.</p>"
    )


def _without_scripts(quiz: About, notebook: bytes) -> str:
    link = "data:application/x-ipynb+json;base64," + base64.b64encode(notebook).decode()
    return f"""<div class="quiz-static">
<p><strong>This page could not start its form</strong>, because scripts are off or did not load.
You can still take the quiz:</p>
<ul>
<li>in a notebook: download it, fill in the line below each question, save it as
<code>you_{quiz.name}.ipynb</code> with your learner id in place of <code>you</code>;</li>
<li>on paper: print this page, mark your answers, and write your learner id on it.</li>
</ul>
<p>Hand in the file or the sheet the way your course told you.</p>
</div>
<p class="quiz-notebook"><a href="{link}" download="you_{quiz.name}.ipynb">Download the quiz as a
notebook</a>, if you would rather answer in Jupyter.</p>
<p class="quiz-paper">Learner id: <span></span> Date: <span></span></p>
<p class="quiz-live" hidden>Your answers stay in this browser until you clear them; nothing is
sent. At the end you save a file and hand it in yourself. On a shared computer, then
<a href="#quiz-clear">clear them</a>.</p>
<p class="quiz-notice" hidden></p>
<p class="quiz-back" hidden></p>"""


def _question(number: int, total: int, asked: Asked) -> str:
    name = asked.name
    body = block(asked.stem.body)
    return f"""<div class="quiz-question" id="{name}" data-name="{name}" data-kind="{asked.kind}" \
data-cell="{asked.cell}"{_decimals(asked)}>
<h2 id="{name}-title" tabindex="-1">Question {number} <span>of {total}</span></h2>
{body}
{_fields(asked)}
<p class="quiz-error" id="{name}-error" hidden></p>
{_extras(number, asked)}
</div>"""


def _decimals(asked: Asked) -> str:
    """How many decimals are asked for, as the script wants it."""
    found = re.search(r"a whole number|to (\d+) decimals?", asked.stem.task)
    return f' data-decimals="{found[1] or 0}"' if asked.kind == "numeric" and found else ""


def _fields(asked: Asked) -> str:
    name = asked.name
    legend = inline(asked.stem.ask)
    hint = f'<p class="quiz-hint" id="{name}-hint">{inline(asked.stem.task)}</p>'
    told = f'aria-describedby="{name}-hint {name}-error"'
    if asked.kind == "numeric":
        return (
            f'<label class="quiz-asked" for="{name}-field">{legend}</label>{hint}'
            f'<p class="quiz-line"><input id="{name}-field" type="text" inputmode="decimal" '
            f'size="10" aria-describedby="{name}-hint {name}-unit {name}-read {name}-error"> '
            f'<span id="{name}-unit">{escape(asked.unit)}</span> '
            f'<span class="quiz-read" id="{name}-read"></span></p>'
        )
    if asked.kind == "text":
        return (
            f'<label class="quiz-asked" for="{name}-field">{legend}</label>{hint}'
            f'<textarea id="{name}-field" rows="7" {told}></textarea>'
        )
    rows = "\n".join(_option(asked, letter) for letter in asked.letters)
    return f"<fieldset {told}><legend>{legend}</legend>{hint}\n{rows}\n</fieldset>"


def _option(asked: Asked, letter: str) -> str:
    words = inline(asked.stem.options[letter])
    if asked.kind == "truefalse":
        choices = "".join(
            f'<label class="quiz-judge"><input type="radio" name="{asked.name}-{letter}" '
            f'value="{word.lower()}"> {word}</label>'
            for word in ("True", "False")
        )
        return (
            f'<fieldset class="quiz-statement" data-letter="{letter}"><legend>'
            f'<span class="quiz-letter">{letter}</span> {words}</legend>{choices}</fieldset>'
        )
    kind = "radio" if asked.kind == "single" else "checkbox"
    return (
        f'<label class="quiz-option"><input type="{kind}" name="{asked.name}" value="{letter}">'
        f'<span class="quiz-letter">{letter}</span> <span>{words}</span></label>'
    )


def _extras(number: int, asked: Asked) -> str:
    levels = "".join(
        f'<label><input type="radio" name="{asked.name}-sure" value="{level}"> '
        f"{words.capitalize()}</label>"
        for level, words in CONFIDENCE.items()
    )
    return (
        '<div class="quiz-live quiz-extras" hidden>'
        f'<fieldset class="quiz-sure"><legend>How sure are you? <span>(optional)</span></legend>'
        f"{levels}</fieldset>"
        '<p><label class="quiz-flag"><input type="checkbox"> Come back to this question</label> '
        '<button type="button" class="quiz-clear">Clear answer'
        f'<span class="quiz-unseen"> to question {number}</span></button></p></div>'
    )


def _check_and_save(quiz: About) -> str:
    tries = (
        "The file you hand in is your one attempt."
        if quiz.attempts == 1
        else f"Each file you hand in is one of your {quiz.attempts} attempts."
    )
    return f"""<div class="quiz-live quiz-end" hidden>
<h2 id="quiz-check" tabindex="-1">Check and save</h2>
<p class="quiz-open"></p>
<ol class="quiz-review"></ol>
<p><label for="quiz-learner">Your learner id</label>
<input id="quiz-learner" type="text" autocapitalize="none" spellcheck="false" size="24" \
aria-describedby="quiz-learner-rule quiz-learner-error"></p>
<p class="quiz-hint" id="quiz-learner-rule">Use the id your course gave you; it becomes part of
the file's name. {RULE}</p>
<p class="quiz-error" id="quiz-learner-error" hidden></p>
<p class="quiz-actions"><button type="submit">Save the quiz file</button></p>
<div class="quiz-saved" role="status" data-next="Hand it in the way your course told you, for
example by e-mail or upload, and keep a copy. {tries} Nothing was sent from this page. On a
shared computer, now clear everything below."></div>
<h3>Go on elsewhere, or start again</h3>
<p><label for="quiz-file">Load a file you saved here before, to go on with it</label>
<input id="quiz-file" type="file" accept=".ipynb,application/x-ipynb+json,application/json" \
aria-describedby="quiz-file-error"></p>
<p class="quiz-error" id="quiz-file-error" hidden></p>
<p id="quiz-sure-load" class="quiz-actions" hidden><span></span>
<button type="button" class="quiz-load-yes">Load the file</button>
<button type="button" class="quiz-load-no">Keep what is here</button></p>
<p class="quiz-actions" id="quiz-clear" tabindex="-1">
<button type="button" class="quiz-wipe" aria-expanded="false" \
aria-controls="quiz-sure-wipe">Clear everything</button></p>
<p id="quiz-sure-wipe" class="quiz-actions" hidden>All answers on this page will be gone.
<button type="button" class="quiz-wipe-yes">Clear them</button>
<button type="button" class="quiz-wipe-no">Keep them</button></p>
</div>"""


def _bar(total: int) -> str:
    return f"""<div class="quiz-live quiz-bar" role="group" aria-label="Progress" hidden>
<progress max="{total}" value="0" aria-label="Questions answered"></progress>
<span class="quiz-count"><span class="quiz-done"></span><span class="quiz-wide"> answered</span>\
<span class="quiz-more"></span></span>
<button type="button" class="quiz-next">Next open</button>
<button type="button" class="quiz-go-check">Check<span class="quiz-wide"> and save</span></button>
</div>"""
