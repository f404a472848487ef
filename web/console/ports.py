"""What the console needs of a store. `storage.console.DatabaseConsole` is the real one."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from care.records import Booking, Consultation, Escalation
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

__all__ = [
    "Account",
    "AuditEntry",
    "AuditReport",
    "ConsoleStore",
    "ConversationDetail",
    "ConversationSummary",
    "Deed",
    "ListQuery",
    "Page",
    "Role",
    "SearchHits",
    "StaffSession",
]


class ConsoleStore(Protocol):
    """Accounts, sessions, what callers left, and the audit.

    Every method may raise `StorageUnavailable`. A method that takes a deed writes it into the
    audit together with its change, or does neither.
    """

    def account(self, name: str) -> Account | None:
        """Return one account."""

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts by name."""

    def add_account(self, account: Account, deed: Deed) -> bool:
        """Add an account; False if the name is taken."""

    def add_first_account(self, account: Account, deed: Deed) -> bool:
        """Add an account if there is none at all; False if there is one."""

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

    def set_role(self, name: str, role: Role, deed: Deed) -> bool:
        """Change a role and sign out; False if no active administrator would be left."""

    def set_active(self, name: str, active: bool, deed: Deed) -> bool:
        """Let an account sign in or not; False if no active administrator would be left."""

    def open_session(self, session: StaffSession, deed: Deed) -> None:
        """Keep a new session."""

    def session(self, token_hash: str) -> tuple[StaffSession, Account] | None:
        """Return a session and its account as it is now."""

    def touch_session(self, token_hash: str, now: datetime, *, drop_before: datetime) -> None:
        """Note that a session is in use, and drop those not used since `drop_before`."""

    def close_session(self, token_hash: str, deed: Deed) -> None:
        """End a session."""

    def conversations(self, query: ListQuery) -> Page[ConversationSummary]:
        """Return conversations, newest first."""

    def conversation(self, conversation_id: str) -> ConversationDetail | None:
        """Return all that is known of one conversation."""

    def escalations(self, query: ListQuery) -> Page[Escalation]:
        """Return escalations, newest first."""

    def bookings(self, query: ListQuery) -> Page[Booking]:
        """Return bookings, newest first."""

    def consultations(self, query: ListQuery) -> Page[Consultation]:
        """Return consultations, newest first."""

    def search(self, words: str) -> SearchHits:
        """Return what a phone, a booking reference or a conversation id leads to."""

    def waiting(self) -> dict[str, int]:
        """Return how many escalations of each level nobody has acknowledged."""

    def acknowledge(self, escalation_id: str, deed: Deed) -> Escalation | None:
        """Note that a person has seen an escalation; the first one stays. None if unknown."""

    def resolve(self, escalation_id: str, resolution: str, deed: Deed) -> Escalation | None:
        """Close an acknowledged, open escalation; return it as it now is. None if unknown."""

    def record(self, deed: Deed) -> None:
        """Write a deed into the audit; what it covers may be shown only after this returned."""

    def audit_entries(self, query: ListQuery) -> Page[AuditEntry]:
        """Return the audit, newest first."""

    def verify_audit(self) -> AuditReport:
        """Walk the whole audit."""
