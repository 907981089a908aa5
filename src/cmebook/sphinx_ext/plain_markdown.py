"""A chapter's MyST as plain Markdown, for the notebook a reader takes away.

Jupyter shows Markdown but not the course's roles and directives, so numbers are filled
in, citations become author and year, and boxes and cards become quotations.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from cmebook.evidence import Claim
from cmebook.evidence.inline import fill
from cmebook.items import load_objectives
from cmebook.items.render import plain
from cmebook.markdown import Block, blocks
from cmebook.sphinx_ext.boxes import BOXES
from cmebook.sphinx_ext.claims import claim_of
from cmebook.sphinx_ext.data import Data
from cmebook.sphinx_ext.pictures import checked_picture, description
from cmebook.sphinx_ext.references import reference
from cmebook.sphinx_ext.rowinfo import short_source

_CITE = re.compile(r"\{cite:(?P<how>\w+)\}`(?P<keys>[^`]+)`")
_ROLE = re.compile(r"\{[\w:+-]+\}`(?P<text>[^`<]+?)(?:\s*<[^>`]*>)?`")
#: In a table the bar between id and form is escaped.
_TABLE_BAR = re.compile(r"(?<=[\w-])\\\|(?=\w+`)")
_OPTION = re.compile(r"^:[\w-]+:")
#: Links to other pages of the book, which are not beside the notebook.
_BOOK_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?![a-z]+://|#)[^)\s]*\)")
_TARGET = re.compile(r"^\([\w-]+\)=\n", re.MULTILINE)

#: Boxes and the heading each has if it is given none.
TITLES = BOXES | {
    name: name.capitalize() for name in ("note", "tip", "important", "warning", "caution")
}


@dataclass(frozen=True)
class PlainMarkdown:
    """Turns the Markdown cells of one chapter into what any notebook shows."""

    data: Data
    chapter: str
    cited: tuple[str, ...] = ()

    def cell(self, text: str) -> str:
        """One Markdown cell.

        Raises:
            CourseError: it names a row or claim that does not exist.
        """
        lines = text.splitlines()
        starts = {block.line: block for block in blocks(text) if self._writer(block)}
        done: list[str] = []
        pending: list[str] = []
        place = 0
        while place < len(lines):
            block = starts.get(place + 1)
            if block:
                done += [self.inline("\n".join(pending)), self._write(block)]
                pending = []
                place += len(block.body) + 2
            else:
                pending.append(lines[place])
                place += 1
        done.append(self.inline("\n".join(pending)))
        return re.sub(r"\n{3,}", "\n\n", "\n\n".join(done)).strip()

    def inline(self, text: str) -> str:
        """Roles replaced by what the reader of the page sees."""
        text = _TABLE_BAR.sub("|", _TARGET.sub("", text))
        text = fill(text, self.data.text)
        text = _CITE.sub(self._citation, text)
        text = _BOOK_LINK.sub(lambda match: match["text"] or "another page of the book", text)
        return _ROLE.sub(lambda match: match["text"].strip(), text)

    def _citation(self, match: re.Match[str]) -> str:
        sources = self.data.evidence.sources
        names = [short_source(sources[key.strip()]) for key in match["keys"].split(",")]
        text = "; ".join(names)
        return text if match["how"].startswith("t") else f"({text})"

    def _write(self, block: Block) -> str:
        writer = self._writer(block)
        return writer(block) if writer else ""

    def _writer(self, block: Block) -> Callable[[Block], str] | None:
        if block.name in TITLES or block.name == "admonition":
            return self._box
        return {
            "claim": self._claims,
            "audit": self._audits,
            "objectives": self._objectives,
            "picture": self._picture,
            "math": self._math,
            "bibliography": self._references,
            "self-check": self._elsewhere,
            "quiz-link": self._elsewhere,
        }.get(block.name)

    def _box(self, block: Block) -> str:
        body = "\n".join(line for line in block.body if not _OPTION.match(line))
        title = block.argument or TITLES.get(block.name, "")
        return quote(f"**{self.inline(title)}**\n\n{self.cell(body)}")

    def _claims(self, block: Block) -> str:
        return "\n\n".join(self._claim(claim) for claim in self._named(block))

    def _claim(self, claim: Claim) -> str:
        words = plain(claim.sentence, self.data.evidence)
        return quote(f"**Claim {claim.id}** ({claim.certainty} certainty). {words}")

    def _audits(self, block: Block) -> str:
        return "\n\n".join(self._audit(claim) for claim in self._named(block))

    def _audit(self, claim: Claim) -> str:
        article = claim.article
        if article is None:
            return self._claim(claim)
        says, why, teach = (
            plain(text, self.data.evidence)
            for text in (article.sentence, article.reason, article.correction)
        )
        taught = f" What we say: {teach}" if teach else ""
        head = f"**The article says ({claim.id}):** {says}"
        return quote(f"{head}\n\n**{article.verdict.capitalize()}.** {why}{taught}")

    def _named(self, block: Block) -> list[Claim]:
        ids = block.argument.replace(",", " ").split()
        return [claim_of(self.data, row_id) for row_id in ids]

    def _objectives(self, _block: Block) -> str:
        all_of_them = load_objectives(self.data.course.book / "objectives.toml").values()
        mine = [f"- {one.text}" for one in all_of_them if one.chapter == self.chapter]
        return "\n".join(["After this chapter you can:", "", *mine])

    def _picture(self, block: Block) -> str:
        title, shown = description(self.data, checked_picture(self.data, block.argument))
        caption = self.inline(" ".join(block.body).strip())
        return quote(f"**Picture: {title}.** {caption}\n\n{shown}")

    def _math(self, block: Block) -> str:
        return "$$\n" + "\n".join(x for x in block.body if not _OPTION.match(x)) + "\n$$"

    def _references(self, _block: Block) -> str:
        sources = self.data.evidence.sources
        return "\n".join(
            "- " + "".join(_part(part.text, part.italic, part.link) for part in reference(source))
            for source in (sources[key] for key in self.cited)
        )

    def _elsewhere(self, _block: Block) -> str:
        return "*A question stands here in the book.*"


def _part(text: str, italic: bool, link: str) -> str:
    if link:
        return f"[{text}]({link})"
    return f"*{text}*" if italic else text


def quote(text: str) -> str:
    """Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
