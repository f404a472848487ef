"""What the hotline keeps: conversations, turns, consultations, escalations, bookings, messages out.

All moments are timezone-aware UTC. `turn_id` names the turn that caused a record; together with a
kind and an ordinal it makes the effect unique, so that a late or repeated action does a thing once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Conversation:
    """One call, SMS thread or chat session.

    `state` is the dialogue state that outlives Rasa (slots, voice, counters), `frame` the open
    emergency frame or None, `greeting` the stored first reply.
    """

    id: str
    channel: str
    key: str
    started_at: datetime
    last_seen_at: datetime
    caller: str | None = None
    ended_at: datetime | None = None
    ended_because: str | None = None
    greeting: dict[str, Any] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    frame: dict[str, Any] | None = None
    taken_over_by: str | None = None


@dataclass(frozen=True)
class Turn:
    """What a caller said in one turn and what they got for it.

    `reply` is None until the answer is committed. `timings_ms` gives each stage's share.
    """

    id: str
    conversation_id: str
    ordinal: int
    nonce: str
    kind: str
    text: str
    received_at: datetime
    verdict: dict[str, Any] | None = None
    reply: dict[str, Any] | None = None
    intent: str | None = None
    confidence: float | None = None
    entities: dict[str, Any] = field(default_factory=dict)
    timings_ms: dict[str, float] = field(default_factory=dict)
    replied_at: datetime | None = None


@dataclass(frozen=True)
class Consultation:
    """One enquiry, with the fields that the statistics need (PROTOCOL.md, talk)."""

    id: str
    conversation_id: str
    turn_id: str
    created_at: datetime
    topic: str
    about: str | None = None
    name: str | None = None
    phone: str | None = None
    age: int | None = None
    county: str | None = None
    town: str | None = None
    beneficiary: str | None = None
    conditions: tuple[str, ...] = ()
    outcome: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Escalation:
    """Somebody needs a person: `level` is emergency, urgent or human.

    `to` says whom we alerted (duty, family), `advised` what the caller was told to dial, `facts`
    what the caller told us since. A caller's 没事了 sets `resolved_at`; nothing is ever deleted.
    """

    id: str
    conversation_id: str
    turn_id: str
    turn: int
    level: str
    kind: str
    opened_at: datetime
    to: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None
    resolved_at: datetime | None = None
    resolution: str | None = None


@dataclass(frozen=True)
class Booking:
    """One booking; a change keeps the record and adds to its history.

    `date` is ISO, `time` HH:MM or 上午/中午/下午/晚上, `items` short strings such as 鸡蛋2斤.
    """

    id: str
    reference: str
    conversation_id: str
    turn_id: str
    created_at: datetime
    status: str
    service: str
    date: str | None = None
    time: str | None = None
    phone: str | None = None
    name: str | None = None
    address: str | None = None
    county: str | None = None
    town: str | None = None
    beneficiary: str | None = None
    quantity: int | None = None
    items: tuple[str, ...] = ()
    note: str | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True)
class OutboxRow:
    """A message or call that we owe somebody; only telephony's worker sends it.

    `kind` is sms or call; `purpose` says why (duty_alert, booking_confirmation, …). `status` is
    pending, attempting, sent or failed.
    """

    id: str
    kind: str
    purpose: str
    to: str
    body: str
    due_at: datetime
    created_at: datetime
    turn_id: str | None = None
    conversation_id: str | None = None
    status: str = "pending"
    attempts: int = 0
    attempted_at: datetime | None = None
    sent_at: datetime | None = None
    carrier_id: str | None = None
    error: str | None = None
