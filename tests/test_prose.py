"""What is prose, what is not, and which numbers in it are typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from cmebook.evidence import load_evidence
from cmebook.markdown import blocks, prose
from cmebook.prose import chapter_problems, suggester, typed_problems

CHAPTER = """\
---
title: 5% of all
---

(a-target-with-5%)=
# Response in 60% {#heading}

Given {ev}`rivaposse2018.dose-iv` and `84 mg` in code, see [this](page-50%.html).
The response was 64% against 28%.

```{code-cell} ipython3
:tags: [remove-input]
dose = "56 mg"
```

:::{admonition} At 40 mmHg
:class: note
A rise of 16 mmHg.
:::

$$
x = 5\\%
$$

Inline $p < 0.05$ is a formula.

% invented numbers
A man of 50 with 152/94 mmHg on 150 mg sertraline.

A woman with 120/80 mmHg.
"""


def test_typed_numbers_are_found_by_line() -> None:
    found = [(one.where, one.what) for one in chapter_problems("c.md", CHAPTER)]
    assert found == [
        ("line 6", "The number in '60%' is typed."),
        ("line 9", "The number in '64%' is typed."),
        ("line 9", "The number in '28%' is typed."),
        ("line 16", "The number in '40 mmHg' is typed."),
        ("line 18", "The number in '16 mmHg' is typed."),
        ("line 30", "The number in '120/80 mmHg' is typed."),
    ]


def test_the_cure_names_a_row_with_the_number() -> None:
    (problem,) = chapter_problems("c.md", "It was 34.7%.", suggester(load_evidence()))
    assert "Write {ev}`id`" in problem.cure
    assert "sanacora2025.sedation" in problem.cure


def test_lines_keep_their_places() -> None:
    lines = CHAPTER.splitlines()
    assert [len(line) for line in prose(CHAPTER)] == [len(line) for line in lines]


def test_blocks_are_read_with_their_lines() -> None:
    found = {block.name: block for block in blocks(CHAPTER)}
    assert found["code-cell"].argument == "ipython3"
    assert found["code-cell"].line == 11
    assert found["code-cell"].body[1] == 'dose = "56 mg"'
    assert found["admonition"].argument == "At 40 mmHg"


def test_an_unclosed_block_ends_with_the_file() -> None:
    (block,) = blocks("```{claim} a\nb")
    assert block.body == ("b",)


@dataclass
class Item:
    id: str
    file: str
    fields: dict[str, str]

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        yield from self.fields.items()


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        ("stem", "A man of 60 with 150/90 mmHg takes 150 mg.", 0),
        ("stem", "In the trial 64% responded.", 1),
        ("lead_in", "By how many points, HR 0.49?", 1),
        ("option A", "84 mg and 50%", 0),
        ("why of option A", "It was 84 mg.", 1),
        ("rationale", "The level was 185 ng/mL.", 1),
        ("rationale", "The level was {ev}`zanos2018.peak-iv`.", 0),
        ("scene arrival", "A man of 60 with 150/90 mmHg, 84 mg.", 0),
        ("end home", "In the trial 64% responded.", 1),
        ("choice A of arrival", "Give 84 mg", 0),
        ("why of choice A of arrival", "It was 84 mg.", 1),
        ("lesson of home", "It was 84 mg.", 1),
    ],
)
def test_items_and_cases(field: str, text: str, found: int) -> None:
    problems = typed_problems(Item("ket-01", "bank/02.toml", {field: text}))
    assert len(problems) == found
    for problem in problems:
        assert problem.where == f"ket-01, {field}"
