"""When a service can be had: its hours, its closed days, statutory holidays, and what is free."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from care.booking_services import PARTS, Service
from care.clock import SHANGHAI
from care.extractors.lunar import festival

_FILE = Path(__file__).with_name("holidays.yaml")
_AHEAD_DAYS = 14
_ENDS = (("上午", time(12)), ("中午", time(14)), ("下午", time(18)))
_RANGES = {"上午": (time(0), time(12)), "中午": (time(11), time(14)), "下午": (time(12), time(19))}


def part_of(value: str | None) -> str | None:
    """Return the part of the day (上午 中午 下午 晚上) that a booking's time belongs to."""
    if value is None or value in PARTS:
        return value
    if ":" not in value:
        return "上午" if value == "凌晨" else None
    moment = time.fromisoformat(value)
    return next((name for name, end in _ENDS if moment < end), "晚上")


def why_closed(service: Service | None, day: str | None, value: str | None) -> str | None:
    """Return why the service cannot be had then (a sentence of `booking_words.yaml`), or None."""
    if service is None:
        return None
    when = date.fromisoformat(day) if day else None
    if when is not None and when.weekday() in service.closed:
        return "closed_day"
    if when is not None and not service.holidays and is_holiday(when):
        return "closed_holiday"
    if service.hours is None or value is None:
        return None
    begin, end = service.hours
    if ":" in value:
        return None if begin <= time.fromisoformat(value) <= end else "closed_hours"
    first, last = _RANGES.get(value, (time(18), time(23, 59)))
    return None if first < end and begin < last else "closed_hours"


def is_full(service: Service, value: str | None, booked: Iterable[str | None]) -> bool:
    """Tell whether a day's bookings (their times) leave no room in the wanted part of the day."""
    part = part_of(value)
    limit = service.capacity.get(part or "")
    if limit is None:
        return False
    return sum(part_of(other) == part for other in booked) >= limit


def nearest_free(
    service: Service,
    day: str,
    value: str | None,
    booked: Callable[[str], list[str | None]],
    *,
    count: int = 2,
) -> list[tuple[str, str]]:
    """Return up to `count` free (day, part) from the wanted one on, nearest first.

    `booked` returns the times of a day's bookings. The day's other parts come first, then the
    wanted part on the days that follow.
    """
    wanted = part_of(value)
    first = date.fromisoformat(day)
    found: list[tuple[str, str]] = []
    for ahead in range(_AHEAD_DAYS + 1):
        when = (first + timedelta(days=ahead)).isoformat()
        taken = booked(when)
        parts = [p for p in PARTS if p != wanted] if ahead == 0 else [wanted or PARTS[0]]
        for part in parts:
            # only parts that the provider has: a part without a limit beside limited ones is open
            if ahead == 0 and part not in service.capacity:
                continue
            if why_closed(service, when, part) is None and not is_full(service, part, taken):
                found.append((when, part))
        if len(found) >= count:
            break
    return found[:count]


def is_holiday(day: date) -> bool:
    """Tell whether a day is a statutory holiday; after the last year known nothing is one."""
    return day in _holidays(day.year)


def holidays_known(day: date) -> bool:
    """Tell whether the rule on holidays was checked for this day's year."""
    return day.year <= int(_data()["known_until"])


@cache
def is_past(day: str, at: str | None, now: datetime) -> bool:
    """Whether a day (ISO) and its time (HH:MM, a part of the day, none) are over in Shanghai."""
    here = now.astimezone(SHANGHAI)
    if date.fromisoformat(day) != here.date():
        return date.fromisoformat(day) < here.date()
    ends = {"上午": "12:00", "中午": "14:00", "下午": "18:00"}
    latest = ends.get(at or "", at if at and ":" in at else "23:59")
    hour, minute = (int(part) for part in latest.split(":"))
    return timedelta(hours=hour, minutes=minute) <= timedelta(hours=here.hour, minutes=here.minute)


def _holidays(year: int) -> frozenset[date]:
    data = _data()
    if year > int(data["known_until"]):
        return frozenset()
    days = {date.fromisoformat(f"{year}-{md}") for days in data["solar"].values() for md in days}
    for name in data["lunar"]:
        days |= set(_lunar(name, year))
    days |= {festival(str(term), year) for term in data["terms"]}
    return frozenset(days)


def _lunar(name: str, year: int) -> list[date]:
    first = festival(name, year)
    if name == "春节":
        # New Year's Eve and the first three days
        return [first + timedelta(days=offset) for offset in (-1, 0, 1, 2)]
    return [first]


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return loaded
