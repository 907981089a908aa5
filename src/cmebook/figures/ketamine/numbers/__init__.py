"""What the models say of ketamine and esketamine, by topic."""

from cmebook.figures.ketamine.numbers import effect, receptor, spray, vein

NUMBERS = (*vein.NUMBERS, *spray.NUMBERS, *receptor.NUMBERS, *effect.NUMBERS)
