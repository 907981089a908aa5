"""Self-checks in a real browser, on a bare page: keyboard, phone, dark, without scripts, print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cmebook.course import find_course
from cmebook.items.html import self_check
from tests.browser.axe import violations
from tests.browser.watch import DESKTOP, PHONE, watched
from tests.items.fakes import EVIDENCE, item

KINDS = ("single", "multiple", "truefalse", "numeric", "text")
ASSETS = find_course(Path(__file__).parent).assets / "items"
#: The names of the theme's colours, as the page of a chapter sets them in the dark.
DARK = """<style>:root { color-scheme: dark; background: #12191c; color: #e2e9eb;
  --pst-color-background: #12191c; --pst-color-text-base: #e2e9eb; --pst-color-border: #60707a;
  --pst-color-text-muted: #a5b4b9; --pst-color-primary: #74c6d2; --pst-color-success: #7fcfa5;
  --pst-color-danger: #f2a093; } a { color: #74c6d2; }</style>"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with one self-check of each kind."""
    folder = tmp_path_factory.mktemp("self-check")
    checks = []
    for kind in KINDS:
        sound = replace(item(folder, kind), use="self-check", id=f"ket-{kind}")
        checks.append(self_check(sound, EVIDENCE).replace('href="ev:', 'href="#'))
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Self-checks</title>'
        '<meta name="viewport" content="width=device-width">'
        # axe asks for linked styles once more, which a page on disk may not
        f"<style>{(ASSETS / 'self-check.css').read_text(encoding='utf-8')}</style>"
        f'<script src="{(ASSETS / "self-check.js").as_uri()}" defer></script>'
    )
    for name, more in (("light", ""), ("dark", DARK)):
        html = f"{head}{more}</head><body><main><h1>Checks</h1>{''.join(checks)}</main></body>"
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


@contextmanager
def opened(browser: Browser, folder: Path, theme: str = "light", **how: object) -> Iterator[Page]:
    """The page, on disk; at the end nothing may have gone wrong."""
    with watched(browser, theme=theme, **how) as watch:  # type: ignore[arg-type]
        watch.page.goto((folder / f"{theme}.html").as_uri())
        yield watch.page
        assert watch.faults == []


def check(page: Page, kind: str) -> None:
    page.locator(f"#self-check-ket-{kind} button").click()


def status(page: Page, kind: str) -> str:
    return page.locator(f"#self-check-ket-{kind} [role=status]").inner_text()


def test_a_wrong_choice_is_answered_with_its_reason_first(
    browser: Browser, page_file: Path
) -> None:
    with opened(browser, page_file) as page:
        box = page.locator("#self-check-ket-single")
        expect(box.get_by_text("because this is what")).to_have_count(4)
        for reason in box.locator(".self-check-reason").all():
            expect(reason).to_be_hidden()
        box.get_by_label("Gamma block").check()
        check(page, "single")
        assert "You chose C. The best answer is A." in status(page, "single")
        assert "C: not the best answer. Gamma block" in status(page, "single")
        assert "Beta block" not in status(page, "single")
        order = box.locator(".self-check-reason").evaluate_all(
            "all => all.map(one => one.dataset.letter).join('')"
        )
        assert order == "CABD"
        for reason in box.locator(".self-check-reason").all():
            expect(reason).to_be_visible()
        assert box.locator(".self-check-flag").all_inner_texts() == ["best answer", "your answer"]


def test_the_right_choice_is_called_right(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as page:
        page.locator("#self-check-ket-single").get_by_label("Alpha block").check()
        check(page, "single")
        assert status(page, "single").startswith("Right: A.")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("single", "Choose an answer first."),
        ("multiple", "Choose at least one answer first."),
        ("truefalse", "Judge every statement first. Open: A, B, C, D."),
        ("numeric", "Write a number first, without its unit."),
        ("text", "Write your answer first."),
    ],
)
def test_an_empty_answer_shows_nothing_yet(
    browser: Browser, page_file: Path, kind: str, said: str
) -> None:
    with opened(browser, page_file) as page:
        check(page, kind)
        assert status(page, kind) == said
        expect(page.locator(f"#self-check-ket-{kind} .self-check-rest")).to_be_hidden()
        expect(page.locator(f"#self-check-ket-{kind} button")).to_have_text("Check")


@pytest.mark.parametrize(
    ("letters", "said"),
    [("AC", "Right: all 4."), ("A", "3 of 4 judged right."), ("BD", "0 of 4 judged right.")],
)
def test_several_choices_are_judged_one_by_one(
    browser: Browser, page_file: Path, letters: str, said: str
) -> None:
    with opened(browser, page_file) as page:
        for letter in letters:
            page.locator(f"#self-check-ket-multiple input[value={letter}]").check()
        check(page, "multiple")
        assert status(page, "multiple").startswith(said)


def test_statements_are_judged_one_by_one(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as page:
        box = page.locator("#self-check-ket-truefalse")
        for letter, said in zip("ABCD", ("True", "True", "True", "False"), strict=True):
            box.locator(f'[data-letter="{letter}"]').first.get_by_label(said).check()
        check(page, "truefalse")
        assert status(page, "truefalse").startswith("3 of 4 judged right.")
        assert "B: false." in status(page, "truefalse")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("40", "Right."),
        ("42", "Right."),
        ("38.0", "Right."),
        ("39,5", "Right."),
        ("42.1", "Not right. The answer is 40 L."),
        ("−40", "Not right. The answer is 40 L."),
        ("40 L", "Write a number first, without its unit."),
        ("forty", "Write a number first, without its unit."),
    ],
)
def test_a_number_may_lie_within_its_tolerance(
    browser: Browser, page_file: Path, written: str, said: str
) -> None:
    with opened(browser, page_file) as page:
        page.locator("#self-check-ket-numeric input").fill(written)
        check(page, "numeric")
        assert status(page, "numeric") == said


def test_a_text_is_put_beside_a_good_answer(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as page:
        page.locator("#self-check-ket-text textarea").fill("Spines come later.")
        check(page, "text")
        assert status(page, "text") == "Compare your answer with the one below."
        expect(page.locator("#self-check-ket-text")).to_contain_text("It should contain")
        expect(page.locator("#self-check-ket-text textarea")).to_have_value("Spines come later.")


def test_the_keyboard_is_enough_and_keeps_its_place(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as page:
        page.locator("#self-check-ket-single input").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert "You chose B." in status(page, "single")
        button = page.locator("#self-check-ket-single button")
        button.focus()
        expect(button).to_have_text("Try again")
        page.keyboard.press("Enter")
        expect(page.locator("#self-check-ket-single input").first).to_be_focused()
        assert status(page, "single") == ""
        expect(page.locator("#self-check-ket-single .self-check-panel")).to_be_hidden()
        expect(page.locator("#self-check-ket-single :checked")).to_have_count(0)
        expect(page.locator("#self-check-ket-single .self-check-flag")).to_have_count(0)


def test_nothing_is_recorded(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as page:
        page.locator("#self-check-ket-single").get_by_label("Alpha block").check()
        check(page, "single")
        page.reload()
        expect(page.locator(":checked")).to_have_count(0)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert page.context.cookies() == []


def test_without_scripts_answers_stand_behind_a_summary(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, scripts=False) as page:
        expect(page.locator("button:visible")).to_have_count(0)
        box = page.locator("#self-check-ket-single")
        expect(box.get_by_text("A: best answer.")).to_be_hidden()
        box.locator("summary").click()
        expect(box.get_by_text("A: best answer.")).to_be_visible()


def test_on_paper_the_reasons_are_printed(browser: Browser, page_file: Path) -> None:
    for scripts in (True, False):
        with opened(browser, page_file, scripts=scripts) as page:
            page.emulate_media(media="print")
            box = page.locator("#self-check-ket-single")
            expect(box.get_by_text("A: best answer.")).to_be_visible()
            expect(page.locator("button:visible")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("answered", [False, True])
def test_everybody_can_use_it(
    browser: Browser, page_file: Path, theme: str, size: tuple[int, int], answered: bool
) -> None:
    with opened(browser, page_file, theme, size=size) as page:
        if answered:
            answer_all(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        for target in page.locator("button, .self-check-option, .self-check-judge").all():
            area = target.bounding_box()
            assert area and area["height"] >= 24 and area["width"] >= 24


def answer_all(page: Page) -> None:
    page.locator("#self-check-ket-single").get_by_label("Beta block").check()
    page.locator("#self-check-ket-multiple").get_by_label("Alpha block").check()
    for group in page.locator(".self-check-statement").all():
        group.get_by_label("True").check()
    page.locator("#self-check-ket-numeric input").fill("40")
    page.locator("#self-check-ket-text textarea").fill("Spines come later.")
    for kind in KINDS:
        check(page, kind)
