"""The live figures of the course, and the numbers its models give.

```python
from cmebook import figures

figures.plasma_concentration()                    # draws it, in a chapter or in JupyterLab
figures.registry()["plasma-concentration"].uses   # the evidence it rests on
```
"""

from cmebook.figures.affinity import affinity_and_level
from cmebook.figures.cascade import cascade
from cmebook.figures.occupancy import nmda_occupancy
from cmebook.figures.plasma import plasma_concentration
from cmebook.figures.registry import Figure, registry
from cmebook.figures.three_clocks import three_clocks

__all__ = [
    "Figure",
    "affinity_and_level",
    "cascade",
    "nmda_occupancy",
    "plasma_concentration",
    "registry",
    "three_clocks",
]
