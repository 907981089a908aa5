"""The tables an author writes out, state by state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmebook.live.faults import Faults
from cmebook.live.parts import DataTable

if TYPE_CHECKING:
    from cmebook.live.figure import LiveFigure

#: The cells of one table in one state, row by row; empty where it is not shown.
Cells = tuple[str, ...]


def written(live: LiveFigure, faults: Faults) -> list[tuple[DataTable, list[Cells]]]:
    """Every table of the figure by its title, in the order met, with its cells in each state.

    A table that some state leaves out has no cells there.
    """
    if live.tables is None:
        return []
    found: dict[str, tuple[DataTable, list[Cells]]] = {}
    for place, state in enumerate(live.grid):
        where = live.grid.words(state)
        try:
            shown = live.tables(**state)
        except Exception as error:  # whatever an author's function may raise is told with its state
            faults.note(
                "tables",
                f"it raises {type(error).__name__}: {error}.",
                "Have it cope with these values.",
                where,
            )
            continue
        for sheet in shown:
            first, cells = found.setdefault(sheet.title, (sheet, [()] * len(live.grid)))
            if tuple(first.heads) != tuple(sheet.heads) or any(
                len(row) != len(sheet.heads) for row in sheet.rows
            ):
                faults.note(
                    f"table {sheet.title}",
                    "its heads change, or a row has not a cell for each.",
                    "Give every state the same heads, and every row as many cells.",
                    where,
                )
            cells[place] = tuple(cell for row in sheet.rows for cell in row)
    return list(found.values())
