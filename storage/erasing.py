"""Blanks the personal fields of rows whose rows must stay, for statistics and for the audit.

What stays: when, which channel, which kind of matter, how it ended, age in years and district.
What goes: numbers, names, addresses, every free text, and what could be derived from them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, func, select, update

from storage.codec import Codec
from storage.database import Database, Transaction
from storage.tables import (
    SEALED,
    booking_changes,
    bookings,
    consultations,
    conversations,
    escalations,
    outbox,
    turns,
)

SEPARATORS = r"[\s()（）–—-]*"
"""What may stand between two digits of a number."""

ERASED = "（已删除）"
"""What staff read where a text was."""


def overwrite_freed_pages(tx: Transaction) -> None:
    """Let SQLite overwrite in this connection what its rows no longer hold."""
    if tx.connection.dialect.name == "sqlite":
        tx.connection.exec_driver_sql("PRAGMA secure_delete=ON")


def overwrite_log(database: Database) -> None:
    """Fold SQLite's write-ahead log in, which still holds what was erased; if nobody minds."""
    if database.engine.dialect.name != "sqlite":
        return
    connection = database.engine.raw_connection()
    try:
        cursor = connection.cursor()
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        # Short: while it waits for readers, callers' turns wait for it.
        cursor.execute("PRAGMA busy_timeout=100")
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        cursor.execute(f"PRAGMA busy_timeout={int(patience)}")
        cursor.close()
    finally:
        connection.close()


def erase_conversations(tx: Transaction, ids: Sequence[str], now: datetime) -> None:
    """Blank conversations and all their turns; they get a key that nobody calls by."""
    blank: dict[str, Any] = {"caller": None, "state": {}, "frame": None}
    _blank(tx, conversations, ids, now, blank)
    tx.connection.execute(
        update(conversations)
        .where(conversations.c.id.in_(ids))
        .values(
            key="erased:" + conversations.c.id,
            ended_at=func.coalesce(conversations.c.ended_at, now),
            ended_because=func.coalesce(conversations.c.ended_because, "erased"),
        )
    )
    found = select(turns.c.id).where(turns.c.conversation_id.in_(ids))
    erase_turns(tx, list(tx.connection.execute(found).scalars()))


def erase_turns(tx: Transaction, ids: Sequence[str]) -> None:
    """Blank what was said and answered; of what was heard as danger its level and kind stay."""
    codec = Codec(turns, tx.sealer)
    rows = tx.connection.execute(
        select(turns.c.id, turns.c.verdict).where(turns.c.id.in_(ids))
    ).mappings()
    changes = []
    for row in rows.all():
        verdict = codec.plain(row)["verdict"]
        if verdict is not None:
            verdict = {**verdict, "evidence": []}
        blank = {"text": ERASED, "reply": None, "entities": {}, "verdict": verdict}
        changes.append({"turn": row["id"], **codec.values(blank)})
    if changes:
        names = ("text", "reply", "entities", "verdict")
        statement = update(turns).where(turns.c.id == bindparam("turn"))
        tx.connection.execute(statement.values({name: bindparam(name) for name in names}), changes)


def erase_consultations(tx: Transaction, ids: Sequence[str], now: datetime) -> None:
    """Blank consultations; topic, age and district stay."""
    names = ("about", "name", "phone", "beneficiary", "outcome", "note")
    blank: dict[str, Any] = dict.fromkeys(names)
    _blank(tx, consultations, ids, now, blank | {"conditions": []})


def erase_escalations(tx: Transaction, ids: Sequence[str], now: datetime) -> None:
    """Blank what was said in escalations; kind, moments and who took it stay."""
    _blank(tx, escalations, ids, now, {"evidence": [], "facts": {}, "resolution": ERASED})


def erase_bookings(tx: Transaction, ids: Sequence[str], now: datetime) -> None:
    """Blank bookings and how they were before; service, day and district stay."""
    blank: dict[str, Any] = dict.fromkeys(("phone", "name", "address", "beneficiary", "note"))
    _blank(tx, bookings, ids, now, blank | {"items": []})
    tx.connection.execute(
        update(booking_changes)
        .where(booking_changes.c.booking_id.in_(ids))
        .values(Codec(booking_changes, tx.sealer).values({"before": {}}))
    )


def erase_outbox(tx: Transaction, ids: Sequence[str], now: datetime) -> None:
    """Blank outgoing messages; what was not sent yet never will be."""
    _blank(tx, outbox, ids, now, {"to": "", "body": ""})
    tx.connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids), outbox.c.status == "pending")
        .values(status="failed", error="收件人的资料已按要求删除，不再发送")
    )


def _blank(
    tx: Transaction, table: Table, ids: Sequence[str], now: datetime, blank: dict[str, Any]
) -> None:
    values = Codec(table, tx.sealer).values(blank)
    tx.connection.execute(update(table).where(table.c.id.in_(ids)).values(**values, erased_at=now))


def mask_number(tx: Transaction, table: Table, row_id: Any, digits: str) -> None:
    """Take a number out of another person's row and leave the rest of it as it is."""
    codec = Codec(table, tx.sealer)
    row = tx.connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
    sealed = {name: codec.plain(row)[name] for name in SEALED[table.name]}
    # Between any two digits callers and clerks put spaces, dashes and brackets.
    pattern = re.compile(r"(?:\+?86[\s-]*|0)?" + SEPARATORS.join(digits))
    masked = {name: _masked(value, pattern) for name, value in sealed.items()}
    statement = update(table).where(table.c.id == row_id)
    tx.connection.execute(statement.values(codec.values(masked)))


def _masked(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(ERASED, value)
    if isinstance(value, dict):
        return {key: _masked(part, pattern) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked(part, pattern) for part in value]
    return value
