import dataclasses
from pathlib import Path

import pytest
from browser_time import UnmovedError, keys, load, press
from pages import alone
from playwright.sync_api import Browser

from cmebook.course import find_course
from tests.live import makers


@pytest.mark.parametrize(("count", "at"), [(2, 0), (2, 1), (5, 2), (5, 4)])
def test_keys_walk_a_slider_through_all_its_values(count: int, at: int) -> None:
    step = {"ArrowRight": 1, "ArrowLeft": -1}
    seen = [at]
    for key, _ in zip(keys(count, at), range(40), strict=False):
        seen.append(seen[-1] + step[key])
    assert set(seen) == set(range(count))


def test_a_page_is_timed_only_if_every_key_moves_its_picture(
    browser: Browser, tmp_path: Path
) -> None:
    subject = alone(find_course(), makers.simple(), tmp_path)
    still = dataclasses.replace(subject, picture=".live-notes")
    assert load(browser, subject, slowdown=2) > 0
    times = press(browser, subject, slowdown=1, events=8)
    with pytest.raises(UnmovedError, match=r"8 of 8 key presses changed nothing"):
        press(browser, still, slowdown=1, events=8)
    assert len(times) == 8
    assert min(times) > 0
