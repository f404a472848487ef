"""Which conversations have a page open, and the end of those whose page stays away."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable


class Presence:
    """Counts the open pages of conversations; one without a page for `idle` seconds is ended.

    `end` is given the conversation id. A restart of the process forgets who was away, which is
    why the conversation's own sweep has the last word.
    """

    def __init__(self, end: Callable[[str], Awaitable[None]], idle: float) -> None:
        self._end = end
        self._idle = idle
        self._pages: Counter[str] = Counter()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def enter(self, conversation_id: str) -> None:
        """Note that a page of this conversation is open."""
        self._pages[conversation_id] += 1
        if timer := self._timers.pop(conversation_id, None):
            timer.cancel()

    def leave(self, conversation_id: str) -> None:
        """Note that a page was closed; the last one starts the clock."""
        self._pages[conversation_id] -= 1
        if self._pages[conversation_id] > 0:
            return
        del self._pages[conversation_id]
        loop = asyncio.get_running_loop()
        self._timers[conversation_id] = loop.call_later(self._idle, self._over, conversation_id)

    def forget(self, conversation_id: str) -> None:
        """Stop the clock of a conversation that has been ended already."""
        if timer := self._timers.pop(conversation_id, None):
            timer.cancel()

    def _over(self, conversation_id: str) -> None:
        self._timers.pop(conversation_id, None)
        task = asyncio.get_running_loop().create_task(self._finish(conversation_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _finish(self, conversation_id: str) -> None:
        await self._end(conversation_id)
