"""Lunar dates, festivals and solar terms as days of the calendar; borax knows the lunar one."""

from __future__ import annotations

from datetime import date, timedelta

from borax.calendars.lunardate import LunarDate, TermUtils


class NoSuchDay(Exception):
    """The date does not exist: a thirtieth in a short month, a leap month that is none."""


SOLAR = {
    "元旦": (1, 1), "元旦节": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "三八节": (3, 8),
    "植树节": (3, 12), "劳动节": (5, 1), "五一节": (5, 1), "五一": (5, 1), "青年节": (5, 4),
    "护士节": (5, 12), "儿童节": (6, 1), "六一": (6, 1), "建党节": (7, 1), "建军节": (8, 1),
    "八一节": (8, 1), "教师节": (9, 10), "国庆": (10, 1), "国庆节": (10, 1), "十一": (10, 1),
    "平安夜": (12, 24), "圣诞": (12, 25), "圣诞节": (12, 25),
}  # fmt: skip
SUNDAYS = {"母亲节": (5, 2), "父亲节": (6, 3)}
LUNAR = {
    "春节": (1, 1), "大年初一": (1, 1), "年初一": (1, 1), "元宵": (1, 15), "元宵节": (1, 15),
    "龙抬头": (2, 2), "三月三": (3, 3), "端午": (5, 5), "端午节": (5, 5), "七夕": (7, 7),
    "中元节": (7, 15), "七月半": (7, 15), "鬼节": (7, 14), "中秋": (8, 15), "中秋节": (8, 15),
    "八月十五": (8, 15), "重阳": (9, 9), "重阳节": (9, 9), "老人节": (9, 9), "敬老节": (9, 9),
    "老年节": (9, 9), "九月九": (9, 9), "五月五": (5, 5), "腊八": (12, 8), "腊八节": (12, 8),
}  # fmt: skip
EVES = ("大年三十", "年三十", "年三十晚", "年卅", "除夕", "除夕夜", "大年夜")
TERMS = (
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
)  # fmt: skip
# 大雪 and 小雪 are weather and 大寒 a chill: they count as dates only where called a 节气 or 那天.
PLAIN_TERMS = tuple(t for t in TERMS if t not in ("大雪", "小雪", "大寒", "小寒", "雨水", "小满"))
NUMERIC = ("十一", "五一", "六一")
"""Festivals that are also numbers: whoever looks for them must look at the neighbours."""
NAMES = tuple(
    sorted(
        {*SOLAR, *SUNDAYS, *LUNAR, *EVES, *PLAIN_TERMS, "清明节", "冬至节"}.difference(NUMERIC),
        key=lambda name: (-len(name), name),
    )
)
"""The festivals that count as a day wherever they are named, longest first."""


def festival(name: str, year: int) -> date:
    """Return the day of a festival in a year: a solar year, or the lunar year begun in it.

    New Year's Eve of 2026 is therefore the last day of the lunar year 2026, early in 2027.
    """
    if name in SOLAR:
        return date(year, *SOLAR[name])
    if name in SUNDAYS:
        month, nth = SUNDAYS[name]
        first = date(year, month, 1)
        return first + timedelta(days=6 - first.weekday() + 7 * (nth - 1))
    if name in LUNAR:
        return day(year, *LUNAR[name])
    if name in EVES:
        # 大年三十 is the last day of the lunar year even where the month has 29 days
        return day(year + 1, 1, 1) - timedelta(days=1)
    try:
        term: date = TermUtils.nth_term_day(year, TERMS.index(name.rstrip("节")))
    except (ValueError, IndexError, KeyError) as error:
        raise NoSuchDay(name) from error
    return term


def day(year: int, month: int, number: int, *, leap: bool = False) -> date:
    """Return the solar date of a lunar one. Raises NoSuchDay."""
    try:
        solar: date = LunarDate(year, month, number, 1 if leap else 0).to_solar_date()
    except (ValueError, IndexError, KeyError, AttributeError) as error:
        raise NoSuchDay(f"{year}-{month}-{number}") from error
    return solar


def month_of(today: date) -> tuple[int, int, int]:
    """Return lunar year, month and day of a solar date."""
    lunar = LunarDate.from_solar_date(today.year, today.month, today.day)
    return lunar.year, lunar.month, lunar.day


def called(solar: date) -> str:
    """Return the name of a day in the lunar calendar: 七月十二, 正月初一, 闰六月廿三."""
    lunar = LunarDate.from_solar_date(solar.year, solar.month, solar.day)
    tens = ("初", "十", "廿", "三")[lunar.day // 10]
    last = "一二三四五六七八九十"[lunar.day % 10 - 1]
    name = {10: "初十", 20: "二十", 30: "三十"}.get(lunar.day, f"{tens}{last}")
    month = ("正", *"二三四五六七八九十", "冬", "腊")[lunar.month - 1]
    return f"{'闰' if lunar.leap else ''}{month}月{name}"
