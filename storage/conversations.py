"""Conversations: one row per call, SMS thread or chat session."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from care.records import Conversation
from storage.codec import Codec
from storage.sealing import Sealer
from storage.tables import conversations


class ConversationRows:
    """The conversations of one transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer
        self._codec = Codec(conversations, sealer)

    def add(self, conversation: Conversation) -> None:
        """Insert a new conversation; a second open one of the same key raises IntegrityError."""
        self._connection.execute(insert(conversations).values(self._codec.row(conversation)))

    def get(self, conversation_id: str) -> Conversation | None:
        """Return one conversation."""
        return self._one(conversations.c.id == conversation_id)

    def open_by_key(self, key: str) -> Conversation | None:
        """Return the open conversation of a call, thread or session."""
        return self._one(conversations.c.key == key, conversations.c.ended_at.is_(None))

    def latest_by_key(self, key: str) -> Conversation | None:
        """Return the newest conversation of a key, ended or not."""
        return self._one(conversations.c.key == key)

    def update(self, conversation_id: str, **changes: Any) -> None:
        """Change columns of one conversation."""
        self._connection.execute(
            update(conversations)
            .where(conversations.c.id == conversation_id)
            .values(self._codec.values(changes))
        )

    def count_from(self, caller: str, since: datetime) -> int:
        """Return how many conversations this number began since a moment."""
        rows = self._connection.execute(
            select(conversations.c.id).where(
                conversations.c.caller_hash.in_(self._sealer.lookups(caller)),
                conversations.c.started_at >= since,
            )
        )
        return len(rows.all())

    def _one(self, *conditions: Any) -> Conversation | None:
        row = (
            self._connection.execute(
                select(conversations)
                .where(*conditions)
                .order_by(conversations.c.started_at.desc(), conversations.c.id.desc())
                .limit(1)
            )
            .mappings()
            .first()
        )
        return self._codec.record(Conversation, row) if row else None
