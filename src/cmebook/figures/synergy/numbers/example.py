"""Computed numbers of the invented example: what is seen and expected in its first setting."""

from __future__ import annotations

from collections.abc import Callable

from cmebook.evidence import Rows
from cmebook.figures.calc import Computed
from cmebook.figures.synergy.cases import DEFAULT, MODELS, read

FORMULAS = {"bliss": "zhao2014.bliss-formula", "loewe": "russ2018.loewe-formula"}

_CASE, _, _A, _B = DEFAULT
_WHAT = f"{_A:g} unit of drug A and {_B:g} units of drug B, one invented drug under two names"


def _part(model: str, name: str) -> Callable[[Rows], float]:
    """One effect (%) of the first setting; the formula it rests on is looked up."""

    def compute(rows: Rows) -> float:
        rows.row(FORMULAS[model])
        return float(getattr(read(_CASE, model, _A, _B), name))

    return compute


NUMBERS = (
    *(
        Computed(
            f"calc.syn-{drug}-alone-example",
            f"Effect of drug {drug.upper()} alone in the example of {_WHAT}",
            "%",
            (FORMULAS["loewe"],),
            _part("loewe", drug),
            basis="assumption",
        )
        for drug in ("a", "b")
    ),
    *(
        Computed(
            f"calc.syn-{model}-example",
            f"Effect {name} expects of {_WHAT}",
            "%",
            (FORMULAS[model],),
            _part(model, "expected"),
            basis="assumption",
        )
        for model, name in MODELS.items()
    ),
    Computed(
        "calc.syn-observed-example",
        f"Effect seen of {_WHAT}",
        "%",
        (FORMULAS["loewe"],),
        _part("loewe", "seen"),
        basis="assumption",
    ),
)
