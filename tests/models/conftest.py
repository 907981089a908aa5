"""Parameters for the models, from the evidence the course ships."""

import pytest

from cmebook.evidence import Evidence, load_evidence
from cmebook.models.esketamine import EsketamineParameters
from cmebook.models.ketamine import KetamineParameters


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    return load_evidence()


@pytest.fixture(scope="session")
def k1(evidence: Evidence) -> KetamineParameters:
    return KetamineParameters.from_mapping(evidence.parameters("K1"))


@pytest.fixture(scope="session")
def e1(evidence: Evidence) -> EsketamineParameters:
    return EsketamineParameters.from_mapping(evidence.parameters("E1"))
