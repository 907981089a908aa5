"""Every page of the book: alone on the machine, readable by everybody."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from tests.browser.conftest import Visitor
from tests.browser.site import ROOT

#: Pages by their source; the names of the built pages follow from them.
SOURCES = sorted(
    path.relative_to(ROOT / "book").with_suffix(".html").as_posix()
    for path in (ROOT / "book").rglob("*.md")
    if path.name != "README.md"
)
PAGES = [*SOURCES, "genindex.html", "search.html"]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.mark.parametrize("name", PAGES)
def test_page_stands_alone(name: str, address: str, book: Path, visit: Visitor) -> None:
    """No other host is asked, nothing fails: from a server and from disk."""
    for url in (f"{address}/{name}", (book / name).as_uri()):
        seen = visit(url)
        seen.page.wait_for_load_state("networkidle")
        seen.clean()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible(name: str, dark: bool, address: str, visit: Visitor) -> None:
    seen = visit(f"{address}/{name}", dark=dark)
    found = Axe().run(seen.page, options=RULES)
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_page_fits_its_screen(name: str, width: int, address: str, visit: Visitor) -> None:
    """Nobody has to scroll sideways."""
    seen = visit(f"{address}/{name}", width=width)
    wide = seen.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{name} is {wide} wide on a screen of {width}"


@pytest.mark.parametrize("name", SOURCES)
def test_page_reads_without_scripts(name: str, address: str, visit: Visitor) -> None:
    page = visit(f"{address}/{name}", scripts=False).page
    assert page.locator("article h1").first.is_visible()
    text = page.locator("article").inner_text()
    assert len(text) > 200
    for control in page.locator("article input[type=range], article button").all():
        assert not control.is_visible(), "a control that does nothing is shown"


def test_every_link_inside_the_book_leads_somewhere(book: Path) -> None:
    """Pages and anchors; what the pages say about other places is for readers to follow."""
    documents = {path: html.parse(path).getroot() for path in book.rglob("*.html")}
    anchors = {
        path: {*root.xpath("//@id"), *root.xpath("//a/@name"), "", "top"}
        for path, root in documents.items()
    }
    lost = []
    for path, root in documents.items():
        for link in root.xpath("//a/@href"):
            if link.startswith(("http:", "https:", "mailto:", "data:", "javascript:")):
                continue
            target, anchor = urldefrag(urljoin(path.as_uri(), link))
            place = Path(unquote(target.removeprefix("file://")))
            if place.is_dir():
                place /= "index.html"
            known = anchors.get(place, {""})
            if not place.exists() or unquote(anchor) not in known:
                lost.append(f"{path.relative_to(book)}: {link}")
    assert not lost, "\n".join(lost[:40])


def test_every_picture_has_words(book: Path) -> None:
    for path in book.rglob("*.html"):
        for picture in html.parse(path).getroot().xpath("//article//img"):
            assert picture.get("alt"), f"{path.name}: {picture.get('src')}"
