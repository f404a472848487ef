"""What channels may ask of a conversation, and the values that pass between them.

`telephony`, `web` and `nuanling talk` know this module only; `conversation.service` keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from care.messages import Button, Citation

Channel = Literal["phone", "sms", "web"]
UtteranceKind = Literal["text", "digits", "silence"]
Then = Literal["listen", "transfer", "hang_up"]
Language = Literal["cmn", "yue"]
Keypad = Literal["one_key", "number"]


@dataclass(frozen=True)
class Utterance:
    """What the caller did in this turn.

    `value` is the words, the keys pressed, or empty for silence. `confidence` is the speech
    recogniser's (0..1) where it gave one; `partial` marks an unfinished speech result, which is
    only heard for emergencies.
    """

    kind: UtteranceKind
    value: str = ""
    confidence: float | None = None


@dataclass(frozen=True)
class Voice:
    """How to speak to this caller; what they ask for lasts for the whole call."""

    language: Language = "cmn"
    rate: Literal["medium", "slow", "x-slow"] = "slow"
    volume: Literal["medium", "loud", "x-loud"] = "medium"


@dataclass(frozen=True)
class EscalationNotice:
    """What was done in this turn for somebody who needs a person (PROTOCOL.md, talk)."""

    level: Literal["emergency", "urgent", "human"]
    kind: str | None
    to: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """The answer to one turn.

    `text` is all screen text joined by newlines, `speech` what a telephone says. `then` tells the
    channel how to go on; `turn_id` and `ordinal` (from 1; 0 is the greeting) identify the turn.
    `keypad` says which keys may follow: one acts at once (0 for a person), a number is typed whole
    and ended by #, as when a phone or reference number was asked for.
    """

    conversation_id: str
    turn_id: str
    ordinal: int
    text: str
    speech: str
    citations: tuple[Citation, ...] = ()
    buttons: tuple[Button, ...] = ()
    intent: str | None = None
    confidence: float | None = None
    escalation: EscalationNotice | None = None
    then: Then = "listen"
    keypad: Keypad = "one_key"
    voice: Voice = field(default_factory=Voice)
    elapsed_ms: float = 0.0


class Conversations(Protocol):
    """The use cases that a channel calls. None of them raises for what a caller says or does."""

    async def begin(self, *, channel: Channel, key: str, caller: str | None = None) -> Reply:
        """Open the conversation with this key, or find it again, and return its greeting.

        `key` is unique to a call or session (a CallSid, a web session id, a keyed hash of the two
        numbers of an SMS thread). `caller` is an E.164 number; it is a hint, never an identity.
        Calling twice with one key returns the same greeting and changes nothing.
        """

    async def turn(self, conversation_id: str, utterance: Utterance, *, nonce: str) -> Reply:
        """Take one turn and answer it.

        `nonce` names the turn within its conversation: a repeated one gets the stored reply again
        and changes nothing. An unknown conversation id gets a reply that asks to start anew.
        """

    async def overhear(self, conversation_id: str, text: str) -> bool:
        """Check an unfinished speech result for an emergency; true if one was raised."""

    async def end(self, conversation_id: str, *, reason: str) -> None:
        """Close the conversation (hang-up, page closed, thirty minutes idle)."""
