from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from cmebook.quiz import release as released
from cmebook.quiz.notebook import Notebook
from cmebook.quiz.result import Result
from cmebook.reports.feedback import Feedback
from cmebook.reports.sections import Section
from tests.quiz.fill import MIXED
from tests.quiz.small import BLUEPRINT, DRAWN, FACTS, RIGHT
from tests.reports.made import graded

HOSTILE = 'q05 = """<script>alert(1)</script><img src=x onerror=alert(1)>"""'


def page(release: Notebook, result: Result, with_key: bool = True, link: str = "") -> str:
    feedback = Feedback(
        BLUEPRINT,
        released.questions(release),
        {drawn.item.id: drawn for drawn in DRAWN},
        FACTS,  # type: ignore[arg-type]
        lambda drawn: Section("The <small> drug", "How it leaves", link),
    )
    return feedback.page(result, with_key)


def words(html: str, selector: str = "body") -> list[str]:
    found = BeautifulSoup(html, "lxml").select(selector)
    return [" ".join(element.get_text(" ").split()) for element in found]


def test_verdicts_and_points_of_every_question(release: Notebook) -> None:
    html = page(release, graded(release, MIXED))
    assert words(html, ".overview td:nth-child(2)") == [
        "✗ wrong",
        "◐ partly right",
        "◐ partly right",
        "✓ right",
        "○ not answered",
    ]
    assert words(html, ".overview td:last-child") == [
        "0 of 1", "1 of 2", "1 of 2", "1 of 1", "0 of 3",
    ]  # fmt: skip
    assert words(html, ".score") == ["3 of 9 points (33%): not passed"]


def test_every_option_says_whether_and_why(release: Notebook) -> None:
    first, second, *_ = words(page(release, graded(release, MIXED)), ".options")
    assert "B Liver < gut best answer Reason given for <Liver < gut>" in first
    assert "C Lung not the best answer · your answer" in first
    assert first.count("Reason given for") == 4
    assert "A Age belongs to the answer · your answer" in second
    assert "B Tea does not belong to the answer · your answer" in second


def test_statements_say_what_was_judged(release: Notebook) -> None:
    third = words(page(release, graded(release, MIXED)), ".options")[2]
    assert "B It is a gas false · you said true" in third
    assert "D It is bitter true · you said true" in third


def test_a_number_shows_its_working_sources_and_section(release: Notebook) -> None:
    html = page(release, graded(release, MIXED), link="https://example.org/c.html#s")
    fourth = words(html, "#q04 ~ *, .question:nth-of-type(4)")
    text = " ".join(fourth)
    assert "Your answer: 4.95 h" in text
    assert "Answer: 5.0 h." in text
    assert "Twice 2.5 h" in text
    assert "Smith A, Jones B. 2020. The drug & its <fate>. Journal of Small Quizzes." in text
    assert 'href="https://doi.org/10.1000/small"' in html
    assert '<a href="https://example.org/c.html#s">How it leaves</a>, in The &lt;small&gt;' in html


def test_what_cannot_be_read_is_shown_with_the_way_to_write_it(release: Notebook) -> None:
    html = page(release, graded(release, {"q04": "q04 = 2 * 2.5 # <b>"}))
    text = " ".join(words(html))
    assert "○ not readable" in text
    assert "work the sum out" in text
    assert "You wrote: q04 = 2 * 2.5 # <b>" in text


def test_markup_of_a_learner_stays_text(release: Notebook) -> None:
    result = graded(release, {"q05": HOSTILE}, by_hand=1.0, comment="<script>no</script>\nSorry")
    html = page(release, result)
    assert words(html, "script, img") == []
    assert any("<script>alert(1)</script>" in said for said in words(html, ".said"))
    assert any("<script>no</script> Sorry" in said for said in words(html, ".said"))


def test_nothing_is_fetched_and_no_test_is_shown(release: Notebook) -> None:
    html = page(release, graded(release, RIGHT, by_hand=3.0))
    assert re.findall(r"<(?:script|link|img|iframe|object)|@import|url\(", html) == []
    for secret in ("mark(", "cmebook.grading", "HIDDEN", "'key'", "_rubric"):
        assert secret not in html


def test_waiting_for_a_person_gives_no_result(release: Notebook) -> None:
    html = page(release, graded(release, RIGHT))
    assert words(html, ".result") == [
        "6 points so far A person still has to grade 1 answer; the result is open until then."
    ]
    assert words(html, ".overview td:last-child")[-1] == "open of 3"
    assert "○ to be graded" in " ".join(words(html))


def test_the_gradebook_has_the_last_word(release: Notebook) -> None:
    html = page(release, graded(release, RIGHT, by_hand=2.0, comment="No blood flow."))
    assert words(html, ".overview td:nth-child(2)")[-1] == "◐ partly right"
    assert words(html, ".score") == ["8 of 9 points (89%): passed"]
    text = " ".join(words(html))
    assert "From the person who graded No blood flow." in text
    assert "2 points: Names the liver." in text
    assert "Blood flow to the liver falls with age." in text


def test_confidence_is_shown_beside_the_verdict(release: Notebook) -> None:
    result = graded(release, MIXED, confidence={"q01": 3})
    assert "You said you were: sure." in " ".join(words(page(release, result)))


@pytest.mark.parametrize("answers", [RIGHT, MIXED, {}])
def test_without_the_key_no_answer_is_given_away(
    release: Notebook, answers: dict[str, str]
) -> None:
    html = page(release, graded(release, answers, by_hand=1.0), with_key=False)
    text = " ".join(words(html))
    for secret in (
        "best answer",
        "belong to the answer",
        "Reason given",
        "Rationale",
        "Names the liver",
        "Blood flow to the liver falls",
        "Twice",
        'class="key"',
        "Answer: 5.0",
    ):
        assert secret not in text
        assert secret not in html
    assert "You may try again" in text
    assert "To reread: How it leaves" in text
    # what was not said is not hinted at by colour either
    assert words(html, "li .right, li .wrong, li.key, li.chosen-wrong") == []
