"""The answer page in a real browser, on a bare page on disk, from a tap to a grade."""

from __future__ import annotations

import ast
import base64
import json
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cmebook.course import Course, find_course
from cmebook.quiz import answer_page
from cmebook.quiz import release as released
from cmebook.quiz.build import build
from cmebook.quiz.engine import Engine
from cmebook.quiz.grade import Grader
from tests.browser.axe import violations
from tests.browser.watch import DESKTOP, PHONE, watched
from tests.contract.stock import graded_by_stock, scores
from tests.quiz.small import BLUEPRINT, DRAWN, FACTS, make_course

ASSETS = find_course(Path(__file__).parent).assets
#: What the theme gives every page, as far as a form needs it.
THEME = (
    "body { background: var(--paper); color: var(--ink); margin: 1rem; } a { color: var(--brand); }"
)
#: Text that is awkward in a file, in Python and in JSON.
ODD = (
    'Emoji \U0001fac0, "quotes" and """three""", a \\ and \\n, <script>alert(1)</script>,\n'
    "a line \u2028 and paragraph \u2029 separator, {braces}, 'single', a tab\t, and so much more "
    "text that the line has to be wrapped somewhere so that a person can read it.\n\nThe end\\"
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small quiz, built."""
    course = make_course(tmp_path_factory.mktemp("course"))
    build(course, BLUEPRINT, DRAWN, FACTS, Engine(course.quizzes))
    return course


@pytest.fixture(scope="module")
def folder(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The answer page, light and dark."""
    folder = tmp_path_factory.mktemp("answer-page")
    body = answer_page.html(released.load(course, "small"), quiz=BLUEPRINT)
    css = (ASSETS / "style" / "course.css").read_text(encoding="utf-8")
    for name in answer_page.FILES:
        css += (ASSETS / name).read_text(encoding="utf-8") if name.endswith(".css") else ""
    scripts = "".join(
        f'<script src="{(ASSETS / name).as_uri()}" defer></script>'
        for name in answer_page.FILES
        if name.endswith(".js")
    )
    for theme in ("light", "dark"):
        page = (
            f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8">'
            '<title>Quiz</title><meta name="viewport" content="width=device-width">'
            f"<style>{css}{THEME}</style>{scripts}</head>"
            f"<body><main><h1>A small quiz</h1>{body}</main></body></html>"
        )
        (folder / f"{theme}.html").write_text(page, encoding="utf-8")
    return folder


@contextmanager
def opened(browser: Browser, folder: Path, theme: str = "light", **how: Any) -> Iterator[Page]:
    """The page, on disk; at the end nothing may have gone wrong."""
    with watched(browser, theme=theme, **how) as watch:
        watch.page.goto((folder / f"{theme}.html").as_uri())
        yield watch.page
        assert watch.faults == []


def save(page: Page, target: Path) -> Path:
    """Press the button and keep the file under the name the page gave it."""
    with page.expect_download() as download:
        page.locator("button[type=submit]").click()
    file = target / download.value.suggested_filename
    download.value.save_as(file)
    return file


def answer_all(page: Page, text: str = ODD) -> None:
    """Answer every question right."""
    page.locator("#q01").get_by_label("Liver").check()
    page.locator("#q02").get_by_label("Age").check()
    page.locator("#q02").get_by_label("Grapefruit").check()
    for letter, said in zip("ABCD", ("True", "False", "False", "True"), strict=True):
        page.locator(f'#q03 [data-letter="{letter}"]').get_by_label(said).check()
    page.locator("#q04-field").fill("5,0")
    page.locator("#q05-field").fill(text)


def source_of(file: Path, cell_id: str) -> str:
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return str(next(cell["source"] for cell in cells if cell["id"] == cell_id))


def test_by_keyboard_from_the_page_to_a_grade(
    browser: Browser, course: Course, folder: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    with opened(browser, folder) as page:
        keyboard = page.keyboard
        page.locator("#q01 .quiz-option input").first.focus()
        keyboard.press("ArrowDown")  # B
        expect(page.locator("#q01 input[value=B]")).to_be_checked()
        page.locator("#q01 .quiz-clear").focus()
        keyboard.press("Tab")
        expect(page.locator("#q02 input[value=A]")).to_be_focused()
        keyboard.press("Space")
        keyboard.press("Tab")
        keyboard.press("Tab")
        keyboard.press("Space")  # C
        page.locator('#q03 [data-letter="A"] input').first.focus()
        for said in ("True", "False", "False", "True"):
            keyboard.press("Space" if said == "True" else "ArrowDown")
            keyboard.press("Tab")
        page.locator("#q04-field").focus()
        keyboard.type("5.0")
        page.locator("#q05-field").focus()
        keyboard.type("Less blood.")
        page.locator(".quiz-go-check").focus()
        keyboard.press("Enter")
        expect(page.locator("#quiz-check")).to_be_focused()
        expect(page.locator(".quiz-open")).to_have_text("Every question is answered.")
        page.locator("#quiz-learner").focus()
        keyboard.type("anna")
        with page.expect_download() as download:
            keyboard.press("Enter")
        assert download.value.suggested_filename == "anna_small.ipynb"
        download.value.save_as(inbox / "anna_small.ipynb")
        expect(page.locator(".quiz-saved")).to_contain_text("Saved as anna_small.ipynb")
        expect(page.locator(".quiz-saved")).to_contain_text("Hand it in")

    ours = Engine(course.quizzes, f"sqlite:///{tmp_path / 'ours.db'}")
    ours.generate("small")
    (result,) = Grader(course, BLUEPRINT, ours).grade(inbox)
    assert (result.status, result.grades and result.grades.score) == ("waiting", 6.0)
    assert result.messages == ("1 answer to be graded by a person.",)

    stock = graded_by_stock(course, tmp_path, {"anna": inbox / "anna_small.ipynb"})
    assert scores(stock, "anna") == scores(ours, "anna")


def test_by_tap_on_a_phone(browser: Browser, folder: Path, tmp_path: Path) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto((folder / "light.html").as_uri())
    page.locator("#q01 .quiz-option").nth(1).tap()
    page.locator("#q02 .quiz-option").nth(0).tap()
    page.locator("#q02 .quiz-option").nth(2).tap()
    page.locator('#q03 [data-letter="D"] .quiz-judge').first.tap()
    expect(page.locator(".quiz-count")).to_contain_text("2 of 5")
    page.locator(".quiz-next").tap()
    expect(page.locator("#q03-title")).to_be_focused()
    page.locator("#quiz-learner").fill("ben")
    expect(page.locator("button[type=submit]")).to_have_text(
        "Save the quiz file with 3 open questions"
    )
    with page.expect_download() as download:
        page.locator("button[type=submit]").tap()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    context.close()
    assert source_of(file, "q01") == 'q01 = "B"'
    assert source_of(file, "q02") == 'q02 = ["A", "C"]'
    assert source_of(file, "q03") == 'q03 = {"A": None, "B": None, "C": None, "D": True}'
    assert source_of(file, "q04").startswith("q04 = None")


def test_only_answer_cells_change(
    browser: Browser, course: Course, folder: Path, tmp_path: Path
) -> None:
    with opened(browser, folder) as page:
        answer_all(page)
        page.locator("#q01 .quiz-sure").get_by_label("Fairly sure").check()
        page.locator("#quiz-learner").fill("anna")
        file = save(page, tmp_path)
    saved = json.loads(file.read_text(encoding="utf-8"))
    attempt = saved["metadata"]["cme"].pop("attempt")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", attempt["saved"])
    assert attempt["confidence"] == {"q01": 2}
    assert attempt["seconds"] == 0
    release = released.load(course, "small")
    for old, new in zip(release["cells"], saved["cells"], strict=True):
        if old["id"] in ("q01", "q02", "q03", "q04", "q05"):
            assert new.pop("source") != old.pop("source")
        assert new == old
    assert {**saved, "cells": 0} == {**release, "cells": 0}


def test_awkward_text_comes_through(
    browser: Browser, course: Course, folder: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    with opened(browser, folder) as page:
        answer_all(page)
        page.locator("#quiz-learner").fill("dora")
        file = save(page, inbox)
    (statement,) = ast.parse(source_of(file, "q05")).body
    assert isinstance(statement, ast.Assign)
    assert ast.literal_eval(statement.value).strip() == ODD
    assert max(map(len, source_of(file, "q05").splitlines())) < 100
    engine = Engine(course.quizzes, f"sqlite:///{tmp_path / 'trial.db'}")
    engine.generate("small")
    (result,) = Grader(course, BLUEPRINT, engine).grade(inbox)
    assert result.grades and result.grades.score == 6.0


@pytest.mark.parametrize(
    "text",
    [
        "\ud83e alone",
        "\x00\x07\x1b",
        "\r\nb\rc",
        '"',
        '""""',
        "\\",
        "x" * 300,
        "\ufeffa",
        "a \u202e b",
        "#",
    ],
)
def test_text_is_one_python_literal(browser: Browser, folder: Path, text: str) -> None:
    with opened(browser, folder) as page:
        # half a surrogate pair cannot travel in JSON, so the page makes it itself
        codes = [unit for c in text for unit in _units(c)]
        source = page.evaluate(
            "codes => cmeQuiz.assignment('q05', 'text', String.fromCharCode(...codes), [])", codes
        )
        back = page.evaluate("source => cmeQuiz.read(source).q05", source)
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Assign)
    value = ast.literal_eval(statement.value)
    expected = re.sub("[\ud800-\udfff]", "\ufffd", re.sub("\r\n?", "\n", text))
    # JavaScript trims a byte order mark where Python does not
    assert value.strip().strip("\ufeff") == expected.strip().strip("\ufeff")
    assert back == value


def _units(character: str) -> list[int]:
    raw = character.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(raw[i : i + 2], "little") for i in range(0, len(raw), 2)]


@pytest.mark.parametrize(
    "source",
    [
        'q01 = "B"',
        "# sure\n\nq01 = 'b'  # yes\n",
        "q01 = None",
        "x = 3; q01 = u'B'",
        "q01 = [\"A\", 'C',]",
        'q01 = (\n  "A",  # one\n  "C"\n)',
        'q01 = ("A"\n "B")',
        "q01 = {'A': True, 'B': None, 'C': False}",
        "q01 = -1.5e-3",
        "q01 = .5",
        "q01 = 1_000",
        "q01 = ()",
        'q01 = """\na \\\nb\\x41\\u00e9\\U0001fac0\\t\\q\n"""',
        "q01 = r'\\n'",
        "q01 = 'it''s'",
    ],
)
def test_plain_values_are_read_as_python_reads_them(
    browser: Browser, folder: Path, source: str
) -> None:
    with opened(browser, folder) as page:
        found = page.evaluate("source => cmeQuiz.read(source).q01", source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a stray backslash, which Python keeps
        statement = ast.parse(source).body[-1]
    assert isinstance(statement, ast.Assign)
    expected = ast.literal_eval(statement.value)
    assert found == (list(expected) if isinstance(expected, tuple) else expected)


@pytest.mark.parametrize(
    "source",
    [
        "q01 = B", "q01 = 2 * 3", "import os", 'q01 = "B', 'q01 = "a" if 1 else "b"', "q01 == 3",
        "q01 = f'B'", "q01 = [", "print()", "q01 = 'a'.upper()", "q01 = {1, 2}", "q01 = 3 3",
        "q01 = ('a'; 'b')", "q01 = [1 2]", "q01 = 'a' # x\n 'b'",
    ],
)  # fmt: skip
def test_code_is_refused_and_not_run(browser: Browser, folder: Path, source: str) -> None:
    with opened(browser, folder) as page:
        refused = page.evaluate(
            "source => { try { cmeQuiz.read(source); return false } catch (e) { return true } }",
            source,
        )
    assert refused


def test_a_reload_keeps_everything(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        answer_all(page)
        page.locator("#q02 .quiz-flag input").check()
        page.locator("#q03 .quiz-sure").get_by_label("A guess").check()
        page.locator("#quiz-learner").fill("anna")
        before = page.evaluate("Object.values(localStorage)")
        page.reload()
        expect(page.locator("#q05-field")).to_have_value(ODD)
        expect(page.locator("#quiz-learner")).to_have_value("anna")
        expect(page.locator("#q02 .quiz-flag input")).to_be_checked()
        expect(page.locator(".quiz-count")).to_contain_text("5 of 5 answered · 1 marked")
        page.locator("#q01 .quiz-clear").focus()
        assert page.evaluate("Object.values(localStorage)") == before


def test_who_comes_back_is_led_to_the_first_open_question(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        back = page.locator(".quiz-back")
        expect(back).to_be_hidden()
        page.locator("#q01").get_by_label("Liver").check()
        page.locator("#q04-field").fill("5")
        page.reload()
        expect(back).to_have_text("From before, 2 answers are here. Go on at question 2.")
        back.get_by_role("link").click()
        expect(page.locator("#q02-title")).to_be_focused()
        page.locator("#q02").get_by_label("Age").check()
        expect(back).to_be_hidden()


def test_a_file_is_loaded_over_answers_only_when_asked(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    with opened(browser, folder) as page:
        answer_all(page)
        page.locator("#q02 .quiz-flag input").check()
        page.locator("#quiz-learner").fill("anna.b")
        file = save(page, tmp_path).rename(tmp_path / "renamed.ipynb")
    with opened(browser, folder) as page:
        page.locator("#q04-field").fill("7")
        page.locator("#quiz-file").set_input_files(file)
        asked = page.locator("#quiz-sure-load")
        expect(asked).to_contain_text("This page holds 1 answer. The file renamed.ipynb, saved ")
        page.get_by_role("button", name="Keep what is here").click()
        expect(asked).to_be_hidden()
        expect(page.locator("#quiz-file")).to_be_focused()
        expect(page.locator("#q04-field")).to_have_value("7")
        page.locator("#quiz-file").set_input_files(file)
        page.get_by_role("button", name="Load the file").click()
        expect(page.locator("#q05-field")).to_have_value(ODD)
        expect(page.locator("#q02 .quiz-flag input")).to_be_checked()
        expect(page.locator("#quiz-learner")).to_have_value("anna.b")


@pytest.mark.parametrize(
    ("typed", "told"), [("5", ""), ("5.25", "asked for:"), ("5,25", "is read as 5.25; asked for:")]
)
def test_more_decimals_than_asked_for_are_pointed_out(
    browser: Browser, folder: Path, typed: str, told: str
) -> None:
    with opened(browser, folder) as page:
        page.locator("#q04-field").fill(typed)
        expect(page.locator("#q04-read")).to_contain_text(told)
        expect(page.locator("#q04")).to_have_attribute("data-state", "answered")
        if not told:
            expect(page.locator("#q04-read")).to_be_empty()


def test_everything_can_be_cleared(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        answer_all(page)
        page.locator(".quiz-wipe").click()
        expect(page.locator(".quiz-wipe-no")).to_be_focused()
        page.locator(".quiz-wipe-no").click()
        expect(page.locator(".quiz-count")).to_contain_text("5 of 5")
        page.locator(".quiz-wipe").click()
        page.locator(".quiz-wipe-yes").click()
        expect(page.locator(".quiz-count")).to_contain_text("0 of 5")
        expect(page.locator(".quiz-saved")).to_have_text("Everything on this page was cleared.")
        page.reload()
        expect(page.locator(".quiz-count")).to_contain_text("0 of 5")
        expect(page.locator(":checked")).to_have_count(0)


def test_one_answer_can_be_cleared(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        answer_all(page)
        page.get_by_role("button", name="Clear answer to question 1").click()
        expect(page.locator("#q01 :checked")).to_have_count(0)
        expect(page.locator("#q01-title")).to_be_focused()
        expect(page.locator(".quiz-open")).to_contain_text("Not fully answered: 1.")


def test_a_saved_file_can_be_gone_on_with(browser: Browser, folder: Path, tmp_path: Path) -> None:
    with opened(browser, folder) as page:
        answer_all(page)
        page.locator("#q01 .quiz-sure").get_by_label("Fairly sure").check()
        page.locator("#quiz-learner").fill("anna.b")
        file = save(page, tmp_path)
    with opened(browser, folder) as page:
        page.locator("#quiz-file").set_input_files(file)
        expect(page.locator(".quiz-saved")).to_contain_text("anna.b_small.ipynb are on this page")
        expect(page.locator("#q05-field")).to_have_value(ODD)
        expect(page.locator("#quiz-learner")).to_have_value("anna.b")
        expect(page.locator("#q01 .quiz-sure").get_by_label("Fairly sure")).to_be_checked()
        expect(page.locator(".quiz-count")).to_contain_text("5 of 5 answered")
        again = save(page, tmp_path / "again")
    for name in ("q01", "q02", "q03", "q04", "q05"):
        assert source_of(again, name) == source_of(file, name)


def test_a_file_from_jupyter_is_taken_as_far_as_it_is_plain(
    browser: Browser, course: Course, folder: Path, tmp_path: Path
) -> None:
    notebook = released.load(course, "small")
    typed = {
        "q01": "q01 = 'b'  # sure",
        "q02": "q02 = ['A', 'X']",
        "q03": 'q03 = {"A": True, "B": None, "C": None, "D": None}',
        "q04": "q04 = 2 * 2.5",
        "q05": "q05 = 'one line'",
    }
    for cell in notebook["cells"]:
        cell["source"] = typed.get(cell["id"], cell["source"]).splitlines(keepends=True)
    file = tmp_path / "cora_small.ipynb"
    file.write_text(json.dumps(notebook))
    with opened(browser, folder) as page:
        page.locator("#quiz-file").set_input_files(file)
        expect(page.locator("#quiz-file-error")).to_contain_text("question 2, 4 is not a plain")
        expect(page.locator("#q01 input[value=B]")).to_be_checked()
        expect(page.locator("#q05-field")).to_have_value("one line")
        expect(page.locator("#q02 :checked")).to_have_count(0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not a notebook, or it is damaged"),
        ("null", "not a notebook"),
        ('{"cells": [], "metadata": {}}', "not a saved file of this quiz"),
        ('{"cells": [], "metadata": {"cme": {"quiz": "other"}}}', "not a saved file of this quiz"),
        (
            '{"cells": [{"metadata": {"cme": {"name": "q01", "fingerprint": "old"}}}], '
            '"metadata": {"cme": {"quiz": "small"}}}',
            "an earlier edition",
        ),
    ],
)
def test_a_foreign_file_is_refused_beside_its_field(
    browser: Browser, folder: Path, tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "x.ipynb"
    file.write_text(content)
    with opened(browser, folder) as page:
        page.locator("#q01").get_by_label("Liver").check()
        page.locator("#quiz-file").set_input_files(file)
        expect(page.locator("#quiz-file-error")).to_contain_text(said)
        expect(page.locator("#quiz-file")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#q01 input[value=B]")).to_be_checked()


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("5", "q04 = 5"),
        ("5.40", "q04 = 5.4"),
        ("5,4", "q04 = 5.4"),
        (" −0,5 ", "q04 = -0.5"),
        ("007", "q04 = 7"),
        ("1e3", "q04 = 1000"),
        ("1e21", "q04 = 1e+21"),
        ("0,125", "q04 = 0.125"),
        ("5 h", "q04 = 5"),  # the unit that is asked for
    ],
)
def test_numbers_are_read_as_people_write_them(
    browser: Browser, folder: Path, tmp_path: Path, typed: str, source: str
) -> None:
    with opened(browser, folder) as page:
        page.locator("#q04-field").fill(typed)
        page.locator("#quiz-learner").fill("anna")
        file = save(page, tmp_path)
    assert source_of(file, "q04") == source


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,000", "Is this comma a decimal comma?"),
        ("5 mg", "Write the number alone"),
        ("2*2.5", "Write the number alone"),
        ("__import__('os')", "Write the number alone"),
        ("1e999", "too large"),
    ],
)
def test_other_things_in_a_number_field_are_refused_beside_it(
    browser: Browser, folder: Path, typed: str, said: str
) -> None:
    with opened(browser, folder) as page:
        page.locator("#quiz-learner").fill("anna")
        page.locator("#q04-field").fill(typed)
        page.locator("button[type=submit]").click()
        error = page.locator("#q04-error")
        expect(error).to_contain_text(said)
        field = page.locator("#q04-field")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        assert "q04-error" in (field.get_attribute("aria-describedby") or "")
        expect(page.locator(".quiz-saved")).to_contain_text("Nothing was saved yet.")
        expect(page.locator(".quiz-saved")).to_contain_text("question 4")
        field.fill("5")
        expect(error).to_be_hidden()
        assert field.get_attribute("aria-invalid") is None


@pytest.mark.parametrize("learner", ["", "a b", "../x", "[a]", "é", "-a", "a_", "x" * 65])
def test_a_learner_id_must_be_plain(browser: Browser, folder: Path, learner: str) -> None:
    with opened(browser, folder) as page:
        page.locator("#quiz-learner").fill(learner)
        page.locator("button[type=submit]").click()
        expect(page.locator("#quiz-learner-error")).to_contain_text("learner id")
        expect(page.locator("#quiz-learner")).to_be_focused()


def test_the_way_to_open_and_marked_questions(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        page.locator("#q02").get_by_label("Age").check()
        for number in ("1", "3", "4", "5", "1"):
            page.locator(".quiz-next").click()
            expect(page.locator(f"#q0{number}-title")).to_be_focused()
        answer_all(page)
        expect(page.locator(".quiz-next")).to_be_hidden()
        page.locator("#q04 .quiz-flag input").check()
        expect(page.locator(".quiz-next")).to_have_text("Next marked")
        page.locator(".quiz-next").click()
        expect(page.locator("#q04-title")).to_be_focused()
        expect(page.locator(".quiz-review li").nth(3)).to_contain_text("to come back to")
        page.locator(".quiz-review a").nth(2).click()
        expect(page.locator("#q03-title")).to_be_focused()


def test_what_has_the_focus_is_never_behind_the_bar(browser: Browser, folder: Path) -> None:
    with opened(browser, folder, size=PHONE) as page:
        page.locator("#q01 input").first.focus()
        for _ in range(45):
            page.keyboard.press("Tab")
            hidden = page.evaluate(
                """() => {
                  const it = document.activeElement, bar = document.querySelector('.quiz-bar');
                  if (it === document.body || bar.contains(it)) return false;
                  const a = it.getBoundingClientRect(), b = bar.getBoundingClientRect();
                  return a.top >= b.top && a.bottom <= b.bottom;
                }"""
            )
            assert not hidden


def test_time_is_counted_while_the_learner_is_there(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        page.clock.install()
        page.reload()
        page.locator("#q01").get_by_label("Liver").check()
        page.clock.run_for(130_000)
        expect(page.locator(".quiz-count")).to_contain_text("2 min")
        page.clock.run_for(3_600_000)
        expect(page.locator(".quiz-count")).to_contain_text("5 min")


def test_a_browser_that_keeps_nothing_is_told(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    with opened(browser, folder) as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
        )
        page.reload()
        expect(page.locator(".quiz-notice")).to_contain_text("This browser keeps nothing")
        answer_all(page)
        page.locator("#quiz-learner").fill("anna")
        assert source_of(save(page, tmp_path), "q01") == 'q01 = "B"'


def test_without_scripts_it_is_a_sheet_and_a_download(
    browser: Browser, course: Course, folder: Path, tmp_path: Path
) -> None:
    with opened(browser, folder, scripts=False) as page:
        expect(page.get_by_text("You can still take the quiz")).to_be_visible()
        expect(page.get_by_text("Kidney & bladder")).to_be_visible()
        expect(page.locator("button:visible")).to_have_count(0)
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the quiz").click()
        assert download.value.suggested_filename == "you_small.ipynb"
        file = tmp_path / "small.ipynb"
        download.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8")) == released.load(course, "small")


def test_on_paper_the_questions_alone_are_printed(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        expect(page.get_by_text("Learner id: Date:")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.get_by_text("Learner id: Date:")).to_be_visible()
        expect(page.get_by_text("Kidney & bladder")).to_be_visible()
        expect(page.locator("button:visible")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("state", ["fresh", "answered", "wrong", "no scripts"])
def test_everybody_can_use_it(
    browser: Browser, folder: Path, theme: str, size: tuple[int, int], state: str
) -> None:
    scripts = state != "no scripts"
    with opened(browser, folder, theme, size=size, scripts=scripts) as page:
        if state == "answered":
            answer_all(page)
        if state == "wrong":
            page.locator("#q04-field").fill("five")
            page.locator("button[type=submit]").click()
            page.locator(".quiz-wipe").click()
        if scripts:
            assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        for target in page.locator("button, .quiz-option, .quiz-judge, .quiz-extras label").all():
            area = target.bounding_box()
            assert area is None or (area["height"] >= 24 and area["width"] >= 24)


def test_the_page_holds_no_key(course: Course, folder: Path) -> None:
    html = (folder / "light.html").read_text(encoding="utf-8")
    match = re.search(r"base64,([^\"]+)", html)
    assert match
    held = html + base64.b64decode(match[1]).decode()
    for secret in ("Reason given", "Rationale", "HIDDEN", "SOLUTION", "Names the liver", '"key"'):
        assert secret not in held
