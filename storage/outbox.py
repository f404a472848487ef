"""The outbox: messages and calls that we owe somebody, sent by telephony's worker alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from care.records import OutboxRow
from storage.codec import Codec
from storage.sealing import Sealer
from storage.tables import outbox


class Outbox:
    """The outbox rows of one transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._codec = Codec(outbox, sealer)

    def add(self, row: OutboxRow) -> None:
        """Insert a message or call to be made."""
        self._connection.execute(insert(outbox).values(self._codec.row(row)))

    def get(self, row_id: str) -> OutboxRow | None:
        """Return one row."""
        return next(iter(self._select(outbox.c.id == row_id, limit=1)), None)

    def due(self, now: datetime, limit: int) -> list[OutboxRow]:
        """Return pending rows whose time has come, oldest first."""
        return self._select(outbox.c.status == "pending", outbox.c.due_at <= now, limit=limit)

    def attempting(self) -> list[OutboxRow]:
        """Return rows whose attempt was begun and never settled (a crash, a hanging carrier)."""
        return self._select(outbox.c.status == "attempting", limit=1000)

    def of(self, conversation_id: str) -> list[OutboxRow]:
        """Return a conversation's rows in order of time."""
        return self._select(outbox.c.conversation_id == conversation_id, limit=1000)

    def update(self, row_id: str, **changes: Any) -> None:
        """Change columns of one row."""
        self._connection.execute(
            update(outbox).where(outbox.c.id == row_id).values(self._codec.values(changes))
        )

    def _select(self, *conditions: Any, limit: int) -> list[OutboxRow]:
        rows = self._connection.execute(
            select(outbox).where(*conditions).order_by(outbox.c.due_at, outbox.c.id).limit(limit)
        ).mappings()
        return [self._codec.record(OutboxRow, row) for row in rows]
