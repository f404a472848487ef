"""What the service remembers in its own process: locks, and conversations seen lately.

The remembered conversations serve while the database is locked or gone; the database is always
asked first and is right where the two differ.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import Any
from weakref import WeakValueDictionary

from care.records import Conversation, Turn


class Memory:
    """The newest conversations, at most `size` of them, and one lock for each in use."""

    def __init__(self, size: int = 5000) -> None:
        self._size = size
        self._seen: OrderedDict[str, Conversation] = OrderedDict()
        self._by_key: dict[str, str] = {}
        self._ordinals: dict[str, int] = {}
        self._turns: OrderedDict[tuple[str, str], Turn] = OrderedDict()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def lock(self, conversation_id: str) -> asyncio.Lock:
        """Return the lock that keeps a conversation's turns in order."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = self._locks[conversation_id] = asyncio.Lock()
        return lock

    def remember(self, conversation: Conversation, ordinal: int | None = None) -> None:
        """Keep a conversation as it now stands, with the number of its latest turn."""
        self._seen[conversation.id] = conversation
        self._seen.move_to_end(conversation.id)
        if conversation.ended_at is None:
            self._by_key[conversation.key] = conversation.id
        if ordinal is not None:
            self._ordinals[conversation.id] = ordinal
        while len(self._seen) > self._size:
            self.forget(next(iter(self._seen)))

    def remember_turn(self, turn: Turn) -> None:
        """Keep a turn by its nonce, with its reply once there is one."""
        self._turns[turn.conversation_id, turn.nonce] = turn
        self._turns.move_to_end((turn.conversation_id, turn.nonce))
        if len(self._turns) > 2 * self._size:
            self._turns.popitem(last=False)

    def recall_turn(self, conversation_id: str, nonce: str) -> Turn | None:
        """Return a turn taken lately, by its nonce."""
        return self._turns.get((conversation_id, nonce))

    def change(self, conversation_id: str, **changes: Any) -> None:
        """Change a remembered conversation."""
        known = self._seen.get(conversation_id)
        if known is not None:
            self._seen[conversation_id] = replace(known, **changes)

    def recall(self, conversation_id: str) -> Conversation | None:
        """Return a conversation as last seen."""
        return self._seen.get(conversation_id)

    def by_key(self, key: str) -> Conversation | None:
        """Return the open conversation of a call, thread or session, as last seen."""
        return self._seen.get(self._by_key.get(key, ""))

    def next_ordinal(self, conversation_id: str) -> int:
        """Return the number that the next turn probably has."""
        return self._ordinals.get(conversation_id, 0) + 1

    def forget(self, conversation_id: str) -> None:
        """Drop a conversation that has ended."""
        known = self._seen.pop(conversation_id, None)
        if known is not None and self._by_key.get(known.key) == conversation_id:
            del self._by_key[known.key]
        self._ordinals.pop(conversation_id, None)
