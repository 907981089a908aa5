"""Branching cases: data with a checked graph, played in the page without a server."""

from cmebook.cases.load import load_cases, read_cases
from cmebook.cases.schema import Case, Choice, End, Scene, Verdict

__all__ = ["Case", "Choice", "End", "Scene", "Verdict", "load_cases", "read_cases"]
