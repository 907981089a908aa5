"""What is around a chapter: ticks, search, print, the notebook to take away, and its weight."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import nbformat
import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.watch import PHONE, watched

CHAPTER = "chapters/02-ketamine-mechanisms.html"
NOTEBOOK = "_downloads/notebooks/02-ketamine-mechanisms.ipynb"

#: Compressed, with everything the page loads, before the data of its live figures.
WEIGHT = 250_000


@pytest.mark.parametrize("place", ["http", "disk"])
def test_a_tick_is_kept_and_shown_in_the_contents(
    browser: Browser, base: str, disk: str, place: str
) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto((base if place == "http" else disk) + CHAPTER)
        box = page.get_by_label("Done", exact=True)
        box.focus()
        page.keyboard.press("Space")
        page.reload()
        expect(box).to_be_checked()
        expect(page.get_by_label("I have finished this chapter")).to_be_checked()
        entry = page.locator("nav.bd-links a.current")
        expect(entry).to_have_class(re.compile("is-done"))
        expect(entry).to_contain_text("(done)")
        page.get_by_label("I have finished this chapter").uncheck()
        expect(box).not_to_be_checked()
        expect(entry).not_to_contain_text("(done)")
        assert watch.faults == []


def test_without_scripts_there_is_text_and_nothing_that_does_nothing(
    browser: Browser, disk: str, pages: list[str]
) -> None:
    with watched(browser, scripts=False) as watch:
        for name in pages:
            watch.page.goto(disk + name)
            expect(watch.page.locator("h1").first).to_be_visible()
            if name not in ("search.html", "genindex.html"):
                assert len(watch.page.locator("article").inner_text()) > 200, name
            dead = watch.page.locator(
                "article :is(button, input[type=range]):visible, .bd-header-article button:visible"
            )
            assert dead.count() == 0, name


@pytest.mark.parametrize("place", ["http", "disk"])
def test_search_shows_chapters_first_with_the_words_around(
    browser: Browser, base: str, disk: str, place: str
) -> None:
    with watched(browser, size=PHONE) as watch:
        page = watch.page
        page.goto((base if place == "http" else disk) + "search.html?q=hydroxynorketamine")
        results = page.locator("#search-results")
        groups = results.locator("h2")
        expect(groups.first).to_be_visible()
        expect(groups.first).to_have_text("Chapters")
        expect(groups.last).to_have_text("Evidence tables")
        first = results.locator("li").first
        expect(first.locator("a").first).to_have_attribute("href", CHAPTER)
        expect(first.locator("mark").first).to_have_text(re.compile("hydroxynorketamine", re.I))
        expect(results.locator(".search-glossary a").first).to_have_text("hydroxynorketamine")
        # The page it leads to marks the word, and draws no icon of a font that is not there.
        results.locator(".search-parts a").first.click()
        page.wait_for_load_state("networkidle")
        expect(page.locator("article")).to_be_visible()
        assert watch.faults == []


def test_search_hands_the_words_to_a_table_of_evidence(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + "search.html?q=esketamine")
        page.locator(".search-table a").filter(has_text="Findings").click()
        counted = re.compile(r"^\d+ of \d+ rows")
        expect(page.locator(".ev-count")).to_have_text(counted, timeout=20_000)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_is_content_with_what_search_shows(browser: Browser, base: str, theme: str) -> None:
    with watched(browser, size=PHONE, theme=theme) as watch:
        watch.page.goto(base + "search.html?q=esketamine")
        expect(watch.page.locator("#search-results h2").first).to_be_visible()
        assert violations(watch.page) == []


def test_search_says_when_nothing_is_found(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        watch.page.goto(disk + "search.html?q=xyzzy")
        expect(watch.page.get_by_role("status")).to_contain_text("Nothing was found")


def test_the_search_button_opens_the_field(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        page.get_by_role("button", name="Search").first.click()
        page.keyboard.type("norketamine")
        page.keyboard.press("Enter")
        expect(page.locator("#search-results li").first).to_be_visible()
        assert watch.faults == []


def test_paper_shows_static_figures_and_no_chrome(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        page.emulate_media(media="print")
        expect(page.locator("h1").first).to_be_visible()
        for figure in page.locator("figure.cme-live").all():
            expect(figure.locator("svg").first).to_be_visible()
            expect(figure.locator("form")).to_be_hidden()
        hidden = (".bd-header-article", "#pst-primary-sidebar", ".chapter-meta .done-tick")
        for part in hidden:
            expect(page.locator(part).first).to_be_hidden()


def test_on_paper_the_answers_stand_at_the_end_and_go_again(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        questions = page.locator(".self-check").count()
        answers = page.locator(".answers-at-end .printed-answers")
        expect(answers).to_have_count(questions)
        for answer in answers.all():
            expect(answer.locator(".self-check-verdict").first).to_be_visible()
        expect(page.locator(".self-check .self-check-panel").first).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator(".answers-at-end")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_press_changes_dark_and_light(browser: Browser, disk: str, theme: str) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    with watched(browser, theme=theme) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        seen = [page.evaluate(background)]
        for _ in range(4):
            page.get_by_role("button", name="Dark colours").click()
            seen.append(page.evaluate(background))
            page.reload()
            assert page.evaluate(background) == seen[-1]
        assert seen == [seen[0], seen[1]] * 2 + [seen[0]]
        assert seen[0] != seen[1]


def test_buttons_of_a_phone_have_names_and_room_for_a_finger(browser: Browser, disk: str) -> None:
    with watched(browser, size=PHONE) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        header = page.locator(".bd-header-article")
        for name in ("Contents", "Search", "Dark colours", "On this page"):
            box = header.get_by_role("button", name=name, exact=True).bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44, name
        assert header.locator("button:visible, a:visible").count() == 4


@pytest.mark.parametrize("place", [CHAPTER, "search.html"])
def test_without_scripts_a_phone_still_has_the_contents(
    browser: Browser, disk: str, place: str
) -> None:
    with watched(browser, size=PHONE, scripts=False) as watch:
        page = watch.page
        page.goto(disk + place)
        page.locator("summary").filter(has_text="Contents").click()
        page.locator("details[open]").get_by_role("link", name="Glossary").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Glossary"))


@pytest.mark.parametrize("size", [PHONE, (1280, 900)], ids=["320 px", "1280 px"])
def test_the_foot_leads_from_chapter_to_quiz_to_chapter(
    browser: Browser, disk: str, size: tuple[int, int]
) -> None:
    with watched(browser, size=size) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        for part in ("quizzes/ketamine-mechanisms", "chapters/03-serotonergic-mechanisms"):
            link = page.locator("a.right-next")
            title = link.locator(".prev-next-title")
            shown = title.inner_text()
            assert title.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), shown
            link.click()
            assert part in page.url
            assert shown in page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("size", [(844, 390), (640, 450)], ids=["sideways", "200 %"])
def test_on_a_low_screen_the_header_scrolls_away(
    browser: Browser, disk: str, size: tuple[int, int]
) -> None:
    with watched(browser, size=size) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        page.locator("h2").nth(2).scroll_into_view_if_needed()
        box = page.locator(".bd-header-article").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_link_over_the_header_can_be_read(browser: Browser, disk: str, theme: str) -> None:
    with watched(browser, theme=theme) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        page.keyboard.press("Tab")
        expect(page.locator(".skip-link")).to_be_in_viewport()
        assert violations(page) == []


def test_the_contents_open_and_close_on_a_phone(browser: Browser, disk: str) -> None:
    with watched(browser, size=PHONE) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        entry = page.get_by_role("link", name="Glossary")
        expect(entry).to_be_hidden()
        page.get_by_role("button", name="Contents", exact=True).click()
        expect(entry).to_be_visible()
        page.keyboard.press("Escape")
        expect(entry).to_be_hidden()


def test_a_table_on_a_phone_says_what_each_cell_is(browser: Browser, disk: str) -> None:
    with watched(browser, size=PHONE) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        table = page.locator("article table").first
        heading = table.locator("thead th").nth(1)
        cell = table.locator("tbody td").nth(1)
        expect(heading).to_be_hidden()
        expect(cell.locator(".cell-label")).to_have_text(heading.text_content() or "")
        box = cell.bounding_box()
        assert box is not None
        assert box["width"] > 250
        page.set_viewport_size({"width": 1280, "height": 900})
        expect(heading).to_be_visible()
        expect(cell.locator(".cell-label")).to_be_hidden()


def test_focus_is_not_hidden_behind_the_header(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        header = page.locator(".bd-header-article").bounding_box()
        assert header is not None
        links = page.locator("article p a")
        links.nth(links.count() - 1).focus()
        for _ in range(12):
            page.keyboard.press("Shift+Tab")
            top = page.evaluate("document.activeElement.getBoundingClientRect().top")
            assert top >= header["height"] - 1


def test_the_notebook_to_take_away_is_plain(built: Path) -> None:
    link = html.parse(built / CHAPTER).xpath("//a[@download and contains(@href, '.ipynb')]/@href")
    assert (built / "chapters" / link[0]).resolve() == (built / NOTEBOOK).resolve()
    notebook = nbformat.read(built / NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    kinds = [cell.cell_type for cell in notebook.cells]
    assert {"markdown", "code"} == set(kinds)
    words = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert re.findall(r"\{[\w:-]+\}`|^[`:]{3,}.*", words, re.MULTILINE) == []


def test_every_link_inside_the_book_leads_somewhere(built: Path, pages: list[str]) -> None:
    documents = {(built / name): html.parse(built / name).getroot() for name in pages}
    anchors = {path: {"", "top", *root.xpath("//@id")} for path, root in documents.items()}
    lost = []
    for path, root in documents.items():
        for link in root.xpath("//a/@href"):
            if link.startswith(("http:", "https:", "mailto:", "data:")):
                continue
            target, anchor = urldefrag(urljoin(path.as_uri(), link))
            place = Path(unquote(target.removeprefix(built.as_uri() + "/")))
            known = anchors.get(built / place, {""})
            if not (built / place).exists() or unquote(anchor) not in known:
                lost.append(f"{path.relative_to(built)}: {link}")
    assert lost == []


def test_a_chapter_is_light(built: Path) -> None:
    page = (built / CHAPTER).read_text(encoding="utf-8")
    words = re.sub(r'<script type="text/plain" class="live-payload">.*?</script>', "", page)
    weight = len(gzip.compress(words.encode()))
    loaded = re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"?#]+\.(?:js|css))', words)
    for name in dict.fromkeys(loaded):
        weight += len(gzip.compress((built / "chapters" / name).resolve().read_bytes()))
    assert weight < WEIGHT
