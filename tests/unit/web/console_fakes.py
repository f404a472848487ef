"""A console store in memory, with the same manners as the real one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from care.clock import SHANGHAI
from care.records import Booking, Consultation, Conversation, Escalation
from tests.unit.web.console_detail import a_detail
from web.console.ports import (
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


@dataclass
class FakeConsoleStore:
    people: dict[str, Account] = field(default_factory=dict)
    sessions: dict[str, StaffSession] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    details: dict[str, ConversationDetail] = field(default_factory=dict)

    def account(self, name: str) -> Account | None:
        return self.people.get(name)

    def accounts(self) -> tuple[Account, ...]:
        return tuple(self.people[name] for name in sorted(self.people))

    def add_account(self, account: Account, deed: Deed) -> bool:
        if account.name in self.people:
            return False
        self.people[account.name] = account
        self.deeds.append(deed)
        return True

    def add_first_account(self, account: Account, deed: Deed) -> bool:
        return not self.people and self.add_account(account, deed)

    def set_password(
        self,
        name: str,
        password_hash: str,
        *,
        must_change: bool,
        expires_at: datetime | None,
        deed: Deed,
    ) -> None:
        self._change(
            name,
            deed,
            password_hash=password_hash,
            must_change=must_change,
            password_expires_at=expires_at,
        )

    def set_role(self, name: str, role: Role, deed: Deed) -> bool:
        return self._guarded(name, deed, role=role)

    def set_active(self, name: str, active: bool, deed: Deed) -> bool:
        return self._guarded(name, deed, active=active)

    def open_session(self, session: StaffSession, deed: Deed) -> None:
        self.sessions[session.token_hash] = session
        self.deeds.append(deed)

    def session(self, token_hash: str) -> tuple[StaffSession, Account] | None:
        session = self.sessions.get(token_hash)
        return (session, self.people[session.account]) if session else None

    def touch_session(self, token_hash: str, now: datetime, *, drop_before: datetime) -> None:
        self.sessions[token_hash] = replace(self.sessions[token_hash], seen_at=now)
        self.sessions = {k: s for k, s in self.sessions.items() if s.seen_at >= drop_before}

    def close_session(self, token_hash: str, deed: Deed) -> None:
        self.sessions.pop(token_hash, None)
        self.deeds.append(deed)

    def conversations(self, query: ListQuery) -> Page[ConversationSummary]:
        found = [
            _summary(detail)
            for detail in self.details.values()
            if (not query.channel or detail.conversation.channel == query.channel)
            and (
                not query.day
                or detail.conversation.started_at.astimezone(SHANGHAI).date() == query.day
            )
        ]
        return _page(found, query)

    def conversation(self, conversation_id: str) -> ConversationDetail | None:
        return self.details.get(conversation_id)

    def escalations(self, query: ListQuery) -> Page[Escalation]:
        found = [
            each
            for each in self._all("escalations")
            if not query.open or not each.acknowledged_at or not each.resolved_at
        ]
        return _page(found, query)

    def bookings(self, query: ListQuery) -> Page[Booking]:
        found = [
            each
            for each in self._all("bookings")
            if (not query.status or each.status == query.status)
            and (not query.day or each.date == query.day.isoformat())
        ]
        return _page(found, query)

    def consultations(self, query: ListQuery) -> Page[Consultation]:
        found = [
            each
            for each in self._all("consultations")
            if (not query.topic or each.topic == query.topic)
            and (not query.day or each.created_at.astimezone(SHANGHAI).date() == query.day)
        ]
        return _page(found, query)

    def search(self, words: str) -> SearchHits:
        found = [d for d in self.details.values() if _called_from(d.conversation, words)]
        booked = [b for b in self._all("bookings") if words in {b.reference, b.phone}]
        return SearchHits(tuple(_summary(d) for d in found), tuple(booked))

    def waiting(self) -> dict[str, int]:
        counts = Counter(e.level for e in self._all("escalations") if not e.acknowledged_at)
        return {level: counts[level] for level in ("emergency", "urgent", "human")}

    def acknowledge(self, escalation_id: str, deed: Deed) -> Escalation | None:
        found = self._escalation(escalation_id)
        if found is None or found.acknowledged_at:
            return found
        self.deeds.append(deed)
        return self._put(replace(found, acknowledged_at=deed.at, acknowledged_by=deed.actor))

    def resolve(self, escalation_id: str, resolution: str, deed: Deed) -> Escalation | None:
        found = self._escalation(escalation_id)
        if found is None or not found.acknowledged_at or found.resolved_at:
            return found
        self.deeds.append(deed)
        return self._put(replace(found, resolved_at=deed.at, resolution=resolution))

    def record(self, deed: Deed) -> None:
        self.deeds.append(deed)

    def audit_entries(self, query: ListQuery) -> Page[AuditEntry]:
        entries = [AuditEntry(n, d, "", f"{n:064}") for n, d in enumerate(self.deeds, 1)]
        before = int(query.before or 10**9)
        found = [entry for entry in reversed(entries) if entry.seq < before]
        cut = tuple(found[: query.size])
        return Page(cut, str(cut[-1].seq) if len(found) > query.size else None)

    def verify_audit(self) -> AuditReport:
        return AuditReport(len(self.deeds), "f" * 64)

    def _all(self, kind: str) -> list[Any]:
        return [each for detail in self.details.values() for each in getattr(detail, kind)]

    def _escalation(self, escalation_id: str) -> Escalation | None:
        return next((e for e in self._all("escalations") if e.id == escalation_id), None)

    def _put(self, changed: Escalation) -> Escalation:
        detail = self.details[changed.conversation_id]
        kept = tuple(changed if e.id == changed.id else e for e in detail.escalations)
        self.details[changed.conversation_id] = replace(detail, escalations=kept)
        return changed

    def _guarded(self, name: str, deed: Deed, **changes: Any) -> bool:
        if name not in self.people:
            return False
        after = self.people | {name: replace(self.people[name], **changes)}
        if not any(a.active and a.role == "administrator" for a in after.values()):
            return False
        self._change(name, deed, **changes)
        return True

    def _change(self, name: str, deed: Deed, **changes: Any) -> None:
        self.people[name] = replace(self.people[name], **changes)
        self.sessions = {k: s for k, s in self.sessions.items() if s.account != name}
        self.deeds.append(deed)


def a_store(number: int = 1) -> FakeConsoleStore:
    details = [a_detail(n, level="emergency" if n % 2 else "urgent") for n in range(1, number + 1)]
    return FakeConsoleStore(details={d.conversation.id: d for d in details})


def _summary(detail: ConversationDetail) -> ConversationSummary:
    c = detail.conversation
    levels = [e.level for e in detail.escalations]
    level = next((each for each in ("emergency", "urgent", "human") if each in levels), None)
    return ConversationSummary(
        c.id, c.channel, c.caller, c.started_at, c.ended_at, len(detail.turns), level
    )


def _called_from(conversation: Conversation, words: str) -> bool:
    return words == conversation.id or (conversation.caller or "").endswith(words)


def _page(found: list[Any], query: ListQuery) -> Page[Any]:
    ordered = sorted(found, key=lambda each: each.id, reverse=True)
    if query.before:
        ordered = [each for each in ordered if each.id < query.before]
    cut = tuple(ordered[: query.size])
    return Page(cut, cut[-1].id if len(ordered) > query.size else None)
