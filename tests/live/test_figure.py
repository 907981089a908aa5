"""The live figure as a Python object: markup, report, widget and kernel controls."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import ipywidgets
import matplotlib as mpl
import numpy as np
import pytest
import traitlets

from cmebook.errors import CourseError
from cmebook.live import Basis, Check, Choice, LiveFigure, Range
from cmebook.live.contrast import contrast_problems, ratio
from cmebook.live.encode import decode
from tests.live.makers import X, axes, curve, live, simple


@pytest.fixture(scope="module")
def figure() -> LiveFigure:
    return simple()


# ---- Report ---------------------------------------------------------------------------------


def test_the_report_tells_states_and_bytes(caplog: pytest.LogCaptureFixture) -> None:
    one = simple(name="plasma-concentration")
    with caplog.at_level(logging.INFO, logger="cmebook.live"):
        report = one.report()
    assert report.states == 6 * 22 * 2
    assert report.compressed < report.raw == len(one.html().encode())
    assert str(report) == (
        f"live figure plasma-concentration: 264 states, {report.compressed / 1024:.0f} KB"
    )
    assert caplog.messages == [str(report)]


def test_two_builds_give_the_same_bytes() -> None:
    assert simple().html() == simple().html()


def test_what_does_not_change_is_stored_once(figure: LiveFigure) -> None:
    header, columns = decode(figure.built.payload)
    line = next(one for one in header["wide"] if one["name"] == "line")
    assert len(columns[line["x"]].rows) == 1  # type: ignore[union-attr]
    assert len(columns[line["y"]].rows) == 6 * 22  # type: ignore[union-attr]  # not twice for dots
    assert "show" not in line


def test_the_narrow_picture_costs_next_to_nothing(figure: LiveFigure) -> None:
    header, columns = decode(figure.built.payload)
    kinds = {type(columns[one["y"]]).__name__ for one in header["narrow"] if one["moves"]}
    assert kinds <= {"Derived", "Numbers"}
    line = next(one for one in header["narrow"] if one["name"] == "line")
    assert type(columns[line["y"]]).__name__ == "Derived"


# ---- Markup ---------------------------------------------------------------------------------


def test_words_are_escaped_and_the_basis_is_told_in_words() -> None:
    one = simple(
        title="Level <b> & more",
        takeaway='"Quoted"',
        basis=[Basis("data", "a<b"), Basis("model", "K1"), Basis("assumption", "none")],
    )
    html = one.html()
    assert "Level &lt;b&gt; &amp; more" in html
    assert "Level <b>" not in html
    for kind, text in (("Data", "a&lt;b"), ("Model", "K1"), ("Assumption", "none")):
        assert f'<li class="live-{kind.lower()}"><b>{kind}.</b> {text}</li>' in html
    assert "<b>What this does not show.</b> Anything else." in html


def test_few_options_are_buttons_and_many_a_list() -> None:
    def of(count: int) -> str:
        ax = axes()
        (one,) = ax.plot(X, curve(1))
        options = {f"o{place}": f"Option {place}" for place in range(count)}
        controls = {"which": Choice("Which", options, "o0")}
        update = lambda which: one.set_ydata(curve(int(which[1:])))  # noqa: E731
        return live(ax.get_figure(), update, controls, {"one": one}).html()  # type: ignore[arg-type]

    assert of(5).count('type="radio"') == 5
    assert "<fieldset" in of(5)
    assert of(6).count("<option") == 6
    assert 'type="radio"' not in of(6)


def test_nothing_in_the_markup_comes_from_elsewhere(figure: LiveFigure) -> None:
    html = figure.html()
    assert set(re.findall(r"https?://[^\s\"']+", html)) == {"http://www.w3.org/2000/svg"}
    assert "font-family" not in html
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        root = ElementTree.fromstring(svg)
        assert root.get("viewBox")
        assert root.get("width") == "100%"
        assert {"metadata", "style"}.isdisjoint(one.tag.split("}")[1] for one in root.iter())
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", html)


def test_a_style_that_has_ended_still_holds() -> None:
    with mpl.rc_context({"xtick.color": "#aa0000"}):
        one = simple()
    assert "#aa0000" in one.html()


# ---- Widget ---------------------------------------------------------------------------------


def test_traits_and_state_go_together(figure: LiveFigure) -> None:
    widget = figure.widget()
    assert widget is figure.widget()
    assert widget.state == {"slope": 2, "shift": 0, "dotted": True}
    seen: list[Any] = []
    widget.observe(lambda change: seen.append(change["new"]), "state")
    widget.slope = 5
    assert widget.state["slope"] == 5
    widget.state = {"slope": 1, "dotted": False}
    assert (widget.slope, widget.shift, widget.dotted) == (1, 0, False)
    assert seen[-1] == {"slope": 1, "shift": 0, "dotted": False}
    widget.state = figure.grid.default


def test_a_widget_takes_what_its_controls_can_show(figure: LiveFigure) -> None:
    widget = figure.widget()
    widget.slope = 2.4
    assert widget.slope == 2
    with pytest.raises(traitlets.TraitError, match="Slope"):
        widget.slope = "steep"
    with pytest.raises(traitlets.TraitError, match="there is no control dose"):
        widget.state = {"dose": 1}
    assert widget.state == figure.grid.default


def test_a_widget_can_be_linked_with_other_widgets(figure: LiveFigure) -> None:
    slider = ipywidgets.FloatSlider(min=0, max=10, value=2)
    link = traitlets.link((slider, "value"), (figure.widget(), "slope"))
    slider.value = 4.6
    assert figure.widget().slope == 5
    figure.widget().slope = 8
    assert slider.value == 8
    link.unlink()
    figure.widget().state = figure.grid.default


def test_a_control_may_not_take_the_name_of_a_widgets_own() -> None:
    ax = axes()
    (one,) = ax.plot(X, curve(1))
    controls = {"layout": Check("Layout"), "on": Check("On")}
    update = lambda layout, on: one.set_ydata(curve(1 + layout))  # noqa: E731
    figure = live(ax.get_figure(), update, controls, {"one": one})  # type: ignore[arg-type]
    with pytest.raises(CourseError, match="control layout: every Jupyter widget has something"):
        figure.widget()


def test_a_notebook_gets_the_widget_and_html_beside_it(
    figure: LiveFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CME_LIVE", raising=False)
    bundle = figure._repr_mimebundle_()
    view = bundle["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == figure.widget().model_id
    assert "<script>" in bundle["text/html"]
    assert "<style>" in bundle["text/html"]


def test_a_book_builds_without_any_widget() -> None:
    code = (
        "import sys; from tests.live.makers import simple; "
        "bundle = simple()._repr_mimebundle_(); "
        "print(sorted(bundle), sorted({'anywidget', 'ipywidgets'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"CME_LIVE": "static", "PATH": "", "MPLBACKEND": "agg"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "['text/html'] []"


def test_without_anywidget_a_notebook_still_gets_html(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CME_LIVE", raising=False)
    monkeypatch.setitem(sys.modules, "cmebook.live.widget", None)
    assert list(simple()._repr_mimebundle_()) == ["text/html"]


# ---- Kernel controls ------------------------------------------------------------------------


def test_any_value_is_drawn_by_the_same_update(figure: LiveFigure) -> None:
    inside = figure.interact()
    before = inside.picture.value
    inside.controls["slope"].value = 2.37
    assert "slope 2.37" in inside.told.value
    assert inside.picture.value != before
    assert f"top {curve(2.37).max():.0f}" in inside.picture.value
    assert 2.37 not in figure.controls["slope"].values


def test_each_control_has_its_widget(figure: LiveFigure) -> None:
    kinds = {key: type(one).__name__ for key, one in figure.interact().controls.items()}
    assert kinds == {"slope": "FloatSlider", "shift": "IntSlider", "dotted": "Checkbox"}


def test_values_that_multiply_get_a_slider_that_multiplies() -> None:
    from cmebook.live.interact import _input

    slider = _input(Range("Dose", [0.01, 0.1, 1, 10], 1.0, unit="mg"))
    assert type(slider).__name__ == "FloatLogSlider"
    assert slider.description == "Dose (mg)"
    assert slider.value == 1


def test_what_an_author_raises_is_told_to_the_reader() -> None:
    ax = axes()
    (one,) = ax.plot(X, curve(1))

    def update(size: float) -> None:
        if size == 1.5:
            raise ValueError("no <size> of 1.5")
        one.set_ydata(curve(size))

    controls = {"size": Range("Size", [1.0, 2.0], 1.0)}
    inside = live(ax.get_figure(), update, controls, {"one": one}).interact()  # type: ignore[arg-type]
    inside.controls["size"].value = 1.5
    assert "ValueError: no &lt;size&gt; of 1.5" in inside.told.value
    inside.controls["size"].value = 1.25
    assert "size 1.25" in inside.told.value


# ---- Contrast -------------------------------------------------------------------------------


def test_the_ratio_of_two_colours_is_that_of_wcag() -> None:
    assert ratio((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    grey = 0x76 / 255  # the lightest grey that passes on white
    assert ratio((grey,) * 3, (1, 1, 1)) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(
    ("style", "faint"),
    [
        ({"color": "#0072b2"}, []),
        ({"color": "black"}, []),
        ({"color": "#101080"}, ["dark"]),
        ({"color": "#cccccc"}, ["light"]),
        ({"color": "#0072b2", "alpha": 0.3}, ["light", "dark"]),
    ],
)
def test_faint_lines_are_told(style: dict[str, Any], faint: list[str]) -> None:
    ax = axes()
    (one,) = ax.plot(X, curve(1), **style)
    update = lambda size: one.set_ydata(curve(size))  # noqa: E731
    figure = live(ax.get_figure(), update, {"size": Range("Size", [1, 2], 1)}, {"one": one})  # type: ignore[arg-type]
    pages = [re.search(r"on the (\w+) page", str(one)) for one in contrast_problems(figure)]
    assert sorted(one[1] for one in pages if one) == sorted(faint)


def test_faint_texts_and_fills_are_told_and_an_edge_mends_a_fill() -> None:
    def told(edge: str) -> str:
        ax = axes()
        fill = ax.fill_between(X, 0 * X, curve(1), fc=("#0072b2", 0.2), ec=edge)
        ax.set_title("Pale", color="#999999")
        update = lambda size: fill.set_data(X, 0 * X, curve(size))  # noqa: E731
        controls = {"size": Range("Size", [1, 2], 1)}
        return "\n".join(
            map(str, contrast_problems(live(ax.get_figure(), update, controls, {"fill": fill})))  # type: ignore[arg-type]
        )

    assert "fill: its contrast on the light page is 1." in told("none")
    assert "text “Pale”: its contrast on the light page is 2.8 to 1, under 4.5" in told("none")
    assert "fill:" not in told("#0072b2")


def test_states_agree_with_the_curve_they_were_made_from(figure: LiveFigure) -> None:
    header, columns = decode(figure.built.payload)
    line = next(one for one in header["wide"] if one["name"] == "line")
    column, reading = columns[line["y"]], header["series"][0]["columns"][1]
    for state in (
        {"slope": 0.5, "shift": 0, "dotted": True},
        {"slope": 8, "shift": 9, "dotted": False},
    ):
        row = column.rows[column.index[figure.grid.index(state)]]  # type: ignore[union-attr]
        values = reading["a"] * row + reading["b"]
        assert np.allclose(values, curve(state["slope"]) + state["shift"], atol=0.03)
