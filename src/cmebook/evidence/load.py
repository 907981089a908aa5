"""Read a whole evidence folder, once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cmebook.course import find_course
from cmebook.errors import CourseError, Problem
from cmebook.evidence.claims import read_claims
from cmebook.evidence.core import Evidence
from cmebook.evidence.protocols import read_hunter, read_models, read_session
from cmebook.evidence.read import Log, read_rows, read_table
from cmebook.evidence.schema import (
    Checkpoint,
    Estimate,
    Finding,
    Interaction,
    Parameter,
    Source,
    Trial,
)

#: Where the evidence lies below the root of a course.
DEPTH = 2


def read_evidence(
    folder: Path, unverified: Path | None = None
) -> tuple[Evidence, tuple[Problem, ...]]:
    """The tables in ``folder`` and every fault of form met while reading them.

    Rows with a fault are left out. Faults between rows are found by `cmebook.evidence.check`.
    ``unverified`` is the folder of numbers nobody has looked up; by default the one beside a
    course's ``assets``.
    """
    folder = folder.resolve()
    root = folder.parents[DEPTH - 1] if len(folder.parents) >= DEPTH else folder
    unverified = root / "unverified" if unverified is None else unverified
    log = Log(root, [])
    places: dict[str, tuple[str, int]] = {}
    sources = read_table(folder / "sources.csv", Source, log, places)
    findings = read_table(folder / "findings.csv", Finding, log, places)
    estimates = read_table(folder / "estimates.csv", Estimate, log, places)
    trials = read_table(folder / "trials.csv", Trial, log, places)
    parameters = read_table(folder / "parameters.csv", Parameter, log, places)
    checkpoints = read_table(folder / "checkpoints.csv", Checkpoint, log, places)
    interactions = read_table(folder / "interactions.csv", Interaction, log, places)
    claims, audit = read_claims(folder / "claims", log, places)
    evidence = Evidence(
        sources=sources,
        findings=findings,
        estimates=estimates,
        trials=trials,
        parameter_table=parameters,
        checkpoints=checkpoints,
        interactions=interactions,
        claims=claims,
        models=read_models(folder / "models.yaml", log),
        hunter=read_hunter(folder / "hunter.yaml", log, estimates),
        session=read_session(folder / "session.yaml", log, estimates),
        audit=audit,
        unverified=_unverified_ids(unverified) - places.keys(),
        places=places,
    )
    return evidence, tuple(log.problems)


def load_evidence(folder: Path | None = None) -> Evidence:
    """The evidence of the course around the working folder, or of ``folder``; cached.

    A changed file is noticed and read again.

    Raises:
        CourseError: a table has a fault of form; carries every one of them.
    """
    folder = (find_course().evidence if folder is None else folder).resolve()
    return _load(folder, _stamp(folder))


@lru_cache(maxsize=4)
def _load(folder: Path, stamp: tuple[tuple[str, int, int], ...]) -> Evidence:
    evidence, problems = read_evidence(folder)
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        raise CourseError(errors)
    return evidence


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file, to tell a changed folder from one already read."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    stats = [(path, path.stat()) for path in files]
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


def _unverified_ids(folder: Path) -> frozenset[str]:
    """The ids in the tables of ``folder``; files of single fields hold no rows."""
    files = sorted(path for path in folder.glob("*.csv") if not path.stem.endswith("_fields"))
    return frozenset(cells["id"] for path in files for _, cells in read_rows(path))
