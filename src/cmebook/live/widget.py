"""The live figure as an ipywidget, with the front end of the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from cmebook.errors import CourseError, Problem
from cmebook.live import front
from cmebook.live.controls import Control
from cmebook.live.grid import State

if TYPE_CHECKING:
    from cmebook.live.figure import LiveFigure

_EXPORT = "\nexport default { render: globalThis.cmeLive.render };\n"


class GridValue(traitlets.TraitType[Any, Any]):
    """The value of one control. A number between two of a range becomes the nearer one."""

    def __init__(self, control: Control) -> None:
        super().__init__(default_value=control.default, help=control.label)
        self.control = control

    def validate(self, obj: Any, value: Any) -> Any:
        """The value on the grid; ``TraitError`` where the control cannot take ``value``."""
        try:
            return self.control.values[self.control.nearest(value)]
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(f"{self.control.label}: {error}.") from error


class LiveWidget(anywidget.AnyWidget):
    """One trait for each control, moved from either side, and ``state`` with all of them."""

    _esm = front.read("live.js") + _EXPORT
    _css = front.read("live.css")
    _name = traitlets.Unicode().tag(sync=True)
    _html = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict(help="the values of all controls, by name")

    def __init__(self, figure: LiveFigure) -> None:
        self._controls = tuple(figure.controls)
        super().__init__(_name=figure.name, _html=figure.html(), state=figure.grid.default)
        self.observe(self._gather, names=list(self._controls))

    def _gather(self, change: Any) -> None:
        self.state = {key: getattr(self, key) for key in self._controls}

    @traitlets.observe("state")
    def _spread(self, change: Any) -> None:
        for key, value in change["new"].items():
            setattr(self, key, value)

    @traitlets.validate("state")
    def _complete(self, proposal: Any) -> State:
        given: Mapping[str, Any] = proposal["value"]
        if unknown := sorted(set(given) - set(self._controls)):
            raise traitlets.TraitError(
                f"there is no control {', '.join(unknown)}; there are {', '.join(self._controls)}."
            )
        traits = self.traits()
        return {
            key: traits[key].validate(self, given[key]) if key in given else getattr(self, key)
            for key in self._controls
        }


def live_widget(figure: LiveFigure) -> LiveWidget:
    """A widget with a trait of its own for each control of ``figure``.

    Raises:
        CourseError: a control has the name of something every widget has.
    """
    taken = [key for key in figure.controls if hasattr(LiveWidget, key)]
    if taken:
        raise CourseError(
            Problem(
                f"live figure {figure.name}",
                f"control {key}",
                "every Jupyter widget has something of this name.",
                "Take another name.",
            )
            for key in taken
        )
    traits = {key: GridValue(one).tag(sync=True) for key, one in figure.controls.items()}
    kind: type[LiveWidget] = type("LiveWidget", (LiveWidget,), traits)
    return kind(figure)
