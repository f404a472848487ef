"""What the staff console keeps and reads, as values: accounts, sessions, audit, summaries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from care.records import Booking, Consultation, Conversation, Escalation, Turn

Role = Literal["agent", "supervisor", "administrator"]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Account:
    """Somebody who may sign in.

    `name` is lower case and unique. A password that must be changed was given by somebody else;
    after `password_expires_at` it no longer opens anything.
    """

    name: str
    role: Role
    password_hash: str = field(repr=False)
    created_at: datetime
    active: bool = True
    must_change: bool = False
    password_expires_at: datetime | None = None


@dataclass(frozen=True)
class StaffSession:
    """A signed-in browser; `token_hash` is SHA-256 of the token that only its cookie holds."""

    token_hash: str = field(repr=False)
    account: str
    opened_at: datetime
    seen_at: datetime


@dataclass(frozen=True)
class Deed:
    """Something that a member of staff did or saw: what the audit keeps.

    `subject` names a record ("conversation:c_…") or is empty; `details` hold ids and plain facts,
    never a caller's words, phone, name or address.
    """

    at: datetime
    actor: str
    action: str
    subject: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class AuditEntry:
    """A deed in its place in the chain: `hash` covers it and the hash of the entry before."""

    seq: int
    deed: Deed
    previous: str
    hash: str


@dataclass(frozen=True)
class AuditReport:
    """Whether the chain is whole: how many entries, its last hash, and what is wrong where."""

    entries: int
    head: str
    broken_at: int | None = None
    why: str = ""

    @property
    def whole(self) -> bool:
        """Return whether nothing was altered, removed or put in."""
        return self.broken_at is None


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some items, newest first; `next` continues the list (the `before` of the next query)."""

    items: tuple[Item, ...]
    next: str | None = None


@dataclass(frozen=True)
class ListQuery:
    """What a list is narrowed to; None means everything.

    `day` is a day in Shanghai: of the beginning of a conversation or consultation, of the service
    of a booking. `open` asks for escalations that still wait for somebody.
    """

    before: str | None = None
    size: int = 50
    channel: str | None = None
    day: date | None = None
    topic: str | None = None
    status: str | None = None
    open: bool = False


@dataclass(frozen=True)
class ConversationSummary:
    """One line of the list of conversations; `level` is of its gravest escalation."""

    id: str
    channel: str
    caller: str | None
    started_at: datetime
    ended_at: datetime | None
    turns: int
    level: str | None


@dataclass(frozen=True)
class ConversationDetail:
    """All that is known of one conversation, each list in order of time."""

    conversation: Conversation
    turns: tuple[Turn, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    bookings: tuple[Booking, ...] = ()


@dataclass(frozen=True)
class SearchHits:
    """What a phone, a booking reference or an id leads to."""

    conversations: tuple[ConversationSummary, ...] = ()
    bookings: tuple[Booking, ...] = ()
