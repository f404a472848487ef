"""Why a day cannot be had: it is over, or there is none of that name in the calendar."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from care.booking_words import say, spoken_date, spoken_today
from care.clock import SHANGHAI
from care.extractors import day_words, days, lunar
from care.extractors.numerals import number
from care.extractors.times import Resolved
from care.messages import Message


@dataclass(frozen=True)
class Refusal:
    """The sentence of `booking_words.yaml` that says why there is no such day, and its values."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)


def no_such_day(text: str, now: datetime) -> Refusal | None:
    """Return why a day that a normalised text names does not exist, where the calendar tells."""
    today = now.astimezone(SHANGHAI).date()
    real: list[date] = []
    for match in day_words.DAY.finditer(text):
        try:
            real.append(days.resolve(match, today))
        except days.Vague:
            continue
        except days.NotADay:
            found = {name: value for name, value in match.groupdict().items() if value}
            return _lunar(found, today) or _solar(found, match.group(), today)
    if len(real) > 1 and real[0].weekday() != real[1].weekday():
        return Refusal("other_weekday", {"date": spoken_date(real[0].isoformat(), today=today)})
    return None


def refused(when: Resolved, why: Refusal | None, now: datetime, language: str) -> Message:
    """Say why the day or hour cannot be had, and which day is today."""
    told = {"today": spoken_today(now)}
    today = now.astimezone(SHANGHAI).date()
    if when.problem == "past" and when.date not in (None, today.isoformat()):
        past = spoken_date(str(when.date), today=today)
        return say("past_day", language, date=past, **told)
    if when.problem == "past":
        return say("past", language, **told)
    if why is not None:
        return say(why.name, language, **why.values, **told)
    return say("impossible", language, **told)


_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_NAMES = "正二三四五六七八九十冬腊"


def _lunar(found: dict[str, str], today: date) -> Refusal | None:
    """Return that the lunar month is short, with its last day."""
    month = found.get("lmonth") or found.get("xmonth") or found.get("zmonth")
    said = found.get("lday") or found.get("xday") or found.get("zday") or found.get("lunarday")
    if said is None or number(said.lstrip("初")) != 30:
        return None
    year, this_month, _ = lunar.month_of(today)
    index = _MONTHS.get(month or "") or number(month or "") or this_month
    for candidate in (year, year + 1):
        last = lunar.day(candidate, index, 29)
        if last < today or _has_thirty(candidate, index):
            continue
        values = {"month": f"{_NAMES[index - 1]}月", "last": spoken_date(last.isoformat())}
        return Refusal("short_twelfth" if index == 12 else "short_lunar", values)
    return None


def _has_thirty(year: int, month: int) -> bool:
    try:
        lunar.day(year, month, 30)
    except lunar.NoSuchDay:
        return False
    return True


def _solar(found: dict[str, str], said: str, today: date) -> Refusal | None:
    """Return how many days the month of the calendar has."""
    if not {"month", "mday", "only", "iso", "slash"} & set(found):
        return None
    year, month = today.year, today.month
    if "monthword" in found:
        year, month = divmod(year * 12 + month - 1 + found["monthword"].count("下"), 12)
        month += 1
    elif "month" in found:
        month = number(found["month"]) or 0
    elif "only" not in found:
        month = [int(part) for part in re.findall("[0-9]+", said)][-2]
    if not 1 <= month <= 12:
        return Refusal("no_month", {"month": str(month)})
    if month == 2 and "only" not in found:
        year += month < today.month
    count = calendar.monthrange(year, month)[1]
    return Refusal("short_month", {"month": f"{month}月", "count": str(count)})
