"""The answer to a turn, before it becomes a reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from care.messages import Message
from care.records import Conversation, Escalation, Turn
from conversation.contract import EscalationNotice, Keypad, Then
from conversation.phrases import Phrase


@dataclass(frozen=True)
class Answer:
    """What is said, and what was understood and done.

    `keep` tells that 再说一遍 should repeat this message; courtesies are not themselves repeated.
    `lead` is said before it and never repeated.
    """

    message: Message
    intent: str | None
    then: Then = "listen"
    confidence: float | None = None
    entities: dict[str, Any] = field(default_factory=dict)
    escalation: EscalationNotice | None = None
    keypad: Keypad = "one_key"
    keep: bool = True
    lead: Phrase | None = None


@dataclass(frozen=True)
class Taken:
    """A turn that was committed, or journalled because the database did not take it in time.

    `kept` is false where even the journal did not take it: nothing may be acknowledged then.
    `escalation` is what this turn's verdict opened, or the open one of its kind.
    """

    conversation: Conversation
    turn: Turn
    repeated: bool = False
    degraded: bool = False
    kept: bool = True
    escalation: Escalation | None = None
