"""Where a chapter names things, and whether they exist."""

from __future__ import annotations

import pytest

from cmebook.crossrefs import place_problems
from cmebook.evidence import load_evidence
from cmebook.places import Place, chapter_places

CHAPTER = """\
Given {ev}`rivaposse2018.dose-iv` over {ev}`rivaposse2018.duration-iv|full`.
As known {cite:p}`daly2019,popova2019` and {cite:t}`janik2025`.

```{claim} C06
```

:::{audit} C01 C02
:::

```{self-check}
ket-01
ket-02
```

```{picture} 02-ketamine-mechanisms
The caption names no ids.
```

```{code-cell} ipython3
:tags: [remove-input]
from cmebook import figures
figures.plasma_concentration()
```

```{code-cell} ipython3
from cmebook.figures import nmda_occupancy, cascade as falls
nmda_occupancy().interact()
falls()
print(1)
```
"""


def test_places() -> None:
    found = [(one.line, one.kind, one.id) for one in chapter_places("c.md", CHAPTER)]
    assert found == [
        (1, "ev", "rivaposse2018.dose-iv"),
        (1, "ev", "rivaposse2018.duration-iv"),
        (2, "cite", "daly2019"),
        (2, "cite", "popova2019"),
        (2, "cite", "janik2025"),
        (4, "claim", "C06"),
        (7, "audit", "C01"),
        (7, "audit", "C02"),
        (10, "self-check", "ket-01"),
        (10, "self-check", "ket-02"),
        (15, "picture", "02-ketamine-mechanisms"),
        (22, "figure", "plasma-concentration"),
        (27, "figure", "nmda-occupancy"),
        (28, "figure", "cascade"),
    ]
    assert str(chapter_places("c.md", CHAPTER)[0]) == "c.md:1"
    assert chapter_places("c.md", CHAPTER)[1].form == "full"


def test_a_cell_that_is_no_python_names_nothing() -> None:
    assert chapter_places("c.md", "```{code-cell} ipython3\nfigures.x(\n```\n") == ()


@pytest.mark.parametrize(
    ("place", "what", "cure"),
    [
        (Place("c.md", 3, "ev", "K1.CLL"), "No row has the id K1.CLL", "K1.CL"),
        (Place("c.md", 3, "ev", "SERT.ED50_cit"), "is unverified", "Confirm it"),
        (Place("c.md", 3, "ev", "K1.CL", "big"), "no form called big", "value"),
        (Place("c.md", 3, "claim", "C99"), "no claim C99", "Did you mean"),
        (Place("c.md", 3, "audit", "xyz"), "no claim xyz", "assets/evidence/claims"),
        (Place("c.md", 3, "self-check", "ket-91"), "no item ket-91", "Did you mean ket-01"),
        (Place("c.md", 3, "self-check", "ket-02"), "is graded", "self-check"),
        (Place("c.md", 3, "figure", "plasma"), "no figure plasma", "cmebook/figures"),
        (
            Place("c.md", 3, "picture", "02-ketamin"),
            "no picture 02-ketamin",
            "Did you mean 02-ketamine",
        ),
        (Place("c.md", 3, "cite", "daly2018x"), "no source daly2018x", "daly2018"),
    ],
)
def test_what_does_not_exist(place: Place, what: str, cure: str) -> None:
    (problem,) = place_problems(
        [place],
        load_evidence(),
        items={"ket-01", "ket-02"},
        graded={"ket-02"},
        figures={"levels"},
        pictures={"02-ketamine-mechanisms"},
    )
    assert (problem.file, problem.where) == ("c.md", "line 3")
    assert what in problem.what
    assert cure in problem.cure


def test_what_exists_is_no_problem() -> None:
    places = [
        Place("c.md", 1, "ev", "K1.CL", "full"),
        Place("c.md", 1, "claim", "C06"),
        Place("c.md", 1, "audit", "C06"),
        Place("c.md", 1, "self-check", "ket-01"),
        Place("c.md", 1, "figure", "levels"),
        Place("c.md", 1, "cite", "daly2019"),
    ]
    found = place_problems(places, load_evidence(), {"ket-01"}, set(), {"levels"})
    assert list(found) == []
