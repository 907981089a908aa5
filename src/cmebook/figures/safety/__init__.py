"""Chapter 8: watching a session, from check-in to going home."""

from cmebook.figures.safety.board import session_board
from cmebook.figures.safety.hunter import hunter_rule
from cmebook.figures.safety.numbers import NUMBERS
from cmebook.figures.safety.pressure import pressure_after_dose

__all__ = ["NUMBERS", "hunter_rule", "pressure_after_dose", "session_board"]
