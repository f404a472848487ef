"""A day told by the moon's calendar without its name: 外婆只记农历，她说三月十八.

Who says that days are kept by the moon means each day of the turn so. Where it is not said, a month
and a day in words (三月十八, never 三月十八号) that the sun's calendar has left behind are the
moon's where they are soon to come: nobody asks for a day that is over.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from care.clock import SHANGHAI
from care.extractors import days, lunar
from care.extractors.numerals import number


def by_the_moon(said: str, now: datetime) -> str:
    """Return a turn in the caller's words with 农历 before each day that is told so."""
    today = now.astimezone(SHANGHAI).date()
    framed = _KEPT.search(said) is not None and _KEPT_BY_THE_SUN.search(said) is None

    def named(found: re.Match[str]) -> str:
        moon = framed or _over_by_the_sun(found, today)
        return f"农历{found.group()}" if moon and _is_a_day(found, today) else found.group()

    return _DAY.sub(named, said)


def _over_by_the_sun(found: re.Match[str], today: date) -> bool:
    """Whether the sun's day is over, and the moon's of the same name soon to come."""
    month, day = number(found["month"]) or 0, number(found["day"]) or 0
    try:
        sun = date(today.year, month, day)
        moon = lunar.day(lunar.month_of(today)[0], month, day)
    except (ValueError, lunar.NoSuchDay):
        return False
    past = timedelta(0) < today - sun < timedelta(days=days.FAR_DAYS)
    return past and timedelta(0) <= moon - today <= _SOON


def _is_a_day(found: re.Match[str], today: date) -> bool:
    return 1 <= (number(found["month"]) or 0) <= 12 and 1 <= (number(found["day"]) or 0) <= 30


_SOON = timedelta(days=60)
_MOON = "(?:农历|農曆|阴历|陰曆|旧历|舊曆|老历|老曆|黄历|黃曆)"
_KEPT = re.compile(
    f"(?:记|記|看|睇|讲|講|说|說|过|按|照|认|認|用|识|識|算|系|係|是)[^,，。;； ]{{0,4}}{_MOON}"
    "(?![正冬腊闰0-9一二三四五六七八九十])"
    f"|{_MOON}(?:的|嘅)?(?:日子|来算|算|讲|说|啊|呀|哦|喔|嘅|的)"
)
_KEPT_BY_THE_SUN = re.compile(
    f"(?:不|唔|冇|没)(?:是|系|係|看|记|讲|说|识|按|懂|晓得)[^,，。;； ]{{0,3}}{_MOON}"
)
_DAY = re.compile(
    "(?<![农農阴陰旧舊老黄黃公阳陽新西闰][历曆])(?<![历曆闰0-9零〇一二三四五六七八九十年])"
    "(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?|[一二三四五六七八九])"
    "(?![0-9零〇一二三四五六七八九十号號日天个個月岁歲点點])"
)
