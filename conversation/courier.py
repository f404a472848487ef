"""Alerts out of the emergency journal: the outbox while the database is away.

Somebody in danger must not wait for a database. These are the rows that the journalled escalations
will own (their ids are the same), and how far each has been sent is journalled too, so that replay
brings them into the outbox as sent, in doubt, or still owed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from care.duty import Duty
from care.errors import StorageUnavailable
from care.escalations import Request, alerts
from care.records import OutboxRow
from conversation.journal import Entry, Journal
from conversation.journalled import moments, plain

_STATES = ("status", "attempts", "attempted_at", "sent_at", "carrier_id", "error", "due_at")


class JournalOutbox:
    """`care.ports.OutboxStore` over what the journal owes. One worker at a time may use it."""

    def __init__(self, journal: Journal, duty: Duty) -> None:
        self._journal = journal
        self._duty = duty

    def claim_due(self, now: datetime, limit: int) -> list[OutboxRow]:
        """Return alerts that are still to be sent."""
        due = [r for r in self._rows() if r.status == "pending" and r.due_at <= now]
        return due[:limit]

    def mark_attempt(self, row_id: str, now: datetime) -> bool:
        """Journal that an attempt begins; false if the alert is no longer owed."""
        row = self._row(row_id)
        if row is None or row.status != "pending":
            return False
        self._note(replace(row, status="attempting", attempts=row.attempts + 1, attempted_at=now))
        return True

    def mark_sent(self, row_id: str, carrier_id: str, now: datetime) -> None:
        """Journal that an alert was sent."""
        self._change(row_id, status="sent", carrier_id=carrier_id, sent_at=now, error=None)

    def mark_retry(self, row_id: str, error: str, due_at: datetime) -> None:
        """Journal that an alert is owed again."""
        self._change(row_id, status="pending", error=error, due_at=due_at)

    def mark_uncertain(self, row_id: str, error: str, due_at: datetime) -> None:
        """Journal that nobody knows whether an alert was sent."""
        self._change(row_id, status="attempting", error=error, due_at=due_at)

    def mark_failed(self, row_id: str, error: str, now: datetime) -> None:
        """Journal that an alert cannot be sent."""
        self._change(row_id, status="failed", error=error, due_at=now)

    def unfinished_attempts(self) -> list[OutboxRow]:
        """Return alerts whose attempt was begun and never settled."""
        return [row for row in self._rows() if row.status == "attempting"]

    def knows(self, carrier_id: str) -> bool:
        """Tell whether an alert has this carrier id."""
        return any(row.carrier_id == carrier_id for row in self._rows())

    def record_delivery(self, carrier_id: str, delivered: bool, error: str | None) -> None:
        """Delivery reports go to the database alone."""

    def _rows(self) -> list[OutboxRow]:
        entries = self._journal.outstanding()
        states = alert_states(entries)
        rows: list[OutboxRow] = []
        seen: set[tuple[str, str, str]] = set()
        for entry in entries:
            owed = alert_of(entry)
            if owed is None:
                continue
            # A second cry of the same conversation adds to the open escalation and alerts nobody;
            # one that was only to be followed up is alerted once more as an emergency.
            cry = (entry.conversation_id, owed[1].kind, owed[1].level)
            if cry in seen:
                continue
            seen.add(cry)
            rows += [replace(r, **states.get(r.id, {})) for r in alerts(*owed, self._duty)]
        return rows

    def _row(self, row_id: str) -> OutboxRow | None:
        return next((row for row in self._rows() if row.id == row_id), None)

    def _change(self, row_id: str, **changes: Any) -> None:
        row = self._row(row_id)
        if row is not None:
            self._note(replace(row, **changes))

    def _note(self, row: OutboxRow) -> None:
        state = {key: value for key, value in plain(asdict(row)).items() if key in _STATES}
        count = sum(e.data.get("row_id") == row.id for e in self._journal.outstanding())
        entry_id = f"alert.{row.id}.{count}"
        # An alert goes out also when no disk takes the note: twice is better than never.
        with suppress(StorageUnavailable):
            self._journal.append(Entry(entry_id, "alert", {"row_id": row.id, "state": state}))


def alert_of(entry: Entry) -> tuple[str, Request] | None:
    """Return the escalation id and the request of an entry that owes alerts."""
    if entry.kind == "turn":
        asked, escalation_id = entry.data["escalate"], None
    elif entry.kind == "escalation":
        asked, escalation_id = entry.data["request"], None
    elif entry.kind == "frame":
        asked, escalation_id = entry.data["alert"], entry.data["escalation_id"]
    else:
        return None
    if not asked or not asked["alert"]:
        return None
    request = Request(**moments(asked))
    return str(escalation_id or request.id), request


def alert_states(entries: list[Entry]) -> dict[str, dict[str, Any]]:
    """Return how far each alert has been sent, by row id: the last word of each."""
    return {e.data["row_id"]: moments(e.data["state"]) for e in entries if e.kind == "alert"}
