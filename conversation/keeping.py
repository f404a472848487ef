"""Commits within a deadline: the database if it takes part in time, the journal if not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from care.duty import Duty
from care.errors import StorageUnavailable
from care.escalations import Request
from care.records import Conversation, Escalation, Turn
from conversation import ledger
from conversation.answers import Taken
from conversation.journal import Entry, Journal
from conversation.memory import Memory
from conversation.pools import Pool
from storage import Database

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)
DEADLINE_S = 0.2
"""How long a caller's turn waits for the database at each commit (DESIGN: 300 ms in all)."""


class Keeper:
    """The gateway's way to keep things."""

    def __init__(
        self, database: Database, journal: Journal, duty: Duty, *, deadline_s: float = DEADLINE_S
    ) -> None:
        self.memory = Memory()
        self.duty = duty
        self._database = database
        self._journal = journal
        self._deadline_s = deadline_s
        self._pool = Pool("database", threads=8)
        self._journal_pool = Pool("journal", threads=2)

    async def find_or_open(self, fresh: Conversation) -> Conversation:
        """Find a conversation by key or open it; journalled when the database is away."""
        try:
            found = await self._run(ledger.find_or_open, fresh)
        except StorageUnavailable as error:
            log.warning("conversation opened without the database: %s", error)
            await self._note("conversation", fresh.id, _plain(fresh))
            found = fresh
        self.memory.remember(found)
        return found

    async def receive(
        self,
        turn: Turn,
        escalate: Request | None,
        frame: dict[str, Any] | None,
        *,
        opens_inside_frame: bool = True,
    ) -> Taken | None:
        """Commit a turn and its emergency; None for a conversation that nobody knows."""
        try:
            received = await self._run(
                ledger.receive,
                turn,
                escalate=escalate,
                frame=frame,
                duty=self.duty,
                opens_inside_frame=opens_inside_frame,
            )
        except StorageUnavailable as error:
            return await self._receive_without_database(turn, escalate, frame, error)
        if received is None:
            known = self.memory.recall(turn.conversation_id)
            if known is None:
                return None
            # Opened while the database was away and not replayed yet.
            return await self._receive_without_database(turn, escalate, frame, None)
        self.memory.remember(received.conversation, received.turn.ordinal)
        return Taken(
            received.conversation,
            received.turn,
            repeated=received.repeated,
            escalation=received.escalation,
        )

    async def finish(
        self, turn: Turn, outcome: ledger.Outcome, now: datetime, *, degraded: bool
    ) -> None:
        """Commit a reply; into the journal where the turn itself is there."""
        self.memory.change(turn.conversation_id, state=outcome.state)
        if not degraded:
            try:
                await self._run(ledger.finish, turn, outcome, now)
                return
            except StorageUnavailable as error:
                log.warning("reply kept in the journal: %s", error)
        await self._note(
            "reply",
            turn.id,
            {"conversation_id": turn.conversation_id, "at": now.isoformat(), **asdict(outcome)},
        )

    async def escalate(self, request: Request, frame: dict[str, Any] | None = None) -> Escalation:
        """Open an escalation outside of `receive`."""
        try:
            return await self._run(ledger.open_now, request, self.duty, frame)
        except StorageUnavailable as error:
            log.warning("escalation kept in the journal: %s", error)
            await self._note("escalation", request.id or request.turn_id, _plain(request))
            return _provisional(request, self.duty)

    async def update_frame(
        self,
        conversation_id: str,
        frame: dict[str, Any] | None,
        *,
        escalation_id: str,
        now: datetime,
        facts: dict[str, Any] | None = None,
        resolved: str | None = None,
        alert: Request | None = None,
    ) -> None:
        """Store where a frame stands; journalled when the database is away."""
        self.memory.change(conversation_id, frame=frame)
        change = ledger.FrameChange(conversation_id, escalation_id, frame, facts, resolved, alert)
        try:
            await self._run(ledger.update_frame, change, self.duty, now)
        except StorageUnavailable as error:
            log.warning("frame kept in the journal: %s", error)
            await self._note("frame", f"{escalation_id}@{now.timestamp()}", _plain(change))

    async def done_for(self, turn_ids: list[str]) -> ledger.Done:
        """Read what actions did for these turns; nothing when the database is away."""
        try:
            return await self._run(ledger.done_for, turn_ids)
        except StorageUnavailable as error:
            log.warning("effects of a turn not read: %s", error)
            return ledger.Done()

    async def count_from(self, caller: str, since: datetime) -> int:
        """Return how often a number called since a moment; 0 when the database is away."""
        try:
            return await self._run(ledger.count_from, caller, since)
        except StorageUnavailable:
            return 0

    async def close(self, conversation_id: str, now: datetime, reason: str) -> Conversation | None:
        """End a conversation and return it as it was; `StorageUnavailable` past the deadline."""
        found = await self._run(ledger.close, conversation_id, now, reason)
        self.memory.forget(conversation_id)
        return found

    def stop(self) -> None:
        """Stop taking work."""
        self._pool.close()
        self._journal_pool.close()

    async def _run(
        self,
        function: Callable[Concatenate[Database, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return await self._pool.run(self._deadline_s, function, self._database, *args, **kwargs)

    async def _receive_without_database(
        self,
        turn: Turn,
        escalate: Request | None,
        frame: dict[str, Any] | None,
        error: StorageUnavailable | None,
    ) -> Taken:
        if error is not None:
            log.warning("turn kept in the journal: %s", error)
        known = self.memory.recall(turn.conversation_id) or _unknown(turn)
        turn = replace(turn, ordinal=self.memory.next_ordinal(turn.conversation_id))
        escalation = None
        if known.frame is not None and escalate is not None and not escalate.alert:
            escalate = None
        if escalate is not None:
            escalate = replace(escalate, turn_id=turn.id, turn=turn.ordinal, caller=known.caller)
            escalation = _provisional(escalate, self.duty)
        await self._note(
            "turn",
            turn.id,
            {
                "turn": _plain(turn),
                "escalate": _plain(escalate) if escalate else None,
                "frame": frame,
            },
        )
        self.memory.remember(known, turn.ordinal)
        return Taken(known, turn, degraded=True, escalation=escalation)

    async def _note(self, kind: str, key: str, data: dict[str, Any]) -> None:
        try:
            await self._journal_pool.run(
                1.0, self._journal.append, Entry(f"{kind}.{key}", kind, data)
            )
        except StorageUnavailable as error:
            # Neither database nor disk: the caller is still answered, and operators are told.
            log.error("a %s could not be kept anywhere: %s", kind, error)


def _plain(record: Any) -> dict[str, Any]:
    return {key: _jsonable(value) for key, value in asdict(record).items()}


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(part) for key, part in value.items()}
    return value.isoformat() if isinstance(value, datetime) else value


def _provisional(request: Request, duty: Duty) -> Escalation:
    return Escalation(
        id=request.id or "",
        conversation_id=request.conversation_id,
        turn_id=request.turn_id,
        turn=request.turn,
        level=request.level,
        kind=request.kind,
        opened_at=request.now,
        to=("duty",) if request.alert and duty.is_staffed(request.now) else (),
        advised=request.advised,
        evidence=request.evidence,
    )


def _unknown(turn: Turn) -> Conversation:
    return Conversation(
        id=turn.conversation_id,
        channel="phone",
        key=turn.conversation_id,
        started_at=turn.received_at,
        last_seen_at=turn.received_at,
    )
