"""Make the pictures and the payload of a live figure: walk, record, encode."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmebook.live import scene
from cmebook.live.cast import members
from cmebook.live.columns import Column, Table, words
from cmebook.live.controls import Check, Choice
from cmebook.live.encode import Header, encode, weight
from cmebook.live.faults import Faults
from cmebook.live.readings import UnreadableError, reading
from cmebook.live.sheets import written
from cmebook.live.walk import Shot, shoot

if TYPE_CHECKING:
    from cmebook.live.figure import LiveFigure

#: More states than this are not even tried.
MOST_STATES = 20_000
_NOT_WORDS = re.compile(r"\b(nan|inf|None)\b")


@dataclass(frozen=True)
class Build:
    """What the page needs.

    ``shares`` are the compressed bytes of each artist, and ``inks`` the styles it is drawn
    in, each with whether it is that of a text.
    """

    wide: str
    narrow: str
    payload: str
    summary: str
    shares: dict[str, int]
    inks: dict[str, frozenset[tuple[bool, str]]]


def build(live: LiveFigure) -> Build:
    """Draw both pictures in every state and encode them.

    Raises:
        CourseError: with every fault found, each with the control values.
    """
    faults = Faults(live.name, len(live.grid))
    if len(live.grid) > MOST_STATES:
        faults.note(
            "controls",
            f"they have {len(live.grid)} states together ({live.grid.shape()}).",
            f"Give a control fewer values; {MOST_STATES} states are the most that are tried.",
        )
        faults.raise_any()
    cast = members(live.artists)
    shots = [
        shoot(live.figure, size, f"live-{live.name}-{key}", cast, live.grid, live.update, faults)
        for key, size in (("w", live.wide), ("n", live.narrow))
    ]
    for member, slots in zip(cast, _by_member(shots[0], [len(m.parts) for m in cast]), strict=True):
        if any(slot is None for slot in slots):
            faults.note(member.name, "it is not drawn with the figure.", "Add it to its axes.")
        if any(scene.mixed(shot.takes[member.name]) for shot in shots):
            faults.note(
                member.name,
                "it draws one kind of thing in some states and another in others.",
                "Use an artist for each, and switch them with set_visible.",
            )
    told = _summaries(live, faults)
    sheets = written(live, faults)
    faults.raise_any()
    known = [scene.tracks(shot) for shot in shots]
    table = Table()
    wide = scene.store(table, known[0])
    narrow = scene.store(table, known[1], wide)
    series: list[Header] = []
    for one in live.series:
        member = next(member for member in cast if member.name == one.artist)
        try:
            series.append(reading(one, member, known[0][one.artist], shots[0]))
        except UnreadableError as error:
            faults.note(f"series {one.name}", error.what, error.cure)
    faults.raise_any()
    header: Header = {
        "name": live.name,
        "title": live.title,
        "states": len(live.grid),
        "controls": [
            {
                "key": key,
                "kind": "check"
                if isinstance(control, Check)
                else "choice"
                if isinstance(control, Choice)
                else "range",
                "label": control.label,
                "keys": control.keys(),
                "texts": control.texts(),
                "default": control.find(control.default),
            }
            for key, control in live.controls.items()
        ],
        "wide": wide,
        "narrow": narrow,
        "series": series,
        "tables": [
            {"title": sheet.title, "heads": list(sheet.heads), "cells": table.add(words(cells))}
            for sheet, cells in sheets
        ],
        "summary": table.add(words([(text,) for text in told])),
    }
    start = live.grid.index(live.grid.default)
    for shot, tracks in zip(shots, known, strict=True):
        scene.fill(shot, tracks, start)
    return Build(
        wide=shots[0].drawing.svg(),
        narrow=shots[1].drawing.svg(),
        payload=encode(header, table.columns),
        summary=told[start],
        shares={entry["name"]: weight(_columns(entry, table)) for entry in wide},
        inks={name: _inks(one) for name, one in known[0].items()},
    )


def _by_member(shot: Shot, counts: list[int]) -> list[list[object]]:
    slots = iter(shot.drawing.slots)
    return [[next(slots) for _ in range(count)] for count in counts]


def _summaries(live: LiveFigure, faults: Faults) -> list[str]:
    told = []
    for state in live.grid:
        try:
            text = str(live.summary(**state)).strip()
        except Exception as error:  # whatever an author's function may raise is told with its state
            text = ""
            what = f"it raises {type(error).__name__}: {error}."
        else:
            what = "it is empty." if not text else f"it says “{text}”."
        if not text or _NOT_WORDS.search(text):
            faults.note("summary", what, "Say what this state shows.", live.grid.words(state))
        told.append(text)
    return told


def _columns(entry: Header, table: Table) -> list[Column]:
    keys = ("runs", "x", "y", "show", "text", "style", "shape")
    return [table.columns[entry[key]] for key in keys if key in entry]


def _inks(track: scene.Track) -> frozenset[tuple[bool, str]]:
    return frozenset(
        (slot.sample.text is not None, style)
        for row in track.style.rows
        for slot, style in zip(track.slots, row, strict=True)
    )
