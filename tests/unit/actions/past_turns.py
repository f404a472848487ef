"""Turns of a call that came before, as the database would give them."""

from dataclasses import dataclass, field
from typing import Any

DOUBT = {"level": "emergency", "ask": True}
"""The verdict of a turn that was asked about: 您现在有危险吗."""


@dataclass
class Past:
    ordinal: int
    text: str
    intent: str = "emergency"
    verdict: dict[str, Any] | None = None
    reply: dict[str, Any] = field(default_factory=dict)


@dataclass
class Turns:
    past: list[Past]

    @property
    def turns(self):
        return self

    def of(self, conversation_id):
        return self.past
