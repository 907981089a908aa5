"""The artists of a live figure, each under its name, with the parts that draw themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.container import Container
from matplotlib.figure import Figure

#: An artist, or several that belong together: a bar container, an error bar, a list.
Cast = Artist | Container | Sequence["Cast"]


@dataclass(frozen=True)
class Member:
    """One named entry of ``artists`` and the matplotlib artists it stands for."""

    name: str
    given: Cast
    parts: tuple[Artist, ...]


def members(artists: Mapping[str, Cast]) -> list[Member]:
    """All entries with their parts, in the author's order."""
    return [Member(name, given, tuple(_parts(given))) for name, given in artists.items()]


def _parts(given: Cast | None) -> Iterator[Artist]:
    if isinstance(given, Artist):
        yield given
    elif given is not None:
        for one in given:
            yield from _parts(one)


def drawn(artist: Artist) -> bool:
    """Whether the artist and the axes around it are to be seen."""
    axes = getattr(artist, "axes", None)
    return artist.get_visible() and (axes is None or axes is artist or axes.get_visible())


def bystanders(figure: Figure, cast: Sequence[Member]) -> list[Artist]:
    """Every artist ``update`` must leave alone: neither named, nor around or in one named."""
    named = {id(part) for member in cast for part in member.parts}
    found: list[Artist] = []

    def visit(artist: Artist) -> bool:
        """Whether a named artist is here or further in; collects what is not around one."""
        if id(artist) in named:
            return True
        around = [visit(child) for child in artist.get_children()]
        if not any(around):
            found.append(artist)
        return any(around)

    visit(figure)
    return found
