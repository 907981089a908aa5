"""A browser, and a page with a live figure in it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cmebook.live import LiveFigure
from tests.browser.conftest import _Silent
from tests.browser.watch import Watched, watched
from tests.live import makers, pages


@pytest.fixture(scope="session")
def figure() -> LiveFigure:
    """The small figure of the page."""
    return makers.simple()


@pytest.fixture(scope="session")
def address(figure: LiveFigure, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page on disk with a small figure, and a second, different one."""
    other = makers.simple(name="other-figure", title="Another figure")
    folder = tmp_path_factory.mktemp("pages")
    return pages.write(folder, figure.html(), other.html()).as_uri()


@pytest.fixture(scope="session")
def served(address: str) -> Iterator[str]:
    """The same page from a server."""
    folder = Path(address.removeprefix("file://")).parent
    handler = functools.partial(_Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watched]:
    """A page without network; at the end there must have been no error and no request."""
    with watched(browser) as one:
        yield one
        assert one.faults == []


@pytest.fixture
def page(watch: Watched, address: str) -> Page:
    """The page with the figures, opened from disk and ready."""
    return ready(watch.page, address)


def ready(page: Page, address: str) -> Page:
    """Open ``address`` and wait until its figures move."""
    page.goto(address)
    page.wait_for_function(
        "document.querySelectorAll('figure.cme-live:not(.live-on)').length === 0"
    )
    return page
