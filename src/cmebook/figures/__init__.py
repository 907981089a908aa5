"""The live figures of the course, and the numbers its models give; one folder for each chapter.

```python
from cmebook import figures

figures.plasma_concentration()                    # draws it, in a chapter or in JupyterLab
figures.registry()["plasma-concentration"].uses   # the evidence it rests on
```
"""

from cmebook.figures.depression import next_step, scale_to_response
from cmebook.figures.ketamine import (
    affinity_and_level,
    cascade,
    nmda_occupancy,
    plasma_concentration,
    three_clocks,
)
from cmebook.figures.registry import Figure, registry
from cmebook.figures.safety import hunter_rule, pressure_after_dose, session_board
from cmebook.figures.serotonin import (
    level_after_stopping,
    response_over_time,
    sert_occupancy,
    taper_steps,
)
from cmebook.figures.synergy import (
    combination_surface,
    factorial_trial,
    series_with_and_without,
)
from cmebook.figures.trials import forest_plot, hundred_people, relapse_over_time

__all__ = [
    "Figure",
    "affinity_and_level",
    "cascade",
    "combination_surface",
    "factorial_trial",
    "forest_plot",
    "hundred_people",
    "hunter_rule",
    "level_after_stopping",
    "next_step",
    "nmda_occupancy",
    "plasma_concentration",
    "pressure_after_dose",
    "registry",
    "relapse_over_time",
    "response_over_time",
    "scale_to_response",
    "series_with_and_without",
    "sert_occupancy",
    "session_board",
    "taper_steps",
    "three_clocks",
]
