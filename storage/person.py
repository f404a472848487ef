"""All that we keep about one telephone number: found, told, and erased on its owner's demand.

Found by keyed hashes: as caller, in bookings, consultations and outgoing messages. Beside that,
every sealed value is read for the number, since others may have said it; that takes seconds per
hundred thousand turns, but such demands are rare and must miss nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Column, Table, or_, select

from care.clock import SHANGHAI
from care.errors import NuanLingError
from care.records import Booking, Consultation, Conversation, Escalation, OutboxRow, Turn
from storage import audit
from storage.codec import Codec
from storage.console_records import Deed
from storage.database import Database, Transaction
from storage.erasing import (
    SEPARATORS,
    erase_bookings,
    erase_consultations,
    erase_conversations,
    erase_escalations,
    erase_outbox,
    erase_turns,
    mask_number,
    overwrite_freed_pages,
    overwrite_log,
)
from storage.phones import national, spellings
from storage.tables import (
    SEALED,
    booking_changes,
    bookings,
    consultations,
    conversations,
    escalations,
    metadata,
    outbox,
    turns,
)

Record = TypeVar("Record")
_LIVE = timedelta(minutes=30)


class PersonError(NuanLingError):
    """A demand cannot be met as asked; the text says why and what to do."""


@dataclass(frozen=True)
class Mention:
    """A place among other people's records where the number stands: told, not shown."""

    table: str
    id: str


@dataclass(frozen=True)
class Dossier:
    """What concerns one number.

    `conversations` are those from the number, or in which something was arranged for it (then
    without their caller, who is somebody else); turns, escalations and messages belong to them.
    """

    conversations: tuple[Conversation, ...] = ()
    turns: tuple[Turn, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    bookings: tuple[Booking, ...] = ()
    booking_changes: tuple[dict[str, Any], ...] = ()
    outbox: tuple[OutboxRow, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many rows of each kind there are."""
        return {name: len(rows) for name, rows in self.__dict__.items()}

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values; moments in ISO 8601."""
        return {
            name: [_plain(row if isinstance(row, dict) else asdict(row)) for row in rows]
            for name, rows in self.__dict__.items()
        }


def export(database: Database, phone: str, now: datetime, actor: str) -> Dossier:
    """Return everything that concerns a number, once the audit has noted that it was taken out.

    `PersonError` for what is no number.
    """
    dossier = _found(database, phone)
    with database.begin() as tx:
        audit.append(tx, _deed(tx, "person_export", phone, dossier, now, actor))
    return dossier


def preview(database: Database, phone: str, now: datetime) -> Dossier:
    """Return what `erase` would blank; `PersonError` where it would refuse."""
    dossier = _found(database, phone)
    _refuse_if_owed(dossier, now)
    return dossier


def erase(database: Database, phone: str, now: datetime, actor: str) -> Dossier:
    """Blank everything that concerns a number and note it in the audit; returns what there was.

    `PersonError`, and nothing is done, while something is still owed to the person: a service
    that is booked, an emergency that nobody has closed, a message being sent this minute.
    """
    # Read without a lock: nobody's turn waits while every record is searched.
    mentions = _found(database, phone).mentions
    with database.begin() as tx:
        overwrite_freed_pages(tx)
        dossier = replace(_find(tx, phone), mentions=mentions)
        _refuse_if_owed(dossier, now)
        _forget_mentions(tx, dossier, _bare(phone))
        erase_conversations(tx, [each.id for each in dossier.conversations], now)
        erase_consultations(tx, [each.id for each in dossier.consultations], now)
        erase_escalations(tx, [each.id for each in dossier.escalations], now)
        erase_bookings(tx, [each.id for each in dossier.bookings], now)
        erase_outbox(tx, [each.id for each in dossier.outbox], now)
        audit.append(tx, _deed(tx, "person_delete", phone, dossier, now, actor))
    overwrite_log(database)
    return dossier


def _found(database: Database, phone: str) -> Dossier:
    if not 7 <= len(national(phone)) <= 15:
        raise PersonError("电话号码要有 7 到 15 位数字，例如 13800000000 或 +8613800000000")
    with database.read() as tx:
        dossier = _find(tx, phone)
        return replace(dossier, mentions=tuple(_mentions(tx, _bare(phone), dossier)))


def _find(tx: Transaction, phone: str) -> Dossier:
    hashes = [found for form in spellings(phone) for found in tx.sealer.lookups(form)]
    own = set(_ids(tx, conversations.c.id, conversations.c.caller_hash.in_(hashes)))
    booked = _rows(tx, bookings, Booking, bookings.c.phone_hash.in_(hashes))
    asked = _rows(
        tx,
        consultations,
        Consultation,
        or_(
            consultations.c.phone_hash.in_(hashes),
            consultations.c.conversation_id.in_(own),
        ),
    )
    sent_to = _rows(tx, outbox, OutboxRow, outbox.c.to_hash.in_(hashes))
    about = own | {each.conversation_id for each in booked}
    about |= {each.conversation_id for each in asked}
    held = _rows(tx, conversations, Conversation, conversations.c.id.in_(about))
    history = Codec(booking_changes, tx.sealer)
    changes = tx.connection.execute(
        select(booking_changes).where(booking_changes.c.booking_id.in_([b.id for b in booked]))
    ).mappings()
    known = {row.id for row in sent_to}
    in_them = _rows(tx, outbox, OutboxRow, outbox.c.conversation_id.in_(about))
    return Dossier(
        conversations=tuple(c if c.id in own else replace(c, caller=None) for c in held),
        turns=tuple(_rows(tx, turns, Turn, turns.c.conversation_id.in_(about))),
        consultations=tuple(asked),
        escalations=tuple(
            _rows(tx, escalations, Escalation, escalations.c.conversation_id.in_(about))
        ),
        bookings=tuple(booked),
        booking_changes=tuple(history.plain(row) for row in changes),
        outbox=(*sent_to, *(row for row in in_them if row.id not in known)),
    )


def _mentions(tx: Transaction, digits: str, dossier: Dossier) -> Iterator[Mention]:
    """Read every sealed value for the number, in all rows that are not in the dossier."""
    for name in SEALED:
        table, codec = metadata.tables[name], Codec(metadata.tables[name], tx.sealer)
        mine = {
            str(row["id"] if isinstance(row, dict) else row.id) for row in getattr(dossier, name)
        }
        columns = [table.c.id, *(table.c[column] for column in sorted(SEALED[name]))]
        for row in tx.connection.execute(select(*columns)).mappings():
            said = " ".join(str(codec.plain(row)[column]) for column in SEALED[name])
            if str(row["id"]) not in mine and digits in re.sub(SEPARATORS, "", said):
                yield Mention(name, str(row["id"]))


def _forget_mentions(tx: Transaction, dossier: Dossier, digits: str) -> None:
    for mention in dossier.mentions:
        if mention.table == "turns":
            # Spoken digits stand there in words too: the whole turn goes.
            erase_turns(tx, [mention.id])
        else:
            mask_number(tx, metadata.tables[mention.table], mention.id, digits)


def _refuse_if_owed(dossier: Dossier, now: datetime) -> None:
    today = now.astimezone(SHANGHAI).date().isoformat()
    coming = [b.reference for b in dossier.bookings if b.status != "cancelled" and _from(b, today)]
    if coming:
        raise PersonError(
            f"还有 {len(coming)} 个预约没有做完（编号 {'、'.join(coming)}）："
            "先办完或取消预约，再删除资料"
        )
    if any(c.ended_at is None and now - c.last_seen_at < _LIVE for c in dossier.conversations):
        raise PersonError("这个号码的对话还没有结束：等结束以后再删除资料")
    grave = [e for e in dossier.escalations if e.level != "human" and e.resolved_at is None]
    if grave:
        raise PersonError(
            f"还有 {len(grave)} 件紧急求助没有结案（{'、'.join(e.id[-6:] for e in grave)}）："
            "先在值班台结案，再删除资料"
        )
    if any(row.status == "attempting" for row in dossier.outbox):
        raise PersonError("有一条短信或电话正在发出：过一分钟再试")


def _from(booking: Booking, today: str) -> bool:
    return booking.date is None or booking.date >= today


def _deed(
    tx: Transaction, action: str, phone: str, dossier: Dossier, at: datetime, actor: str
) -> Deed:
    # A keyed hash names nobody, yet shows later that the demand of this very number was met.
    subject = f"person:{tx.sealer.lookup(national(phone))[:16]}"
    return Deed(at, actor, action, subject, dict(dossier.counts()))


def _bare(phone: str) -> str:
    return national(phone).removeprefix("0")


def _ids(tx: Transaction, column: Column[Any], condition: Any) -> list[str]:
    return list(tx.connection.execute(select(column).where(condition)).scalars())


def _rows(tx: Transaction, table: Table, kind: type[Record], condition: Any) -> list[Record]:
    codec = Codec(table, tx.sealer)
    found = tx.connection.execute(select(table).where(condition).order_by(table.c.id))
    return [codec.record(kind, row) for row in found.mappings()]


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}
