"""A small case that tests spoil."""

from __future__ import annotations

from pathlib import Path

from cmebook.cases.load import parse_case
from cmebook.cases.rules import case_problems
from cmebook.cases.schema import Case
from cmebook.errors import Problem
from cmebook.items.table import Table
from cmebook.items.toml_file import read_toml

CASE = """
title = "A high reading"
summary = "What does one reading of {ev}`K1.CL` mean?"
chapter = "chapters/01-test"
objectives = ["tst-o1"]
minutes = 3
author = "course team"
reviewed = 2026-01-31

[[scene]]
id = "arrival"
title = "Arrival"
text = "A woman of 58 comes & waits."
question = "What do you do?"

[[scene.choice]]
text = "Measure again"
verdict = "best"
why = "One reading is no reading: {ev}`a.low`."
next = "again"

[[scene.choice]]
text = "Cancel at once"
verdict = "poor"
why = "Nothing asks for it."
evidence = ["a.mid"]
next = "cancelled"

[[scene]]
id = "again"
title = "The second reading"
text = "It is lower."
question = "And now?"

[[scene.choice]]
text = "Go on"
verdict = "best"
why = "The risk was weighed."
claims = ["C01"]
next = "treated"

[[scene.choice]]
text = "Give nifedipine & go on"
verdict = "unsafe"
why = "A fast fall does harm."
evidence = ["a.low"]
next = "cancelled"

[[end]]
id = "treated"
title = "Treated"
text = "She goes home."
lesson = "Weigh, and write it down: {ev}`a.mid`."

[[end]]
id = "cancelled"
title = "Cancelled"
text = "She goes home untreated."
lesson = "A number alone decides nothing."
evidence = ["a.mid"]
"""


def read(folder: Path, text: str = CASE) -> tuple[Case, list[Problem]]:
    """The case in ``text`` and everything that is wrong with it."""
    file = folder / "high-reading.toml"
    file.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    name = "book/cases/high-reading.toml"
    case = parse_case(Table(read_toml(file, name, problems), name, "", problems), file)
    problems.extend(case_problems(case, {"tst-o1"}))
    return case, problems
