"""The console's lists: newest first, cut into pages at an id (ids sort by their time of birth)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from care.clock import SHANGHAI
from care.records import Booking, Consultation, Conversation, Escalation
from storage.codec import Codec
from storage.console_records import ConversationSummary, ListQuery, Page, SearchHits
from storage.database import Transaction
from storage.phones import national, spellings
from storage.tables import bookings, consultations, conversations, escalations, turns

Record = TypeVar("Record")
_GRAVITY = ("emergency", "urgent", "human")


def conversation_page(tx: Transaction, query: ListQuery) -> Page[ConversationSummary]:
    """Return conversations with their number of turns and gravest escalation."""
    conditions: list[ColumnElement[bool]] = []
    if query.channel:
        conditions.append(conversations.c.channel == query.channel)
    if query.day:
        conditions.append(_on_day(conversations.c.started_at, query.day))
    found = _page(tx, conversations, Conversation, conditions, query)
    return Page(_summaries(tx, found.items), found.next)


def escalation_page(tx: Transaction, query: ListQuery) -> Page[Escalation]:
    """Return escalations; open ones are those not acknowledged or not resolved."""
    waits = or_(escalations.c.acknowledged_at.is_(None), escalations.c.resolved_at.is_(None))
    return _page(tx, escalations, Escalation, [waits] if query.open else [], query)


def booking_page(tx: Transaction, query: ListQuery) -> Page[Booking]:
    """Return bookings, of one day of service or one status."""
    conditions: list[ColumnElement[bool]] = []
    if query.day:
        conditions.append(bookings.c.date == query.day.isoformat())
    if query.status:
        conditions.append(bookings.c.status == query.status)
    return _page(tx, bookings, Booking, conditions, query)


def consultation_page(tx: Transaction, query: ListQuery) -> Page[Consultation]:
    """Return consultations, of one day or topic."""
    conditions: list[ColumnElement[bool]] = []
    if query.day:
        conditions.append(_on_day(consultations.c.created_at, query.day))
    if query.topic:
        conditions.append(consultations.c.topic == query.topic)
    return _page(tx, consultations, Consultation, conditions, query)


def search(tx: Transaction, words: str) -> SearchHits:
    """Find by phone (as caller or in a booking), six-digit reference or conversation id."""
    words = words.strip()
    if re.fullmatch(r"c_[0-9a-z]{1,38}", words):
        found = tx.conversations.get(words)
        return SearchHits(_summaries(tx, [found] if found else []))
    digits = re.sub(r"\D", "", words)
    if len(digits) == 6:
        booking = tx.bookings.by_reference(digits)
        return SearchHits((), (booking,) if booking else ())
    if not 7 <= len(digits) <= 15:
        return SearchHits()
    hashes = [found for form in spellings(digits) for found in tx.sealer.lookups(form)]
    statement = select(conversations).where(conversations.c.caller_hash.in_(hashes))
    callers = _select(tx, conversations, Conversation, statement, ListQuery(size=100))
    return SearchHits(_summaries(tx, callers[:100]), tuple(tx.bookings.by_phone(national(digits))))


def waiting(tx: Transaction) -> dict[str, int]:
    """Count unacknowledged escalations by level."""
    rows = tx.connection.execute(
        select(escalations.c.level, func.count())
        .where(escalations.c.acknowledged_at.is_(None))
        .group_by(escalations.c.level)
    )
    counts = Counter({level: int(number) for level, number in rows})
    return {level: counts[level] for level in _GRAVITY}


def _page(
    tx: Transaction,
    table: Table,
    kind: type[Record],
    conditions: list[ColumnElement[bool]],
    query: ListQuery,
) -> Page[Record]:
    statement = select(table).where(and_(True, *conditions))
    if query.before:
        statement = statement.where(table.c.id < query.before)
    found = _select(tx, table, kind, statement, query)
    items = tuple(found[: query.size])
    more = len(found) > query.size
    return Page(items, str(items[-1].id) if more else None)  # type: ignore[attr-defined]


def _select(
    tx: Transaction, table: Table, kind: type[Record], statement: Select[Any], query: ListQuery
) -> list[Record]:
    codec = Codec(table, tx.sealer)
    ordered = statement.order_by(table.c.id.desc()).limit(query.size + 1)
    return [codec.record(kind, row) for row in tx.connection.execute(ordered).mappings()]


def _summaries(tx: Transaction, found: Sequence[Conversation]) -> tuple[ConversationSummary, ...]:
    ids = [conversation.id for conversation in found]
    counted = tx.connection.execute(
        select(turns.c.conversation_id, func.count())
        .where(turns.c.conversation_id.in_(ids))
        .group_by(turns.c.conversation_id)
    )
    numbers: dict[str, int] = {row[0]: int(row[1]) for row in counted}
    levels: dict[str, str] = {}
    raised = tx.connection.execute(
        select(escalations.c.conversation_id, escalations.c.level).where(
            escalations.c.conversation_id.in_(ids)
        )
    )
    for conversation_id, level in raised:
        levels[conversation_id] = min(level, levels.get(conversation_id, level), key=_gravity)
    return tuple(
        ConversationSummary(
            each.id,
            each.channel,
            each.caller,
            each.started_at,
            each.ended_at,
            numbers.get(each.id, 0),
            levels.get(each.id),
        )
        for each in found
    )


def _gravity(level: str) -> int:
    return _GRAVITY.index(level) if level in _GRAVITY else len(_GRAVITY)


def _on_day(column: Any, day: date) -> ColumnElement[bool]:
    begins = datetime.combine(day, time.min, SHANGHAI)
    return and_(column >= begins, column < begins + timedelta(days=1))
