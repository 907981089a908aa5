"""Build the course once for all tests of a run, whatever number of workers there is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from cmebook.course import find_course

#: Where the tests build, beside what `make book` makes.
FOLDER = "browser-tests"

#: A cold build takes seconds; a slow machine may take minutes.
PATIENCE = 900


class BuildError(Exception):
    """The course could not be built; the message holds what the build said."""


def built_book(run: str) -> Path:
    """The folder of the built pages; ``CME_BUILT`` names one that exists already.

    The first worker of the run ``run`` that comes here builds, the others wait.

    Raises:
        BuildError: the build failed, or took too long.
    """
    if named := os.environ.get("CME_BUILT"):
        return Path(named).resolve()
    course = find_course(Path(__file__).parent)
    folder = course.build / FOLDER
    turn, done, failed = (folder / f"{word}-{run}" for word in ("turn", "done", "failed"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        turn.mkdir()  # only one process can make it
    except FileExistsError:
        return _wait(folder, done, failed)
    for old in folder.iterdir():
        if old != turn:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    try:
        build(course.root, folder)
    except BuildError as error:
        failed.write_text(str(error), encoding="utf-8")
        raise
    done.touch()
    return _pages(folder)


def build(root: Path, output: Path) -> None:
    """Build the quizzes and the book of the course at ``root``, warnings being errors.

    Raises:
        BuildError: one of the two failed.
    """
    _run(root, sys.executable, "-m", "cmebook.cli", "quiz", "build")
    _run(
        root, _tool("jupyter-book"), "build", "book",
        "--config", "_config.yml", "--path-output", str(output), "-W", "--keep-going",
    )  # fmt: skip


def _pages(folder: Path) -> Path:
    return folder / "_build" / "html"


def _wait(folder: Path, done: Path, failed: Path) -> Path:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if done.exists():
            return _pages(folder)
        if failed.exists():
            raise BuildError(failed.read_text(encoding="utf-8"))
        time.sleep(0.5)
    raise BuildError(f"No build came to an end in {folder} within {PATIENCE} seconds.")


def _tool(name: str) -> str:
    folder = str(Path(sys.executable).parent)
    return shutil.which(name, path=folder) or name


def _run(root: Path, *command: str) -> None:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    }
    result = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        said = "\n".join((result.stdout + result.stderr).splitlines()[-60:])
        raise BuildError(f"{' '.join(command[:4])} failed:\n{said}")
