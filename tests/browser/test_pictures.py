"""The pictures for slides in a browser: whole words, in the page and as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watch import PHONE, watched

#: Texts that leave the picture, or that two words of different texts would share.
CROWDED = """
svg => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")];
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const found = [];
  boxes.forEach((box, i) => {
    const words = texts[i].textContent.trim();
    if (box.left < frame.left || box.right > frame.right || box.top < frame.top
        || box.bottom > frame.bottom) found.push(`${words} leaves the picture`);
    boxes.slice(0, i).forEach((other, j) => {
      const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      if (wide > 0 && high > 0.3 * Math.min(box.height, other.height))
        found.push(`${words} meets ${texts[j].textContent.trim()}`);
    });
  });
  return found;
}
"""
COLOURS = """
svg => [...svg.querySelectorAll("text")].map((text) => getComputedStyle(text).fill)
"""


@pytest.fixture(scope="module")
def with_pictures(built: Path, pages: list[str]) -> list[str]:
    """Pages with a picture."""
    found = [name for name in pages if 'class="picture-file"' in (built / name).read_text("utf-8")]
    assert found
    return found


def crowded(page: Page, selector: str) -> list[str]:
    return [fault for svg in page.locator(selector).all() for fault in svg.evaluate(CROWDED)]


@pytest.mark.parametrize("size", [PHONE, (1280, 900)])
def test_words_of_a_picture_stay_apart(
    browser: Browser, disk: str, with_pictures: list[str], size: tuple[int, int]
) -> None:
    with watched(browser, size=size) as watch:
        for name in with_pictures:
            watch.page.goto(disk + name)
            assert crowded(watch.page, ".cme-picture svg") == [], name


def test_the_file_for_a_slide_opens_alone(
    browser: Browser, built: Path, disk: str, with_pictures: list[str]
) -> None:
    with watched(browser) as watch:
        for name in with_pictures:
            watch.page.goto(disk + name)
            link = watch.page.locator(".picture-file a").first
            watch.page.goto(link.evaluate("link => link.href"))
            assert crowded(watch.page, "svg") == [], name
        assert watch.faults == []


def test_words_follow_the_theme_and_the_reader_s_own_colours(
    browser: Browser, disk: str, with_pictures: list[str]
) -> None:
    seen = {}
    for theme in ("light", "dark"):
        with watched(browser, theme=theme) as watch:
            watch.page.goto(disk + with_pictures[0])
            svg = watch.page.locator(".cme-picture svg").first
            seen[theme] = svg.evaluate(COLOURS)
            watch.page.emulate_media(forced_colors="active")
            assert len(set(svg.evaluate(COLOURS))) == 1
            watch.page.emulate_media(forced_colors="none", media="print")
            seen[f"{theme} on paper"] = svg.evaluate(COLOURS)
    assert seen["light"] != seen["dark"]
    assert seen["light"] == seen["light on paper"] == seen["dark on paper"]
