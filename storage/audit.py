"""The audit: a chain of deeds in which nothing can be altered, removed or put in unseen.

Every hash is keyed (`Sealer.lookup`, whose key outlives rotation), so that someone who can write
to the database but has no key cannot forge a chain. The head row tells where the chain ends; only
a copy of both chain and head from the same earlier moment would pass, which is why the head that
`verify` returns is worth writing down elsewhere.
"""

from __future__ import annotations

import json
from datetime import timezone

from sqlalchemy import insert, select, update

from storage.console_records import AuditEntry, AuditReport, Deed, ListQuery, Page
from storage.console_tables import audit_entries, audit_head
from storage.database import Database, Transaction

_CHUNK = 1000


def append(tx: Transaction, deed: Deed) -> AuditEntry:
    """Add a deed to the chain in the caller's transaction."""
    head = tx.connection.execute(select(audit_head).with_for_update()).one()
    seq, previous = head.seq + 1, head.hash
    details = json.dumps(deed.details, ensure_ascii=False, sort_keys=True)
    digest = _hash(tx, seq, deed, details, previous)
    tx.connection.execute(
        insert(audit_entries).values(
            seq=seq,
            at=deed.at,
            actor=deed.actor,
            action=deed.action,
            subject=deed.subject,
            details=details,
            previous=previous,
            hash=digest,
        )
    )
    tx.connection.execute(
        update(audit_head).values(seq=seq, hash=digest, mark=_mark(tx, seq, digest))
    )
    return AuditEntry(seq, deed, previous, digest)


def entries(tx: Transaction, query: ListQuery) -> Page[AuditEntry]:
    """Return entries, newest first; `query.before` is a sequence number."""
    statement = select(audit_entries).order_by(audit_entries.c.seq.desc()).limit(query.size + 1)
    if query.before and query.before.isascii() and query.before.isdigit():
        statement = statement.where(audit_entries.c.seq < int(query.before[:9]))
    found = [_entry(row) for row in tx.connection.execute(statement)]
    items = tuple(found[: query.size])
    return Page(items, str(items[-1].seq) if len(found) > query.size else None)


def verify(database: Database) -> AuditReport:
    """Walk the whole chain; the report names the first entry that is wrong, and why."""
    with database.read() as tx:
        head = tx.connection.execute(select(audit_head)).one_or_none()
        seq, previous = 0, ""
        while rows := tx.connection.execute(
            select(audit_entries)
            .where(audit_entries.c.seq > seq)
            .order_by(audit_entries.c.seq)
            .limit(_CHUNK)
        ).all():
            for row in rows:
                entry = _entry(row)
                if entry.seq != seq + 1:
                    return AuditReport(seq, previous, seq + 1, "an entry is missing")
                if entry.previous != previous:
                    return AuditReport(seq, previous, entry.seq, "the link to the entry before")
                if entry.hash != _hash(tx, entry.seq, entry.deed, row.details, previous):
                    return AuditReport(seq, previous, entry.seq, "the entry was altered")
                seq, previous = entry.seq, entry.hash
        if head is None or (head.seq, head.hash) != (seq, previous):
            return AuditReport(seq, previous, seq + 1, "the end of the chain is missing")
        if seq and head.mark != _mark(tx, seq, previous):
            return AuditReport(seq, previous, seq, "the mark of the chain's end was altered")
        return AuditReport(seq, previous)


def _hash(tx: Transaction, seq: int, deed: Deed, details: str, previous: str) -> str:
    at = deed.at.astimezone(timezone.utc).isoformat(timespec="microseconds")
    fields = [seq, at, deed.actor, deed.action, deed.subject, details, previous]
    return tx.sealer.lookup("audit:" + json.dumps(fields, ensure_ascii=False))


def _mark(tx: Transaction, seq: int, digest: str) -> str:
    return tx.sealer.lookup(f"audit-head:{seq}:{digest}")


def _entry(row: object) -> AuditEntry:
    values = row._mapping  # type: ignore[attr-defined]
    deed = Deed(
        values["at"],
        values["actor"],
        values["action"],
        values["subject"],
        json.loads(values["details"]),
    )
    return AuditEntry(values["seq"], deed, values["previous"], values["hash"])
