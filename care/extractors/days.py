"""Which day of the calendar the words for a day mean."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from care.extractors import lunar
from care.extractors.numerals import number

RELATIVE = {
    "今": 0,
    "当": 0,
    "明": 1,
    "后": 2,
    "大后": 3,
    "大大后": 4,
    "昨": -1,
    "前": -2,
    "大前": -3,
}
FAR_DAYS = 120
"""Further ahead than this, a caller is asked whether the date is meant."""
_ROLL_DAYS = 200
_JUST_PAST = 3
"""A day of the month so few days ago is past; one further back is next month's."""


class NotADay(Exception):
    """The date does not exist, as the thirty-first of a short month."""


class Vague(Exception):
    """The words leave the day open; `proposal` is a day to suggest, if there is one."""

    def __init__(self, proposal: date | None = None) -> None:
        super().__init__("the words leave the day open")
        self.proposal = proposal


def resolve(match: re.Match[str], today: date) -> date:
    """Return the day that a match of `day_words.DAY` means, said on `today`.

    Raises NotADay or Vague. The day may be past: that is for the caller of this function to judge.
    """
    found = {name: value for name, value in match.groupdict().items() if value}
    for name, meaning in _MEANINGS.items():
        if name in found:
            try:
                return meaning(found, match.group(), today)
            except (ValueError, OverflowError, lunar.NoSuchDay) as error:
                raise NotADay(match.group()) from error
    raise Vague


def _relative(found: dict[str, str], said: str, today: date) -> date:
    word = found["relative"]
    for key in sorted(RELATIVE, key=len, reverse=True):
        if word.startswith(key):
            return today + timedelta(days=RELATIVE[key])
    raise Vague


def _offset(found: dict[str, str], said: str, today: date) -> date:
    amount = found.get("offset") or found["offset2"]
    unit = found.get("unit") or found["unit2"]
    if amount == "半":
        return today + timedelta(days=15) if unit == "月" else today
    count = number(amount)
    if count is None:
        raise Vague
    if unit == "月":
        return _months_on(today, count, today.day)
    return today + timedelta(days=count * (1 if unit in "天日" else 7))


def _weekday(found: dict[str, str], said: str, today: date) -> date:
    week = found.get("week", "")
    monday = today - timedelta(days=today.weekday())
    shift = 7 * (week.count("下") - week.count("上"))
    name = found["weekday"]
    if name == "末":
        raise Vague(monday + timedelta(days=5 + shift))
    index = 6 if name in "日天7" else (number(name) or 1) - 1
    day = monday + timedelta(days=index + shift)
    return day + timedelta(days=7) if not week and day < today else day


def _lunar(found: dict[str, str], said: str, today: date) -> date:
    month = found.get("lmonth") or found.get("xmonth") or found["zmonth"]
    day = _lunar_number(found.get("lday") or found.get("xday") or found["zday"])
    leap = "lleap" in found or "xleap" in found
    this_year, this_month, _ = lunar.month_of(today)
    if month in ("这个", "本", "下个"):
        index = this_month + (month == "下个")
        year = this_year + (index > 12)
        return lunar.day(year, (index - 1) % 12 + 1, day)
    index = {"正": 1, "冬": 11, "腊": 12}.get(month) or number(month) or 0
    named = _year(said, today)
    if named is not None:
        return lunar.day(named, index, day, leap=leap)
    return _coming(today, lambda y: lunar.day(y, index, day, leap=leap), this_year)


def _lunar_day(found: dict[str, str], said: str, today: date) -> date:
    year, month, day = lunar.month_of(today)
    wanted = _lunar_number(found.get("lunarday") or found["moonday"])
    if wanted < day:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return lunar.day(year, month, wanted)


def _new_year(found: dict[str, str], said: str, today: date) -> date:
    name = found["nday"]
    year = lunar.month_of(today)[0]
    if name.startswith("初"):
        return _coming(today, lambda y: lunar.day(y, 1, _lunar_number(name)), year)
    return _coming(today, lambda y: lunar.day(y, 12, _lunar_number(name)), year)


def _festival(found: dict[str, str], said: str, today: date) -> date:
    name = found.get("festival") or found["numeric"]
    year = _year(said, today)
    if year is None:
        # the lunar year of an eve begins in the year before
        day = _coming(today, lambda y: lunar.festival(name, y), today.year - (name in lunar.EVES))
    else:
        day = lunar.festival(name, year)
    if "nextday" in found:
        # 元旦后那个星期一: the first such weekday after it
        index = 6 if found["nextday"] in "日天" else (number(found["nextday"]) or 1) - 1
        return day + timedelta(days=(index - day.weekday() - 1) % 7 + 1)
    beside = found.get("beside", "")
    if beside and beside[-1] not in "天日晚夜":
        # 国庆节后: some day after it
        raise Vague
    return day + timedelta(days=-1 if "前" in beside else 1 if beside else 0)


def _month_word(found: dict[str, str], said: str, today: date) -> date:
    if found.get("edge"):
        word, edge, day = "", found["edge"][-1], None
        if found["edge"][0] == "年":
            raise Vague(date(today.year, 12, 31))
    else:
        word, edge, day = found["monthword"], found.get("medge", ""), found.get("mday")
    first = _months_on(today.replace(day=1), word.count("下"), 1)
    if found.get("nth"):
        index = 6 if found["nthday"] in "日天" else (number(found["nthday"]) or 1) - 1
        weeks = (number(found["nth"]) or 1) - 1
        return first.replace(day=1 + (index - first.weekday()) % 7 + 7 * weeks)
    if day:
        return first.replace(day=number(day) or 0)
    return _edge(first, edge)


def _month_day(found: dict[str, str], said: str, today: date) -> date:
    month = number(found["month"]) or 0
    year = _year(said, today)
    if "dedge" in found:
        first = date(year or today.year, month, 1)
        if year is None and _edge_end(first) < today:
            first = date(today.year + 1, month, 1)
        return _edge(first, found["dedge"])
    day = number(found["day"]) or 0
    if year is not None:
        return date(year, month, day)
    if found["month"] == "八" and found["day"] == "十五":
        return _festival({"festival": "八月十五"}, said, today)
    if month == 2 and day == 29:
        return next(date(y, 2, 29) for y in range(today.year, today.year + 9) if calendar.isleap(y))
    coming = date(today.year, month, day)
    later = date(today.year + 1, month, day)
    rolls = coming < today and (later - today).days <= _ROLL_DAYS
    return later if rolls else coming


def _solar(found: dict[str, str], said: str, today: date) -> date:
    # 阳历八月十五 is no festival, and its days may be counted as the moon's are: 阳历八月廿八
    month, day = (str(number(found[name])) for name in ("smonth", "sday"))
    return _month_day({"month": month, "day": day}, said, today)


def _written(found: dict[str, str], said: str, today: date) -> date:
    parts = [int(part) for part in re.findall("[0-9]+", said)]
    if len(parts) == 3:
        return date(*parts)
    return _month_day({"month": str(parts[0]), "day": str(parts[1])}, "", today)


def _day_only(found: dict[str, str], said: str, today: date) -> date:
    day = number(found["only"]) or 0
    if day >= today.day - _JUST_PAST:
        # 廿二号 on the 23rd: who forgets what today is means no day a month ahead
        return today.replace(day=day)
    return _months_on(today.replace(day=1), 1, 1).replace(day=day)


def _open(found: dict[str, str], said: str, today: date) -> date:
    raise Vague


_MEANINGS = {
    "relative": _relative,
    "offset": _offset,
    "offset2": _offset,
    "weekday": _weekday,
    "someweek": _open,
    "lmonth": _lunar,
    "xmonth": _lunar,
    "zmonth": _lunar,
    "lunarday": _lunar_day,
    "moonday": _lunar_day,
    "smonth": _solar,
    "around": _open,
    "newyear": _new_year,
    "festival": _festival,
    "numeric": _festival,
    "monthword": _month_word,
    "edge": _month_word,
    "nextmonth": _open,
    "month": _month_day,
    "iso": _written,
    "slash": _written,
    "only": _day_only,
}


def _coming(today: date, named: Callable[[int], date], year: int) -> date:
    """Return the first such day from today on; a year in which it does not exist is passed over."""
    missing: Exception | None = None
    for candidate in range(year, year + 3):
        try:
            day = named(candidate)
        except lunar.NoSuchDay as error:
            # a thirtieth in a short month: the caller means this year's, which does not exist
            missing = error
            break
        if day >= today:
            return day
    raise missing or lunar.NoSuchDay(str(year))


def _year(said: str, today: date) -> int | None:
    match = re.match(
        "(?:(20|二[零〇])([0-9零〇一二三四五六七八九]{2})年|(今年|明年|来年|后年))", said
    )
    if match is None:
        return None
    if match.group(3):
        return today.year + {"今": 0, "明": 1, "来": 1, "后": 2}[match.group(3)[0]]
    return 2000 + (number(match.group(2)) or 0)


def _lunar_number(text: str) -> int:
    return number(text.lstrip("初")) or 0


def _months_on(day: date, count: int, number: int) -> date:
    year, index = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, index + 1, min(number, calendar.monthrange(year, index + 1)[1]))


def _edge(first: date, edge: str) -> date:
    if edge in "底尾" or edge.startswith("最后"):
        return _edge_end(first)
    raise Vague(first if edge in "初头" else first.replace(day=15))


def _edge_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
