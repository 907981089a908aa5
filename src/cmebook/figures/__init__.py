"""The live figures of the course, and the numbers its models give.

```python
from cmebook import figures

figures.plasma_concentration()                    # draws it, in a chapter or in JupyterLab
figures.registry()["plasma-concentration"].uses   # the evidence it rests on
```
"""

from cmebook.figures.plasma import plasma_concentration
from cmebook.figures.registry import Figure, registry

__all__ = ["Figure", "plasma_concentration", "registry"]
