"""Live figures: a matplotlib figure and one ``update`` become a figure that moves without a kernel.

An author writes matplotlib once, and a function that brings the artists into any state
of a few controls. Every state is drawn beforehand; what a page carries is the default
picture as SVG and the coordinates of the others.
"""

from cmebook.live.controls import Check, Choice, Range
from cmebook.live.figure import LiveFigure, Report
from cmebook.live.parts import Basis, DataTable, Series

__all__ = ["Basis", "Check", "Choice", "DataTable", "LiveFigure", "Range", "Report", "Series"]
