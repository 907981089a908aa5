import pytest
from report import README, Table, kilobytes, percentiles, put, unmeasured, write
from run import MEASUREMENTS

PAGE = "above\n<!-- one: begin -->\n\nold\n\n<!-- one: end -->\nbetween\n<!-- two: begin -->\n"


def test_only_the_named_table_is_replaced() -> None:
    assert put(PAGE, "one", r"\1 new") == PAGE.replace("old", r"\1 new")


@pytest.mark.parametrize("name", ["two", "three"])
def test_a_place_that_is_not_marked_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}: begin"):
        put(PAGE, name, "new")


@pytest.mark.parametrize("name", MEASUREMENTS)
def test_the_readme_has_a_place_for_every_table(name: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert "the new table" in put(text, name, "the new table")


def test_a_table_is_markdown_under_the_line_that_says_how_it_was_taken(tmp_path) -> None:
    file = tmp_path / "README.md"
    file.write_text(PAGE, encoding="utf-8")
    write("one", Table(["", "ms"], [["ours", "3"]], "Taken here."), file)
    table = "Taken here.\n\n|  | ms |\n| --- | ---: |\n| ours | 3 |"
    assert file.read_text(encoding="utf-8") == PAGE.replace("old", table)


def test_a_row_without_numbers_says_why_and_fills_its_columns() -> None:
    row = unmeasured("rival", 3, "npm not found")
    assert row == ["rival", "not measured: npm not found", "-", "-"]


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentiles([float(n) for n in range(100, 0, -1)]) == "50.0 / 95.0"
    assert percentiles([4.0]) == "4.0 / 4.0"


def test_sizes_are_told_in_thousands_of_bytes() -> None:
    assert [kilobytes(size) for size in (1, 1499, 3_749_000)] == ["1", "1", "3,749"]
