"""The tables. Columns named in `SEALED` hold personal data; repositories encrypt them.

`erased_at` says when a row's personal fields were blanked (storage.erasing); what is left of the
row serves statistics.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A timezone-aware moment, stored in UTC on every engine (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive datetimes: they would silently be the server's local time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a stored moment needs a time zone, {value!r} has none")
        return value.astimezone(timezone.utc)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give the zone back that SQLite forgot."""
        if value is None:
            return None
        moment: datetime = value
        if moment.tzinfo is None:
            return moment.replace(tzinfo=timezone.utc)
        return moment.astimezone(timezone.utc)


conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("channel", String(8), nullable=False),
    Column("key", String(128), nullable=False, index=True),
    Column("caller", Text),
    Column("caller_hash", String(64), index=True),
    Column("started_at", Moment, nullable=False, index=True),
    Column("last_seen_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("ended_because", String(64)),
    Column("greeting", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("frame", Text),
    Column("taken_over_by", String(64)),
    Column("erased_at", Moment),
    Index(
        "uq_conversations_open_key",
        "key",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

turns = Table(
    "turns",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("nonce", String(128), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("verdict", Text),
    Column("reply", Text),
    Column("intent", String(64)),
    Column("confidence", Float),
    Column("entities", Text),
    Column("timings_ms", JSON, nullable=False),
    Column("replied_at", Moment),
    UniqueConstraint("conversation_id", "nonce", name="uq_turns_conversation_nonce"),
    UniqueConstraint("conversation_id", "ordinal", name="uq_turns_conversation_ordinal"),
)

effects = Table(
    "effects",
    metadata,
    Column("turn_id", String(40), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("record_id", String(40), nullable=False),
)
"""What was done for a turn. A row is written in the transaction that writes the record."""

consultations = Table(
    "consultations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation_id", String(40), nullable=False, index=True),
    Column("turn_id", String(40), nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    Column("topic", String(64), nullable=False),
    Column("about", Text),
    Column("name", Text),
    Column("phone", Text),
    Column("phone_hash", String(64), index=True),
    Column("age", Integer),
    Column("county", String(32)),
    Column("town", String(32)),
    Column("beneficiary", Text),
    Column("conditions", Text),
    Column("outcome", Text),
    Column("note", Text),
    Column("erased_at", Moment),
)

escalations = Table(
    "escalations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation_id", String(40), nullable=False, index=True),
    Column("turn_id", String(40), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("level", String(16), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("opened_at", Moment, nullable=False, index=True),
    Column("to", JSON, nullable=False),
    Column("advised", JSON, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("acknowledged_at", Moment),
    Column("acknowledged_by", String(64)),
    Column("resolved_at", Moment),
    Column("resolution", Text),
    Column("erased_at", Moment),
    Index(
        "uq_escalations_open",
        "conversation_id",
        "kind",
        unique=True,
        sqlite_where=text("resolved_at IS NULL"),
        postgresql_where=text("resolved_at IS NULL"),
    ),
)

bookings = Table(
    "bookings",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("reference", String(12), nullable=False, unique=True),
    Column("conversation_id", String(40), nullable=False, index=True),
    Column("turn_id", String(40), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment),
    Column("status", String(16), nullable=False),
    Column("service", String(32), nullable=False),
    Column("date", String(10), index=True),
    Column("time", String(8)),
    Column("phone", Text),
    Column("phone_hash", String(64), index=True),
    Column("name", Text),
    Column("address", Text),
    Column("county", String(32)),
    Column("town", String(32)),
    Column("beneficiary", Text),
    Column("quantity", Integer),
    Column("items", Text),
    Column("note", Text),
    Column("erased_at", Moment),
)

booking_changes = Table(
    "booking_changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("booking_id", ForeignKey("bookings.id"), nullable=False, index=True),
    Column("conversation_id", String(40), nullable=False, index=True),
    Column("turn_id", String(40), nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("before", Text, nullable=False),
)
"""How a booking was before each change: its history."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("turn_id", String(40)),
    Column("conversation_id", String(40), index=True),
    Column("kind", String(8), nullable=False),
    Column("purpose", String(40), nullable=False),
    Column("to", Text, nullable=False),
    Column("to_hash", String(64), index=True),
    Column("body", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("attempted_at", Moment),
    Column("sent_at", Moment),
    Column("carrier_id", String(64)),
    Column("error", Text),
    Column("erased_at", Moment),
    Index("ix_outbox_status_due", "status", "due_at"),
)

journal_marks = Table(
    "journal_marks",
    metadata,
    Column("entry_id", String(64), primary_key=True),
    Column("replayed_at", Moment, nullable=False),
    Column("complete", Boolean, nullable=False),
)
"""Which entries of the emergency journal have found their way into the database."""

SEALED: dict[str, frozenset[str]] = {
    "conversations": frozenset({"caller", "state", "frame"}),
    "turns": frozenset({"text", "verdict", "reply", "entities"}),
    "consultations": frozenset(
        {"about", "name", "phone", "beneficiary", "conditions", "outcome", "note"}
    ),
    "escalations": frozenset({"evidence", "facts", "resolution"}),
    "bookings": frozenset({"phone", "name", "address", "beneficiary", "items", "note"}),
    "booking_changes": frozenset({"before"}),
    "outbox": frozenset({"to", "body"}),
}

HASHED: dict[str, dict[str, str]] = {
    "conversations": {"caller": "caller_hash"},
    "consultations": {"phone": "phone_hash"},
    "bookings": {"phone": "phone_hash"},
    "outbox": {"to": "to_hash"},
}
"""Sealed columns that hold a telephone number → the column of its look-up hash."""
