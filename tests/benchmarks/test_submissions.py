import pytest
from submissions import answer

from cmebook.grading import values


@pytest.mark.parametrize(
    ("kind", "letters", "turns", "answers"),
    [("single", "ABC", 3, 3), ("multiple", "ABC", 8, 8), ("truefalse", "AB", 4, 4),
     ("numeric", "", 5, 5), ("text", "", 5, 5)],
)  # fmt: skip
def test_turn_by_turn_every_answer_is_given(
    kind: str, letters: str, turns: int, answers: int
) -> None:
    given = [values(answer("q01", kind, letters, turn))["q01"] for turn in range(turns)]
    assert len({repr(value) for value in given}) == answers
