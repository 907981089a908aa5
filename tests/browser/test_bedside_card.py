"""The bedside card goes onto one sheet of paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.watch import watched


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_on_one_page(browser: Browser, disk: str, paper: str) -> None:
    with watched(browser) as watch:
        watch.page.goto(f"{disk}bedside-card.html")
        pages = re.findall(rb"/Type\s*/Page\b", watch.page.pdf(format=paper))
    assert len(pages) == 1
