"""The audit: a chain of deeds in which nothing can be altered, removed or put in unseen.

Every hash is keyed (`Sealer.lookup`), so that someone who can write to the database but has no key
cannot forge a chain. The head row tells where the chain ends; only a copy of both chain and head
from the same earlier moment would pass, which is why the head that `verify` returns is worth
writing down elsewhere.

Hashes are never made anew, or a head written down earlier would tell nothing. Before an old key is
taken away, `anchor` writes the digest of the whole chain into an entry under the newest key; from
then on that entry vouches for those whose key is gone.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timezone

from sqlalchemy import insert, select, update

from storage.console_records import AuditEntry, AuditReport, Deed, ListQuery, Page
from storage.console_tables import audit_entries, audit_head
from storage.database import Database, Transaction

_CHUNK = 1000
_ANCHORED = "audit_anchored"


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


def anchor(database: Database, actor: str, now: datetime) -> AuditReport:
    """Let the newest key vouch for the whole chain; nothing is done to a chain that is not whole.

    Nothing either to a chain that the newest key vouches for already.
    """
    report = verify(database)
    if not report.whole or not report.entries:
        return report
    with database.begin() as tx:
        head = tx.connection.execute(select(audit_head).with_for_update()).one()
        if head.mark == _marks(tx, head.seq, head.hash)[0]:
            last = tx.connection.execute(
                select(audit_entries).where(audit_entries.c.seq == head.seq)
            ).one()
            if last.action == _ANCHORED:
                return report
        digest = hashlib.sha256()
        rows = tx.connection.execute(select(audit_entries).order_by(audit_entries.c.seq))
        for row in rows:
            entry = _entry(row)
            # What was written since `verify` is this process's neighbours' and under a known key.
            _feed(digest, entry, row.details)
        details = {"through": head.seq, "digest": digest.hexdigest()}
        append(tx, Deed(now, actor, _ANCHORED, "audit", details))
    return verify(database)


def verify(database: Database) -> AuditReport:
    """Walk the whole chain; the report names the first entry that is wrong, and why."""
    with database.read() as tx:
        head = tx.connection.execute(select(audit_head)).one_or_none()
        seq, previous = 0, ""
        digest, unproved = hashlib.sha256(), 0
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
                if entry.hash not in _hashes(tx, entry.seq, entry.deed, row.details, previous):
                    unproved = unproved or entry.seq
                elif _vouches(entry, digest):
                    unproved = 0
                _feed(digest, entry, row.details)
                seq, previous = entry.seq, entry.hash
        if unproved:
            why = "the entry was altered, or its key was taken away before `nuanling reseal`"
            return AuditReport(seq, previous, unproved, why)
        if head is None or (head.seq, head.hash) != (seq, previous):
            return AuditReport(seq, previous, seq + 1, "the end of the chain is missing")
        if seq and head.mark not in _marks(tx, seq, previous):
            return AuditReport(seq, previous, seq, "the mark of the chain's end was altered")
        return AuditReport(seq, previous)


def _vouches(entry: AuditEntry, digest: hashlib._Hash) -> bool:
    """Tell whether a proved entry is an anchor of exactly the entries before it."""
    return entry.deed.action == _ANCHORED and entry.deed.details == {
        "through": entry.seq - 1,
        "digest": digest.hexdigest(),
    }


def _feed(digest: hashlib._Hash, entry: AuditEntry, details: str) -> None:
    digest.update(_canonical(entry.seq, entry.deed, details, entry.previous).encode())
    digest.update(entry.hash.encode())


def _hash(tx: Transaction, seq: int, deed: Deed, details: str, previous: str) -> str:
    return _hashes(tx, seq, deed, details, previous)[0]


def _hashes(tx: Transaction, seq: int, deed: Deed, details: str, previous: str) -> tuple[str, ...]:
    return tx.sealer.lookups("audit:" + _canonical(seq, deed, details, previous))


def _canonical(seq: int, deed: Deed, details: str, previous: str) -> str:
    at = deed.at.astimezone(timezone.utc).isoformat(timespec="microseconds")
    fields = [seq, at, deed.actor, deed.action, deed.subject, details, previous]
    return json.dumps(fields, ensure_ascii=False)


def _marks(tx: Transaction, seq: int, digest: str) -> tuple[str, ...]:
    return tx.sealer.lookups(f"audit-head:{seq}:{digest}")


def _mark(tx: Transaction, seq: int, digest: str) -> str:
    return _marks(tx, seq, digest)[0]


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
