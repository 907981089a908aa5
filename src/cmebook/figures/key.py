"""A key above the plot that also tells the numbers of the moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text


class Key:
    """Rows of a line sample, a name and a value, in axes of their own.

    Args:
        axes: taken over wholly; its limits become 0 to 1 across and the rows down.
        header: what the values are.
        samples: one style for each row, as keyword arguments of ``Line2D``.
    """

    def __init__(self, axes: Axes, header: str, samples: Sequence[dict[str, Any]]) -> None:
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(len(samples) + 0.6, -0.6))
        axes.text(1, 0, header, ha="right", va="center")
        self.names: list[Text] = []
        self.values: list[Text] = []
        self.samples: list[Line2D] = []
        for place, sample in enumerate(samples, start=1):
            self.samples += axes.plot([0, 0.075], [place, place], **sample)
            self.names.append(axes.text(0.095, place, "", va="center"))
            self.values.append(axes.text(1, place, "", ha="right", va="center"))

    @property
    def artists(self) -> list[Text | Line2D]:
        """Everything that moves."""
        return [*self.names, *self.values, *self.samples]

    def tell(self, place: int, words: str) -> None:
        """Say in row ``place`` why nothing is drawn for it."""
        self.set(place, "", "", shown=False)
        self.names[place].set_text(words)
        self.names[place].set_visible(True)

    def set(self, place: int, name: str, value: str, shown: bool = True) -> None:
        """Write row ``place`` (from 0), or hide it."""
        self.names[place].set_text(name)
        self.values[place].set_text(value)
        for artist in (self.names[place], self.values[place], self.samples[place]):
            artist.set_visible(shown)
