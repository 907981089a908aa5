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
def test_search_finds_a_word(browser: Browser, base: str, disk: str, place: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto((base if place == "http" else disk) + "search.html?q=hydroxynorketamine")
        results = page.locator("#search-results li a")
        expect(results.first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert any("02-ketamine-mechanisms" in (link.get_attribute("href") or "")
                   for link in results.all())  # fmt: skip
        assert watch.faults == []


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


def test_dark_and_light_can_be_chosen(browser: Browser, disk: str) -> None:
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + CHAPTER)
        before = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Light or dark").click()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
        page.reload()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


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
