"""What tests in every folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.finder import NoBrowserError, find_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser of this machine, without a window.

    One for all tests of a process: Playwright allows no second one beside it.
    """
    try:
        program = find_browser()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",  # tests may run as root, in a container
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()
