"""The same ``update`` under plain ipywidgets controls, for values off the grid as well."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from math import floor, isclose, log10
from typing import TYPE_CHECKING, Any

import ipywidgets
import matplotlib as mpl

from cmebook.live.controls import Check, Choice, Control, Range
from cmebook.live.drawing import draw
from cmebook.live.grid import State
from cmebook.live.walk import sized

if TYPE_CHECKING:
    from cmebook.live.figure import LiveFigure

_LAYOUT = {"width": "min(100%, 30rem)"}
_STYLE = {"description_width": "10rem"}
_INK = "color:var(--jp-content-font-color1,CanvasText);--live-paper:var(--jp-layout-color0,Canvas)"


class Interactive(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls (``controls``, by name), the picture, and what it shows in words.

    Needs a kernel: each change runs ``update`` and draws the figure again.
    """

    def __init__(self, figure: LiveFigure) -> None:
        self._figure = figure
        self.controls = {key: _input(one) for key, one in figure.controls.items()}
        self.picture = ipywidgets.HTML()
        self.told = ipywidgets.HTML()
        super().__init__([*self.controls.values(), self.picture, self.told])
        for control in self.controls.values():
            control.observe(self._draw, names="value")
        self._draw(None)

    @property
    def values(self) -> State:
        """The values the picture is drawn for."""
        return {key: control.value for key, control in self.controls.items()}

    def _draw(self, change: Any) -> None:
        figure = self._figure
        try:
            figure.update(**self.values)
            words = escape(figure.summary(**self.values))
            with mpl.rc_context(figure.look), sized(figure.figure, figure.wide):
                svg = draw(figure.figure, f"live-{figure.name}-{self.model_id}").svg()
        except Exception as error:  # the author's functions may raise anything; the reader is told
            self.told.value = f"<strong>{type(error).__name__}: {escape(str(error))}</strong>"
            return
        self.picture.value = (
            f'<div role="img" aria-label="{escape(figure.title)}" '
            f'style="max-width:46rem;{_INK}">{svg}</div>'
        )
        self.told.value = f'<p role="status">{words}</p>'


def _input(control: Control) -> Any:
    text: dict[str, Any] = {"description": control.label, "style": _STYLE, "layout": _LAYOUT}
    if isinstance(control, Check):
        return ipywidgets.Checkbox(value=control.default, **text)
    if isinstance(control, Choice):
        options = [(label, value) for value, label in control.options.items()]
        return ipywidgets.Dropdown(options=options, value=control.default, **text)
    text["description"] = f"{control.label} ({control.unit})" if control.unit else control.label
    low, high = control.values[0], control.values[-1]
    # Drawing takes a kernel some time; it is done when the slider comes to rest.
    text["continuous_update"] = False
    if all(isinstance(value, int) for value in control.values):
        return ipywidgets.IntSlider(value=control.default, min=low, max=high, **text)
    if _geometric(control):
        ends = {"min": log10(low), "max": log10(high), "step": log10(high / low) / 500}
        return ipywidgets.FloatLogSlider(
            value=control.default, base=10, readout_format=".4g", **ends, **text
        )
    step = 10 ** floor(log10((high - low) / 100))
    return ipywidgets.FloatSlider(
        value=control.default, min=low, max=high, step=step, readout_format=".4g", **text
    )


def _geometric(control: Range) -> bool:
    """Whether each value is the same multiple of the one before."""
    values = control.values
    if len(values) < 3 or values[0] <= 0:
        return False
    ratio = values[1] / values[0]
    return all(isclose(two / one, ratio, rel_tol=1e-3) for one, two in pairwise(values))
