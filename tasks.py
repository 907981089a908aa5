#!/usr/bin/env python3
"""The project's tasks, for every system: ``python tasks.py book|serve|test|quizzes|bench``.

``make book`` and its like call this file. It needs only the standard library: it
makes ``.venv`` from ``requirements.lock`` when that is missing or out of date, and
then runs the task with the tools in there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BOOK = ROOT / "_build" / "html" / "index.html"


def stop(message: str) -> None:
    """End with a message for a person."""
    sys.exit(f"\n{message}\n")


def run(*command: str | Path) -> None:
    """Run a tool of ``.venv`` in the root; end with its exit code if it fails."""
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    # Without byte code every start of a tool costs seconds.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    result = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment)
    if result.returncode:
        sys.exit(result.returncode)


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
    run(*pip, "--require-hashes", "-r", "requirements.lock")
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    stamp.write_text(wanted + "\n")


def quizzes() -> None:
    """Build the graded quizzes with nbgrader."""
    run(PYTHON, "-m", "cmebook.cli", "quiz", "build")


def book() -> None:
    """Check the course, build it, and say where to open it."""
    run(PYTHON, "-m", "cmebook.cli", "check")
    quizzes()
    run(
        BIN / "jupyter-book", "build", "book",
        "--config", "_config.yml", "--path-output", ".", "-W", "--keep-going",
    )  # fmt: skip
    print(f"\nThe course is built. Open it in a browser:\n    {BOOK.as_uri()}")


def serve() -> None:
    """Build the course and show it on this machine."""
    book()
    port = os.environ.get("PORT", "8000")
    print(f"Serving at http://127.0.0.1:{port}/ (Ctrl-C stops)", flush=True)
    run(PYTHON, "-m", "http.server", port, "--bind", "127.0.0.1", "--directory", BOOK.parent)


def test() -> None:
    """Lint, types, and every test."""
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "mypy")
    run(BIN / "lint-imports")
    run(
        PYTHON, "-m", "pytest", "-n", "2", "--nbval-lax",
        "--cov", "--cov-report=term:skip-covered",
    )  # fmt: skip


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
    set_up()
    for name in names:
        TASKS[name]()


if __name__ == "__main__":
    main()
