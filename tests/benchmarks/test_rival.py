from pathlib import Path

import npm
import pytest
import rival

from tests.live import makers


def test_the_rival_draws_every_artist_in_every_state() -> None:
    live = makers.simple()
    before = live.html()
    *controls, view = rival.widget(live).children
    assert len(controls) == 3
    counts = [len(control.values) for control in live.controls.values()]
    assert view.strides == {"slope": counts[1] * counts[2], "shift": counts[2], "dotted": 1}
    for artist in view.moving:
        assert len(artist["index"]) == counts[0] * counts[1] * counts[2]
        assert set(artist["index"]) == set(range(len(artist["pieces"])))
    # a curve for each slope and shift, with and without dots; no dots is one empty piece
    sizes = sorted(len(artist["pieces"]) for artist in view.moving)
    assert sizes[-2:] == [counts[0] * counts[1], counts[0] * counts[1] + 1]
    assert sum("" in artist["pieces"] for artist in view.moving) == 1
    assert live.html() == before


def test_without_npm_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm.shutil, "which", lambda name: None)
    with pytest.raises(npm.MissingToolError, match="npm not found"):
        npm.fetch(tmp_path)
    for name in npm.SCRIPTS:
        (tmp_path / name).touch()
    npm.fetch(tmp_path)  # nothing is missing any more
