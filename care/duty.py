"""Who is alerted when somebody needs a person, and whether anybody is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time

from care.clock import SHANGHAI


@dataclass(frozen=True)
class Duty:
    """The duty desk: its phones (E.164) and hours (Shanghai time; equal ends mean day and night).

    `phones` may be empty: then nobody can be alerted, and callers are told so at once.
    """

    phones: tuple[str, ...] = field(default=(), repr=False)
    opens: time = time(0, 0)
    closes: time = time(0, 0)

    def is_staffed(self, now: datetime) -> bool:
        """Tell whether somebody can be reached at this moment."""
        if not self.phones:
            return False
        if self.opens == self.closes:
            return True
        local = now.astimezone(SHANGHAI).time()
        if self.opens < self.closes:
            return self.opens <= local < self.closes
        return local >= self.opens or local < self.closes

    def hours(self) -> str:
        """Return the hours as they are told to a caller."""
        if self.opens == self.closes:
            return "全天"
        return f"每天{self.opens:%H:%M}到{self.closes:%H:%M}"
