"""Chapter 2: ketamine and esketamine, from the blood to the synapse."""

from cmebook.figures.ketamine.affinity import affinity_and_level
from cmebook.figures.ketamine.cascade import cascade
from cmebook.figures.ketamine.numbers import NUMBERS
from cmebook.figures.ketamine.occupancy import nmda_occupancy
from cmebook.figures.ketamine.plasma import plasma_concentration
from cmebook.figures.ketamine.three_clocks import three_clocks

__all__ = [
    "NUMBERS",
    "affinity_and_level",
    "cascade",
    "nmda_occupancy",
    "plasma_concentration",
    "three_clocks",
]
