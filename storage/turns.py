"""Turns: what was said and what was answered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from care.records import Turn
from storage.codec import Codec
from storage.sealing import Sealer
from storage.tables import turns


class Turns:
    """The turns of one transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._codec = Codec(turns, sealer)

    def add(self, turn: Turn) -> None:
        """Insert a turn; a repeated nonce or ordinal raises IntegrityError."""
        self._connection.execute(insert(turns).values(self._codec.row(turn)))

    def get(self, turn_id: str) -> Turn | None:
        """Return one turn."""
        return self._one(turns.c.id == turn_id)

    def by_nonce(self, conversation_id: str, nonce: str) -> Turn | None:
        """Return the turn that a webhook or socket message named by its nonce."""
        return self._one(turns.c.conversation_id == conversation_id, turns.c.nonce == nonce)

    def next_ordinal(self, conversation_id: str) -> int:
        """Return the number of the next turn, from 1."""
        highest = self._connection.execute(
            select(func.max(turns.c.ordinal)).where(turns.c.conversation_id == conversation_id)
        ).scalar()
        return int(highest or 0) + 1

    def update(self, turn_id: str, **changes: Any) -> None:
        """Change columns of one turn."""
        self._connection.execute(
            update(turns).where(turns.c.id == turn_id).values(self._codec.values(changes))
        )

    def of(self, conversation_id: str) -> list[Turn]:
        """Return all turns of a conversation in order."""
        rows = self._connection.execute(
            select(turns)
            .where(turns.c.conversation_id == conversation_id)
            .order_by(turns.c.ordinal)
        ).mappings()
        return [self._codec.record(Turn, row) for row in rows]

    def _one(self, *conditions: Any) -> Turn | None:
        row = self._connection.execute(select(turns).where(*conditions)).mappings().first()
        return self._codec.record(Turn, row) if row else None
