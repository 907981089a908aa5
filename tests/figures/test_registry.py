"""A figure sees what it declares, uses all of it, and has one name."""

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure as Drawing

from cmebook import figures
from cmebook.errors import CourseError
from cmebook.evidence import Evidence, Rows
from cmebook.figures import registry
from cmebook.figures.registry import Figure, figure
from cmebook.live import Basis, Check, LiveFigure


def tiny(read: Callable[[Rows], object], name: str = "tiny") -> Callable[[Rows], LiveFigure]:
    def draw(rows: Rows) -> LiveFigure:
        read(rows)
        drawing = Drawing()
        line = drawing.subplots().plot([0, 1], [0, 1])[0]
        return LiveFigure(
            name=name,
            title="A line",
            figure=drawing,
            update=lambda on: line.set_visible(on),
            controls={"on": Check("On", default=True)},
            artists={"line": line},
            summary=lambda on: "A line." if on else "No line.",
            alt="A line.",
            takeaway="It is a line.",
            not_shown="Anything else.",
            basis=[Basis("assumption", "It is straight.")],
        )

    return draw


def made(uses: tuple[str, ...], draw: Callable[[Rows], LiveFigure]) -> Figure:
    return Figure("tiny", uses, draw, "tests/tiny.py")


def test_a_true_figure_is_built(evidence: Evidence) -> None:
    live = made(("K1.CL",), tiny(lambda rows: rows.number("K1.CL"))).build(evidence)
    assert live.name == "tiny"


def test_an_unused_row_is_told(evidence: Evidence) -> None:
    idle = made(("K1.CL", "K1.V1"), tiny(lambda rows: rows.number("K1.CL")))
    with pytest.raises(CourseError, match=r"says it uses K1\.V1 and never looks at it"):
        idle.build(evidence)


def test_an_undeclared_row_is_refused(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match=r"Add .K1\.V1. to its uses"):
        made(("K1.CL",), tiny(lambda rows: rows.number("K1.V1"))).build(evidence)


def test_an_unknown_row_is_told(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match=r"No row has the id K1\.CLL"):
        made(("K1.CLL",), tiny(lambda rows: None)).build(evidence)


def test_the_name_must_be_that_of_the_function(evidence: Evidence) -> None:
    with pytest.raises(CourseError, match='Set name="tiny"'):
        made(("K1.CL",), tiny(lambda rows: rows.number("K1.CL"), name="other")).build(evidence)


def test_two_figures_cannot_share_a_name() -> None:
    def plasma_concentration(rows: Rows) -> LiveFigure:
        raise AssertionError

    with pytest.raises(CourseError, match="A figure of this name is in"):
        figure(uses=["K1"])(plasma_concentration)
    assert registry()["plasma-concentration"].file == "src/cmebook/figures/ketamine/plasma.py"


def test_every_figure_is_exported_under_its_name() -> None:
    assert set(registry()) >= {
        "plasma-concentration",
        "nmda-occupancy",
        "affinity-and-level",
        "cascade",
        "three-clocks",
    }
    for name, entry in registry().items():
        assert getattr(figures, name.replace("-", "_")) is entry
