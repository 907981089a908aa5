from __future__ import annotations

from pathlib import Path

import pytest

from tests.book.small import Built, SmallCourse

CHAPTER = """
:::{in-short}
It works a little.
:::

:::{bedside} On the ward
- Say so.
:::

The hazard ratio was {ev}`smith2020.hr`, in full {ev}`smith2020.hr|full`, for a dose of
{ev}`agency2021.dose`. {cite:t}`smith2020` found it; others agree {cite:p}`smith2020,agency2021`.
A model gives {ev}`calc.iv-peak`.

| what | number |
|---|---|
| ratio | {ev}`smith2020.hr\\|ci` |

```{claim} test-relapse
```

```{audit} T01
```

Half is $\\frac{1}{2}$.

```{math}
:label: two
\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}
```

Equation {eq}`two` has two lines.

## References

```{bibliography}
```
"""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallCourse:
    monkeypatch.delenv("CME_ROOT", raising=False)
    monkeypatch.delenv("CME_BANK", raising=False)
    return SmallCourse(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A chapter with one of everything, built once for a file of tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CME_ROOT", raising=False)
        small = SmallCourse(tmp_path_factory.mktemp("course"))
        small.chapter(CHAPTER)
        result = small.build()
    assert not result.failed, result.log
    return result
