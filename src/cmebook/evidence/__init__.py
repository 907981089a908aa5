"""Typed tables of what is known, and from where.

```python
evidence = load_evidence()
evidence.text("daly2019.hr-remitters", form="ci")   # "0.49 (95% CI 0.29 to 0.84)"
```
"""

from cmebook.evidence.claim import Claim
from cmebook.evidence.core import Evidence, Rows
from cmebook.evidence.load import load_evidence, read_evidence
from cmebook.evidence.schema import (
    Checkpoint,
    Estimate,
    Finding,
    Interaction,
    Number,
    Parameter,
    Row,
    Source,
    Trial,
)
from cmebook.evidence.view import View

__all__ = [
    "Checkpoint",
    "Claim",
    "Estimate",
    "Evidence",
    "Finding",
    "Interaction",
    "Number",
    "Parameter",
    "Row",
    "Rows",
    "Source",
    "Trial",
    "View",
    "load_evidence",
    "read_evidence",
]
