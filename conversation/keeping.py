"""Commits within a deadline: the database if it takes part in time, the journal if not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

from care.duty import Duty
from care.errors import StorageUnavailable
from care.escalations import Request
from care.ids import new_id
from care.records import Conversation, Escalation, Turn
from conversation import ledger
from conversation.answers import Taken
from conversation.journal import Entry, Journal
from conversation.journalled import conversation_in, plain
from conversation.memory import Memory
from conversation.pools import Pool
from storage import Database

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)
DEADLINE_S = 0.2
"""How long a caller's turn waits for the database at each commit (DESIGN: 300 ms in all)."""
AWAY_S = 1.0
"""How long a database that did not answer is not asked again: one turn must not wait for it at
every step."""
JOURNAL_S = 1.0


class Keeper:
    """The gateway's way to keep things.

    A conversation of which the journal still owes something goes on in the journal, behind what
    is owed, until a replay has brought it all into the database.
    """

    def __init__(
        self, database: Database, journal: Journal, duty: Duty, *, deadline_s: float = DEADLINE_S
    ) -> None:
        self.memory = Memory()
        self.duty = duty
        self._database = database
        self._journal = journal
        self._deadline_s = deadline_s
        self._away_until = 0.0
        self._pool = Pool("database", threads=8)
        self._journal_pool = Pool("journal", threads=2)

    async def find_or_open(self, fresh: Conversation) -> Conversation:
        """Find a conversation by key or open it; journalled when the database is away."""
        known = self.memory.by_key(fresh.key)
        try:
            found = await self._keep(known.id if known else "", ledger.find_or_open, fresh)
        except StorageUnavailable as error:
            known = known or conversation_in(self._journal, key=fresh.key)
            if known is not None and not ledger.is_stale(known, fresh):
                self.memory.remember(known)
                return known
            log.warning("conversation opened without the database: %s", error)
            found = fresh
            self.memory.remember(found)
            await self._note(_opening(found))
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
            received = await self._keep(
                turn.conversation_id,
                ledger.receive,
                turn,
                escalate=escalate,
                frame=frame,
                duty=self.duty,
                opens_inside_frame=opens_inside_frame,
            )
        except StorageUnavailable as error:
            log.warning("turn kept in the journal: %s", error)
            return await self._receive_without_database(
                turn, escalate, frame, opens_inside_frame=opens_inside_frame
            )
        if received is None:
            if self._known(turn.conversation_id) is None:
                return None
            # Opened while the database was away and not replayed yet.
            return await self._receive_without_database(
                turn, escalate, frame, opens_inside_frame=opens_inside_frame
            )
        self.memory.remember(received.conversation, received.turn.ordinal)
        self.memory.remember_turn(received.turn)
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
        self.memory.remember_turn(replace(turn, reply=outcome.reply))
        if not degraded:
            try:
                await self._keep(turn.conversation_id, ledger.finish, turn, outcome, now)
                return
            except StorageUnavailable as error:
                log.warning("reply kept in the journal: %s", error)
        data = {"turn_id": turn.id, "at": now.isoformat(), **asdict(outcome)}
        await self._note(Entry(f"reply.{turn.id}", "reply", data, turn.conversation_id))

    async def escalate(self, request: Request, frame: dict[str, Any] | None = None) -> Escalation:
        """Open an escalation outside of `receive`; `to` is empty where nobody can be told."""
        owner = request.conversation_id
        try:
            return await self._keep(owner, ledger.open_now, request, self.duty, frame)
        except StorageUnavailable as error:
            log.warning("escalation kept in the journal: %s", error)
        escalation = _provisional(request, self.duty)
        if frame is not None:
            frame = frame | {"escalation_id": escalation.id}
            self.memory.change(owner, frame=frame)
        data = {"request": plain(asdict(request)), "frame": frame}
        entry = Entry(f"escalation.{request.id or request.turn_id}", "escalation", data, owner)
        return escalation if await self._note(entry) else replace(escalation, to=())

    async def update_frame(self, change: ledger.FrameChange, now: datetime) -> bool:
        """Store where a frame stands, in the journal when the database is away; false if nowhere.

        Memory holds it in any case, and with it goes on.
        """
        conversation_id = change.conversation_id
        self.memory.change(conversation_id, frame=change.frame)
        try:
            await self._keep(conversation_id, ledger.update_frame, change, self.duty, now)
            return True
        except StorageUnavailable as error:
            log.warning("frame kept in the journal: %s", error)
        data = plain(asdict(change)) | {"at": now.isoformat()}
        # A turn may move its frame twice, at the same moment: each move is an entry of its own.
        return await self._note(Entry(new_id("frame", now), "frame", data, conversation_id))

    async def done_for(self, turn_ids: list[str]) -> ledger.Done:
        """Read what actions did for these turns; nothing when the database is away."""
        try:
            return await self._pool.run(self._deadline_s, ledger.done_for, self._database, turn_ids)
        except StorageUnavailable as error:
            log.warning("effects of a turn not read: %s", error)
            return ledger.Done()

    async def is_acknowledged(self, escalation_ids: tuple[str, ...]) -> bool:
        """Tell whether somebody on duty has seen one of these; no when the database is away."""
        try:
            return await self._pool.run(
                self._deadline_s, ledger.is_acknowledged, self._database, escalation_ids
            )
        except StorageUnavailable:
            return False

    async def count_from(self, caller: str, since: datetime) -> int:
        """Return how often a number called since a moment; 0 when the database is away."""
        try:
            return await self._keep("", ledger.count_from, caller, since)
        except StorageUnavailable:
            return 0

    async def close(self, conversation_id: str, now: datetime, reason: str) -> Conversation | None:
        """End a conversation and return it as it was; None for one that nobody knows."""
        try:
            found = await self._keep(conversation_id, ledger.close, conversation_id, now, reason)
        except StorageUnavailable as error:
            log.warning("the end of a conversation kept in the journal: %s", error)
            found = self._known(conversation_id)
            data = {"at": now.isoformat(), "reason": reason}
            await self._note(Entry(f"end.{conversation_id}", "end", data, conversation_id))
        self.memory.forget(conversation_id)
        return found

    def stop(self) -> None:
        """Stop taking work."""
        self._pool.close()
        self._journal_pool.close()

    async def _keep(
        self,
        conversation_id: str,
        function: Callable[Concatenate[Database, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a write of a conversation, unless the journal owes something before it."""
        if self._journal.owes(conversation_id):
            raise StorageUnavailable("the journal still holds what comes before this")
        if monotonic() < self._away_until:
            raise StorageUnavailable("the database did not answer a moment ago")
        try:
            return await self._pool.run(self._deadline_s, function, self._database, *args, **kwargs)
        except StorageUnavailable:
            self._away_until = monotonic() + AWAY_S
            raise

    async def _receive_without_database(
        self,
        turn: Turn,
        escalate: Request | None,
        frame: dict[str, Any] | None,
        *,
        opens_inside_frame: bool,
    ) -> Taken:
        known = self._known(turn.conversation_id) or _unknown(turn)
        earlier = self.memory.recall_turn(turn.conversation_id, turn.nonce)
        if earlier is not None:
            return Taken(known, earlier, repeated=True, degraded=True)
        turn = replace(turn, ordinal=self.memory.next_ordinal(turn.conversation_id))
        escalation = None
        if known.frame is not None and not opens_inside_frame:
            escalate = None
        if escalate is not None:
            escalate = replace(escalate, turn_id=turn.id, turn=turn.ordinal, caller=known.caller)
            escalation = _provisional(escalate, self.duty)
        data = {
            "turn": plain(asdict(turn)),
            "escalate": plain(asdict(escalate)) if escalate else None,
            "frame": frame,
        }
        self.memory.remember(known, turn.ordinal)
        self.memory.remember_turn(turn)
        kept = await self._note(Entry(f"turn.{turn.id}", "turn", data, turn.conversation_id))
        if escalation is not None and not kept:
            escalation = replace(escalation, to=())
        return Taken(known, turn, degraded=True, kept=kept, escalation=escalation)

    def _known(self, conversation_id: str) -> Conversation | None:
        known = self.memory.recall(conversation_id)
        return known or conversation_in(self._journal, conversation_id=conversation_id)

    async def _note(self, entry: Entry) -> bool:
        """Journal an entry; false where the disk takes nothing, which callers must be told."""
        try:
            await self._journal_pool.run(JOURNAL_S, self._journal.append, entry)
        except StorageUnavailable as error:
            log.error("a %s could not be kept on disk: %s", entry.kind, error)
            return False
        return True


def _opening(conversation: Conversation) -> Entry:
    data = plain(asdict(conversation))
    return Entry(f"conversation.{conversation.id}", "conversation", data, conversation.id)


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
