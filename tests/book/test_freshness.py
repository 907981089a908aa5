"""What was made with older evidence or an older package is made again."""

from __future__ import annotations

from pathlib import Path

from cmebook.sphinx_ext.freshness import digest, empty_if_stale
from tests.book.small import NOTEBOOK, SmallCourse

CHAPTER = "chapters/01-test"


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1")
    first = digest([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("compiled")
    assert digest([tmp_path]) == first
    (tmp_path / "a.csv").write_text("2")
    second = digest([tmp_path])
    (tmp_path / "a.csv").rename(tmp_path / "b.csv")
    assert len({first, second, digest([tmp_path])}) == 3


def test_a_cache_is_kept_until_the_digest_changes(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert not empty_if_stale(cache, "one")
    (cache / "executed").touch()
    assert not empty_if_stale(cache, "one")
    assert (cache / "executed").exists()
    assert empty_if_stale(cache, "two")
    assert not (cache / "executed").exists()


def test_a_corrected_number_reaches_every_page_that_shows_it(course: SmallCourse) -> None:
    cell = "from cmebook.evidence import load_evidence\nprint(load_evidence().text('smith2020.hr'))"
    course.page(
        CHAPTER,
        NOTEBOOK + "# A chapter\n\nIt was {ev}`smith2020.hr`.\n\n"
        f"```{{code-cell}} ipython3\n:tags: [remove-input]\n{cell}\n```\n",
    )
    before = course.build(execute=True)
    assert not before.failed, before.log
    assert before.article(CHAPTER).count("0.50") >= 2
    course.change(
        "assets/evidence/estimates.csv", "smith2020.hr,,HR,,0.50", "smith2020.hr,,HR,,0.55"
    )
    after = course.build(execute=True)
    assert not after.failed, after.log
    assert "0.50" not in after.article(CHAPTER)
    assert after.article(CHAPTER).count("0.55") >= 2
    assert "0.55" in after.page("evidence/estimates")


def test_a_new_use_reaches_the_table(course: SmallCourse) -> None:
    course.chapter("Nothing yet.")
    assert "chapters/01-test.html" not in used_in(course)
    course.chapter("It was {ev}`smith2020.hr`.")
    assert "chapters/01-test.html" in used_in(course)


def used_in(course: SmallCourse) -> str:
    result = course.build()
    assert not result.failed, result.log
    row = result.page("evidence/estimates").partition('<li id="smith2020.hr"')[2]
    return row.partition("</li>")[0].partition("Used in")[2]
