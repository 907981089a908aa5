"""What browser tests start from: the built course, served and on disk, and a browser."""

from __future__ import annotations

import functools
import http.server
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.build import built_book


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest) -> Path:
    """The folder of the built pages."""
    worker = getattr(request.config, "workerinput", {})
    return built_book(worker.get("testrunuid") or uuid.uuid4().hex)


@pytest.fixture(scope="session")
def pages(built: Path) -> list[str]:
    """Every page of the book, as an address relative to the built folder."""
    found = sorted(
        path.relative_to(built).as_posix()
        for path in built.rglob("*.html")
        if not path.relative_to(built).parts[0].startswith("_")
    )
    assert "index.html" in found
    return found


@pytest.fixture(scope="session")
def base(built: Path) -> Iterator[str]:
    """The address of the book served on this machine, with a slash at its end."""
    handler = functools.partial(_Silent, directory=str(built))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def disk(built: Path) -> str:
    """The address of the book on disk, with a slash at its end."""
    return built.as_uri() + "/"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
