"""The tables' short codes in words a reader understands."""

from __future__ import annotations

from datetime import date

#: How a number was verified.
HOW = {
    "full_text": "Full text: the table or passage itself was read",
    "abstract": "Abstract or opening section read, not the whole paper",
    "registry": "Trial registry: the posted results were read",
    "label": "Product information read",
    "secondary": "Read in somebody else's text, not in the document itself",
    "assumption": "Chosen for this course; not a measurement",
}

#: The same in two words, for lists and filters.
HOW_SHORT = {
    "full_text": "full text",
    "abstract": "abstract",
    "registry": "registry",
    "label": "product information",
    "secondary": "secondary",
    "assumption": "assumption",
}

#: What kind of number it is; the keys are style classes too.
KIND = {
    "data": "data: measured and published",
    "derived": "data: worked out from published numbers",
    "model": "model: computed from published equations and parameters",
    "assumption": "assumption: chosen, not measured",
    "calibrated": "calibrated: the model was fitted to this number",
}

SOURCE_KIND = {
    "journal_article": "journal article",
    "label": "product information",
    "press_release": "press release",
    "web_page": "web page",
    "registry": "trial registry",
}

QUANTITY = {
    "MD": "mean difference",
    "SMD": "standardised mean difference",
    "HR": "hazard ratio",
    "OR": "odds ratio",
    "RR": "risk ratio",
    "RD": "risk difference",
}


def day(when: date) -> str:
    """A date as it is written in English: 23 November 2026."""
    return f"{when.day} {when:%B %Y}"


def sentence(*parts: str, joint: str = ", ") -> str:
    """The parts that are not blank, joined, beginning with a capital."""
    text = joint.join(part for part in parts if part)
    return text[:1].upper() + text[1:]
