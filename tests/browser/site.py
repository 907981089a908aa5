"""The built book under test: made once for all workers, served from this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "_build" / "tests"


def build_once() -> Path:
    """The folder of the built book; a clean build, once per test run.

    ``CME_BUILT`` names a folder that is built already, to save time while writing tests.
    """
    if built := os.environ.get("CME_BUILT"):
        return Path(built).resolve()
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    OUTPUT.parent.mkdir(exist_ok=True)
    with FileLock(OUTPUT.parent / "tests.lock"):
        done = OUTPUT / "run"
        if not (done.is_file() and done.read_text() == run):
            shutil.rmtree(OUTPUT, ignore_errors=True)
            OUTPUT.mkdir(parents=True)
            _call("cme", "quiz", "build")
            _call(
                "jupyter-book", "build", "book", "--config", "_config.yml",
                "--path-output", str(OUTPUT), "-W", "--keep-going",
            )  # fmt: skip
            done.write_text(run)
    return OUTPUT / "_build" / "html"


def _call(tool: str, *args: str) -> None:
    program = shutil.which(tool, path=str(Path(sys.executable).parent)) or tool
    result = subprocess.run([program, *args], cwd=ROOT, capture_output=True, text=True)
    if result.returncode:
        raise AssertionError(f"{tool} {' '.join(args)}\n{result.stdout}\n{result.stderr}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests speak."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives its address without a last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
