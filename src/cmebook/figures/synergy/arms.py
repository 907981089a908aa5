"""A two-by-two trial of esketamine and an antidepressant: its four arms, and what they can tell.

Effects are points of MADRS, positive where people fare better. Each trial that exists holds two
of the four arms.
"""

from __future__ import annotations

from dataclasses import dataclass

from cmebook.models.factorial import INTERACTION, MAIN, SIMPLE

ARMS = ("neither", "antidepressant", "esketamine", "both")

#: The trials a reader may choose, and the arms they have.
TRIALS = {
    "all": ("All four arms", ARMS),
    "with": ("Esketamine added to an antidepressant, as in TRANSFORM", ("antidepressant", "both")),
    "without": ("Esketamine without antidepressant, as in TRD4005", ("neither", "esketamine")),
    "added": ("Antidepressant added to esketamine (no trial found)", ("esketamine", "both")),
}


@dataclass(frozen=True)
class Contrast:
    """What some arms tell: a name, the true effect, and how its variance grows (``factorial``)."""

    name: str
    effect: float
    weight: float


@dataclass(frozen=True)
class Effects:
    """Average effects of the two drugs, and their interaction: an effect with the other drug
    less the same effect without it."""

    esketamine: float
    antidepressant: float
    interaction: float

    def arms(self) -> dict[str, float]:
        """What each arm gains over neither drug."""
        half = self.interaction / 2
        return {
            "neither": 0.0,
            "antidepressant": self.antidepressant - half,
            "esketamine": self.esketamine - half,
            "both": self.esketamine + self.antidepressant,
        }

    @property
    def summed(self) -> float:
        """What both would gain if their effects alone simply added up."""
        return self.esketamine + self.antidepressant - self.interaction

    def contrasts(self, trial: str) -> list[Contrast | None]:
        """The five rows of what a trial tells; ``None`` for what its arms cannot."""
        half = self.interaction / 2
        alone = Contrast("Esketamine, without antidepressant", self.esketamine - half, SIMPLE)
        added = Contrast("Esketamine, with antidepressant", self.esketamine + half, SIMPLE)
        other = Contrast("Antidepressant, with esketamine", self.antidepressant + half, SIMPLE)
        if trial != "all":
            none: list[Contrast | None] = [None] * 5
            place, row = {"without": (1, alone), "with": (2, added), "added": (3, other)}[trial]
            return [*none[:place], row, *none[place + 1 :]]
        return [
            Contrast("Esketamine, on average", self.esketamine, MAIN),
            alone,
            added,
            Contrast("Antidepressant, on average", self.antidepressant, MAIN),
            Contrast("Interaction", self.interaction, INTERACTION),
        ]
