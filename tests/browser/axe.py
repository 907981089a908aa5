"""Ask axe-core what is wrong with a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: WCAG 2.2 AA and axe's best practice, one of which is that everything lies in a landmark.
OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
}


#: Rows of a table of evidence that axe looks at; one function makes them all.
ROWS = 40


def violations(page: Page) -> list[str]:
    """One line for each rule that is broken, with the first elements that break it."""
    page.evaluate(
        "rows => document.querySelectorAll(`.ev-rows > li:nth-child(n + ${rows + 1})`)"
        ".forEach(row => row.remove())",
        ROWS,
    )
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}, {len(rule['nodes'])}): "
        + "; ".join(f"{node['html'][:160]} {_why(node)}" for node in rule["nodes"][:3])
        for rule in found
    ]


def _why(node: dict[str, list[dict[str, str]]]) -> str:
    return ", ".join(check["message"] for check in node["any"] + node["all"] + node["none"])[:200]
