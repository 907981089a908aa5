"""What the answer page notes about an attempt beside the answers.

It comes from the learner's own computer: good enough to order attempts and to talk about
time and confidence, no proof of anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

#: Answers to "How sure are you?", and what is saved for each.
CONFIDENCE = {1: "a guess", 2: "fairly sure", 3: "sure"}


@dataclass(frozen=True)
class Attempt:
    """When the file was saved (UTC), seconds spent, and how sure the learner was, by answer."""

    saved: datetime | None = None
    seconds: int | None = None
    confidence: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Attempt:
        """Read it from the metadata of a notebook; whatever is not plausible is left out."""
        own = metadata.get("cme")
        noted = own.get("attempt") if isinstance(own, dict) else None
        if not isinstance(noted, dict):
            return cls()
        seconds = noted.get("seconds")
        sure = noted.get("confidence")
        return cls(
            saved=_time(noted.get("saved")),
            seconds=seconds if type(seconds) is int and 0 <= seconds < 10**7 else None,
            confidence={
                str(name)[:20]: level
                for name, level in (sure.items() if isinstance(sure, dict) else ())
                if type(level) is int and level in CONFIDENCE
            },
        )

    def as_metadata(self) -> dict[str, Any]:
        """The same for the metadata of a notebook."""
        return {
            "saved": self.saved.strftime("%Y-%m-%dT%H:%M:%SZ") if self.saved else None,
            "seconds": self.seconds,
            "confidence": dict(self.confidence),
        }


def _time(text: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(text) if isinstance(text, str) else None
        return time.astimezone(UTC) if time and time.tzinfo else None
    except (ValueError, OverflowError):
        return None
