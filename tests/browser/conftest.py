from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser.find import find_browser
from tests.browser.site import build_once, served

FLAGS = [
    "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
OWN = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")


@dataclass
class Visit:
    """A page with the network cut off, and what went wrong on it."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)  # requests to other hosts, all refused
    errors: list[str] = field(default_factory=list)  # console errors and uncaught exceptions

    def clean(self) -> None:
        """Nothing was asked of another host, and nothing failed."""
        assert not self.elsewhere, f"asks other hosts: {self.elsewhere}"
        assert not self.errors, f"errors on the page: {self.errors}"


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    return build_once()


@pytest.fixture(scope="session")
def address(book: Path) -> Iterator[str]:
    """Where the book is served on this machine."""
    with served(book) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser of this machine."""
    flags = [*FLAGS, "--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else FLAGS
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Open an address: ``visit(url, width=360, dark=True, scripts=False)``."""
    contexts: list[BrowserContext] = []

    def open_page(
        url: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        scripts: bool = True,
        **options: Any,
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        seen = Visit(context.new_page())

        def guard(route: Route) -> None:
            if route.request.url.startswith(OWN):
                route.continue_()
            else:
                seen.elsewhere.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        seen.page.on(
            "console",
            lambda message: seen.errors.append(message.text) if message.type == "error" else None,
        )
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        if url:
            seen.page.goto(url)
        return seen

    yield open_page
    for context in contexts:
        context.close()
