"""Forgets in time: which rows are past the days for which they may be kept, and their erasure."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select

from storage import audit
from storage.console_records import Deed
from storage.console_tables import audit_entries
from storage.database import Database, Transaction
from storage.erasing import (
    erase_bookings,
    erase_consultations,
    erase_conversations,
    erase_escalations,
    erase_outbox,
    overwrite_freed_pages,
    overwrite_log,
)
from storage.tables import (
    bookings,
    consultations,
    conversations,
    escalations,
    journal_marks,
    outbox,
)

DEED = "retention"
_EVERY = timedelta(days=1)
_BATCH = 50
_GRAVE = ("emergency", "urgent")


@dataclass(frozen=True)
class Periods:
    """For how many days personal fields are kept.

    `talk`: what was said, and messages sent. `records`: consultations and bookings.
    `emergencies`: emergencies, and the conversations in which they were heard.
    """

    talk: int
    records: int
    emergencies: int


@dataclass(frozen=True)
class Due:
    """How many rows of each table are past their time (or were erased)."""

    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return the number of rows in all tables."""
        return sum(self.counts.values())


def due(database: Database, periods: Periods, now: datetime) -> Due:
    """Count what `forget` would erase now."""
    with database.read() as tx:
        return Due(
            {
                name: int(
                    tx.connection.execute(
                        select(func.count()).select_from(chosen.subquery())
                    ).scalar_one()
                )
                for name, (chosen, _) in _plan(periods, now).items()
            }
        )


def forget(
    database: Database,
    periods: Periods,
    now: datetime,
    *,
    actor: str,
    pause: Callable[[float], None] = time.sleep,
) -> Due:
    """Erase what is past its time, in short transactions with pauses, and note it in the audit.

    The pauses let callers' turns through, which wait for the same lock on SQLite.
    """
    counts = {}
    for name, (chosen, erase) in _plan(periods, now).items():
        counts[name] = 0
        while True:
            with database.begin() as tx:
                overwrite_freed_pages(tx)
                ids = list(tx.connection.execute(chosen.limit(_BATCH)).scalars())
                if ids:
                    erase(tx, ids, now)
            counts[name] += len(ids)
            if len(ids) < _BATCH:
                break
            pause(0.05)
    with database.begin() as tx:
        old = now - timedelta(days=periods.talk)
        tx.connection.execute(delete(journal_marks).where(journal_marks.c.replayed_at < old))
        audit.append(tx, Deed(now, actor, DEED, "", counts))
    overwrite_log(database)
    return Due(counts)


def is_time(database: Database, now: datetime) -> bool:
    """Tell whether a day has gone by since anybody last ran `forget` on this database."""
    with database.read() as tx:
        last = _last_run(tx)
    return last is None or now - last >= _EVERY


def is_overdue(database: Database, now: datetime) -> bool:
    """Tell whether the daily run has not come for three days: something keeps it from running.

    They count from the last run, or from the first conversation where it never ran.
    """
    with database.read() as tx:
        since = (
            _last_run(tx)
            or tx.connection.execute(
                select(func.min(conversations.c.started_at))
            ).scalar_one_or_none()
        )
    return since is not None and now - since >= _EVERY * 3


def _last_run(tx: Transaction) -> datetime | None:
    moment: datetime | None = tx.connection.execute(
        select(audit_entries.c.at)
        .where(audit_entries.c.action == DEED)
        .order_by(audit_entries.c.seq.desc())
        .limit(1)
    ).scalar_one_or_none()
    return moment


_Erase = Callable[[Transaction, Sequence[str], datetime], None]


def _plan(periods: Periods, now: datetime) -> dict[str, tuple[Select[Any], _Erase]]:
    talk, records, grave = (
        now - timedelta(days=days) for days in (periods.talk, periods.records, periods.emergencies)
    )
    dangers = select(escalations.c.conversation_id).where(escalations.c.level.in_(_GRAVE))
    # One that nobody has closed is still somebody's work, however old it is.
    unfinished = select(escalations.c.conversation_id).where(
        escalations.c.level.in_(_GRAVE), escalations.c.resolved_at.is_(None)
    )

    def by_gravity(column: Any, moment: Any) -> ColumnElement[bool]:
        calm: ColumnElement[bool] = column.not_in(dangers) & (moment < talk)
        late: ColumnElement[bool] = (moment < grave) & column.not_in(unfinished)
        return calm | late

    danger = escalations.c.level.in_(_GRAVE)
    finished = escalations.c.resolved_at.isnot(None)
    queued = ("pending", "attempting")
    return {
        "conversations": (
            select(conversations.c.id).where(
                conversations.c.erased_at.is_(None),
                by_gravity(conversations.c.id, conversations.c.last_seen_at),
            ),
            erase_conversations,
        ),
        "outbox": (
            select(outbox.c.id).where(
                outbox.c.erased_at.is_(None),
                outbox.c.created_at < talk,
                outbox.c.status.not_in(queued),
            ),
            erase_outbox,
        ),
        "consultations": (
            select(consultations.c.id).where(
                consultations.c.erased_at.is_(None), consultations.c.created_at < records
            ),
            erase_consultations,
        ),
        "bookings": (
            select(bookings.c.id).where(
                bookings.c.erased_at.is_(None),
                func.coalesce(bookings.c.updated_at, bookings.c.created_at) < records,
                func.coalesce(bookings.c.date, "") < now.date().isoformat(),
            ),
            erase_bookings,
        ),
        "escalations": (
            select(escalations.c.id).where(
                escalations.c.erased_at.is_(None),
                (danger & finished & (escalations.c.opened_at < grave))
                | (~danger & (escalations.c.opened_at < talk)),
            ),
            erase_escalations,
        ),
    }
