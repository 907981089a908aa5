"""``{picture} NN-slug``: a chapter's picture for a slide, and the file to take away.

The picture stands in the page itself, so that it follows the theme. The file that readers
download has the numbers filled in and its colours fixed; it takes the place of the drawing that
Sphinx copies with the other assets.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from cmebook.errors import CourseError, Problem
from cmebook.evidence.inline import fill
from cmebook.pictures import inline, picture_problems, read_pictures, standalone
from cmebook.pictures.picture import Picture, file_of, read_picture
from cmebook.sphinx_ext.bibliography import note_sources
from cmebook.sphinx_ext.data import Data, data_of
from cmebook.sphinx_ext.directive import CourseDirective
from cmebook.sphinx_ext.fragment import anchor, fragment

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

LINK = "Picture for a slide (SVG)"


def checked_picture(data: Data, name: str) -> Picture:
    """The picture of this name, without fault.

    Raises:
        CourseError: there is none, it has faults of form, or a number it names has none.
    """
    picture = read_picture(data.course, name)
    faults = picture_problems(picture)
    for place in picture.places:
        try:
            data.text(place.id, place.form)
            data.info(place.id)
        except CourseError as error:
            where = f"line {place.line}"
            faults += [Problem(picture.file, where, one.what, one.cure) for one in error.problems]
    if faults:
        raise CourseError(faults)
    return picture


def numbers_html(data: Data, picture: Picture) -> str:
    """A link for each number the picture shows, for a picture is no place for links."""
    pairs = dict.fromkeys((place.id, place.form) for place in picture.places)
    links = [anchor(data.info(row), escape(data.text(row, form))) for row, form in pairs]
    return f'<p class="picture-numbers">Numbers in it: {"; ".join(links)}.</p>' if links else ""


def description(data: Data, picture: Picture) -> tuple[str, str]:
    """Title and description with their numbers, as plain text."""
    return fill(picture.title, data.text), fill(picture.description, data.text)


class PictureDirective(CourseDirective):
    """``{picture} NN-slug`` with its caption below."""

    required_arguments = 1
    has_content = True

    def show(self) -> list[Node]:
        """A figure: the picture, its caption, its numbers, and the file for a slide."""
        self.assert_has_content()
        name = self.arguments[0]
        data = self.data
        self.env.note_dependency(str(file_of(data.course, name)))
        try:
            picture = checked_picture(data, name)
        except CourseError as error:
            raise CourseError(map(_with_its_place, error.problems)) from error
        for row in picture.uses:
            note_sources(self.env, self.lineno, data.info(row).sources)
        prefix = f"picture-{self.env.new_serialno('cme-picture') + 1}"
        box = nodes.figure(classes=["cme-picture"])
        self.set_source_info(box)
        box += fragment(inline(picture, data.text, prefix))
        words, messages = self.state.inline_text(" ".join(self.content), self.lineno)
        link = f'<a href="static:img/{name}.svg" download>{LINK}</a>'
        box += nodes.legend(  # a caption would be numbered, and live figures are not
            "",
            nodes.paragraph("", "", *words, classes=["picture-caption"]),
            fragment(f'{numbers_html(data, picture)}<p class="picture-file">{link}</p>'),
        )
        return [box, *messages]


def _with_its_place(problem: Problem) -> Problem:
    """The same, told where a fault of the chapter is told: the file of the picture comes first."""
    where = f"{problem.file}, {problem.where}" if problem.where else problem.file
    return Problem(problem.file, problem.where, f"{where}: {problem.what}", problem.cure)


def write_files(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: the files for slides, in the place of the drawings."""
    if error or app.builder.format != "html":
        return
    data = data_of(app.env)
    for name in read_pictures(data.course):
        file = Path(app.outdir) / "_static" / "img" / f"{name}.svg"
        try:
            text = standalone(checked_picture(data, name), data.text)
        except CourseError:  # told where it is shown, and by `cme check`
            file.unlink(missing_ok=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the directive and the event."""
    app.add_directive("picture", PictureDirective)
    app.connect("build-finished", write_files)
