"""A small course: the tables of the real one with a few made-up rows, and pages of a test's own.

It is built with plain Sphinx, which the extension must not outgrow.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from cmebook.course import find_course

DAY = "2026-01-31"

#: Made-up rows; a test knows what they must look like.
ROWS: dict[str, tuple[dict[str, str], ...]] = {
    "sources": (
        {
            "id": "smith2020", "kind": "journal_article", "authors": "Smith A, Jones B, et al.",
            "year": "2020", "title": "A made-up trial", "container": "Journal of Tests",
            "volume": "1", "issue": "2", "pages": "3-4", "doi": "10.1000/smith",
            "read_as": "abstract", "checked": DAY,
        },
        {
            "id": "agency2021", "kind": "regulator", "authors": "Some Agency, Inc.",
            "year": "2021", "title": "A made-up label", "read_as": "product information",
            "checked": DAY,
        },
    ),
    "estimates": (
        {
            "id": "smith2020.hr", "quantity": "HR", "value": "0.50", "low": "0.25", "high": "0.75",
            "interval": "95% CI", "n": "1200", "group": "drug v placebo", "population": "adults",
            "outcome": "relapse", "source": "smith2020", "locator": "table 2",
            "verified": "abstract", "checked": DAY,
        },
        {
            "id": "agency2021.dose", "quantity": "dose", "value": "28", "unit": "mg",
            "source": "agency2021", "locator": "section 2", "verified": "label", "checked": DAY,
        },
    ),
}  # fmt: skip

CLAIMS = f"""
claims:
- id: test-relapse
  sentence: The drug halves relapse, by a hazard ratio of {{ev}}`smith2020.hr`.
  certainty: moderate
  supports: [smith2020.hr]
  against: [agency2021.dose]
  checked: {DAY}
  expires: 2028-01-31
- id: T01
  sentence: The drug cures.
  certainty: very low
  supports: [smith2020.hr]
  against: []
  checked: {DAY}
  expires: 2028-01-31
  article:
    section: Results
    sentence: It cures everybody.
    verdict: contradicted
    reason: Relapse was seen ({{ev}}`smith2020.hr|ci`).
    correction: Say that it lowers the risk.
"""

#: Pages that links to rows lead to; a book without them cannot show a number.
TABLES = ("sources", "estimates", "claims", "parameters", "findings", "models", "computed")

NOTEBOOK = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

"""


@dataclass(frozen=True)
class Built:
    """What a build left: its pages, what it said, and whether it failed."""

    folder: Path
    log: str
    failed: bool

    def page(self, name: str) -> str:
        """The HTML of a page."""
        return (self.folder / f"{name}.html").read_text(encoding="utf-8")

    def article(self, name: str) -> str:
        """The part of a page that its author wrote."""
        return self.page(name).partition("<article")[2].partition("</article>")[0]


class SmallCourse:
    """A course in a folder of a test's own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        real = find_course()
        shutil.copytree(real.evidence, root / "assets" / "evidence")
        for name in ("style", "book", "items", "live", "quiz"):
            shutil.copytree(real.assets / name, root / "assets" / name)
        shutil.copytree(real.quizzes / "bank", root / "quizzes" / "bank")
        shutil.copytree(real.unverified, root / "unverified")
        self.write("_config.yml", "title: A small course\n")
        self.write("assets/evidence/claims/test.yaml", CLAIMS)
        for table, rows in ROWS.items():
            for row in rows:
                self.add_row(table, row)
        self.pages: dict[str, str] = {}
        for table in TABLES:
            self.page(f"evidence/{table}", f"# {table}\n\n```{{evidence-table}} {table}\n```\n")

    def write(self, name: str, text: str) -> None:
        """Write a file of the course."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def page(self, name: str, text: str) -> None:
        """Write a page of the book and put it into the contents."""
        self.pages[name] = text
        self.write(f"book/{name}.md", text)
        listed = "\n".join(self.pages)
        self.write("book/index.md", f"# A small course\n\n```{{toctree}}\n{listed}\n```\n")

    def chapter(self, text: str, name: str = "chapters/01-test") -> None:
        """Write a chapter; it gets a title."""
        self.page(name, f"# A chapter\n\n{text}\n")

    def add_row(self, table: str, cells: dict[str, str]) -> None:
        """Add a row to a table; cells that are not named stay blank."""
        file = self.root / "assets" / "evidence" / f"{table}.csv"
        columns = file.read_text(encoding="utf-8").splitlines()[0].split(",")
        line = io.StringIO()
        writer = csv.DictWriter(line, columns, restval="", lineterminator="\n")
        writer.writerow(cells)
        with file.open("a", encoding="utf-8") as out:
            out.write(line.getvalue())

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a piece of a file, which must be there."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def build(
        self, output: str = "_build", *, execute: bool = False, builder: str = "html"
    ) -> Built:
        """Build with plain Sphinx; warnings count as failure, as they do for the real book."""
        folder = self.root / output / "html"
        said = io.StringIO()
        settings = {
            "extensions": ["myst_nb", "cmebook.sphinx_ext"],
            "html_theme": "sphinx_book_theme",
            "html_static_path": ["../assets"],
            "html_css_files": ["style/course.css"],
            "html_js_files": ["book/course.js"],
            "html_math_renderer": "mathml",
            "html_copy_source": False,
            "html_context": {"default_mode": "auto"},
            "html_title": "A small course",
            "project": "small",
            "myst_enable_extensions": ["colon_fence", "deflist", "dollarmath"],
            "myst_update_mathjax": False,
            "nb_execution_mode": "cache" if execute else "off",
            "bibtex_default_style": "cme",
            "bibtex_reference_style": "cme",
            "bibtex_cite_id": "ref-{key}",
            "suppress_warnings": ["bibtex.duplicate_citation", "bibtex.duplicate_label"],
        }
        with patch_docutils(None), docutils_namespace():
            app = Sphinx(
                srcdir=self.root / "book", confdir=None, outdir=folder,
                doctreedir=self.root / output / "doctrees", buildername=builder,
                confoverrides=settings, status=None, warning=said, warningiserror=True,
                keep_going=True,
            )  # fmt: skip
            app.build()
        log = re.sub(r"\x1b\[[0-9;]*m", "", said.getvalue())
        return Built(folder, log, bool(app.statuscode))
