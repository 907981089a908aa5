"""Read a TOML file, with problems instead of tracebacks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from cmebook.errors import Problem


def read_toml(file: Path, name: str, problems: list[Problem]) -> dict[str, Any]:
    """The content of ``file``; empty, with a problem added, if it cannot be read.

    ``name`` is what problems call the file.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(name, "", "The file is missing.", f"Create {name}."))
    except UnicodeDecodeError:
        problems.append(Problem(name, "", "The file is not UTF-8.", "Save it as UTF-8."))
    except tomllib.TOMLDecodeError as error:
        problems.append(
            Problem(name, "", f"This is not TOML: {error}.", "Correct the line it names.")
        )
    return {}
