"""A reader moves a figure by keyboard, pointer, list and button."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.watch import PHONE, watched
from tests.live.conftest import ready

FIRST = '[data-live="small-figure"]'


def slider(page: Page) -> Locator:
    return page.locator(f"{FIRST} input[name=slope]")


def outline(page: Page) -> str:
    return page.locator(f'{FIRST} .live-wide [data-e="0"]').get_attribute("d") or ""


def told(page: Page) -> str:
    return page.locator(f"{FIRST} .live-now").inner_text()


def test_keys_move_the_slider_the_picture_and_the_words(page: Page) -> None:
    before = outline(page)
    slider(page).focus()
    values = []
    for key in ("ArrowRight", "ArrowLeft", "Home", "End", "PageDown", "ArrowUp"):
        page.keyboard.press(key)
        values.append(slider(page).get_attribute("aria-valuetext"))
    assert values == [f"{one}\N{NO-BREAK SPACE}mg/h" for one in ("3", "2", "0.5", "8", "5", "8")]
    assert outline(page) != before
    page.wait_for_function(
        f"document.querySelector('{FIRST} .live-now').textContent.startsWith('Now slope 8,')"
    )


def test_page_keys_take_larger_steps_on_a_long_range(page: Page) -> None:
    long = page.locator(f"{FIRST} input[name=shift]")
    long.focus()
    page.keyboard.press("PageUp")
    assert int(long.input_value()) > 1


def test_every_control_has_its_name(page: Page) -> None:
    box = page.locator(FIRST)
    for role, name in (("slider", "Slope"), ("combobox", "Slope, exact value")):
        assert box.get_by_role(role, name=name, exact=True).count() == 1  # type: ignore[arg-type]
    assert box.get_by_role("checkbox", name="Dots").is_checked()
    image = box.get_by_role("img", name="A small figure")
    described = (image.get_attribute("aria-describedby") or "").split()
    texts = [page.locator(f"#{one}").inner_text() for one in described]
    assert texts == ["A curve that bends.", "Now slope 2, shift 0, dotted True."]


def test_the_pointer_drags_the_slider(page: Page) -> None:
    before = outline(page)
    box = slider(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert slider(page).input_value() == "5"
    assert outline(page) != before


def test_the_list_sets_the_value_without_dragging(page: Page) -> None:
    one = page.locator(f"{FIRST} select[name=slope]")
    one.select_option(label="5\N{NO-BREAK SPACE}mg/h")
    assert slider(page).input_value() == "4"
    slider(page).press("Home")
    assert one.input_value() == "0"


def test_the_check_box_hides_and_shows(page: Page) -> None:
    dots = page.locator(f'{FIRST} .live-wide [data-g="1"]')
    assert dots.get_attribute("display") is None
    page.locator(f"{FIRST} input[type=checkbox]").uncheck()
    assert dots.get_attribute("display") == "none"
    page.locator(f"{FIRST} input[type=checkbox]").check()
    assert dots.get_attribute("display") is None


def test_reset_goes_back_to_the_printed_state(page: Page) -> None:
    before, words = outline(page), told(page)
    slider(page).press("End")
    page.locator(f"{FIRST} input[type=checkbox]").uncheck()
    page.wait_for_timeout(400)
    assert "#small-figure:" in page.url
    page.locator(f"{FIRST} [data-do=reset]").click()
    page.wait_for_timeout(600)
    assert slider(page).input_value() == "2"
    assert page.locator(f"{FIRST} input[type=checkbox]").is_checked()
    assert told(page) == words
    assert len(outline(page).split()) == len(before.replace("L", " ").split())
    assert "#" not in page.url


def test_one_figure_does_not_move_another(page: Page) -> None:
    other = page.locator('[data-live="other-figure"] .live-wide [data-e="0"]')
    before = other.get_attribute("d")
    slider(page).press("End")
    assert other.get_attribute("d") == before


def test_words_for_screen_readers_come_at_most_twice_a_second(page: Page) -> None:
    count = page.evaluate(
        """async () => {
            const root = document.querySelector('figure.cme-live');
            let times = 0;
            new MutationObserver(() => times++)
                .observe(root.querySelector('.live-now'), { childList: true });
            const input = root.querySelector('[name=shift]');
            for (let at = 0; at < 20; at++) {
                input.value = at + 1;
                input.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise((done) => setTimeout(done, 50));
            }
            await new Promise((done) => setTimeout(done, 600));
            return times;
        }"""
    )
    assert 2 <= count <= 4  # 1.6 seconds
    assert "shift 20" in told(page)
    assert page.locator(f"{FIRST} .live-now").get_attribute("role") == "status"


@pytest.mark.parametrize("size", [PHONE, (1280, 900)])
def test_every_target_is_24_pixels_or_more(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with watched(browser, size=size) as watch:
        page = ready(watch.page, address)
        boxes = page.evaluate(
            """() => [...document.querySelectorAll(
                '.cme-live :is(button, select, summary, label:has(input), [type=range])')]
                .map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()])
                .map(([html, box]) => [html, box.width, box.height])"""
        )
        assert len(boxes) > 10
        assert [one for one in boxes if min(one[1:]) < 24] == []


def test_keys_stay_inside_the_figure(page: Page) -> None:
    page.evaluate(
        "window.keys = []; document.addEventListener('keydown', (e) => window.keys.push(e.key))"
    )
    slider(page).focus()
    for key in ("ArrowRight", "x", "Escape", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("window.keys") == ["Escape", "Tab"]
