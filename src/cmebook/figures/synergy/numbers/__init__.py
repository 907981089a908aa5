"""What the models say of synergy, by topic."""

from cmebook.figures.synergy.numbers import anxiety, example, independence, power, staying_well

NUMBERS = (
    *power.NUMBERS,
    *independence.NUMBERS,
    *example.NUMBERS,
    *anxiety.NUMBERS,
    *staying_well.NUMBERS,
)
