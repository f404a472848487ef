"""Escalations: nothing is deleted, and at most one of a kind is open per conversation."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update

from care.records import Escalation
from storage.codec import Codec
from storage.sealing import Sealer
from storage.tables import escalations


class Escalations:
    """The escalations of one transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._codec = Codec(escalations, sealer)

    def add(self, escalation: Escalation) -> None:
        """Insert an escalation; a second open one of the kind raises IntegrityError."""
        self._connection.execute(insert(escalations).values(self._codec.row(escalation)))

    def get(self, escalation_id: str) -> Escalation | None:
        """Return one escalation."""
        return self._one(escalations.c.id == escalation_id)

    def open_of(self, conversation_id: str, kind: str) -> Escalation | None:
        """Return the open escalation of this kind in a conversation."""
        return self._one(
            escalations.c.conversation_id == conversation_id,
            escalations.c.kind == kind,
            escalations.c.resolved_at.is_(None),
        )

    def update(self, escalation_id: str, **changes: Any) -> None:
        """Change columns of one escalation."""
        self._connection.execute(
            update(escalations)
            .where(escalations.c.id == escalation_id)
            .values(self._codec.values(changes))
        )

    def of(self, conversation_id: str) -> list[Escalation]:
        """Return a conversation's escalations in order of time."""
        rows = self._connection.execute(
            select(escalations)
            .where(escalations.c.conversation_id == conversation_id)
            .order_by(escalations.c.opened_at, escalations.c.id)
        ).mappings()
        return [self._codec.record(Escalation, row) for row in rows]

    def _one(self, *conditions: Any) -> Escalation | None:
        row = self._connection.execute(select(escalations).where(*conditions)).mappings().first()
        return self._codec.record(Escalation, row) if row else None
