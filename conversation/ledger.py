"""What a turn reads from and writes to the database, as short transactions.

Every function here may be run twice for one turn and changes nothing the second time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from care.duty import Duty
from care.escalations import Request, family, is_danger, open_escalation, send_alerts
from care.records import Booking, Conversation, Escalation, Turn
from storage import Database, Transaction

SMS_IDLE = timedelta(minutes=30)


@dataclass(frozen=True)
class Received:
    """A turn as it stands in the database: `repeated` if this nonce was already there."""

    conversation: Conversation
    turn: Turn
    repeated: bool = False
    escalation: Escalation | None = None


@dataclass(frozen=True)
class Done:
    """What was done for some turns, in order: escalations opened, bookings made, and bookings
    changed or cancelled (with the turn that did it)."""

    escalations: tuple[Escalation, ...] = ()
    bookings: tuple[Booking, ...] = ()
    changes: tuple[tuple[str, Booking], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a finished turn leaves behind; None means unchanged."""

    reply: dict[str, Any]
    state: dict[str, Any]
    intent: str | None = None
    confidence: float | None = None
    entities: dict[str, Any] = field(default_factory=dict)
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class FrameChange:
    """Where an emergency frame goes: `frame` None closes it; `facts` replace what was known;
    `resolved` says in words why it is over; `alert` sends alerts that were held back. `earlier` are
    open escalations of the same emergency: what is told and why it is over holds for them too."""

    conversation_id: str
    escalation_id: str
    frame: dict[str, Any] | None
    facts: dict[str, Any] | None = None
    resolved: str | None = None
    alert: Request | None = None
    earlier: tuple[str, ...] = ()


def find_or_open(database: Database, fresh: Conversation) -> Conversation:
    """Return the open conversation of `fresh.key`, or open `fresh`.

    An SMS thread that was idle for half an hour is closed and begun anew. A call keeps its key for
    ever: a late or doubled report on one that has ended finds it again and opens nothing.
    """
    with database.begin() as tx:
        if fresh.channel == "phone":
            found = tx.conversations.latest_by_key(fresh.key)
        else:
            found = tx.conversations.open_by_key(fresh.key)
        if found and is_stale(found, fresh):
            tx.conversations.update(found.id, ended_at=fresh.started_at, ended_because="idle")
            found = None
        if found:
            return found
        tx.conversations.add(fresh)
        return fresh


def is_stale(found: Conversation, fresh: Conversation) -> bool:
    """Tell whether an SMS thread was idle for so long that a new conversation begins."""
    return fresh.channel == "sms" and fresh.started_at - found.last_seen_at > SMS_IDLE


def receive(
    database: Database,
    turn: Turn,
    *,
    escalate: Request | None,
    frame: dict[str, Any] | None,
    duty: Duty,
    opens_inside_frame: bool = True,
) -> Received | None:
    """Commit an incoming turn, with its escalation and frame if it is an emergency.

    Inside an open frame a doubtful or closing word opens nothing: `opens_inside_frame` is false.
    `turn.ordinal` is given here. Returns None for an unknown conversation. A nonce seen before
    returns the turn as stored and changes nothing.
    """
    with database.begin() as tx:
        conversation = tx.conversations.get(turn.conversation_id)
        if conversation is None:
            return None
        stored = tx.turns.by_nonce(turn.conversation_id, turn.nonce)
        if stored is not None:
            return Received(conversation, stored, repeated=True)
        numbered = _numbered(tx, turn)
        tx.turns.add(numbered)
        changes: dict[str, Any] = {"last_seen_at": turn.received_at}
        escalation = None
        if escalate is not None and (conversation.frame is None or opens_inside_frame):
            escalation = _escalate(tx, escalate, numbered, conversation, duty)
            if frame is not None and conversation.frame is None:
                changes["frame"] = frame | {"escalation_id": escalation.id}
        tx.conversations.update(conversation.id, **changes)
        return Received(conversation, numbered, escalation=escalation)


def open_now(
    database: Database, request: Request, duty: Duty, frame: dict[str, Any] | None = None
) -> Escalation:
    """Open an escalation outside of `receive` (key 0, silence, an overheard emergency)."""
    with database.begin() as tx:
        conversation = tx.conversations.get(request.conversation_id)
        escalation = _open(tx, request, conversation, duty)
        if frame is not None:
            tx.conversations.update(
                request.conversation_id, frame=frame | {"escalation_id": escalation.id}
            )
        return escalation


def update_frame(database: Database, change: FrameChange, duty: Duty, now: datetime) -> None:
    """Store where the emergency frame stands, what was learnt, and that it is over if it is."""
    with database.begin() as tx:
        tx.conversations.update(change.conversation_id, frame=change.frame)
        changes: dict[str, Any] = {}
        if change.facts is not None:
            changes["facts"] = change.facts
        if change.resolved is not None:
            changes |= {"resolved_at": now, "resolution": change.resolved}
        if changes:
            for escalation_id in (change.escalation_id, *change.earlier):
                _change(tx, escalation_id, changes)
        if change.alert is not None and (found := _stands_for(tx, change)):
            send_alerts(found, change.alert, duty, tx.escalations, tx.outbox)


def is_acknowledged(database: Database, escalation_ids: tuple[str, ...]) -> bool:
    """Tell whether somebody on duty has seen one of these escalations."""
    with database.read() as tx:
        found = (tx.escalations.get(each) for each in escalation_ids)
        return any(each is not None and each.acknowledged_at is not None for each in found)


def count_from(database: Database, caller: str, since: datetime) -> int:
    """Return how many conversations a number began since a moment."""
    with database.begin() as tx:
        return tx.conversations.count_from(caller, since)


def done_for(database: Database, turn_ids: list[str]) -> Done:
    """Read what actions did for these turns."""
    escalations: dict[str, Escalation] = {}
    bookings: dict[str, Booking] = {}
    changes: list[tuple[str, Booking]] = []
    with database.read() as tx:
        for turn_id in turn_ids:
            for kind, record_id in tx.effects.of_turn(turn_id):
                if kind.startswith("escalation.") and (e := tx.escalations.get(record_id)):
                    escalations[e.id] = e
                elif kind == "booking" and (b := tx.bookings.get(record_id)):
                    bookings[b.id] = b
                elif kind == "booking_change" and (b := tx.bookings.get(record_id)):
                    changes.append((turn_id, b))
    return Done(tuple(escalations.values()), tuple(bookings.values()), tuple(changes))


def finish(database: Database, turn: Turn, outcome: Outcome, now: datetime) -> None:
    """Commit a turn's reply and the dialogue state after it."""
    with database.begin() as tx:
        tx.turns.update(
            turn.id,
            reply=outcome.reply,
            intent=outcome.intent,
            confidence=outcome.confidence,
            entities=outcome.entities,
            timings_ms=outcome.timings_ms,
            replied_at=now,
        )
        tx.conversations.update(turn.conversation_id, state=outcome.state)


def close(
    database: Database, conversation_id: str, now: datetime, reason: str
) -> Conversation | None:
    """End a conversation; the second end of one changes nothing."""
    with database.begin() as tx:
        conversation = tx.conversations.get(conversation_id)
        if conversation and conversation.ended_at is None:
            tx.conversations.update(conversation_id, ended_at=now, ended_because=reason)
        return conversation


def _numbered(tx: Transaction, turn: Turn) -> Turn:
    values = turn.__dict__ | {"ordinal": tx.turns.next_ordinal(turn.conversation_id)}
    return Turn(**values)


def _escalate(
    tx: Transaction, request: Request, turn: Turn, conversation: Conversation, duty: Duty
) -> Escalation:
    values = request.__dict__ | {
        "turn_id": turn.id,
        "turn": turn.ordinal,
        "caller": conversation.caller,
    }
    return _open(tx, Request(**values), conversation, duty)


def _open(
    tx: Transaction, request: Request, conversation: Conversation | None, duty: Duty
) -> Escalation:
    """Open an escalation, or take it into the one of the same emergency."""
    inside = None
    if conversation is not None and is_danger(request.kind):
        inside = _same_emergency(tx, request, conversation)
    return open_escalation(request, duty, tx.escalations, tx.outbox, tx.effects, inside=inside)


def _same_emergency(
    tx: Transaction, request: Request, conversation: Conversation
) -> Escalation | None:
    """Return the open escalation that a request belongs to, whose kind may be another."""
    if conversation.frame is not None and request.level == "emergency":
        found = tx.escalations.get(str(conversation.frame.get("escalation_id", "")))
        if found is not None and found.resolved_at is None and is_danger(found.kind):
            return found
    kinds = family(request.kind)
    related = (tx.escalations.open_of(conversation.id, kind) for kind in kinds)
    return next((found for found in related if found is not None), None)


def _stands_for(tx: Transaction, change: FrameChange) -> Escalation | None:
    """Return the escalation of a frame: while the database was away one was thought to be opened
    that the replay took into another."""
    for escalation_id in (change.escalation_id, *change.earlier):
        if (found := tx.escalations.get(escalation_id)) is not None:
            return found
    conversation = tx.conversations.get(change.conversation_id)
    if conversation is None or change.alert is None:
        return None
    return _same_emergency(tx, change.alert, conversation)


def _change(tx: Transaction, escalation_id: str, changes: dict[str, Any]) -> None:
    """Change an escalation; what it was before a graver kind took it over stays in its facts."""
    found = tx.escalations.get(escalation_id)
    before = found.facts.get("before") if found is not None else None
    if before and "facts" in changes:
        changes = changes | {"facts": changes["facts"] | {"before": before}}
    tx.escalations.update(escalation_id, **changes)
