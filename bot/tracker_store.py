"""Conversations in memory, for as long as a call lasts and no longer.

The database keeps what was done; a tracker only carries a dialogue from one turn to the next, and
conversation re-injects the slots if it is gone. So it may be forgotten: at hang-up, after a time
without a turn, or when there are too many.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class FleetingTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Keeps at most `max_conversations`, each for `idle_minutes` after its last turn."""

    def __init__(
        self,
        domain: Domain,
        event_broker: Any = None,
        host: str | None = None,
        idle_minutes: float = 40,
        max_conversations: int = 2000,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        self._idle_s = float(idle_minutes) * 60
        self._limit = int(max_conversations)
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker and drop whoever has been silent too long or is one too many."""
        self._kept[tracker.sender_id] = (self._clock(), self.serialise_tracker(tracker))
        self._kept.move_to_end(tracker.sender_id)
        self._evict()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker, or None when it was never there or is no longer."""
        self._evict()
        kept = self._kept.get(sender_id)
        return self.deserialise_tracker(sender_id, kept[1]) if kept else None

    async def keys(self) -> Iterable[str]:
        """Return the ids of the conversations kept."""
        return list(self._kept)

    def kept(self, sender_id: str) -> str | None:
        """Return a conversation as it is kept, for `restore`."""
        found = self._kept.get(sender_id)
        return found[1] if found else None

    def restore(self, sender_id: str, tracker: str) -> None:
        """Put a conversation back to where `kept` found it."""
        self._kept[sender_id] = (self._clock(), tracker)
        self._kept.move_to_end(sender_id)

    def forget(self, sender_id: str) -> bool:
        """Delete a conversation; false if there was none."""
        return self._kept.pop(sender_id, None) is not None

    def _evict(self) -> None:
        oldest_allowed = self._clock() - self._idle_s
        while self._kept:
            sender_id, (seen, _) = next(iter(self._kept.items()))
            if len(self._kept) <= self._limit and seen >= oldest_allowed:
                return
            del self._kept[sender_id]
