"""Run the tools of this environment, and time them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path


def run(folder: Path, tool: str, *arguments: str) -> float:
    """Run a tool that is installed beside this Python, in ``folder``; returns the seconds.

    Ends with what the tool said if it fails.
    """
    beside = str(Path(sys.executable).parent)
    found = shutil.which(tool, path=beside)
    if found is None:
        sys.exit(f"{tool} is not in {beside}. Run: make bench")
    environment = os.environ | {"PATH": os.pathsep.join([beside, os.environ.get("PATH", "")])}
    environment.pop("CME_ROOT", None)
    start = time.perf_counter()
    result = subprocess.run(
        [found, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    taken = time.perf_counter() - start
    if result.returncode:
        sys.exit(f"{tool} {' '.join(arguments)} failed:\n{result.stdout}{result.stderr}")
    return taken
