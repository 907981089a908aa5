"""What an author did wrong is told with the artist, the control values and the cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes

from cmebook.errors import CourseError
from cmebook.live import Check, Choice, DataTable, LiveFigure, Range, Series
from tests.live.makers import X, axes, curve, live

CONTROLS = {"size": Range("Size", [1, 2, 4], 1, unit="mg"), "on": Check("On", True)}
Set = Callable[..., Any]


def figure(draw: Callable[[Axes], tuple[Any, Set]], **more: Any) -> LiveFigure:
    """A live figure of what ``draw`` draws; its function gets ``size`` and ``on``."""
    ax = axes(more.pop("scale", "linear"))
    artists, update = draw(ax)
    named = artists if isinstance(artists, dict) else {"curve": artists}
    given = {"controls": CONTROLS, "update": update, "artists": named, **more}
    controls, update, named = (given.pop(key) for key in ("controls", "update", "artists"))
    return live(ax.get_figure(), update, controls, named, **given)  # type: ignore[arg-type]


def line(ax: Axes) -> Any:
    (one,) = ax.plot(X, curve(1))
    return one, lambda size, on: one.set_ydata(curve(size))


def said(make: Callable[[], LiveFigure]) -> str:
    """What building the figure says."""
    with pytest.raises(CourseError) as caught:
        make().html()
    for problem in caught.value.problems:
        assert problem.file.startswith("live figure ")
        assert problem.cure.endswith(".")
    return str(caught.value)


def test_a_sound_figure_is_built_without_a_word() -> None:
    assert "<svg" in figure(line).html()


# ---- States ---------------------------------------------------------------------------------


def bad_at(size_of_fault: float, make: Callable[[Any], Any]) -> Callable[[Axes], Any]:
    """A line whose data are spoilt at one size."""

    def draw(ax: Axes) -> Any:
        (one,) = ax.plot(X, curve(1))

        def update(size: float, on: bool) -> None:
            y = curve(size)
            one.set_ydata(make(y) if size == size_of_fault else y)

        return one, update

    return draw


@pytest.mark.parametrize("worth", [np.nan, np.inf])
def test_a_value_that_is_not_finite(worth: float) -> None:
    text = said(lambda: figure(bad_at(4, lambda y: np.where(y > 20, worth, y))))
    assert "live figure small-figure, curve, at size = 4\N{NO-BREAK SPACE}mg, on = off" in text
    assert "(and in 1 more of 6 states): a value is not finite." in text
    assert "np.ma" in text


def test_a_build_stops_at_a_bad_figure_before_it_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CME_LIVE", "static")
    with pytest.raises(CourseError, match="a value is not finite"):
        figure(bad_at(4, lambda y: y * np.nan))


def test_a_gap_on_purpose_is_masked() -> None:
    assert figure(bad_at(4, lambda y: np.ma.masked_greater(y, 20))).html()
    mixture = figure(bad_at(4, lambda y: np.ma.masked_greater(np.where(y < 6, np.nan, y), 20)))
    assert "not finite" in said(lambda: mixture)


def test_a_fill_does_not_swallow_nan() -> None:
    def draw(ax: Axes) -> Any:
        one = ax.fill_between(X, 0 * X, curve(1))
        high = {1: curve(1), 2: curve(2), 4: np.where(X > 5, np.nan, curve(4))}
        return one, lambda size, on: one.set_data(X, 0 * X, high[size])

    text = said(lambda: figure(draw))
    assert "a fill is given a value that is not finite" in text
    assert "size = 4" in text
    ok = figure(lambda ax: _masked_fill(ax))
    assert ok.html()
    assert "set_data" not in vars(ok.artists["curve"])  # the check is taken off again


def _masked_fill(ax: Axes) -> Any:
    one = ax.fill_between(X, 0 * X, curve(1))
    return one, lambda size, on: one.set_data(X, 0 * X, np.ma.masked_greater(curve(size), 20))


def test_limits_that_move() -> None:
    def draw(ax: Axes) -> Any:
        one, update = line(ax)
        return one, lambda size, on: (update(size, on), ax.set_ylim(0, size * 50))

    text = said(lambda: figure(draw))
    assert "axes 1, at size = 2\N{NO-BREAK SPACE}mg, on = off (and in 3 more of 6 states)" in text
    assert "y 0 to 50 linear to x 0.5 to 12 linear, y 0 to 100 linear" in text


def test_a_scale_that_moves() -> None:
    def draw(ax: Axes) -> Any:
        one, update = line(ax)
        return one, lambda size, on: (update(size, on), ax.set_yscale("log" if on else "linear"))

    assert "limits or scale move" in said(lambda: figure(draw))


def test_an_exception_of_the_authors() -> None:
    def draw(ax: Axes) -> Any:
        one, _ = line(ax)
        return one, lambda size, on: one.set_ydata(curve(1 / (size - 2)))

    text = said(lambda: figure(draw))
    assert "update() raises ZeroDivisionError" in text
    assert "size = 2" in text


@pytest.mark.parametrize("what", ["title", "other line", "label", "width of a spine"])
def test_something_moves_that_is_not_named(what: str) -> None:
    def draw(ax: Axes) -> Any:
        one, update = line(ax)
        (other,) = ax.plot(X, curve(0.1))
        moves: dict[str, Set] = {
            "title": lambda size: ax.set_title(f"At {size}"),
            "other line": lambda size: other.set_ydata(curve(size / 10)),
            "label": lambda size: ax.set_xlabel("x" * int(size)),
            "width of a spine": lambda size: ax.spines["left"].set_linewidth(size),
        }
        return one, lambda size, on: (update(size, on), moves[what](size))

    text = said(lambda: figure(draw))
    assert "Name it in artists" in text or "Name everything that moves in artists" in text


def test_a_count_of_words_and_shapes_that_changes_kind() -> None:
    def draw(ax: Axes) -> Any:
        one, update = line(ax)
        one.set_marker("o")
        return one, lambda size, on: (update(size, on), one.set_linestyle("-" if on else "none"))

    assert "one kind of thing in some states" in said(lambda: figure(draw))


# ---- Artists --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda ax: ax.imshow([[0, 1], [1, 0]], extent=(1, 2, 1, 2)), "AxesImage draws an image"),
        (lambda ax: ax.text(2, 2, "$C_{max}$"), "Text draws formula text"),
    ],
)
def test_an_artist_that_cannot_move(make: Callable[[Axes], Any], what: str) -> None:
    def draw(ax: Axes) -> Any:
        one = make(ax)
        ax.set(xlim=(0.5, 12), ylim=(0.1, 100), aspect="auto")
        return one, lambda size, on: None

    text = said(lambda: figure(draw))
    assert what in text
    assert "cannot move without a kernel" in text


def test_a_formula_may_stand_still() -> None:
    def draw(ax: Axes) -> Any:
        ax.set_ylabel("$C_{max}$ (ng/mL)")
        return line(ax)

    assert figure(draw).html()


def test_artists_of_another_figure_twice_named_or_not_drawn() -> None:
    ax = axes()
    one, update = line(ax)
    (stranger,) = axes().plot([1, 2], [1, 2])
    (gone,) = ax.plot([1, 2], [1, 2])
    named = {"one": one, "again": one, "stranger": stranger}
    text = said(lambda: live(ax.get_figure(), update, CONTROLS, named))  # type: ignore[arg-type]
    assert "again: it is also named one. Name it once." in text
    assert "stranger: it stands in another figure." in text
    gone.remove()
    text = said(
        lambda: live(ax.get_figure(), update, CONTROLS, {"one": one, "gone": gone})  # type: ignore[arg-type]
    )
    assert "gone: it stands in another figure" in text


def test_no_artists_no_controls_no_words() -> None:
    words = {"title": " ", "alt": "", "takeaway": "", "not_shown": "", "basis": []}
    text = said(lambda: figure(line, controls={}, artists={}, **words))
    for key in (*words, "controls", "artists"):
        assert re.search(rf"small-figure, {key}: (it is empty|there are none)\.", text), key


# ---- Texts ----------------------------------------------------------------------------------


def test_a_text_that_is_cut_off_in_some_state() -> None:
    def draw(ax: Axes) -> Any:
        one = ax.text(8, 50, "")
        return one, lambda size, on: one.set_text("very " * int(size) + "long")

    text = said(lambda: figure(draw))
    assert "the text “very very very very long” is cut off in the picture of" in text
    assert "size = 4" in text


def test_a_label_that_is_cut_off_only_on_a_phone() -> None:
    def draw(ax: Axes) -> Any:
        ax.set_title("A title that has a good deal more to say than a phone is wide")
        return line(ax)

    text = said(lambda: figure(draw))
    assert "is cut off in the picture of 302 × 288 pt" in text
    assert "461 ×" not in text


def test_small_text_and_texts_over_one_another() -> None:
    def draw(ax: Axes) -> Any:
        ax.text(2, 2, "tiny", fontsize=8)
        ax.text(5, 50, "one over")
        ax.text(5.2, 51, "the other")
        return line(ax)

    text = said(lambda: figure(draw))
    assert "text “tiny”: it is 8 pt high, too small for a phone." in text
    assert "text “one over”: it and the text “the other” overlap" in text


def test_texts_that_meet_in_one_state_only() -> None:
    def draw(ax: Axes) -> Any:
        ax.text(8, 50, "stands still")
        text = ax.text(1, 50, "goes there")
        return text, lambda size, on: text.set_x(7.5 if size == 4 else 1)

    text = said(lambda: figure(draw))
    assert re.search("“goes there”, at size = 4.mg, .*it and the text “stands still” overlap", text)


def test_a_table_has_a_cell_for_each_head() -> None:
    sheets = [DataTable("Points.", ("Time", "Level"), [("1",)])]
    text = said(lambda: figure(line, tables=lambda size, on: sheets))
    assert "table Points., at size = 1" in text
    assert "a row has not a cell for each" in text


# ---- Controls -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("control", "what"),
    [
        (Range("Size", [1, 2, 4], 3), "its default 3 is not one of its values (1, 2, 4)"),
        (Range("Size", [1, 4, 2], 1), "its values do not rise"),
        (Range("Size", [1, 1, 2], 1), "its values do not rise"),
        (Range("Size", [1], 1), "it has fewer than two values"),
        (Range("Size", [1, float("nan")], 1), "a value is not finite"),
        (Range("Size", [1.01, 1.02], 1.01, format=".1f"), "two values look the same"),
        (Choice("Size", {"a": "A"}, "a"), "it has fewer than two options"),
        (Choice("Size", {"a": "A", "b": "A"}, "a"), "two options have the same label"),
        (Choice("Size", {"a": "A", "b": "B"}, "c"), "its default 'c' is not one of its values"),
        (Check("Size", None), "its default None is not one of its values"),  # type: ignore[arg-type]
    ],
)
def test_controls_that_cannot_be_used(control: Any, what: str) -> None:
    controls = {"size": control, "on": Check("On", True)}
    assert f"small-figure, control size: {what}" in said(lambda: figure(line, controls=controls))


def test_control_names_and_arguments_that_do_not_fit() -> None:
    controls = {"size of it": Check("Size"), "on": Check("On")}
    text = said(lambda: figure(line, controls=controls))
    assert "control size of it: it is no name for an argument." in text
    assert "it does not take the controls size of it, on" in text


def test_too_many_states_are_not_even_tried() -> None:
    controls = {"size": Range("Size", range(1, 301), 1), "on": Range("On", range(300), 0)}
    text = said(lambda: figure(line, controls=controls))
    assert "they have 90000 states together (size 300 × on 300)." in text


def test_a_figure_over_its_budget() -> None:
    def draw(ax: Axes) -> Any:
        (one,) = ax.plot(np.linspace(1, 11, 400), np.ones(400))
        (two,) = ax.plot(X, curve(1))

        def update(size: float, on: bool) -> None:
            one.set_ydata(np.random.default_rng(int(size)).uniform(1, 90, 400))

        return {"noise": one, "curve": two}, update

    controls = {"size": Range("Size", range(1, 400), 1), "on": Check("On", True)}
    text = said(lambda: figure(draw, controls=controls))
    assert re.search(r"size: it adds 2\d\d KB to the page, over its budget of 150 KB", text)
    assert "798 states (size 399 × on 2)" in text
    assert re.search(r"by artist: noise 2\d\d KB, curve 0 KB", text)
    assert "Give a control fewer values" in text


# ---- Words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("summary", "what"),
    [
        (lambda size, on: "" if size == 4 else "Fine.", "it is empty"),
        (lambda size, on: f"Peak {float('nan')} ng/mL" if size == 4 else "Fine.", "it says “Peak"),
        (lambda size, on: f"{1 / (size - 4)}", "it raises ZeroDivisionError"),
    ],
)
def test_a_summary_that_says_nothing(summary: Any, what: str) -> None:
    text = said(lambda: figure(line, summary=summary))
    assert "small-figure, summary, at size = 4" in text
    assert what in text


@pytest.mark.parametrize("name", ["Plasma", "a_b", "a--b", "1a", "a b", ""])
def test_a_name_that_cannot_stand_in_an_address(name: str) -> None:
    assert "cannot stand in a page address" in said(lambda: figure(line, name=name))


def test_a_series_without_its_artist() -> None:
    series = [Series("none", "Nothing", "x", "y")]
    text = said(lambda: figure(line, series=series))
    assert "series Nothing: there is no artist 'none'. Name one of curve." in text


def test_all_problems_are_told_at_once() -> None:
    def draw(ax: Axes) -> Any:
        (one,) = ax.plot(X, curve(1))
        return one, lambda size, on: (one.set_ydata(curve(np.nan)), ax.set_ylim(0, size * 9))

    text = said(lambda: figure(draw, summary=lambda size, on: ""))
    assert {"not finite", "limits or scale", "it is empty"} <= {
        part for part in ("not finite", "limits or scale", "it is empty") if part in text
    }


def test_the_figure_is_left_as_it_was() -> None:
    made = figure(line)
    drawn = made.figure
    before = (tuple(drawn.get_size_inches()), drawn.dpi, drawn.get_layout_engine())
    artist = made.artists["curve"]
    assert not isinstance(artist, list)
    gid = artist.get_gid()  # type: ignore[union-attr]
    made.html()
    assert (tuple(drawn.get_size_inches()), drawn.dpi, drawn.get_layout_engine()) == before
    assert artist.get_gid() == gid  # type: ignore[union-attr]
    assert drawn.number not in plt.get_fignums()  # type: ignore[attr-defined]
