"""Learner ids: they name folders, so only plain ones are taken."""

from __future__ import annotations

import re

#: The rule in words; the answer page says the same.
RULE = (
    "A learner id is made of letters a to z and digits, with . _ - @ only between them: no spaces, "
    "64 characters at most."
)
#: The rule for programs; it is part of the answer page.
PATTERN = r"[A-Za-z0-9](?:[A-Za-z0-9._@\-]{0,62}[A-Za-z0-9])?"
# a folder of such a name cannot be made on Windows
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def fault(learner: str) -> str:
    """Why this is no learner id, as a sentence; empty if it is one."""
    if not re.fullmatch(PATTERN, learner):
        shown = learner if len(learner) <= 80 else learner[:77] + "..."
        return f"{shown!r} is no learner id. {RULE}"
    if _RESERVED.fullmatch(learner):
        return f"{learner!r} is a name that Windows keeps for itself; use another learner id."
    return ""
