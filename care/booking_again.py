"""A booking like the one before it in the same call: 再订一个同样的, 同一天, 跟这次一样."""

from __future__ import annotations

import re
from dataclasses import replace

from care.booking_hearing import Heard
from care.booking_items import ListChange
from care.extractors.times import Resolved
from care.records import Booking
from care.text import normalise


def as_before(text: str) -> bool:
    """Tell whether a text goes by a booking that was made before, for its day or for all of it."""
    plain = normalise(text).text
    return bool(_SAME_DAY.search(plain) or _SAME.search(plain) or _SAME_HOUR.search(plain))


def like(heard: Heard, last: Booking, text: str) -> Heard:
    """Return what was heard with what is to be as in the last booking.

    What the turn tells itself counts. The list, the portions and the note are of one service only,
    and whom it is for is taken over only where all is to be the same.
    """
    plain = normalise(text).text
    whole = _SAME.search(plain) is not None
    heard = replace(heard, service=heard.service or last.service)
    if heard.days is None and heard.when.problem is None:
        same_hour = whole or _SAME_HOUR.search(plain) is not None
        day = last.date if _SAME_DAY.search(plain) else None
        heard = replace(heard, when=_when(heard.when, day, last.time if same_hour else None))
    if not whole or heard.service != last.service:
        return heard
    return replace(
        heard,
        beneficiary=heard.beneficiary or last.beneficiary,
        quantity=heard.quantity or last.quantity,
        items=heard.items or ListChange(put=last.items),
        note=heard.note or last.note,
    )


def on_day_of(heard: Heard, last: Booking, text: str) -> Heard:
    """Return what was heard of a second wish on the day of the first, where it has none of its own.

    后天上午要家政，下午修热水器: an hour or half a day told beside a day is of that day, and so is
    都是同一天.
    """
    plain = normalise(text).text
    told = heard.when
    if heard.days is not None or told.problem is not None or told.date is not None:
        return heard
    if not (told.time or told.part or goes_by_day(plain)):
        return heard
    return replace(heard, when=replace(told, date=last.date))


def goes_by_day(text: str) -> bool:
    """Tell whether a text is of the day of what was booked before: 同一天, 那天中午."""
    return bool(_SAME_DAY.search(text) or _THAT_DAY.search(text))


def _when(told: Resolved, day: str | None, hour: str | None) -> Resolved:
    known = told.time or told.part
    clock = hour if hour and ":" in hour and not known else told.time
    part = hour if hour and ":" not in hour and not known else told.part
    return Resolved(told.date or day, part, clock, None)


_SAME_DAY = re.compile(
    "同(?:一)?[天日](?!子)|当[天日](?!的)|(?:日子|日期)(?:也|都)?(?:一样|不变|相同)"
)
_THAT_DAY = re.compile("(?:那|嗰)[天日](?![天日子])")
_SAME_HOUR = re.compile(
    "同(?:样|一)的?个?(?:时间|钟点)|(?:时间|钟点)(?:也|都)?(?:一样|不变|相同|照旧)"
)
_SAME = re.compile(
    "(?:跟|和|同|照|按)(?:这|那|上|刚才|刚刚|前面)[^,，。;； ]{0,5}(?:一样|那样|订|来|办|相同)"
    "|(?:一个|次|个|单)(?:完全)?(?:同样|一样|一模一样)的?|(?:其他|别的|其它|全部|什么)(?:也|都)?(?:一样|照旧|不变)"
    "|(?:^|[,，。 ])一样的?(?=$|[,，。 吧])|同样的(?=$|[,，。 吧])"
)
