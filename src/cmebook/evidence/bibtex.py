"""Sources as a BibTeX file for sphinxcontrib-bibtex; only confirmed fields appear."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cmebook.evidence.schema import Source

#: Entry type by kind of source.
TYPES = {"journal_article": "article", "book": "book"}
#: A personal name as PubMed prints it: surname, then initials, then perhaps Jr.
_PERSON = re.compile(r"^(?P<family>.+?) (?P<initials>[A-Z]{1,4})(?: (?P<junior>Jr|Sr|2nd|3rd))?$")
_ET_AL = re.compile(r",?\s+et al\.?")
#: A word whose capitals must survive the style: NMDA, mTOR, SUSTAIN-1, Spravato is left alone.
_CAPITALS = re.compile(r"\b\w*[a-z0-9(-][A-Z]\w*\b|\b[A-Z][A-Z0-9-]+\w*\b")
_SPECIAL = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$"}


def bibliography(sources: Iterable[Source]) -> str:
    """The text of ``references.bib``, one entry for each source in the order given."""
    return "\n".join(entry(source) for source in sources)


def entry(source: Source) -> str:
    """One BibTeX entry."""
    kind = TYPES.get(source.kind, "misc")
    fields = {
        "author": authors(source.authors),
        "title": title(source),
        "journal" if kind == "article" else _holder(kind): _plain(source.container),
        "year": source.year,
        "volume": source.volume,
        "number": source.issue,
        "pages": source.pages.replace("-", "--"),
        "doi": _plain(source.doi),
        "url": source.link if not source.doi else "",
        "note": "" if source.year else "no date",
    }
    if kind == "book" and not fields["publisher"]:
        kind = "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}\n"])


def _holder(kind: str) -> str:
    return "publisher" if kind == "book" else "howpublished"


def authors(names: str) -> str:
    """ "Daly EJ, Singh JB, et al." as BibTeX names; an organisation stands in braces.

    >>> authors("Zarate CA Jr, Singh JB, et al.")
    'Zarate, Jr, C. A. and Singh, J. B. and others'
    """
    if not names:
        return ""
    others = bool(_ET_AL.search(names))
    people = [_person(name.strip()) for name in _ET_AL.sub("", names).split(",") if name.strip()]
    if all(people):
        listed = [name for name in people if name]
        return " and ".join([*listed, "others"] if others else listed)
    whole = f"{{{_plain(_ET_AL.sub('', names))}}}"
    return f"{whole} and others" if others else whole


def _person(name: str) -> str:
    match = _PERSON.match(name)
    if not match:
        return ""
    initials = " ".join(f"{letter}." for letter in match["initials"])
    parts = [_plain(match["family"]), match["junior"] or "", initials]
    return ", ".join(part for part in parts if part)


def title(source: Source) -> str:
    """The title with its capitals protected; a description stands in square brackets."""
    if source.title:
        return _protect(source.title)
    return f"[{_protect(source.about)}]" if source.about else ""


def _protect(text: str) -> str:
    return _CAPITALS.sub(lambda match: f"{{{match[0]}}}", _plain(text))


def _plain(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)
