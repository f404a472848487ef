"""Days that do not exist, and why: 腊月三十 in a short month, 11月31号."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from care.extractors import lunar
from care.extractors.numerals import number


@dataclass(frozen=True)
class Lacking:
    """A day that a month has not, as it was said, and the last day that the month has.

    `last_name` is how a lunar month's last day is called (廿九), empty for the months of the year.
    """

    said: str
    last: date
    last_name: str = ""


def why(match: re.Match[str], today: date) -> Lacking | None:
    """Return what a match of `days.DAY` that is no day lacks; None where the month is not known."""
    found = {name: value for name, value in match.groupdict().items() if value}
    words = re.sub("^(?:农历|阴历|旧历|老历)的?", "", match.group())
    month = found.get("lmonth") or found.get("xmonth") or found.get("zmonth")
    if month is not None:
        last = _end_of_lunar(month, today)
        return Lacking(words, last, "廿九") if last else None
    if "month" in found and "day" in found:
        index = number(found["month"]) or 0
        year = today.year + (1 <= index < today.month)
        return Lacking(words, _end(year, index), "") if 1 <= index <= 12 else None
    if found.get("mday"):
        ahead = today.month - 1 + found["monthword"].count("下")
        return Lacking(words, _end(today.year + ahead // 12, ahead % 12 + 1))
    if "only" in found and (number(found["only"]) or 99) <= 31:
        return Lacking(words, _end(today.year, today.month))
    return None


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _end_of_lunar(month: str, today: date) -> date | None:
    year, this_month, _ = lunar.month_of(today)
    relative = {"本": 0, "这个": 0, "下个": 1}.get(month)
    index = (
        this_month + relative
        if relative is not None
        else {"正": 1, "冬": 11, "腊": 12}.get(month) or number(month) or 0
    )
    for candidate in (year, year + 1):
        try:
            last = lunar.day(candidate + (index > 12), (index - 1) % 12 + 1, 29)
        except lunar.NoSuchDay:
            return None
        if last >= today:
            return last
    return None
