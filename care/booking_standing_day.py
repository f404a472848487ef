"""A day told of a booking that stands is told from where it stands: 改礼拜五 is that week's Friday.

Who has a booking on Thursday week and says 推后一日，礼拜五 does not mean tomorrow. Days that name
their own week (这个礼拜五, 下个礼拜三, 5号) mean what they mean everywhere.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from care.booking_moves import moved_by, next_week_in, whole_days
from care.bookings import Draft
from care.clock import SHANGHAI
from care.extractors.day_words import WEEK

_DAYS = "一二三四五六日"
_WEEK = timedelta(days=7)


def told_from(text: str, draft: Draft, now: datetime) -> str:
    """Return a normalised text with each bare weekday as the date it is, told of the draft's day.

    What moves nothing, or is of a booking for several days, is returned as it is.
    """
    if draft.date is None or draft.more:
        return text
    step = moved_by(text)
    stands, today = date.fromisoformat(draft.date), now.astimezone(SHANGHAI).date()
    if step is None and _MOVES.search(text) is None:
        return _BARE.sub(lambda found: _standing(found, stands), text)
    week = next_week_in(text)
    if week is not None:
        # 推到下个礼拜: the same day of the week, which `moved_by` tells
        text = text[: week.start("week")] + text[week.end("week") :]
    elif _SOME_WEEK.search(text) is not None:
        return text

    def dated(found: re.Match[str]) -> str:
        weekday = _DAYS.index(found["day"].replace("天", "日"))
        day = _meant(weekday, stands, today, text, step)
        return f"{day.month}月{day.day}号"

    return _BARE.sub(dated, text)


def _standing(found: re.Match[str], stands: date) -> str:
    """Return the weekday of the day that stands as that day: 礼拜二我在家的 changes nothing."""
    same = _DAYS.index(found["day"].replace("天", "日")) == stands.weekday()
    return f"{stands.month}月{stands.day}号" if same else found.group()


def _meant(weekday: int, stands: date, today: date, text: str, step: timedelta | None) -> date:
    """Return the day of the week that is meant: where a step tells it, on its side of the day that
    stands, or else in its week."""
    if step is not None and whole_days(step):
        stepped = stands + step
        if stepped.weekday() == weekday:
            return stepped
    beside = timedelta(days=(weekday - stands.weekday()) % 7)
    if beside == timedelta(0):
        return stands
    sooner = stands + beside - _WEEK
    if _SOONER.search(text) is not None and sooner >= today:
        return sooner
    if _LATER.search(text) is not None:
        return stands + beside
    same_week = stands + timedelta(days=weekday - stands.weekday())
    return same_week if same_week >= today else same_week + _WEEK


_BARE = re.compile(
    f"(?<![下上这本每逢])(?<![下上这本每一]个)(?:那个)?{WEEK}(?P<day>[一二三四五六日天])(?!点)"
)
_SOME_WEEK = re.compile("(?:下+|这|本|上)(?:一)?个?(?:星期|周|礼拜)(?![一二三四五六日天])")
_MOVES = re.compile(
    "[改换推挪移调延]|提[前早]|(?:同一?个?|那个?|当)(?:星期|周|礼拜)|(?:不行|不得|冇得|没空|不方便|不在)"
)
_SOONER = re.compile("提[前早]|[往推移]前|前[移挪]|早一?[点些日天两]")
_LATER = re.compile("推(?!前)|延|押后|往后|后[移挪]|顺延|推?迟|晚一?[点些日天两]|晏")
