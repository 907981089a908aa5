"""What a reader's browser has to fetch: bytes as they are, and after gzip."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import subjects
from browser import chromium, fresh_page, serve
from report import Table, kilobytes, unmeasured

from cmebook.course import Course

#: Of each live figure its name and its data.
DATA = re.compile(
    r'(?<=data-live=")([^"]+)(?:(?!</figure>).)*?<script[^>]* class="live-payload">([^<]*)',
    re.DOTALL,
)
KINDS = {".css": "style sheets", ".js": "scripts", ".woff2": "fonts"}
COLUMNS = ["KB", "KB after gzip"]


def of_page(course: Course) -> Table:
    """The first chapter with a live figure: page, styles, scripts, and each figure's data."""
    root, page = subjects.page(course, subjects.figure())
    text = (root / page).read_text(encoding="utf-8")
    data = DATA.findall(text)
    if len(data) != text.count('<figure class="cme-live"'):
        raise LookupError(f"{page}: a live figure does not hold its data as expected.")
    bare = text
    for _, payload in data:
        bare = bare.replace(payload, "")
    kinds: dict[str, list[bytes]] = defaultdict(list)
    for file in fetched(root, page):
        kinds[KINDS.get(file.suffix, "pictures and others")].append(file.read_bytes())
    others = [content for found in kinds.values() for content in found]
    rows = [
        _row("page without the data of its live figures", [bare.encode()]),
        *(_row(f"{kind}: {len(found)}", found) for kind, found in sorted(kinds.items())),
        _row("**together, without the data**", [bare.encode(), *others]),
        *(_row(f"data of `{name}`", [payload.encode()]) for name, payload in data),
        _row("**together, with the data**", [text.encode(), *others]),
    ]
    return Table([f"`{page}`", *COLUMNS], rows, "Everything Chromium asks for to show the page.")


def of_figure(course: Course) -> Table:
    """One live figure alone on a page, and the same figure made by its rivals."""
    live = subjects.figure()
    known, reason = subjects.figure_alone(course, live)
    rows = []
    for one in known:
        page = weigh([(one.root / one.page).read_bytes()])
        files = weigh((one.root / name).read_bytes() for name in one.files)
        rows.append([one.name, *map(kilobytes, (*page, *files))])
    columns = [
        f"{what}, {size}" for what in ("page with data", "scripts and styles") for size in COLUMNS
    ]
    if reason:
        rows.append(unmeasured("html-manager", len(columns), reason))
    taken = f"{live.report().states} states."
    return Table([f"`{live.name}`", *columns], rows, taken)


def fetched(root: Path, page: str) -> list[Path]:
    """Every other file Chromium asks for while it shows ``page``, sorted."""
    seen: set[str] = set()
    with serve(root) as address, chromium() as browser, fresh_page(browser) as tab:
        tab.on("response", lambda response: seen.add(response.url))
        tab.goto(f"{address}/{page}", wait_until="networkidle")
    paths = {root / unquote(urlsplit(url).path).lstrip("/") for url in seen} - {root / page}
    return sorted(path for path in paths if path.is_file())


def weigh(contents: Iterable[bytes]) -> tuple[int, int]:
    """Bytes as they are, and with each of ``contents`` gzipped by itself, as a server does."""
    known = list(contents)
    return sum(map(len, known)), sum(len(gzip.compress(one, 9, mtime=0)) for one in known)


def _row(name: str, contents: Iterable[bytes]) -> list[str]:
    return [name, *map(kilobytes, weigh(contents))]
