"""What makes a case playable: its graph, a best choice in each scene, objectives that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator

from cmebook.cases.routes import circle, reached
from cmebook.cases.schema import Case
from cmebook.errors import Problem


def case_problems(case: Case, objectives: Container[str] | None = None) -> Iterator[Problem]:
    """Every reason why a case cannot be played, with the cure."""

    def fault(where: str, what: str, cure: str) -> Problem:
        return Problem(case.file, where, what, cure)

    for objective in case.objectives:
        if objectives is not None and objective not in objectives:
            cure = "Use one of book/objectives.toml, or add it there."
            yield fault("objectives", f"There is no objective {objective}.", cure)
    if not case.objectives:
        yield fault("objectives", "It serves no objective.", 'Add objectives = ["pra-o1"].')
    if not case.scenes or not case.ends:
        yield fault("", "A case has at least one scene and one end.", "Add [[scene]] and [[end]].")
        return

    ids = [part.id for part in case.parts]
    for name, times in Counter(ids).items():
        if times > 1:
            yield fault(name, "The id is used twice.", "Give each scene and each end its own id.")
    for scene in case.scenes:
        for letter, choice in scene.lettered:
            if choice.next and choice.next not in ids:
                yield fault(
                    f"{scene.id}, choice {letter}",
                    f"It leads to {choice.next}, which does not exist.",
                    "Name a scene or an end in next.",
                )
        if scene.choices and not any(choice.verdict == "best" for choice in scene.choices):
            yield fault(scene.id, "No choice is best.", 'Give one of them verdict = "best".')
    yield from _graph_problems(case, ids)


def _graph_problems(case: Case, ids: list[str]) -> Iterator[Problem]:
    met = reached(case.scenes[0].id, case.ways)
    for name in dict.fromkeys(ids):
        if name and name not in met:
            what = f"No way leads to {name} from the first scene."
            cure = "Name it as next of a choice, or remove it."
            yield Problem(case.file, name, what, cure)
    round_trip = circle(case.ways)
    if round_trip:
        what = f"The way goes in a circle: {', '.join(round_trip)}."
        yield Problem(case.file, round_trip[0], what, "Lead one of these scenes on to a new one.")
