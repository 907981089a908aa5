"""What a picture names, how it is coloured, and what it may hold."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from cmebook.course import find_course
from cmebook.figures.style import contrast
from cmebook.pictures import inline, picture_problems, read_pictures, standalone
from cmebook.pictures.paint import COLOURS
from cmebook.prose import typed_in_picture
from tests.pictures.made import SVG, picture, spoiled

NUMBERS = {"agency2021.dose": "28 mg", "smith2020.hr": "0.50 & more"}
CSS = find_course().assets / "style" / "picture.css"


def show(row: str, _form: str) -> str:
    return NUMBERS[row]


def test_its_numbers_are_found_with_line_and_form() -> None:
    found = [(str(place), place.id, place.form) for place in picture().places]
    assert found == [
        ("assets/img/01-test.svg:3", "agency2021.dose", "value"),
        ("assets/img/01-test.svg:8", "smith2020.hr", "ci"),
    ]
    assert picture().uses == ("agency2021.dose", "smith2020.hr")
    assert picture().title == "Two boxes"


def test_a_sound_picture_has_no_fault() -> None:
    assert picture_problems(picture()) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("</defs>", "", 9, "no XML"),
        ("<svg xml", "<!DOCTYPE svg>\n<svg xml", 1, "a DOCTYPE"),
        ("http://www.w3.org/2000/svg", "http://example.org", 1, "no SVG"),
        ("0 0 1280 720", "0 0 800 600", 1, "not that of a slide"),
        ("Two boxes", " ", 1, "no <title>"),
        ("<desc>The dose is {ev}`agency2021.dose`.</desc>", "", 1, "no <desc>"),
        ("<defs>", "<script>alert()</script><defs>", 4, "<script> does not belong"),
        ("<defs>", "<foreignObject/><defs>", 4, "<foreignObject> does not belong"),
        ("<defs>", '<image href="data:image/png;base64,AA"/><defs>', 4, "<image> does not"),
        ("<defs>", "<style>.ink {}</style><defs>", 4, "<style> does not belong"),
        ("<defs>", "<svg/><defs>", 4, "<svg> does not belong"),
        ("<defs>", "<?xml-stylesheet href='x.css'?><defs>", 4, "an instruction"),
        ("<rect ", '<rect onclick="alert()" ', 5, 'onclick="alert()" does not belong'),
        ("<rect ", '<rect href="#tip" ', 5, 'href="#tip" does not belong'),
        ("<rect ", '<rect style="fill: red" ', 5, "does not belong"),
        ("<rect ", '<rect fill="red" ', 5, 'fill="red" does not belong'),
        ("<rect ", '<rect id="tip" ', 5, "The id tip stands here twice."),
        ("soft accent", "soft acent", 5, "no colour acent"),
        ("soft accent", "soft accent ink", 5, "More colours"),
        ('class="warn"', 'class="warn ink"', 7, "More colours"),
        ("url(#tip)", "url(http://example.org/a.svg#tip)", 6, "not here"),
        ("url(#tip)", "url(#tap)", 6, "not here"),
        ('font-size="48"', 'font-size="20"', 7, "The letters are 20."),
        ('font-size="48"', "", 7, "of no stated size"),
        ('x="100"', 'x="{ev}`K1.CL`"', 5, "x holds a number"),
        ("{ev}`smith2020.hr|ci`", "{ev}<tspan>`smith2020.hr`</tspan>", 7, "broken over"),
    ],
)
def test_each_fault_is_told_with_its_line(old: str, new: str, line: int, said: str) -> None:
    problems = picture_problems(spoiled(old, new))
    hits = [problem for problem in problems if said in problem.what]
    assert [(one.file, one.where) for one in hits[:1]] == [
        ("assets/img/01-test.svg", f"line {line}")
    ], problems
    assert hits[0].cure


def test_a_typed_number_is_told_though_it_is_cut_in_pieces() -> None:
    assert typed_in_picture(picture()) == []
    (problem,) = typed_in_picture(spoiled("< 1, ".replace("<", "&lt;"), "53<tspan>%</tspan> "))
    assert (problem.where, "'53%' is typed" in problem.what) == ("line 7", True)
    (problem,) = typed_in_picture(spoiled("The dose is", "The dose is 84 mg or"))
    assert problem.where == "line 3"


def test_in_a_page_colours_are_names_and_ids_are_its_own() -> None:
    text = inline(picture(), show, "picture-2")
    root = etree.fromstring(text)
    assert root.get("role") == "img"
    for name in ("aria-labelledby", "aria-describedby"):
        assert len(root.xpath(f"//*[@id='{root.get(name)}']")) == 1
    assert root.xpath("string(//*[local-name()='desc'])") == "The dose is 28 mg."
    assert "0.50 &amp; more &lt; 1" in text
    assert set(root.xpath("//@id")) == {"picture-2-title", "picture-2-desc", "picture-2-tip"}
    assert 'marker-end="url(#picture-2-tip)"' in text
    assert root.xpath("//@class") == [
        *("fill-ink", "fill-soft stroke-accent", "stroke-model", "fill-warn", "fill-data")
    ]


def test_alone_it_needs_no_styles() -> None:
    text = standalone(picture(), show)
    root = etree.fromstring(text.encode())
    assert "class=" not in text
    assert (root.get("width"), root.get("height")) == ("1280", "720")
    box, line = root.xpath("//*[local-name()='rect'][2] | //*[local-name()='g']/*")
    assert (box.get("fill"), box.get("stroke")) == (COLOURS["soft"], COLOURS["accent"])
    assert (line.get("fill"), line.get("stroke")) == ("none", COLOURS["model"])
    assert line.get("stroke-dasharray")
    assert root.xpath("//*[local-name()='rect'][1]")[0].get("fill") == "#ffffff"
    assert text == standalone(picture(), show)
    assert "{ev}" not in text


def test_the_picture_itself_is_left_as_it_was() -> None:
    one = picture()
    inline(one, show, "a")
    assert inline(one, show, "a") == inline(picture(SVG), show, "a")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_can_be_read(theme: str) -> None:
    """The style sheet knows every colour; each stands out on paper and on a pale filling."""
    css = CSS.read_text(encoding="utf-8")
    rule = r"\n\.cme-picture \{" if theme == "light" else r'html\[data-theme="dark"\] .*\{'
    body = re.search(rule + r"([^}]*)\}", css)
    assert body
    colours = dict(re.findall(r"--pic-(\w+): (#\w+)", body[1]))
    assert colours.keys() == COLOURS.keys()
    assert theme == "dark" or colours == COLOURS
    for name in colours.keys() - {"soft", "paper"}:
        for ground in ("soft", "paper"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
        assert re.search(rf"\.fill-{name} .*var\(--pic-{name}\)", css)
        assert re.search(rf"\.stroke-{name} .*var\(--pic-{name}\)", css)


def test_the_dark_colours_are_written_twice_alike() -> None:
    css = CSS.read_text(encoding="utf-8")
    dark, auto = re.findall(r'html\[data-theme="(?:dark|auto)"\] \.cme-picture \{([^}]*)\}', css)
    assert dark.split() == auto.split()


@pytest.mark.parametrize("name", sorted(read_pictures(find_course())))
def test_the_pictures_of_the_course_are_sound(name: str) -> None:
    one = read_pictures(find_course())[name]
    assert picture_problems(one) + typed_in_picture(one) == []
