"""Brings what the emergency journal kept into the database, once it is back."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from care.clock import Clock, SystemClock
from care.duty import Duty
from care.errors import StorageUnavailable
from care.escalations import Request, alerts
from care.records import Conversation, Turn
from conversation import ledger
from conversation.courier import alert_of, alert_states
from conversation.journal import Entry, Journal
from conversation.journalled import moments
from storage import Database, Transaction
from storage.tables import journal_marks

log = logging.getLogger(__name__)


def replay(journal: Journal, database: Database, duty: Duty, clock: Clock | None = None) -> int:
    """Apply outstanding entries in order and settle each; returns how many.

    Raises `StorageUnavailable` while the database is away; what was applied stays applied. Each
    entry is marked in the transaction that applies it, so that none is applied twice.
    """
    entries = journal.outstanding()
    if not entries:
        return 0
    with database.read() as tx:
        marked = set(tx.connection.execute(select(journal_marks.c.entry_id)).scalars())
    states = alert_states(entries)
    now = (clock or SystemClock()).now()
    settled: list[str] = []
    try:
        for entry in entries:
            if entry.id in marked or _bring(entry, states, database, duty, now):
                settled.append(entry.id)
    finally:
        gone = journal.settle(settled)
    if gone:
        with database.begin() as tx:
            tx.connection.execute(delete(journal_marks))
    return len(settled)


def _bring(
    entry: Entry,
    states: dict[str, dict[str, Any]],
    database: Database,
    duty: Duty,
    now: datetime,
) -> bool:
    """Apply one entry; false where it cannot be understood: it stays, and others go on."""
    try:
        with database.begin() as tx:
            _apply(entry, cast(Database, _Within(tx)), duty)
            _tell_how_far(tx, entry, states, duty)
            _mark(tx, entry, now)
    except IntegrityError:
        # Already there by another way: the effect has happened, which is what is wanted.
        log.info("journal entry of kind %s was already in the database", entry.kind)
        with database.begin() as tx:
            _mark(tx, entry, now)
    except StorageUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - one bad entry must not hold the others back
        # The class alone: an error's text may hold the caller's words.
        log.error("journal entry of kind %s stays: %s", entry.kind, type(error).__name__)
        return False
    return True


class _Within:
    """A database for functions that open their own transaction: they join the one under way."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        yield self._tx


def _apply(entry: Entry, database: Database, duty: Duty) -> None:
    data = dict(entry.data)
    if entry.kind == "conversation":
        _open(database, Conversation(**moments(data)))
    elif entry.kind == "turn":
        escalate = data["escalate"]
        turn = Turn(**moments(data["turn"]))
        _ensure_conversation(database, turn)
        ledger.receive(
            database,
            turn,
            escalate=Request(**moments(escalate)) if escalate else None,
            frame=data["frame"],
            duty=duty,
        )
    elif entry.kind == "reply":
        turn_id, at = data.pop("turn_id"), datetime.fromisoformat(data.pop("at"))
        turn = Turn(turn_id, entry.conversation_id, 0, "", "", "", at)
        ledger.finish(database, turn, ledger.Outcome(**data), at)
    elif entry.kind == "escalation":
        ledger.open_now(database, Request(**moments(data["request"])), duty, data["frame"])
    elif entry.kind == "frame":
        alert, at = data.pop("alert"), datetime.fromisoformat(data.pop("at"))
        change = ledger.FrameChange(**data, alert=Request(**moments(alert)) if alert else None)
        ledger.update_frame(database, change, duty, at)
    elif entry.kind == "end":
        at = datetime.fromisoformat(data["at"])
        ledger.close(database, entry.conversation_id, at, data["reason"])


def _open(database: Database, fresh: Conversation) -> None:
    """Open a conversation; an older open one of its key was unknown while the database was away."""
    with database.begin() as tx:
        if tx.conversations.get(fresh.id) is not None:
            return
        if older := tx.conversations.open_by_key(fresh.key):
            changes = {"ended_at": fresh.started_at, "ended_because": "continued"}
            tx.conversations.update(older.id, **changes)
        tx.conversations.add(fresh)


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


def _tell_how_far(
    tx: Transaction, entry: Entry, states: dict[str, dict[str, Any]], duty: Duty
) -> None:
    """Note in the outbox what the courier has sent meanwhile, before any worker sees the rows."""
    owed = alert_of(entry)
    if owed is None:
        return
    for row in alerts(*owed, duty):
        if (state := states.get(row.id)) is None:
            continue
        if tx.outbox.get(row.id) is None:
            # Sent for an escalation that was open before: it went out, so it is on record.
            tx.outbox.add(replace(row, **state))
        else:
            tx.outbox.update(row.id, **state)


def _mark(tx: Transaction, entry: Entry, now: datetime) -> None:
    values = {"entry_id": entry.id, "replayed_at": now, "complete": True}
    tx.connection.execute(insert(journal_marks).values(values))
