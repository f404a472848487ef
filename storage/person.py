"""All that we keep about one telephone number: found, told, and erased on its owner's demand.

Found by keyed hashes: as caller, in bookings, consultations and outgoing messages. Beside that,
conversations in which somebody merely said the number are found by reading every turn, which takes
seconds per hundred thousand turns: such demands are rare and must miss nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
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
    erase_bookings,
    erase_consultations,
    erase_conversations,
    erase_escalations,
    erase_outbox,
    erase_turns,
    overwrite_freed_pages,
)
from storage.phones import national, spellings
from storage.tables import (
    booking_changes,
    bookings,
    consultations,
    conversations,
    escalations,
    outbox,
    turns,
)

Record = TypeVar("Record")


class PersonError(NuanLingError):
    """A demand cannot be met as asked; the text says why and what to do."""


@dataclass(frozen=True)
class Dossier:
    """What concerns one number.

    `conversations` are those from the number or in which something was arranged for it, with their
    `turns`; `mentions` are other people's turns in which the number was said.
    """

    conversations: tuple[Conversation, ...]
    turns: tuple[Turn, ...]
    mentions: tuple[Turn, ...]
    consultations: tuple[Consultation, ...]
    escalations: tuple[Escalation, ...]
    bookings: tuple[Booking, ...]
    booking_changes: tuple[dict[str, Any], ...]
    outbox: tuple[OutboxRow, ...]

    def counts(self) -> dict[str, int]:
        """Return how many rows of each kind there are."""
        return {name: len(rows) for name, rows in self.__dict__.items()}

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values; moments in ISO 8601."""
        return {
            name: [_plain(row if isinstance(row, dict) else asdict(row)) for row in rows]
            for name, rows in self.__dict__.items()
        }


def find(database: Database, phone: str) -> Dossier:
    """Return everything that concerns a number; `PersonError` for what is no number."""
    with database.read() as tx:
        return _find(tx, _checked(phone))


def export(database: Database, phone: str, deed_at: datetime, actor: str) -> Dossier:
    """Return everything, once the audit has noted that it was taken out."""
    with database.begin() as tx:
        dossier = _find(tx, _checked(phone))
        audit.append(tx, _deed(tx, "person_export", phone, dossier, deed_at, actor))
        return dossier


def erase(database: Database, phone: str, now: datetime, actor: str) -> Dossier:
    """Blank everything that concerns a number and note it in the audit; returns what there was.

    `PersonError`, and nothing is done, while something is still owed to the person: a service
    that is booked, an emergency that nobody has closed, a message being sent this minute.
    """
    with database.begin() as tx:
        overwrite_freed_pages(tx)
        dossier = _find(tx, _checked(phone))
        _refuse_if_owed(dossier, now)
        erase_conversations(tx, [each.id for each in dossier.conversations], now)
        erase_turns(tx, [each.id for each in dossier.mentions])
        for conversation_id in {turn.conversation_id for turn in dossier.mentions}:
            # The dialogue's slots may hold what was said; the conversation itself is another's.
            tx.conversations.update(conversation_id, state={}, frame=None)
        erase_consultations(tx, [each.id for each in dossier.consultations], now)
        erase_escalations(tx, [each.id for each in dossier.escalations], now)
        erase_bookings(tx, [each.id for each in dossier.bookings], now)
        erase_outbox(tx, [each.id for each in dossier.outbox], now)
        audit.append(tx, _deed(tx, "person_delete", phone, dossier, now, actor))
    return dossier


def _find(tx: Transaction, phone: str) -> Dossier:
    hashes = [found for form in spellings(phone) for found in tx.sealer.lookups(form)]
    own = set(_ids(tx, conversations.c.id, conversations.c.caller_hash.in_(hashes)))
    said = _mentions(tx, national(phone).removeprefix("0"))
    booked = _rows(tx, bookings, Booking, bookings.c.phone_hash, hashes)
    once = [c for c in said.changes if c["booking_id"] not in {b.id for b in booked}]
    booked += _rows(tx, bookings, Booking, bookings.c.id, [c["booking_id"] for c in once])
    asked = _rows(tx, consultations, Consultation, consultations.c.phone_hash, hashes)
    asked += [
        each
        for each in _rows(tx, consultations, Consultation, consultations.c.conversation_id, own)
        if each.id not in {found.id for found in asked}
    ]
    about = own | {each.conversation_id for each in (*booked, *asked)}
    changes = Codec(booking_changes, tx.sealer)
    histories = tx.connection.execute(
        select(booking_changes).where(booking_changes.c.booking_id.in_([b.id for b in booked]))
    ).mappings()
    sent = select(outbox).where(
        or_(outbox.c.to_hash.in_(hashes), outbox.c.conversation_id.in_(about))
    )
    codec = Codec(outbox, tx.sealer)
    raised = _rows(tx, escalations, Escalation, escalations.c.conversation_id, about)
    known = {each.id for each in raised}
    return Dossier(
        tuple(_rows(tx, conversations, Conversation, conversations.c.id, about)),
        tuple(_rows(tx, turns, Turn, turns.c.conversation_id, about)),
        tuple(turn for turn in said.turns if turn.conversation_id not in about),
        tuple(asked),
        (*raised, *(each for each in said.escalations if each.id not in known)),
        tuple(booked),
        tuple(changes.plain(row) for row in histories),
        tuple(codec.record(OutboxRow, row) for row in tx.connection.execute(sent).mappings()),
    )


@dataclass
class _Said:
    turns: list[Turn]
    escalations: list[Escalation]
    changes: list[dict[str, Any]]


def _mentions(tx: Transaction, digits: str) -> _Said:
    def holds(*values: Any) -> bool:
        return any(digits in re.sub(r"[\s\-–—()（）]", "", str(value)) for value in values)

    codec = Codec(turns, tx.sealer)
    said = _Said([], [], [])
    for row in tx.connection.execute(select(turns)).yield_per(500).mappings():
        turn = codec.record(Turn, row)
        if holds(turn.text, turn.entities, turn.reply):
            said.turns.append(turn)
    facts = Codec(escalations, tx.sealer)
    for row in tx.connection.execute(select(escalations)).yield_per(500).mappings():
        escalation = facts.record(Escalation, row)
        if holds(escalation.facts, escalation.evidence, escalation.resolution):
            said.escalations.append(escalation)
    history = Codec(booking_changes, tx.sealer)
    for row in tx.connection.execute(select(booking_changes)).yield_per(500).mappings():
        change = history.plain(row)
        if holds(change["before"]):
            said.changes.append(change)
    return said


def _refuse_if_owed(dossier: Dossier, now: datetime) -> None:
    today = now.astimezone(SHANGHAI).date().isoformat()
    coming = [b.reference for b in dossier.bookings if b.status != "cancelled" and _from(b, today)]
    if coming:
        raise PersonError(
            f"还有 {len(coming)} 个预约没有做完（编号 {'、'.join(coming)}）：先办完或取消预约，再删除资料"
        )
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


def _checked(phone: str) -> str:
    if not 7 <= len(national(phone)) <= 15:
        raise PersonError("电话号码要有 7 到 15 位数字，例如 13800000000 或 +8613800000000")
    return phone


def _ids(tx: Transaction, column: Column[Any], condition: Any) -> list[str]:
    return list(tx.connection.execute(select(column).where(condition)).scalars())


def _rows(
    tx: Transaction,
    table: Table,
    kind: type[Record],
    column: Column[Any],
    wanted: Sequence[str] | set[str],
) -> list[Record]:
    codec = Codec(table, tx.sealer)
    found = tx.connection.execute(
        select(table).where(column.in_(list(wanted))).order_by(table.c.id)
    )
    return [codec.record(kind, row) for row in found.mappings()]


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}
