"""What `check` says about a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from care.emergencies.kinds import Level


@dataclass(frozen=True)
class Verdict:
    """How grave a text is, of which kind, and which of the caller's words say so.

    `ask` means: act as for the level, but begin with one short question before alerting anybody.
    `kind` is None exactly when `level` is "none". `evidence` holds the caller's own words.
    `score` is the detector's certainty that somebody must act, from 0 to 1.
    """

    level: Level = "none"
    ask: bool = False
    kind: str | None = None
    evidence: tuple[str, ...] = ()
    score: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the verdict in the shape of PROTOCOL.md (check-emergency), with its score."""
        return {
            "level": self.level,
            "ask": self.ask,
            "kind": self.kind,
            "evidence": list(self.evidence),
            "score": round(self.score, 4),
        }
