"""Pages with live figures as a book would have them: no inline script, a light and a dark theme."""

from __future__ import annotations

from pathlib import Path

from cmebook.live import front

_THEME = """
:root { color-scheme: light; --pst-color-background: #fff; --pst-color-text-base: #323232;
  --pst-color-text-muted: #48566b; --pst-color-primary: #0a7d91; --pst-color-border: #c9c9c9; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark;
  --pst-color-background: #14181e; --pst-color-text-base: #ced6dd;
  --pst-color-text-muted: #9ca4af; --pst-color-primary: #3fb1c5; --pst-color-border: #48566b; } }
body { margin: 0 auto; padding: 0 16px; max-width: 60rem; font-family: system-ui, sans-serif;
  color: var(--pst-color-text-base); background: var(--pst-color-background); }
"""


def write(folder: Path, *figures: str, name: str = "page.html") -> Path:
    """Write a page with the HTML of some figures, and beside it what the front end needs."""
    for asset in ("live.js", "live.css"):
        (folder / asset).write_text(front.read(asset), encoding="utf-8")
    body = "\n<p>Text between figures.</p>\n".join(figures)
    page = folder / name
    page.write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_THEME}</style>"
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="live.css">'
        '<script defer src="live.js"></script></head><body><main><h1>Figures</h1>'
        f'{body}<h2 id="further-down">Further down</h2><p>Last words.</p></main></body></html>',
        encoding="utf-8",
    )
    return page
