"""The outbox as telephony's worker sees it (`care.ports.OutboxStore`) over the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import case, select, update

from care.records import OutboxRow
from storage.codec import Codec
from storage.database import Database
from storage.tables import outbox

_ALERTS = ("duty_alert", "family_alert")


class DatabaseOutbox:
    """Each method is one short transaction; all may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._codec = Codec(outbox, database.sealer)

    def claim_due(self, now: datetime, limit: int) -> list[OutboxRow]:
        """Return pending rows whose time has come: alerts for people in danger first."""
        urgency = case((outbox.c.purpose.in_(_ALERTS), 0), else_=1)
        return self._rows(
            select(outbox)
            .where(outbox.c.status == "pending", outbox.c.due_at <= now)
            .order_by(urgency, outbox.c.due_at, outbox.c.id)
            .limit(limit)
        )

    def mark_attempt(self, row_id: str, now: datetime) -> bool:
        """Move a pending row to attempting; false if another worker was faster."""
        with self._database.begin() as tx:
            changed = tx.connection.execute(
                update(outbox)
                .where(outbox.c.id == row_id, outbox.c.status == "pending")
                .values(status="attempting", attempts=outbox.c.attempts + 1, attempted_at=now)
            )
            return bool(changed.rowcount == 1)

    def mark_sent(self, row_id: str, carrier_id: str, now: datetime) -> None:
        """Move a row to sent."""
        self._change(row_id, status="sent", carrier_id=carrier_id, sent_at=now, error=None)

    def mark_retry(self, row_id: str, error: str, due_at: datetime) -> None:
        """Move a row back to pending."""
        self._change(row_id, status="pending", error=error, due_at=due_at)

    def mark_uncertain(self, row_id: str, error: str, due_at: datetime) -> None:
        """Leave a row attempting and note when to look at the carrier's list."""
        self._change(row_id, status="attempting", error=error, due_at=due_at)

    def mark_failed(self, row_id: str, error: str, now: datetime) -> None:
        """Move a row to failed, where staff see it."""
        self._change(row_id, status="failed", error=error, due_at=now)

    def unfinished_attempts(self) -> list[OutboxRow]:
        """Return rows whose attempt was begun and never settled."""
        return self._rows(select(outbox).where(outbox.c.status == "attempting"))

    def knows(self, carrier_id: str) -> bool:
        """Tell whether a row has this carrier id."""
        found = self._rows(select(outbox).where(outbox.c.carrier_id == carrier_id).limit(1))
        return bool(found)

    def record_delivery(self, carrier_id: str, delivered: bool, error: str | None) -> None:
        """Note the carrier's last word; a late `delivered` never overrides a failure."""
        if delivered:
            return
        with self._database.begin() as tx:
            tx.connection.execute(
                update(outbox)
                .where(outbox.c.carrier_id == carrier_id, outbox.c.status == "sent")
                .values(status="failed", error=error or "the carrier did not deliver it")
            )

    def _change(self, row_id: str, **changes: Any) -> None:
        with self._database.begin() as tx:
            tx.connection.execute(update(outbox).where(outbox.c.id == row_id).values(**changes))

    def _rows(self, statement: Any) -> list[OutboxRow]:
        with self._database.begin() as tx:
            rows = tx.connection.execute(statement).mappings().all()
            return [self._codec.record(OutboxRow, row) for row in rows]
