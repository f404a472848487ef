"""Time as a dependency: whoever needs it is handed a clock, so that tests and `talk` can pin it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

UTC = timezone.utc
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Where the callers live: China keeps one time zone and has no summer time."""


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime:
        """Return the present moment, timezone-aware, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


@dataclass
class PinnedClock:
    """A clock that stands still until it is moved: for tests and `nuanling talk`."""

    moment: datetime

    def now(self) -> datetime:
        """Return the pinned moment in UTC."""
        return self.moment.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self.moment += by
