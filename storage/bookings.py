"""Bookings and their history."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select

from care.records import Booking
from storage.codec import Codec
from storage.sealing import Sealer
from storage.tables import booking_changes, bookings, turns


class Bookings:
    """The bookings of one transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer
        self._codec = Codec(bookings, sealer)
        self._history = Codec(booking_changes, sealer)

    def add(self, booking: Booking) -> None:
        """Insert a booking; a reference already given raises IntegrityError."""
        self._connection.execute(insert(bookings).values(self._codec.row(booking)))

    def get(self, booking_id: str) -> Booking | None:
        """Return one booking."""
        return next(iter(self._select(bookings.c.id == booking_id)), None)

    def by_reference(self, reference: str) -> Booking | None:
        """Return the booking with this reference number."""
        return next(iter(self._select(bookings.c.reference == reference)), None)

    def by_phone(self, phone: str) -> list[Booking]:
        """Return the bookings of an 11-digit phone, newest first."""
        return list(self._select(bookings.c.phone_hash.in_(self._sealer.lookups(phone))))

    def made_in(self, conversation_id: str) -> list[Booking]:
        """Return the bookings that a conversation made or touched, oldest first."""
        touched = select(booking_changes.c.booking_id).where(
            booking_changes.c.conversation_id == conversation_id
        )
        found = self._select(
            or_(bookings.c.conversation_id == conversation_id, bookings.c.id.in_(touched))
        )
        made = list(found)
        # Two made at the same moment (a pinned clock) stand in the order of their turns.
        order = dict(
            self._connection.execute(
                select(turns.c.id, turns.c.ordinal).where(turns.c.id.in_([b.turn_id for b in made]))
            ).all()
        )
        return sorted(made, key=lambda b: (b.created_at, order.get(b.turn_id, 0), b.date, b.id))

    def change(
        self,
        booking: Booking,
        *,
        conversation_id: str,
        turn_id: str,
        now: datetime,
        changes: dict[str, Any],
    ) -> Booking:
        """Change a booking, keep how it was before, and return it as it is now."""
        before = {k: v for k, v in asdict(booking).items() if k in changes or k == "status"}
        self._connection.execute(
            insert(booking_changes).values(
                self._history.values(
                    {
                        "booking_id": booking.id,
                        "conversation_id": conversation_id,
                        "turn_id": turn_id,
                        "changed_at": now,
                        "before": before,
                    }
                )
            )
        )
        changed = replace(booking, **changes, updated_at=now)
        row = self._codec.row(changed)
        row.pop("id")
        self._connection.execute(bookings.update().where(bookings.c.id == booking.id).values(row))
        return changed

    def history(self, booking_id: str) -> list[dict[str, Any]]:
        """Return how a booking was before each change, oldest first."""
        rows = self._connection.execute(
            select(booking_changes)
            .where(booking_changes.c.booking_id == booking_id)
            .order_by(booking_changes.c.id)
        ).mappings()
        return [self._history.plain(row) for row in rows]

    def times_on(self, service: str, date: str) -> list[str | None]:
        """Return the times of the active bookings that a service has on a day."""
        found = self._connection.execute(
            select(bookings.c.time).where(
                bookings.c.service == service,
                bookings.c.date == date,
                bookings.c.status != "cancelled",
            )
        ).scalars()
        return list(found)

    def _select(self, *conditions: Any) -> list[Booking]:
        rows = self._connection.execute(
            select(bookings).where(*conditions).order_by(bookings.c.created_at.desc())
        ).mappings()
        return [self._codec.record(Booking, row) for row in rows]
