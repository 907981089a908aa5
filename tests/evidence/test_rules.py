"""One seeded fault for each rule: the problem names file, id and cure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.evidence.conftest import Tables

ARTICLE = "claims/article.yaml"
ROW = "daly2019.hr-remitters"

Spoil = Callable[[Tables], None]


def edit(table: str, row_id: str, **cells: str) -> Spoil:
    return lambda tables: tables.edit(table, row_id, **cells)


def swap(name: str, old: str, new: str) -> Spoil:
    return lambda tables: tables.replace(name, old, new)


FAULTS: dict[str, tuple[Spoil, str, str, str, str]] = {
    "unknown source": (
        edit("estimates", ROW, source="daly2091"),
        *("estimates.csv", ROW, "The source daly2091 is not in sources.csv", "daly2019"),
    ),
    "unknown second source": (
        edit("trials", "daly2019.arms-relapse-remitters", also="nobody1900"),
        *("trials.csv", "arms-relapse-remitters", "nobody1900", "Look the id up"),
    ),
    "no locator": (
        edit("findings", "popova2019.madrs-day-28", locator=""),
        *("findings.csv", "popova2019.madrs-day-28", "locator is missing", "Name the table"),
    ),
    "not a number": (
        edit("estimates", ROW, value="about half"),
        *("estimates.csv", ROW, "'about half' is not a number", "column relation"),
    ),
    "not finite": (
        edit("parameters", "K1.CL", value="nan"),
        *("parameters.csv", "K1.CL", "not a finite number", "blank"),
    ),
    "low above high": (
        edit("estimates", ROW, low="0.84", high="0.29"),
        *("estimates.csv", ROW, "low (0.84) is greater than high (0.29)", "Swap them"),
    ),
    "value outside its interval": (
        edit("estimates", "hu2016.hr-response", value="0.5"),
        *("estimates.csv", "hu2016.hr-response", "outside its interval", "Compare all three"),
    ),
    "interval without a name": (
        edit("estimates", ROW, interval=""),
        *("estimates.csv", ROW, "interval has no name", "95% CI"),
    ),
    "no number at all": (
        edit("estimates", "janik2025.n-56mg", value=""),
        *("estimates.csv", "janik2025.n-56mg", "holds no number", "Fill in value"),
    ),
    "p value in words": (
        edit("estimates", ROW, p="significant"),
        *("estimates.csv", ROW, "'significant' is not a p value", "0.003"),
    ),
    "id taken twice": (
        edit("estimates", "janik2025.n-56mg", id="janik2025.n-84mg"),
        *("estimates.csv", "janik2025.n-84mg", "already taken", "another id"),
    ),
    "id of another source": (
        edit("estimates", "janik2025.n-56mg", id="popova2019.n-56mg"),
        *("estimates.csv", "popova2019.n-56mg", "does not fit its source", "janik2025.SLUG"),
    ),
    "symbol and id differ": (
        edit("parameters", "K1.CL", symbol="Cl"),
        *("parameters.csv", "K1.CL", "not set.symbol", "K1.Cl"),
    ),
    "no finding": (
        edit("estimates", ROW, finding="daly2019.relapse-stable-remiters"),
        *("estimates.csv", ROW, "does not exist", "relapse-stable-remitters"),
    ),
    "unknown relation": (
        edit("estimates", ROW, relation="roughly"),
        *("estimates.csv", ROW, "Column relation: 'roughly' is not known", "about"),
    ),
    "unknown level of reading": (
        edit("trials", "fu2020.arms-madrs-d1", verified="somewhere"),
        *("trials.csv", "fu2020.arms-madrs-d1", "'somewhere' is not known", "full_text"),
    ),
    "not a date": (
        edit("sources", "fu2020", checked="last year"),
        *("sources.csv", "fu2020", "'last year' is not a date", "YYYY-MM-DD"),
    ),
    "neither yes nor no": (
        edit("trials", "fu2020.arms-madrs-d1", pool="maybe"),
        *("trials.csv", "fu2020.arms-madrs-d1", "'maybe' is neither yes nor no", "yes, no"),
    ),
    "two tables disagree": (
        edit("trials", "daly2019.arms-relapse-remitters", effect="0.59"),
        *("estimates.csv", ROW, "differs from that of daly2019.arms", "Look both up"),
    ),
    "twin that is gone": (
        edit("estimates", ROW, same_as="daly2019.arms-relapse-remiters"),
        *("estimates.csv", ROW, "No row has the id", "arms-relapse-remitters"),
    ),
    "sentence and number disagree": (
        edit("estimates", "sanacora2025.sedation", value="43.7"),
        *("findings.csv", "sanacora2025.first-58-months", "states 34.7%", "Correct the sentence"),
    ),
    "size of an interaction and number disagree": (
        edit("estimates", "peltoniemi2012_sjw.auc-oral-st-johns-wort", value="0.43"),
        *("interactions.csv", "interaction.st-johns-wort-iv", "states x0.42", "estimates.csv"),
    ),
    "people of an interaction and number disagree": (
        edit("estimates", "zarate2012.n", value="76"),
        *(
            "interactions.csv",
            "interaction.cyp2b6-genotype-both",
            "states 67 patients",
            "estimates.csv",
        ),
    ),
    "label fact without jurisdiction": (
        edit("findings", "uspi2020.bp-rise", jurisdiction=""),
        *("findings.csv", "uspi2020.", "without its jurisdiction", "US, EU"),
    ),
    "assumption without reason": (
        edit("parameters", "NMDA.n", locator="guess"),
        *("parameters.csv", "NMDA.n", "assumption without its reason", "assumption of this course"),
    ),
    "something remembered": (
        edit("estimates", ROW, note="1.06 from memory"),
        *("estimates.csv", ROW, "from memory", "unverified/"),
    ),
    "remembered level": (
        edit("parameters", "K1.CL", verified="from_memory"),
        *("parameters.csv", "K1.CL", "'from_memory' is not known", "abstract"),
    ),
    "remembered in the session": (
        swap("session.yaml", "Teaching model.", "Teaching model, limits from memory."),
        *("session.yaml", "", "from memory", "unverified/"),
    ),
    "claim on nothing": (
        swap(ARTICLE, "  supports:\n  - abdallah2018pt.real-2018-paper\n", "  supports: []\n"),
        *(ARTICLE, "C10", "rests on nothing", "supports or against"),
    ),
    "claim on an unknown row": (
        swap(ARTICLE, "  - daly2021anx.anxious\n", "  - daly2021anx.anxius\n"),
        *(ARTICLE, "C18", "No row has the id daly2021anx.anxius", "daly2021anx.anxious"),
    ),
    "claim on an unverified row": (
        swap(ARTICLE, "  - daly2021anx.anxious\n", "  - SERT.ED50_cit\n"),
        *(ARTICLE, "C18", "SERT.ED50_cit is unverified", "unverified/ to assets/evidence"),
    ),
    "claim on an error": (
        swap(ARTICLE, "  - daly2021anx.anxious\n", "  - frontpsychiatry2026.madrs-d28\n"),
        *(ARTICLE, "C18", "example of an error", "another document"),
    ),
    "claim with a typed number": (
        swap(ARTICLE, "{ev}`favastard2008.anxious`", "53.2%"),
        *(ARTICLE, "C18", "'53.2%' is typed", "{ev}"),
    ),
    "claim with an unknown form": (
        swap(ARTICLE, "{ev}`favastard2008.anxious`", "{ev}`favastard2008.anxious|big`"),
        *(ARTICLE, "C18", "no form called big", "Use one of value"),
    ),
    "unknown certainty": (
        swap(ARTICLE, "  certainty: moderate\n", "  certainty: fairly\n"),
        *(ARTICLE, "C01", "'fairly' is not known", "high, moderate, low"),
    ),
    "unknown verdict": (
        swap(ARTICLE, "verdict: contradicted", "verdict: wrong"),
        *(ARTICLE, "", "'wrong' is not known", "contradicted"),
    ),
    "expires before it was checked": (
        swap(ARTICLE, "expires: 2028-11-23", "expires: 2025-11-23"),
        *(ARTICLE, "C01", "expires before it was checked", "two years"),
    ),
    "broken YAML": (
        swap(ARTICLE, "audit:\n", "audit: [\n"),
        *(ARTICLE, "line", "not YAML", "indentation"),
    ),
    "key missing": (
        swap(ARTICLE, "  certainty: moderate\n", ""),
        *(ARTICLE, "C01", "The key certainty is missing", "Add a line"),
    ),
    "omission on an unknown row": (
        swap(ARTICLE, "    - janik2025.design\n", "    - janik2025.desing\n"),
        *(ARTICLE, "O4", "janik2025.desing", "janik2025.design"),
    ),
    "limit of the Hunter rule": (
        swap("hunter.yaml", "- dunkley2003.temperature", "- dunkley2003.temprature"),
        *("hunter.yaml", "R5", "is not a row with a number", "estimates.csv"),
    ),
    "fact of the session": (
        swap("session.yaml", "  - pdr2024.before-dosing\n", "  - pdr2024.before\n"),
        *("session.yaml", "pre-food", "pdr2024.before", "pdr2024.before-dosing"),
    ),
    "column renamed": (
        swap("interactions.csv", "measured", "effect_size"),
        *("interactions.csv", "line 1", "missing measured", "docs/developers.md"),
    ),
    "comma too many": (
        swap("interactions.csv", "interaction.ssri-both,", "interaction.ssri-both,,"),
        *("interactions.csv", "interaction.ssri-both", "too many or too few cells", "commas"),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_with_its_place_and_cure(tables: Tables, fault: str) -> None:
    spoil, file, where, what, cure = FAULTS[fault]
    spoil(tables)
    found = [
        problem
        for problem in tables.problems()
        if problem.file.endswith(file) and where in problem.where and what in problem.what
    ]
    assert found, [str(problem) for problem in tables.problems()]
    assert any(cure in problem.cure for problem in found), found


def test_a_missing_table_is_one_problem_among_others(tables: Tables) -> None:
    (tables.folder / "interactions.csv").unlink()
    (tables.folder / "hunter.yaml").unlink()
    missing = [problem.file for problem in tables.problems() if "missing" in problem.what]
    assert "assets/evidence/interactions.csv" in missing
    assert "assets/evidence/hunter.yaml" in missing


def test_all_faults_are_told_at_once(tables: Tables) -> None:
    tables.edit("estimates", ROW, value="half", checked="never")
    tables.edit("parameters", "K1.CL", value="fast")
    whats = [problem.what for problem in tables.problems()]
    assert {"Column value: 'half' is not a number.", "Column checked: 'never' is not a date."} <= {
        *whats
    }
    assert "Column value: 'fast' is not a number." in whats


def test_an_expired_review_is_a_warning(tables: Tables) -> None:
    expired = tables.problems(today=date(2029, 1, 1))
    assert {problem.level for problem in expired} == {"warning"}
    assert len(expired) >= 39
    assert "expired on 2028-11-23" in expired[0].what
    assert tables.problems(today=date(2028, 11, 23)) == []
