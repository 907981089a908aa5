#!/usr/bin/env python3
"""The project's tasks, for every system: ``python tasks.py book|serve|test|quizzes|bench``.

``make book`` and its like call this file. It needs only the standard library: it
makes ``.venv`` from ``requirements.lock`` when that is missing or out of date, and
then runs the task with the tools in there.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BOOK = ROOT / "_build" / "html" / "index.html"
LOGS = ROOT / "_build" / "log"


QUIZZES: Sequence[str | Path] = (PYTHON, "-m", "cmebook.cli", "quiz", "build")
PAGES: Sequence[str | Path] = (
    BIN / "jupyter-book", "build", "book",
    "--config", "_config.yml", "--path-output", ".", "-W", "--keep-going",
)  # fmt: skip
TESTS: Sequence[str | Path] = (
    PYTHON, "-m", "pytest", "-n", "2", "--nbval-lax", "--cov", "--cov-report=term:skip-covered",
)  # fmt: skip

#: Lines without news: how far a tool is, and a remark of the kernel about its own machine.
PROGRESS = re.compile(r"\[ *\d+%\]|Kernel is running over TCP without encryption")


def stop(message: str) -> None:
    """End with a message for a person."""
    sys.exit(f"\n{message}\n")


def environment() -> dict[str, str]:
    """Variables for tools: those of ``.venv`` come first, and a log holds plain UTF-8."""
    variables = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
    }
    # Without byte code every start of a tool costs seconds.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    return variables


def run(*command: str | Path) -> None:
    """Run a tool in the root and show what it says; end with its exit code if it fails."""
    result = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment())
    if result.returncode:
        sys.exit(result.returncode)


class Steps:
    """A task as one line for each step; the log holds what tools say, a fault shows it."""

    def __init__(self, task: str, count: int) -> None:
        self.count = count
        self.done = 0
        self.log = LOGS / f"{task}.txt"
        self.began = time.monotonic()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_text("", encoding="utf-8")

    def step(self, title: str, *commands: Sequence[str | Path]) -> None:
        """Run ``commands`` one after the other; the first that fails ends the task."""
        self.done += 1
        line = f"{self.done} of {self.count}  {title}"
        print(f"{line} ...", end="", flush=True)
        began = time.monotonic()
        for command in commands:
            code, said = self._logged(command, lambda: self._tick(line, began))
            if code:
                print(f" failed after {span(began)}.\n\n{readable(said)}", flush=True)
                stop(f"{line}: failed. All that was said: {self.log}")
        print(f" {span(began)}", flush=True)

    def _logged(self, command: Sequence[str | Path], tick: Callable[[], None]) -> tuple[int, str]:
        words = [str(part) for part in command]
        start = self.log.stat().st_size
        with self.log.open("ab") as log:
            log.write(f"\n$ {' '.join(words)}\n".encode())
            log.flush()
            child = subprocess.Popen(
                words, cwd=ROOT, env=environment(), stdout=log, stderr=subprocess.STDOUT
            )
            while True:
                try:
                    code = child.wait(timeout=1)
                    break
                except subprocess.TimeoutExpired:
                    tick()
                except KeyboardInterrupt:
                    child.wait()
                    sys.exit(130)
        said = self.log.read_bytes()[start:].decode("utf-8", errors="replace")
        return code, said

    def _tick(self, line: str, began: float) -> None:
        """Say on a terminal that it still goes on."""
        if sys.stdout.isatty():
            print(f"\r{line} ... {span(began)}", end="\r" + line + " ...", flush=True)

    def end(self, message: str) -> None:
        """Say what there is now, how long it took, and where the log is."""
        print(f"\n{message}\n\nTime: {span(self.began)}. Log: {self.log}", flush=True)


def span(began: float) -> str:
    """The time since ``began`` for people."""
    seconds = round(time.monotonic() - began)
    return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"


def readable(said: str) -> str:
    """What a tool said, without lines that only tell of progress; no error is left out."""
    return "\n".join(line for line in said.splitlines() if not PROGRESS.search(line)).strip()


def lock_digest() -> str:
    """What the environment must be made from: the lock, the package's own data, this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def set_up() -> None:
    """Make or renew ``.venv`` when it does not match the lock file."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the caller may be older than the package
        stop(
            f"This is Python {sys.version.split()[0]}; the course needs 3.11 or newer.\n"
            "Install one (python.org, or your system's packages) and name it, for example:\n"
            "    make book PYTHON=python3.12"
        )
    stamp = VENV / "lock.sha256"
    wanted = lock_digest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text().strip() == wanted:
        return
    print("Setting up .venv (once; a few minutes on a slow line) ...", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)
    except (subprocess.CalledProcessError, SystemExit, ImportError):
        shutil.rmtree(VENV, ignore_errors=True)
        stop(
            "Python's venv module is not complete here. On Debian or Ubuntu:\n"
            "    sudo apt install python3-venv\n"
            "Then run the same command again."
        )
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    # The lock is whole. Left to look for itself, pip takes a newer release of what a package
    # names with extras, and stops because that one has no hash.
    run(*pip, "--no-deps", "--require-hashes", "-r", "requirements.lock")
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    run(PYTHON, "-m", "pip", "--disable-pip-version-check", "check")
    stamp.write_text(wanted + "\n")


def quizzes() -> None:
    """Build the graded quizzes with nbgrader."""
    run(*QUIZZES)


def book() -> None:
    """Check the course, build it, and say where to open it."""
    steps = Steps("book", 3)
    steps.step("Check evidence, chapters and questions", (PYTHON, "-m", "cmebook.cli", "check"))
    steps.step("Build the quizzes", QUIZZES)
    steps.step("Build the pages (one to three minutes)", PAGES)
    steps.end(f"The course is built. Open it in a browser:\n    {BOOK.as_uri()}")


def serve() -> None:
    """Build the course and show it on this machine."""
    book()
    port = os.environ.get("PORT", "8000")
    folder = ("--directory", BOOK.parent)
    server = (PYTHON, "-m", "http.server", port, "--bind", "127.0.0.1", *folder)
    print()
    Steps("serve", 1).step(f"Show it at http://127.0.0.1:{port}/ (Ctrl-C stops)", server)


def test() -> None:
    """Lint, types, and every test."""
    steps = Steps("test", 5)
    steps.step("Rules of the code", (BIN / "ruff", "check", "."))
    steps.step("Form of the code", (BIN / "ruff", "format", "--check", "."))
    steps.step("Types", (BIN / "mypy",))
    steps.step("Which part may import which", (BIN / "lint-imports",))
    steps.step("Every test (may take a quarter of an hour)", TESTS)
    last = steps.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1]
    steps.end(last.strip("= "))


def bench() -> None:
    """Measure speed and size, each beside its rival."""
    run(PYTHON, "benchmarks/run.py")


TASKS = {task.__name__: task for task in (book, serve, test, quizzes, bench)}


def main() -> None:
    """Run the tasks named on the command line."""
    names = sys.argv[1:]
    if not names or any(name not in TASKS for name in names):
        lines = [f"    {name:8} {task.__doc__}" for name, task in TASKS.items()]
        stop("Usage: python tasks.py TASK\n\n" + "\n".join(lines))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # an old Windows console lacks letters
    set_up()
    for name in names:
        TASKS[name]()


if __name__ == "__main__":
    main()
