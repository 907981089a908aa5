"""What a case is: scenes with choices, each of which leads to a scene or to an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from cmebook.items.schema import LETTERS
from cmebook.items.text import references

#: What is said of a choice. More than one may be reasonable; at least one is best.
Verdict = Literal["best", "reasonable", "poor", "unsafe"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True)
class Choice:
    """What the reader may do; ``next`` is the id of a scene or an end.

    ``claims`` and ``evidence`` are ids that ``why`` rests on beside those in its text.
    """

    text: str
    verdict: Verdict
    why: str
    next: str
    claims: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of the rows it rests on, claims first."""
        ids = (*self.claims, *self.evidence, *references(self.text), *references(self.why))
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True)
class Scene:
    """A situation and the question it puts."""

    id: str
    title: str
    text: str
    question: str
    choices: tuple[Choice, ...]

    @property
    def lettered(self) -> Iterator[tuple[str, Choice]]:
        """The choices with their letters."""
        yield from zip(LETTERS, self.choices, strict=False)


@dataclass(frozen=True)
class End:
    """How a case ends: what became of the patient, and what to take from it."""

    id: str
    title: str
    text: str
    lesson: str
    claims: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of the rows it rests on, claims first."""
        ids = (*self.claims, *self.evidence, *references(self.text), *references(self.lesson))
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True)
class Case:
    """One case; ``id`` is the name of its file, and the first scene is where it begins.

    ``chapter`` is the page to reread; ``minutes`` is what the author expects it to take.
    """

    id: str
    file: str
    title: str
    summary: str
    chapter: str
    objectives: tuple[str, ...]
    minutes: int
    author: str
    reviewed: str
    scenes: tuple[Scene, ...]
    ends: tuple[End, ...]

    @property
    def parts(self) -> tuple[Scene | End, ...]:
        """Scenes, then ends, in the order in which they are numbered."""
        return (*self.scenes, *self.ends)

    @property
    def ways(self) -> dict[str, tuple[str, ...]]:
        """Where each scene may lead, by the id of the scene."""
        return {scene.id: tuple(choice.next for choice in scene.choices) for scene in self.scenes}

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text with the name of its field."""
        yield "title", self.title
        yield "summary", self.summary
        for scene in self.scenes:
            yield f"scene {scene.id}", f"{scene.title}. {scene.text}"
            yield f"question of {scene.id}", scene.question
            for letter, choice in scene.lettered:
                yield f"choice {letter} of {scene.id}", choice.text
                yield f"why of choice {letter} of {scene.id}", choice.why
        for end in self.ends:
            yield f"end {end.id}", f"{end.title}. {end.text}"
            yield f"lesson of {end.id}", end.lesson

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of all rows and computed numbers it rests on, sorted."""
        ids = {row for scene in self.scenes for choice in scene.choices for row in choice.uses}
        ids.update(row for end in self.ends for row in end.uses)
        for _, text in self.texts:
            ids.update(references(text))
        return tuple(sorted(ids))
