from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cmebook.items.html import self_check
from cmebook.items.schema import Item
from tests.items.fakes import EVIDENCE, item

KINDS = ("single", "multiple", "truefalse", "numeric", "text")


def shown(tmp_path: Path, kind: str, **changes: str) -> str:
    sound = item(tmp_path, kind, **changes)
    return self_check(replace(sound, use="self-check"), EVIDENCE)


class Outline(HTMLParser):
    """Elements with their attributes, and the words inside some of them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_well_formed_form_with_feedback(tmp_path: Path, kind: str) -> None:
    outline = Outline(shown(tmp_path, kind))
    assert outline.open == []
    assert len(outline.all("form")) == len(outline.all("details")) == 1
    (button,) = outline.all("button")
    assert "hidden" in button  # without scripts there is nothing to press
    assert {"class": "self-check-status", "role": "status"} in outline.all("div")
    ids = [attrs["id"] for _, attrs in outline.found if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_options_are_radio_buttons_check_boxes_or_judgements(tmp_path: Path) -> None:
    for kind, widget, count in (("single", "radio", 4), ("multiple", "checkbox", 4)):
        outline = Outline(shown(tmp_path, kind))
        assert [attrs["type"] for attrs in outline.all("input")] == [widget] * count
        assert len(outline.all("legend")) == 1
    outline = Outline(shown(tmp_path, "truefalse"))
    assert len(outline.all("input")) == 8
    assert len({attrs["name"] for attrs in outline.all("input")}) == 4
    assert len(outline.all("legend")) == 5


def test_free_answers_have_a_label(tmp_path: Path) -> None:
    for kind, tag in (("numeric", "input"), ("text", "textarea")):
        outline = Outline(shown(tmp_path, kind))
        (field,) = outline.all(tag)
        assert [label["for"] for label in outline.all("label")] == [field["id"]]


def test_every_option_has_its_verdict_and_reason(tmp_path: Path) -> None:
    text = shown(tmp_path, "single")
    assert text.count("because this is what the cited trial showed in people") == 4
    assert text.count(": not the best answer.") == 3
    assert text.count(": best answer.") == 1
    assert "Alpha block" in text


def test_a_number_carries_its_key_and_shows_it_rounded(tmp_path: Path) -> None:
    text = shown(tmp_path, "numeric")
    assert 'data-key="40.0" data-tolerance="2.0" data-answer="40 L"' in text
    assert "<strong>Answer: 40 L.</strong>" in text


def test_rows_are_linked(tmp_path: Path) -> None:
    text = shown(tmp_path, "single")
    assert '<a class="ev" href="ev:calc.peak">160 ng/mL</a>' in text
    assert (
        'Rests on: <a class="ev" href="ev:C01">C01</a>, <a class="ev" href="ev:calc.peak">' in text
    )


def test_documents_are_listed_once(tmp_path: Path) -> None:
    sound = replace(item(tmp_path), use="self-check")
    names = {"C01": "Smith 2020; Wu 2021", "calc.peak": "Wu 2021; Diaz 2019"}
    text = self_check(sound, EVIDENCE, name=names.__getitem__)
    listed = text[text.index("Rests on") :]
    assert re.findall(r'ev:([\w.]+)">([^<]+)<', listed) == [
        ("C01", "Smith 2020"),
        ("C01", "Wu 2021"),
        ("calc.peak", "Diaz 2019"),
    ]


def test_texts_cannot_bring_markup(tmp_path: Path) -> None:
    hostile = {"Alpha block": "<img src=x onerror=y>", "Which": "Which <script>"}
    outline = Outline(shown(tmp_path, "single", **hostile))
    assert not outline.all("img") and not outline.all("script")


def test_there_is_no_inline_script_or_style(tmp_path: Path) -> None:
    for kind in KINDS:
        outline = Outline(shown(tmp_path, kind))
        assert not outline.all("script")
        for _, attrs in outline.found:
            assert "style" not in attrs
            assert not any(name.startswith("on") for name in attrs)


def test_a_graded_item_is_refused(tmp_path: Path) -> None:
    graded: Item = item(tmp_path)
    with pytest.raises(ValueError, match="must not be published"):
        self_check(graded, EVIDENCE)
