"""Every figure of the course: it builds, fits its budget, and shows what the models say."""

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.text import Text

from cmebook.evidence import Evidence
from cmebook.figures import registry
from cmebook.figures.computed import with_computed
from cmebook.figures.ketamine.accounts import ACCOUNTS, STAGES
from cmebook.figures.ketamine.cascade import seen_in
from cmebook.figures.ketamine.plasma import HOURS, MINUTES
from cmebook.figures.words import clock, joined, level, percent
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems
from cmebook.models import esketamine, ketamine
from cmebook.models.esketamine import EsketamineParameters, Session
from cmebook.models.ketamine import Infusion, KetamineParameters

Drawn = Callable[[str], LiveFigure]
BUDGET = 150 * 1024


@pytest.mark.parametrize("name", sorted(registry()))
def test_figure_builds_within_its_budget(name: str, drawn: Drawn) -> None:
    """Building walks all states: finite values, fixed limits, readable texts, whole summaries."""
    assert drawn(name).report().compressed < BUDGET


@pytest.mark.parametrize("name", sorted(registry()))
def test_figure_stands_out_on_both_pages(name: str, drawn: Drawn) -> None:
    assert list(map(str, contrast_problems(drawn(name)))) == []


@pytest.mark.parametrize("name", sorted(registry()))
def test_figure_says_what_it_rests_on(name: str, drawn: Drawn) -> None:
    live = drawn(name)
    assert {basis.kind for basis in live.basis} >= {"data"}
    assert all(text.endswith(".") for text in (live.alt, live.takeaway, live.not_shown))


@pytest.mark.parametrize("name", sorted(registry()))
def test_figure_writes_out_what_it_shows(name: str, drawn: Drawn) -> None:
    live = drawn(name)
    assert live.tables
    for place in (0, -1):
        state = {key: list(control.values)[place] for key, control in live.controls.items()}
        for sheet in live.tables(**state):
            assert sheet.title.endswith(".")
            assert len(set(sheet.heads)) == len(sheet.heads)
            assert all(head for head in sheet.heads)


def test_affinity_table_has_names_and_constants(drawn: Drawn, evidence: Evidence) -> None:
    live = drawn("affinity-and-level")
    assert live.tables
    (sheet,) = live.tables(given="iv-0.5")
    assert sheet.rows[0][:3] == ("(S)-ketamine", "0.18", evidence.text("NMDA.Ki_S", form="number"))
    assert len({row[0] for row in sheet.rows}) == 6


def test_plasma_spread_is_exported(drawn: Drawn) -> None:
    live = drawn("plasma-concentration")
    assert {"spread_ketamine", "spread_esketamine"} <= {one.artist for one in live.series}


@pytest.mark.parametrize(
    ("dose", "minutes", "weight", "mg"),
    [(0.5, 40, 70, 84), (1.0, 20, 110, 28), (0.1, 100, 50, 56)],
)
def test_plasma_lines_are_the_model(
    drawn: Drawn, evidence: Evidence, dose: float, minutes: float, weight: float, mg: float
) -> None:
    live = drawn("plasma-concentration")
    live.update(dose=dose, minutes=minutes, weight=weight, mg=mg, show="both")
    k1 = KetamineParameters.from_mapping(evidence.parameters("K1"))
    e1 = EsketamineParameters.from_mapping(evidence.parameters("E1"))
    iv = ketamine.levels(k1, Infusion(dose, minutes, weight), HOURS)
    ns = esketamine.levels(e1, Session(round(mg / 28), 28, 5), HOURS)
    for name, expected in (
        ("ketamine", iv.ketamine),
        ("norketamine", iv.norketamine),
        ("esketamine", ns.esketamine),
        ("noresketamine", ns.noresketamine),
    ):
        np.testing.assert_allclose(live.artists[name].get_ydata(), expected, rtol=1e-9, atol=1e-9)
        assert live.artists[name].get_visible()
    assert f"peaks at {level(iv.ketamine.max())} ng/mL after {clock(minutes)}" in live.summary(
        dose=dose, minutes=minutes, weight=weight, mg=mg, show="both"
    )


def test_plasma_shows_the_measured_level_only_where_it_was_measured(drawn: Drawn) -> None:
    live = drawn("plasma-concentration")
    state = {"weight": 70, "mg": 84, "show": "drug"}
    texts = [one for one in live.artists["reported"] if isinstance(one, Text)]
    live.update(dose=0.5, minutes=40, **state)
    assert all(text.get_visible() for text in texts)
    level, spread = [text.get_text() for text in texts]
    assert "185" in level and "100" not in level
    assert "dissociation: 100 to 250" in spread and "185" not in spread
    live.update(dose=0.5, minutes=60, **state)
    assert not any(artist.get_visible() for artist in live.artists["reported"])


def test_plasma_says_which_forms_are_counted(drawn: Drawn) -> None:
    live = drawn("plasma-concentration")
    live.update(dose=0.5, minutes=40, weight=70, mg=84, show="both")
    names = [text.get_text() for text in live.artists["key"] if isinstance(text, Text)]
    assert [name for name in names if name.endswith("R+S")] == [
        "Ketamine 35 mg IV, R+S", "Norketamine, R+S",
    ]  # fmt: skip
    assert [name for name in names if name.endswith(", S")] == [
        "Esketamine 84 mg spray, S", "Noresketamine, S",
    ]  # fmt: skip


def test_every_end_of_an_infusion_is_on_the_grid(drawn: Drawn) -> None:
    assert set(drawn("plasma-concentration").controls["minutes"].values) <= set(MINUTES)


def test_spread_holds_the_line(drawn: Drawn) -> None:
    live = drawn("plasma-concentration")
    live.update(dose=0.5, minutes=40, weight=70, mg=84, show="spread")
    for drug in ("ketamine", "esketamine"):
        line = live.artists[drug].get_ydata()
        low, high = _edges(live, f"spread_{drug}")
        assert np.all(low <= line + 1e-9)
        assert np.all(line <= high + 1e-9)


def _edges(live: LiveFigure, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper edge of a fill over the times of the figure."""
    path = live.artists[name].get_paths()[0].vertices
    count = (len(path) - 3) // 2
    return path[1 : count + 1, 1], path[count + 2 : 2 * count + 2, 1][::-1]


def test_occupancy_is_the_computed_band(drawn: Drawn, evidence: Evidence) -> None:
    live, whole = drawn("nmda-occupancy"), with_computed(evidence)
    live.update(dose=0.5, mg=84, unbound=0.55)
    for artist, number in (("iv", "calc.occupancy-iv"), ("spray", "calc.occupancy-spray-84mg")):
        row = whole.computed[number]
        low, high = _edges(live, artist)
        assert low.max() == pytest.approx(float(row.low or 0), abs=0.6)
        assert high.max() == pytest.approx(float(row.high or 0), abs=0.6)
    told = live.summary(dose=0.5, mg=84, unbound=0.55)
    assert "between 15% and 29%" in told
    assert "published unbound share of 55%" in told


def test_more_unbound_drug_occupies_more(drawn: Drawn) -> None:
    live = drawn("nmda-occupancy")
    tops = []
    for unbound in live.controls["unbound"].values:
        live.update(dose=0.5, mg=84, unbound=unbound)
        low, high = _edges(live, "iv")
        assert 0 <= low.min() <= high.max() <= 100
        tops.append(low.max())
    assert tops == sorted(tops)


def test_affinity_dots_are_the_computed_levels(drawn: Drawn, evidence: Evidence) -> None:
    live, whole = drawn("affinity-and-level"), with_computed(evidence)
    live.update(given="iv-0.5")
    levels = live.artists["levels"].get_offsets()[:, 0]
    assert levels[0] + levels[1] == pytest.approx(whole.number("calc.iv-peak-unbound"), abs=0.006)
    assert levels[4] == pytest.approx(whole.number("calc.iv-hnk-peak-molar"), abs=0.05)
    assert "(S)-ketamine 0.18 µM, 0.6 of its Ki" in live.summary(given="iv-0.5")
    live.update(given="spray-84")
    assert len(live.artists["levels"].get_offsets()) == 2
    assert "(R)" not in live.summary(given="spray-84")


@pytest.mark.parametrize("key", ACCOUNTS)
def test_an_account_has_a_step_for_every_stage(key: str) -> None:
    account = ACCOUNTS[key]
    assert len(account.steps) == len(STAGES)
    for step in account.steps:
        assert all(len(line) <= 22 for line in step.label.split("\n"))
        assert bool(step.label) == bool(step.findings) == bool(step.said)
    assert account.steps[-1].label


def test_cascade_says_in_plain_words_what_was_found(drawn: Drawn, evidence: Evidence) -> None:
    live = drawn("cascade")
    for key, account in ACCOUNTS.items():
        for place, step in enumerate(account.steps):
            told = live.summary(account=key, step=place + 1)
            assert f"step {place + 1} of 6" in told
            numbers = [row_id for row_id in step.findings if row_id in evidence.estimates]
            assert step.said.count("{}") == len(numbers)
            assert all(evidence.text(row_id, "ci") in told for row_id in numbers)
            assert not any(row.source in told for row in map(evidence.row, step.findings))
            if step.claim:
                assert f"Certainty: {evidence.claims[step.claim].certainty}." in told


@pytest.mark.parametrize(
    ("population", "who"),
    [
        ("rat PFC, 10 mg/kg", ["rats"]),
        ("mouse, one injection", ["mice"]),
        ("controls, MDD/PTSD, monkeys", ["monkeys", "people"]),
        ("9 ketamine RCTs, n 234", ["people"]),
        ("", []),
    ],
)
def test_populations_in_a_word(population: str, who: list[str]) -> None:
    assert seen_in(population) == who


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(40, "40 min"), (91, "1 h 31 min"), (120, "2 h"), (1440, "24 h"), (4320, "3 days")],
)
def test_clock(minutes: float, text: str) -> None:
    assert clock(minutes).replace("\u00a0", " ") == text


def test_numbers_in_words() -> None:
    assert [level(x) for x in (160.1, 9.96, 1.26)] == ["160", "10", "1.3"]
    assert [percent(x) for x in (0.154, 0.004, 0.0)] == ["15%", "0.4%", "0%"]
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined(["a"]) == "a"
