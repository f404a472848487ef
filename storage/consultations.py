"""Consultations: one row per enquiry, so that statistics need no retyping."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update

from care.records import Consultation
from storage.codec import Codec
from storage.sealing import Sealer
from storage.tables import consultations


class Consultations:
    """The consultations of one transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._codec = Codec(consultations, sealer)

    def add(self, consultation: Consultation) -> None:
        """Insert a consultation."""
        self._connection.execute(insert(consultations).values(self._codec.row(consultation)))

    def get(self, consultation_id: str) -> Consultation | None:
        """Return one consultation."""
        row = (
            self._connection.execute(
                select(consultations).where(consultations.c.id == consultation_id)
            )
            .mappings()
            .first()
        )
        return self._codec.record(Consultation, row) if row else None

    def update(self, consultation_id: str, **changes: Any) -> None:
        """Change columns of one consultation."""
        self._connection.execute(
            update(consultations)
            .where(consultations.c.id == consultation_id)
            .values(self._codec.values(changes))
        )

    def of(self, conversation_id: str) -> list[Consultation]:
        """Return a conversation's consultations in order of time."""
        rows = self._connection.execute(
            select(consultations)
            .where(consultations.c.conversation_id == conversation_id)
            .order_by(consultations.c.created_at, consultations.c.id)
        ).mappings()
        return [self._codec.record(Consultation, row) for row in rows]
