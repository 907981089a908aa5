"""What a person sees of ``make book``: a line for each step, and every error in full."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cmebook.course import find_course


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The task file, with its logs in a folder of the test."""
    spec = importlib.util.spec_from_file_location("tasks", find_course().root / "tasks.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "LOGS", tmp_path / "log")
    return module


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_step_that_works_is_one_line_and_its_words_are_in_the_log(
    tasks: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = tasks.Steps("book", 2)
    steps.step("Check", python("print('a wall of words')"))
    steps.step("Build", python("import sys; print('more words', file=sys.stderr)"))
    steps.end("The course is built.")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 of 2  Check ... ") and lines[0].endswith(" s")
    assert lines[1].startswith("2 of 2  Build ... ")
    assert str(steps.log) in lines[-1]
    assert len(lines) == 6
    log = steps.log.read_text(encoding="utf-8")
    assert "a wall of words" in log and "more words" in log


def test_a_step_that_fails_shows_every_error_and_no_progress(
    tasks: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = tasks.Steps("book", 2)
    steps.step("Check", python("print('all is well')"))
    code = "print('reading sources... [ 12%] one'); print('one.md:3: WARNING: lost'); exit(1)"
    with pytest.raises(SystemExit) as ended:
        steps.step("Build", python(code))
    shown = capsys.readouterr().out
    assert "one.md:3: WARNING: lost" in shown
    assert "[ 12%]" not in shown and "all is well" not in shown
    assert str(steps.log) in str(ended.value)
    assert "[ 12%]" in steps.log.read_text(encoding="utf-8")


def test_times_are_told_as_people_tell_them(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks.time, "monotonic", lambda: 100.0)
    assert tasks.span(41.0) == "59 s"
    assert tasks.span(-25.0) == "2 min 5 s"
