"""The rival's scripts: fetched from the npm registry when needed, never kept in the project."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

#: Package, version, and the file taken from it.
SCRIPTS = {
    "require.js": ("requirejs", "2.3.8", "require.js"),
    "embed-amd.js": ("@jupyter-widgets/html-manager", "1.0.15", "dist/embed-amd.js"),
}


class MissingToolError(Exception):
    """A tool the rivals need is not on this machine; the text says which."""


def fetch(folder: Path) -> None:
    """Put every script into ``folder``, unless it is there.

    Raises:
        MissingToolError: npm is not on this machine, or cannot reach its registry.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, (package, version, member) in SCRIPTS.items():
        target = folder / name
        if not target.exists():
            target.write_bytes(_member(_pack(f"{package}@{version}", folder), member))


def _pack(package: str, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise MissingToolError("npm not found")
    result = subprocess.run(
        [npm, "pack", package, "--silent", "--ignore-scripts"],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if result.returncode:
        raise MissingToolError(f"npm could not fetch {package}")
    return folder / result.stdout.split()[-1]


def _member(archive: Path, member: str) -> bytes:
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"package/{member}")
        assert file is not None, f"{member} of {archive.name} is not a file"
        return file.read()
