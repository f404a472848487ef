"""How often something may happen: a sliding window for each key, forgotten when it is quiet."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_KEYS_BEFORE_SWEEP = 1024


class Window:
    """Allows `times` events within `seconds` for each key."""

    def __init__(
        self, times: int, seconds: float, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._times = times
        self._seconds = seconds
        self._monotonic = monotonic
        self._events: dict[str, deque[float]] = {}

    def take(self, key: str) -> float:
        """Count one event and return how many seconds it must wait (0 when within the limit)."""
        now = self._monotonic()
        self._sweep(now)
        events = self._events.setdefault(key, deque())
        wait = self._wait(events, now)
        events.append(now + wait)
        return wait

    def allows(self, key: str) -> bool:
        """Count one event and return True, or return False, uncounted, when the limit is met."""
        now = self._monotonic()
        self._sweep(now)
        events = self._events.setdefault(key, deque())
        if self._wait(events, now) > 0:
            return False
        events.append(now)
        return True

    def forget(self, key: str) -> None:
        """Let a key start afresh."""
        self._events.pop(key, None)

    def _wait(self, events: deque[float], now: float) -> float:
        while events and events[0] <= now - self._seconds:
            events.popleft()
        if len(events) < self._times:
            return 0.0
        return max(0.0, events[-self._times] + self._seconds - now)

    def _sweep(self, now: float) -> None:
        if len(self._events) < _KEYS_BEFORE_SWEEP:
            return
        horizon = now - self._seconds
        self._events = {k: e for k, e in self._events.items() if e and e[-1] > horizon}
