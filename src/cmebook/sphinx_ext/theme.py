"""The theme as this course uses it: what it loads too much is left out, its faults mended.

Seen in sphinx-book-theme 1.3 with pydata-sphinx-theme 0.17; the templates beside this
module replace the parts of a page that have a fault in their markup.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

TEMPLATES = Path(__file__).parent / "templates"

#: A file of an extension, and what a page that needs it holds; None: no page needs it.
ONLY_WHERE_USED = {
    "clipboard.min.js": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "copybutton.css": 'class="highlight',
    "togglebutton.js": "toggle-details",
    "togglebutton.css": "toggle-details",
    "design-tabs.js": "sd-tab-set",
    "sphinx-design.min.css": 'class="sd-',
    "sphinx-thebe.js": None,  # asks another host for its code
    "sphinx-thebe.css": None,
}

#: Inline scripts that are dropped, known by a word in them.
INLINE_DROPPED = ("THEBE_JS_URL", "toggleHint", "toggleOpenOnPrint", "togglebuttonSelector")

#: A style sheet's rule that loads a font.
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")

#: What sphinx-thebe puts into the text of every page.
THEBE_IN_TEXT = ("text/x-thebe-config", "kernelName =")


def use_templates(_app: Sphinx, config: Config) -> None:
    """``config-inited``: our templates come before those of the theme."""
    config.templates_path = [str(TEMPLATES), *config.templates_path]


def trim_files(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: document | None
) -> None:
    """``html-page-context``: drop scripts and styles that this page does not use."""
    body = context.get("body", "")
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context.get(kind, []) if _needed(file, body)]


def _needed(file: Any, body: str) -> bool:
    inline = getattr(file, "attributes", {}).get("body") or ""
    if any(word in inline for word in INLINE_DROPPED):
        return False
    name = str(getattr(file, "filename", file) or "").rpartition("/")[2]
    if name not in ONLY_WHERE_USED:
        return True
    marker = ONLY_WHERE_USED[name]
    return marker is not None and marker in body


def drop_thebe(_app: Sphinx, doctree: document, _docname: str) -> None:
    """``doctree-resolved``: take out what sphinx-thebe put in; no kernel is ever asked for."""
    for piece in list(doctree.findall(nodes.raw)):
        if any(word in piece.astext() for word in THEBE_IN_TEXT):
            piece.parent.remove(piece)


def drop_unused_files(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: blank the icon script (1.5 MB) and drop source maps and icon fonts.

    The script is named in every page by the theme, so it stays, empty; the icons are
    drawn by our style sheet, and the theme's no longer names the fonts, so no page asks
    for one. ``.nojekyll`` tells GitHub Pages to publish ``_static`` too.
    """
    if error or app.builder.format != "html":
        return
    Path(app.outdir, ".nojekyll").touch()
    static = Path(app.outdir) / "_static"
    if (icons := static / "scripts" / "fontawesome.js").is_file():
        icons.write_text("", encoding="utf-8")
    for pattern in ("scripts/*.map", "styles/*.map", "vendor/fontawesome/webfonts/*"):
        for path in sorted(static.glob(pattern)):
            path.unlink()
    for sheet in sorted(static.glob("styles/*.css")):
        css = sheet.read_text(encoding="utf-8")
        if "@font-face" in css:
            sheet.write_text(FONT_FACE.sub("", css), encoding="utf-8")
