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
_MISSING = "an entry is missing"


def append(tx: Transaction, deed: Deed) -> AuditEntry:
    """Add a deed to the chain in the caller's transaction."""
    head = tx.connection.execute(select(audit_head).with_for_update()).one()
    seq, previous = head.seq + 1, head.hash
    details = json.dumps(deed.details, ensure_ascii=False, sort_keys=True)
    digest = tx.sealer.lookup(_canonical(seq, deed, details, previous))
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
        update(audit_head).values(seq=seq, hash=digest, mark=tx.sealer.lookup(_end(seq, digest)))
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
    walk = _Walk()
    with database.read() as tx:
        walk.on(tx)
        return walk.report(tx)


def anchor(database: Database, actor: str, now: datetime) -> AuditReport:
    """Let the newest key vouch for the whole chain; a chain that is not whole stays as it is.

    Returns the report on the chain as it was. An anchor that ends the chain is not repeated.
    """
    walk = _Walk()
    with database.read() as tx:
        walk.on(tx)
    # Under the lock only what came since: a long chain must not hold a caller's turn up.
    with database.begin() as tx:
        walk.on(tx)
        report = walk.report(tx)
        if report.whole and report.entries and walk.anchored_by != tx.sealer.current:
            details = {
                "through": walk.seq,
                "digest": walk.digest.hexdigest(),
                "key": tx.sealer.current,
            }
            append(tx, Deed(now, actor, _ANCHORED, "audit", details))
        return report


class _Walk:
    """A walk along the chain that can go on where it stopped."""

    def __init__(self) -> None:
        self.seq, self.previous = 0, ""
        self.digest = hashlib.sha256()
        self.anchored_by = ""
        """Key id of the anchor that ends the chain so far, if one does."""

        self._unproved = 0
        self._wrong: AuditReport | None = None

    def on(self, tx: Transaction) -> None:
        """Walk to the present end, or to the first entry that is wrong."""
        while self._wrong is None and (
            rows := tx.connection.execute(
                select(audit_entries)
                .where(audit_entries.c.seq > self.seq)
                .order_by(audit_entries.c.seq)
                .limit(_CHUNK)
            ).all()
        ):
            for row in rows:
                if why := self._step(tx, _entry(row), row.details):
                    at = self.seq + 1 if why == _MISSING else row.seq
                    self._wrong = AuditReport(self.seq, self.previous, at, why)
                    return

    def report(self, tx: Transaction) -> AuditReport:
        """Say how the chain stands, its end included."""
        if self._wrong is not None:
            return self._wrong
        if self._unproved:
            why = "the entry was altered, or its key was taken away before `nuanling reseal`"
            return AuditReport(self.seq, self.previous, self._unproved, why)
        head = tx.connection.execute(select(audit_head)).one_or_none()
        if head is None or (head.seq, head.hash) != (self.seq, self.previous):
            why = "the end of the chain is missing"
            return AuditReport(self.seq, self.previous, self.seq + 1, why)
        if self.seq and head.mark not in tx.sealer.lookups(_end(self.seq, self.previous)):
            why = "the mark of the chain's end was altered"
            return AuditReport(self.seq, self.previous, self.seq, why)
        return AuditReport(self.seq, self.previous)

    def _step(self, tx: Transaction, entry: AuditEntry, details: str) -> str:
        if entry.seq != self.seq + 1:
            return _MISSING
        if entry.previous != self.previous:
            return "the link to the entry before"
        content = _canonical(entry.seq, entry.deed, details, self.previous)
        proved = entry.hash in tx.sealer.lookups(content)
        self.anchored_by = ""
        if proved and self._is_anchored_by(entry):
            self._unproved, self.anchored_by = 0, str(entry.deed.details.get("key", ""))
        elif not proved:
            self._unproved = self._unproved or entry.seq
        self.digest.update(f"{content}{entry.hash}".encode())
        self.seq, self.previous = entry.seq, entry.hash
        return ""

    def _is_anchored_by(self, entry: AuditEntry) -> bool:
        told = entry.deed.details
        return (
            entry.deed.action == _ANCHORED
            and told.get("through") == self.seq
            and told.get("digest") == self.digest.hexdigest()
        )


def _canonical(seq: int, deed: Deed, details: str, previous: str) -> str:
    at = deed.at.astimezone(timezone.utc).isoformat(timespec="microseconds")
    fields = [seq, at, deed.actor, deed.action, deed.subject, details, previous]
    return "audit:" + json.dumps(fields, ensure_ascii=False)


def _end(seq: int, digest: str) -> str:
    return f"audit-head:{seq}:{digest}"


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
