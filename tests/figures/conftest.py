"""The evidence, and each figure built once."""

from collections.abc import Callable
from functools import lru_cache

import pytest

from cmebook.evidence import Evidence, load_evidence
from cmebook.figures import registry
from cmebook.live import LiveFigure


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="session")
def drawn(evidence: Evidence) -> Callable[[str], LiveFigure]:
    """A figure of the course by name."""
    return lru_cache(lambda name: registry()[name].build(evidence))
