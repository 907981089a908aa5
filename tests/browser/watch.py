"""A page under watch: no request leaves this machine, and every fault is written down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, Route

PHONE = (320, 640)
DESKTOP = (1280, 900)

LOCAL = {"127.0.0.1", "localhost", ""}


@dataclass
class Watched:
    """A page, the requests it made to other hosts, and the errors it had."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Everything that should not have happened, with the page it happened on."""
        return [f"asked for {url}" for url in self.outside] + self.errors

    def clear(self) -> None:
        """Forget what was seen, before another page is opened."""
        self.outside.clear()
        self.errors.clear()


@contextmanager
def watched(
    browser: Browser,
    *,
    size: tuple[int, int] = DESKTOP,
    theme: str = "light",
    scripts: bool = True,
    motion: str = "reduce",
) -> Iterator[Watched]:
    """A page in a context of its own (no storage from elsewhere) with the network cut off."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=theme,  # type: ignore[arg-type]
        reduced_motion=motion,  # type: ignore[arg-type]
        java_script_enabled=scripts,
        accept_downloads=True,
    )
    page = context.new_page()
    watch = Watched(page)

    def gate(route: Route, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob", "about") or (parts.hostname or "") in LOCAL:
            route.continue_()
        else:
            watch.outside.append(request.url)
            route.abort()

    context.route("**/*", gate)
    page.on(
        "console",
        lambda message: (
            message.type == "error"
            and watch.errors.append(f"console: {message.text} ({message.location.get('url', '')})")
        ),
    )
    page.on("pageerror", lambda error: watch.errors.append(f"script: {error}"))
    # A request is aborted when the reader goes on to another page; that is no fault of a page.
    page.on(
        "requestfailed",
        lambda request: (
            request.failure != "net::ERR_ABORTED"
            and watch.errors.append(f"failed: {request.url} ({request.failure})")
        ),
    )
    page.on(
        "response",
        lambda response: (
            response.status >= 400
            and watch.errors.append(f"status {response.status}: {response.url}")
        ),
    )
    try:
        yield watch
    finally:
        context.close()
