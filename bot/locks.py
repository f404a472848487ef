"""One turn at a time in a conversation, without Rasa's polling.

Rasa's ticket lock looks again every second, so a caller whose turns overlap waits up to a second
for nothing. One process serves all conversations here: an asyncio lock each is enough.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockError, LockStore

WAIT_S = 5.0
"""How long a turn waits for the one before it; conversation gives up long before."""


class PromptLockStore(LockStore):
    """Wakes a waiting turn the moment the one before it ends; forgets locks nobody wants."""

    def __init__(self, endpoint_config: Any = None) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._wanted: dict[str, int] = {}

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = WAIT_S,
        wait_time_in_seconds: float = WAIT_S,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold this conversation's lock. Raises `LockError` after `WAIT_S` of waiting."""
        held = self._locks.setdefault(conversation_id, asyncio.Lock())
        self._wanted[conversation_id] = self._wanted.get(conversation_id, 0) + 1
        try:
            try:
                await asyncio.wait_for(held.acquire(), WAIT_S)
            except asyncio.TimeoutError as error:
                raise LockError("The turn before this one is still running; try again.") from error
            try:
                yield TicketLock(conversation_id)
            finally:
                held.release()
        finally:
            self._wanted[conversation_id] -= 1
            if not self._wanted[conversation_id]:
                del self._wanted[conversation_id], self._locks[conversation_id]
