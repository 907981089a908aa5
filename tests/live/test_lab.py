"""A real JupyterLab: the same figure with a kernel behind it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError

from tests.browser.watch import watched

TOKEN = "only-for-this-test"
PATIENCE = 120_000  # milliseconds
FIGURE = ".jp-OutputArea-output figure.cme-live"

#: Whether the notebook talks with its kernel.
JOINED = """async () => {
    const context = globalThis.jupyterapp?.shell.currentWidget?.sessionContext;
    if (!context) return false;
    await context.ready;
    const kernel = context.session?.kernel;
    return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""

#: Whether a cell has a number that it did not have before.
DONE = """([place, before]) => {
    const cell = document.querySelectorAll('.jp-Notebook .jp-CodeCell')[place];
    const text = cell.querySelector('.jp-InputPrompt').innerText;
    return /\\[\\d+\\]/.test(text) && text !== before;
}"""

CELLS = (
    "from tests.live.makers import simple\nfigure = simple()\nfigure",
    "figure.widget().state = {'slope': 8}\nprint('set', figure.widget().slope)",
    "print('state', figure.widget().state)",
    "inside = figure.interact()\ninside",
    "inside.controls['slope'].value = 2.37\nprint('told', inside.told.value)",
    "figure",
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that has one notebook, ended with the tests."""
    folder = tmp_path_factory.mktemp("lab")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(book, folder / "figure.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = Path(__file__).parents[2]
    settings = {
        "PYTHONPATH": str(root),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
    }
    environment = {key: one for key, one in os.environ.items() if key != "CME_LIVE"} | settings
    log = (folder / "lab.log").open("w")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *(f"--port={port}", "--port-retries=0", "--ip=127.0.0.1"),
            *(f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"),
            "--expose-app-in-browser",
        ],
        cwd=folder,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(server, f"{address}/api/status?token={TOKEN}", folder / "lab.log")
        yield f"{address}/lab/tree/figure.ipynb?reset&token={TOKEN}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)
        log.close()


def _wait(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end and server.poll() is None:
        with (
            contextlib.suppress(urllib.error.URLError, ConnectionError),
            urllib.request.urlopen(address, timeout=5) as answer,
        ):
            json.load(answer)
            return
        time.sleep(0.3)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}", pytrace=False)


@pytest.fixture(scope="module")
def page(browser: Browser, lab: str) -> Iterator[Page]:
    """The notebook with its first cell run and its figure ready."""
    with watched(browser, size=(1280, 2400)) as watch:
        watch.page.set_default_timeout(PATIENCE)
        watch.page.goto(lab)
        watch.page.locator(".jp-Notebook .jp-CodeCell").nth(len(CELLS) - 1).wait_for()
        watch.page.wait_for_function(JOINED)
        run(watch.page, 0)
        watch.page.locator(f"{FIGURE}.live-on").first.wait_for()
        yield watch.page
        assert [one for one in watch.faults if "live" in one or "widget" in one.lower()] == []
        assert watch.outside == []


def cell(page: Page, place: int) -> Locator:
    return page.locator(".jp-Notebook .jp-CodeCell").nth(place)


def run(page: Page, place: int, tries: int = 3) -> Locator:
    """Run a cell and wait for its number; returns its output.

    A key pressed while the notebook is still joining its kernel may be lost, so it is
    pressed again after a while; each cell can be run twice without harm.
    """
    prompt = cell(page, place).locator(".jp-InputPrompt").first
    before = prompt.inner_text()
    for left in reversed(range(tries)):
        cell(page, place).locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        try:
            page.wait_for_function(DONE, arg=[place, before], timeout=PATIENCE / tries)
            break
        except TimeoutError:
            assert left, f"cell {place} was not run: {prompt.inner_text()}"
    return cell(page, place).locator(".jp-Cell-outputArea")


def said(page: Page, place: int, text: str) -> None:
    """Run a cell until its output holds ``text``: what a slider says needs a moment to arrive."""
    end = time.monotonic() + 30
    while text not in (output := run(page, place).inner_text()):
        assert time.monotonic() < end, output
        time.sleep(0.3)


def curve(page: Page, place: int = 0) -> str:
    found = cell(page, place).locator('.live-wide [data-e="0"]').first.get_attribute("d")
    return found or ""


def test_keys_move_the_figure_and_the_trait(page: Page) -> None:
    before = curve(page)
    slider = cell(page, 0).locator("input[name=slope]")
    slider.focus()
    page.keyboard.press("ArrowRight")  # JupyterLab would take it for its own
    assert slider.get_attribute("aria-valuetext") == "3\N{NO-BREAK SPACE}mg/h"
    assert curve(page) != before
    said(page, 2, "'slope': 3")
    slider.focus()
    page.keyboard.press("x")  # nor may it cut the cell
    assert page.locator(".jp-Notebook .jp-CodeCell").count() == len(CELLS)


def test_the_pointer_moves_the_figure_and_the_trait(page: Page) -> None:
    before = curve(page)
    box = cell(page, 0).locator("input[name=slope]").bounding_box()
    assert box
    page.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2)
    assert curve(page) != before
    said(page, 2, "'slope': 0.5")
    cell(page, 0).locator("input[type=checkbox]").uncheck()
    said(page, 2, "'dotted': False")


def test_python_moves_the_figure(page: Page) -> None:
    before = curve(page)
    said(page, 1, "set 8")
    page.wait_for_function(f"document.querySelector('{FIGURE} input[name=slope]').value === '5'")
    assert curve(page) != before


def test_a_second_view_has_ids_of_its_own_and_moves_along(page: Page) -> None:
    run(page, 5)
    page.locator(f"{FIGURE}.live-on").nth(1).wait_for()
    ids = page.evaluate(f"[...document.querySelectorAll('{FIGURE} [id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    cell(page, 0).locator("input[name=slope]").press("Home")
    page.wait_for_function(
        f"[...document.querySelectorAll('{FIGURE} input[name=slope]')]"
        ".every((one) => one.value === '0')"
    )
    assert curve(page, 5) == curve(page, 0)


def test_the_kernel_draws_a_value_off_the_grid(page: Page) -> None:
    run(page, 3)
    picture = cell(page, 3).locator("svg").first
    picture.wait_for()
    before = picture.inner_html()
    said(page, 4, "slope 2.37")
    page.wait_for_function(
        "(before) => document.querySelectorAll('.jp-Notebook .jp-CodeCell')[3]"
        ".querySelector('.jp-OutputArea svg').innerHTML !== before",
        arg=before,
    )
    assert "slope 2.37" in cell(page, 3).locator("[role=status]").inner_text()
