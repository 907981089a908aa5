"""Read YAML so that every mapping knows its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from cmebook.evidence.read import Log

#: The key under which a mapping keeps the line it starts on.
LINE = "__line__"

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class _LineLoader(_SafeLoader):
    """Safe loading; mappings get `LINE`."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


def read_yaml(path: Path, log: Log) -> dict[str, Any]:
    """The mapping in a YAML file; a fault is logged and gives an empty mapping."""
    if not path.is_file():
        log.add(path, "", "This file is missing.", "Restore it from the repository.")
        return {}
    try:
        # the loader is a safe one: it builds plain values only
        data = yaml.load(path.read_text(encoding="utf-8"), _LineLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else ""
        log.add(
            path,
            where,
            f"This is not YAML: {getattr(error, 'problem', error)}.",
            "Check indentation and quotation marks at this place.",
        )
        return {}
    if not isinstance(data, dict):
        log.add(
            path, "line 1", "The file does not hold a mapping.", "Start with a key and a colon."
        )
        return {}
    return data


def plain(value: Any) -> Any:
    """``value`` without the line marks."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != LINE}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value
