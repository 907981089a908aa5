"""The colours can be told from the page, in light and in dark, and do not speak alone."""

from itertools import combinations

import matplotlib as mpl
import pytest

from cmebook.figures import style


@pytest.mark.parametrize("background", style.BACKGROUNDS)
@pytest.mark.parametrize("name", style.PALETTE)
def test_colour_stands_out(name: str, background: str) -> None:
    assert style.contrast(style.PALETTE[name], background) >= 3.0


def test_contrast_is_that_of_wcag() -> None:
    assert style.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert style.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_no_two_colours_are_the_same() -> None:
    assert all(one != other for one, other in combinations(style.PALETTE.values(), 2))


def test_the_style_is_put_back() -> None:
    before = mpl.rcParams["font.size"]
    with style.course_style():
        assert mpl.rcParams["axes.spines.top"] is False
        assert mpl.rcParams["font.size"] == 11
    assert mpl.rcParams["font.size"] == before
