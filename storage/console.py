"""What the staff console reads and changes: the adapter behind `web.console.ports.ConsoleStore`.

Lists read without a lock, so that no page of the console delays a caller's turn; whatever changes
something writes its deed into the audit in the same short transaction.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from care.records import Booking, Consultation, Escalation
from storage import audit
from storage.console_lists import (
    booking_page,
    consultation_page,
    conversation_page,
    escalation_page,
    search,
    waiting,
)
from storage.console_records import (
    Account,
    AuditEntry,
    AuditReport,
    ConversationDetail,
    ConversationSummary,
    Deed,
    ListQuery,
    Page,
    Role,
    SearchHits,
    StaffSession,
)
from storage.console_tables import staff_accounts, staff_sessions
from storage.database import Database, Transaction


class DatabaseConsole:
    """The console's store over our database. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def account(self, name: str) -> Account | None:
        """Return one account."""
        with self._database.read() as tx:
            return _account(tx, name)

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts by name."""
        with self._database.read() as tx:
            rows = tx.connection.execute(select(staff_accounts).order_by(staff_accounts.c.name))
            return tuple(Account(**row._mapping) for row in rows)

    def add_account(self, account: Account, deed: Deed) -> bool:
        """Add an account; False, and nothing done, if the name is taken."""
        with self._database.begin() as tx:
            if _account(tx, account.name) is not None:
                return False
            tx.connection.execute(insert(staff_accounts).values(asdict(account)))
            audit.append(tx, deed)
            return True

    def add_first_account(self, account: Account, deed: Deed) -> bool:
        """Add an account if there is none at all; False, and nothing done, if there is one."""
        with self._database.begin() as tx:
            if tx.connection.execute(select(staff_accounts.c.name).limit(1)).first():
                return False
            tx.connection.execute(insert(staff_accounts).values(asdict(account)))
            audit.append(tx, deed)
            return True

    def set_password(
        self,
        name: str,
        password_hash: str,
        *,
        must_change: bool,
        expires_at: datetime | None,
        deed: Deed,
    ) -> None:
        """Change a password and sign the account out everywhere."""
        with self._database.begin() as tx:
            tx.connection.execute(
                update(staff_accounts)
                .where(staff_accounts.c.name == name)
                .values(
                    password_hash=password_hash,
                    must_change=must_change,
                    password_expires_at=expires_at,
                )
            )
            _sign_out(tx, name)
            audit.append(tx, deed)

    def set_role(self, name: str, role: Role, deed: Deed) -> bool:
        """Change a role; False, and nothing done, if no active administrator would be left."""
        return self._change(name, {"role": role}, deed)

    def set_active(self, name: str, active: bool, deed: Deed) -> bool:
        """Let an account sign in or not; False if no active administrator would be left."""
        return self._change(name, {"active": active}, deed)

    def open_session(self, session: StaffSession, deed: Deed) -> None:
        """Keep a new session."""
        with self._database.begin() as tx:
            tx.connection.execute(insert(staff_sessions).values(asdict(session)))
            audit.append(tx, deed)

    def session(self, token_hash: str) -> tuple[StaffSession, Account] | None:
        """Return a session and its account as it is now."""
        with self._database.read() as tx:
            row = tx.connection.execute(
                select(staff_sessions).where(staff_sessions.c.token_hash == token_hash)
            ).one_or_none()
            account = _account(tx, row.account) if row else None
            return (StaffSession(**row._mapping), account) if row and account else None

    def touch_session(self, token_hash: str, now: datetime, *, drop_before: datetime) -> None:
        """Note that a session is in use, and drop those not used since `drop_before`."""
        with self._database.begin() as tx:
            tx.connection.execute(
                update(staff_sessions)
                .where(staff_sessions.c.token_hash == token_hash)
                .values(seen_at=now)
            )
            tx.connection.execute(
                delete(staff_sessions).where(staff_sessions.c.seen_at < drop_before)
            )

    def close_session(self, token_hash: str, deed: Deed) -> None:
        """End a session."""
        with self._database.begin() as tx:
            tx.connection.execute(
                delete(staff_sessions).where(staff_sessions.c.token_hash == token_hash)
            )
            audit.append(tx, deed)

    def conversations(self, query: ListQuery) -> Page[ConversationSummary]:
        """Return conversations, newest first."""
        with self._database.read() as tx:
            return conversation_page(tx, query)

    def conversation(self, conversation_id: str) -> ConversationDetail | None:
        """Return all that is known of one conversation."""
        with self._database.read() as tx:
            conversation = tx.conversations.get(conversation_id)
            if conversation is None:
                return None
            return ConversationDetail(
                conversation,
                tuple(tx.turns.of(conversation_id)),
                tuple(tx.escalations.of(conversation_id)),
                tuple(tx.consultations.of(conversation_id)),
                tuple(tx.bookings.made_in(conversation_id)),
            )

    def escalations(self, query: ListQuery) -> Page[Escalation]:
        """Return escalations, newest first."""
        with self._database.read() as tx:
            return escalation_page(tx, query)

    def bookings(self, query: ListQuery) -> Page[Booking]:
        """Return bookings, newest first."""
        with self._database.read() as tx:
            return booking_page(tx, query)

    def consultations(self, query: ListQuery) -> Page[Consultation]:
        """Return consultations, newest first."""
        with self._database.read() as tx:
            return consultation_page(tx, query)

    def search(self, words: str) -> SearchHits:
        """Return what a phone, a booking reference or a conversation id leads to."""
        with self._database.read() as tx:
            return search(tx, words)

    def waiting(self) -> dict[str, int]:
        """Return how many escalations of each level nobody has acknowledged."""
        with self._database.read() as tx:
            return waiting(tx)

    def acknowledge(self, escalation_id: str, deed: Deed) -> Escalation | None:
        """Note that a person has seen an escalation; the first one stays. None if unknown."""
        with self._database.begin() as tx:
            escalation = tx.escalations.get(escalation_id)
            if escalation is None or escalation.acknowledged_at is not None:
                return escalation
            changes = {"acknowledged_at": deed.at, "acknowledged_by": deed.actor}
            tx.escalations.update(escalation_id, **changes)
            audit.append(tx, deed)
            return replace(escalation, acknowledged_at=deed.at, acknowledged_by=deed.actor)

    def resolve(self, escalation_id: str, resolution: str, deed: Deed) -> Escalation | None:
        """Close an acknowledged escalation with a sentence on how it ended. None if unknown.

        One that nobody has acknowledged, or that is closed, stays as it is.
        """
        with self._database.begin() as tx:
            found = tx.escalations.get(escalation_id)
            if found is None or found.acknowledged_at is None or found.resolved_at is not None:
                return found
            tx.escalations.update(escalation_id, resolved_at=deed.at, resolution=resolution)
            audit.append(tx, deed)
            return replace(found, resolved_at=deed.at, resolution=resolution)

    def record(self, deed: Deed) -> None:
        """Write a deed into the audit; what it covers may be shown only after this returned."""
        with self._database.begin() as tx:
            audit.append(tx, deed)

    def audit_entries(self, query: ListQuery) -> Page[AuditEntry]:
        """Return the audit, newest first."""
        with self._database.read() as tx:
            return audit.entries(tx, query)

    def verify_audit(self) -> AuditReport:
        """Walk the whole audit."""
        return audit.verify(self._database)

    def _change(self, name: str, changes: dict[str, object], deed: Deed) -> bool:
        with self._database.begin() as tx:
            account = _account(tx, name)
            if account is None:
                return False
            changed = asdict(account) | changes
            stays = changed["active"] and changed["role"] == "administrator"
            if not stays and not _other_administrators(tx, name):
                return False
            tx.connection.execute(
                update(staff_accounts).where(staff_accounts.c.name == name).values(changes)
            )
            _sign_out(tx, name)
            audit.append(tx, deed)
            return True


def _account(tx: Transaction, name: str) -> Account | None:
    row = tx.connection.execute(
        select(staff_accounts).where(staff_accounts.c.name == name)
    ).one_or_none()
    return Account(**row._mapping) if row else None


def _other_administrators(tx: Transaction, name: str) -> bool:
    # Locked on engines that can: two administrators must not disable each other at once.
    rows = tx.connection.execute(
        select(staff_accounts.c.name)
        .where(staff_accounts.c.role == "administrator", staff_accounts.c.active)
        .with_for_update()
    )
    return any(row.name != name for row in rows)


def _sign_out(tx: Transaction, name: str) -> None:
    tx.connection.execute(delete(staff_sessions).where(staff_sessions.c.account == name))
