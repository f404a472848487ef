"""The words of a turn as a booking reads them: misheard ones righted, what does not count left out.

One step serves the next: what is heard wrongly is known by its sound before breaths are joined, and
only whole sentences show what was taken back or is told of others.
"""

from __future__ import annotations

from datetime import datetime

from care.booking_breaths import in_breaths
from care.booking_by_sound import sounded_out
from care.booking_by_the_moon import by_the_moon
from care.booking_days_told_of import without_told_of
from care.booking_doors import repaired
from care.booking_homes_left import without_left_home
from care.booking_taken_back import without_taken_back
from care.bookings import Draft
from care.goods_by_sound import goods_sounded
from care.meals_by_sound import meals_sounded
from care.secrets import masked


def put_straight(text: str, asked: str | None, draft: Draft, now: datetime) -> str:
    """Return the words of a turn to be read; `asked` is the slot that was asked for last."""
    sounded = meals_sounded(sounded_out(masked(text), asked), draft.service, asked)
    goods = goods_sounded(repaired(sounded), draft.items)
    here = without_left_home(by_the_moon(goods, now))
    return without_told_of(without_taken_back(in_breaths(here, asked)))
