from weight import DATA, weigh

from tests.live import makers


def test_the_data_of_each_live_figure_are_found_in_a_page() -> None:
    one, two = makers.simple(), makers.simple(name="other-figure")
    page = f"<main>{one.html()}<p>text</p>{two.html()}</main>"
    assert DATA.findall(page) == [
        ("small-figure", one.built.payload),
        ("other-figure", two.built.payload),
    ]


def test_each_file_is_compressed_by_itself() -> None:
    raw, small = weigh([b"a" * 1000])
    assert raw == 1000
    assert small < 100
    assert weigh([b"a" * 1000] * 2) == (2 * raw, 2 * small)
