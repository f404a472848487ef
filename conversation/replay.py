"""Brings what the emergency journal kept into the database, once it is back."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError

from care.duty import Duty
from care.escalations import Request
from care.records import Conversation, Turn
from conversation import ledger
from conversation.journal import Entry, Journal
from storage import Database

log = logging.getLogger(__name__)


def replay(journal: Journal, database: Database, duty: Duty) -> int:
    """Apply outstanding entries in order and settle each; returns how many.

    Raises `StorageUnavailable` while the database is away; what was applied stays applied, and
    applying an entry twice changes nothing.
    """
    settled = 0
    for entry in journal.outstanding():
        try:
            _apply(entry, database, duty)
        except IntegrityError:
            # Already there by another way: the effect has happened, which is what is wanted.
            log.info("journal entry of kind %s was already in the database", entry.kind)
        journal.settle(entry.id)
        settled += 1
    return settled


def _apply(entry: Entry, database: Database, duty: Duty) -> None:
    data = entry.data
    if entry.kind == "conversation":
        with database.begin() as tx:
            tx.conversations.add(Conversation(**_moments(data)))
    elif entry.kind == "turn":
        escalate = data["escalate"]
        turn = Turn(**_moments(data["turn"]))
        _ensure_conversation(database, turn)
        ledger.receive(
            database,
            turn,
            escalate=Request(**_moments(escalate)) if escalate else None,
            frame=data["frame"],
            duty=duty,
        )
    elif entry.kind == "reply":
        turn_id = entry.id.partition(".")[2]
        at = datetime.fromisoformat(data.pop("at"))
        turn = Turn(turn_id, data.pop("conversation_id"), 0, "", "", "", at)
        ledger.finish(database, turn, ledger.Outcome(**data), at)
    elif entry.kind == "escalation":
        ledger.open_now(database, Request(**_moments(data)), duty)
    elif entry.kind == "frame":
        alert = data.pop("alert")
        change = ledger.FrameChange(**data, alert=Request(**_moments(alert)) if alert else None)
        at = datetime.fromtimestamp(float(entry.id.rpartition("@")[2])).astimezone()
        ledger.update_frame(database, change, duty, at)


def _ensure_conversation(database: Database, turn: Turn) -> None:
    """A turn may have been journalled by a process that never saw its conversation."""
    with database.begin() as tx:
        if tx.conversations.get(turn.conversation_id) is None:
            tx.conversations.add(
                Conversation(
                    id=turn.conversation_id,
                    channel="phone",
                    key=turn.conversation_id,
                    started_at=turn.received_at,
                    last_seen_at=turn.received_at,
                )
            )


def _moments(data: dict[str, Any]) -> dict[str, Any]:
    """Give moments and tuples back that JSON made strings and lists of."""
    restored: dict[str, Any] = {}
    for key, value in data.items():
        if value is not None and (key.endswith("_at") or key == "now"):
            restored[key] = datetime.fromisoformat(value)
        else:
            restored[key] = tuple(value) if isinstance(value, list) else value
    return restored
