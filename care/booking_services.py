"""The services that can be booked, from `services.yaml`: a new service is an entry, not code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from care.booking_stock import COUNT, UNIT
from care.errors import ContentError
from care.extractors import faults, mentions
from care.lonely import company_in

FILE = Path(__file__).with_name("services.yaml")
PARTS = ("上午", "中午", "下午", "晚上")
_NEEDED = frozenset(
    {"id", "name", "aliases", "called", "ask", "task", "ends", "provider", "price", "clause"}
)
_OPTIONAL = frozenset({"optional", "hours", "closed", "holidays", "capacity"})
_ASKED = frozenset({"date", "time", "address", "phone", "name", "items", "quantity", "note"})
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Service:
    """One service: how callers name it, what to ask in which order, which words are its task.

    `ends` is booking (a visit on a day) or consultation (staff take it from there). `optional`
    may stay empty. `hours`, `closed` (weekdays, Monday is 0), `holidays` (whether it works on
    statutory ones) and `capacity` (bookings per part of the day) say when it can be had; unset
    means at any time and without limit. `price` is None where nothing states one, and `clause`
    is the clause of yulin-2015 that mandates the service.
    """

    name: str
    ends: str
    called: re.Pattern[str]
    ask: tuple[str, ...]
    task: re.Pattern[str] | None
    id: str = ""
    provider: str = ""
    optional: frozenset[str] = frozenset()
    hours: tuple[time, time] | None = None
    closed: frozenset[int] = frozenset()
    holidays: bool = True
    capacity: Mapping[str, int] = field(default_factory=dict)
    price: str | None = None
    clause: str | None = None


def services() -> dict[str, Service]:
    """Return all services by name, in the order in which their names are tried."""
    return _services()


def service_called(name: str | None) -> Service | None:
    """Return the service of this name."""
    return _services().get(name or "")


def service_in(text: str) -> tuple[str, int, int] | None:
    """Return the service that a normalised text names, with its span: the longest name wins.

    What is refused (不是家政, 不要家政) is not named; 家政不要了 yields to any other. What does
    not work at home (热水器不出热水), or a 师傅 who is to have a look, asks for a repair.
    """
    best: tuple[int, str, int, int] | None = None
    for name, service in _services().items():
        for match in service.called.finditer(text):
            length = match.end() - match.start()
            if _REFUSED.search(text, 0, match.start()) or mentions.only_told(text, *match.span()):
                continue
            if service.id == "repair" and faults.of_the_body(text, match.start()):
                continue
            if service.id != _ERRAND and is_ware(text, *match.span()):
                continue
            length = 0 if _GIVEN_UP.match(text, match.end()) else length
            if best is None or length > best[0]:
                best = (length, name, match.start(), match.end())
    by_id = {service.id: name for name, service in _services().items()}
    for own, start, end in mentions.meant(text):
        if best is None or end - start > best[0]:
            best = (end - start, by_id[own], start, end)
    unnamed = _to_repair(text, None if best is None else best[2:])
    if unnamed is not None:
        return (by_id["repair"], *unnamed)
    company = company_in(text) if best is None else None
    if company is not None:
        return (by_id["companionship"], *company)
    return None if best is None else best[1:]


def is_ware(text: str, start: int, end: int, *, buying: bool = False) -> bool:
    """Tell whether what names a service stands on a list of things to buy: 护理垫1包, 一根拐杖.

    `buying`: the list has begun; else the text has to say so, and to name more than this.
    """
    if not buying and _TO_BUY.search(text) is None:
        return False
    wares = [match.span() for match in _WARE.finditer(text)]
    inside = any(begin <= start and end <= stop for begin, stop in wares)
    return inside and (buying or len(wares) >= _LIST)


_ERRAND = "errand"
_LIST = 2
_TO_BUY = re.compile(
    "(?:再|还|顺便|另外)[^,，。;；]{0,3}买|[帮替给同][^,，。;；]{0,6}[买捎带购]|代[买购]|[想要]买|捎"
)
_COUNTED = f"(?:{COUNT})(?!(?:次|人|位|名|份))(?:{UNIT})半?"
_NAME = "(?:(?![修换装洗擦扎通坏漏请])[\u4e00-\u9fff]){1,8}?"
_WARE = re.compile(
    "(?:(?<=[,，。;；、:： ])|^)(?:[^,，。;；、:： 修换装]{0,12}?[买捎购带])?"
    "(?:再|还有|还要|另外|顺便|加|要|和|跟)*"
    f"(?:{_COUNTED}的?{_NAME}|{_NAME}(?:要|来)?{_COUNTED})(?:吧|啊|啦|喇|呢)*(?=[,，。;；、 ]|$)"
)
"""A clause of a list: a thing with its amount and nothing else."""


def _to_repair(text: str, named: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return where a text tells of something to repair, if it names no service beside it.

    油烟机不转了 is about the thing that is cleaned otherwise, 热水器坏了，洗澡都洗不成 about the
    heater: what it serves for is not asked of anybody.
    """
    if named is not None and (mends := _MENDS.search(text, 0, named[0])):
        return mends.start(), named[1]  # 来修厨房的抽油烟机
    broken = faults.find(text)
    if broken is not None and (
        named is None
        or _within(named, broken.start, broken.end)
        or faults.hinders(text, broken, *named)
    ):
        return broken.start, broken.end
    return faults.repairer(text) if named is None else None


_MENDS = re.compile("(?<!装)(?<!进)(?:修理?|维修)(?:一下|下|好)?[^,，。 修]{0,5}$")


def _within(named: tuple[int, int], start: int, end: int) -> bool:
    return start <= named[0] and named[1] <= end


def read_service(entry: Any, file: str = FILE.name) -> Service:
    """Read one entry; ContentError says what is wrong with it and what to do."""
    if not isinstance(entry, dict) or not entry.get("name"):
        raise ContentError(f"{file}: every service is a mapping with a `name`; this is {entry!r}")
    where = f"{file}, {entry['name']}"
    if missing := _NEEDED - set(entry):
        raise ContentError(f"{where}: {', '.join(sorted(missing))} missing; write it")
    if unknown := set(entry) - _NEEDED - _OPTIONAL:
        raise ContentError(f"{where}: {', '.join(sorted(unknown))} mean nothing; take it out")
    if entry["ends"] not in ("booking", "consultation"):
        raise ContentError(f"{where}: `ends` is {entry['ends']!r}; write booking or consultation")
    asked = tuple(entry["ask"])
    if unknown := set(asked) - _ASKED:
        raise ContentError(f"{where}: nobody can ask for {', '.join(sorted(unknown))}")
    if loose := set(entry.get("optional") or ()) - set(asked):
        raise ContentError(f"{where}: optional {', '.join(sorted(loose))} must stand in `ask` too")
    return Service(
        name=entry["name"],
        ends=entry["ends"],
        called=_pattern([re.escape(entry["name"]), *entry["called"]], where, "called"),
        ask=asked,
        task=_pattern(entry["task"], where, "task") if entry["task"] else None,
        id=entry["id"],
        provider=entry["provider"],
        optional=frozenset(entry.get("optional") or ()),
        hours=_hours(entry.get("hours"), where),
        closed=_closed(entry.get("closed"), where),
        holidays=bool(entry.get("holidays", True)),
        capacity=_capacity(entry.get("capacity"), where),
        price=entry["price"],
        clause=str(entry["clause"]) if entry["clause"] else None,
    )


_REFUSED = re.compile("(?:不是|不要|不用|不想要?|别)(?:订|约|做|搞)?$")
_GIVEN_UP = re.compile("(?:那[个单次])?的?(?:不要|不用|不订|不约|先不|算)(?:了|啦|订|约|$|[,，])")


def _pattern(words: list[str], where: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(words))
    except re.error as error:
        raise ContentError(f"{where}: `{name}` is no regular expression ({error})") from error


def _hours(value: Any, where: str) -> tuple[time, time] | None:
    if value is None:
        return None
    try:
        begin, end = (time.fromisoformat(str(part)) for part in value)
    except (TypeError, ValueError) as error:
        raise ContentError(f'{where}: `hours` is {value!r}; write ["08:00", "18:00"]') from error
    if begin >= end:
        raise ContentError(f"{where}: `hours` end before they begin")
    return begin, end


def _closed(value: Any, where: str) -> frozenset[int]:
    names = list(value or ())
    if wrong := [name for name in names if name not in _WEEKDAYS]:
        raise ContentError(f"{where}: `closed` has {wrong}; write weekdays as [六, 日]")
    return frozenset(_WEEKDAYS.index(name) for name in names)


def _capacity(value: Any, where: str) -> dict[str, int]:
    found = dict(value or {})
    for part, count in found.items():
        if part not in PARTS or not isinstance(count, int) or count < 0:
            raise ContentError(f"{where}: `capacity` has {part}: {count!r}; write 上午: 10")
    return found


@cache
def _services() -> dict[str, Service]:
    loaded = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    read = [read_service(entry) for entry in loaded["services"]]
    found = {service.name: service for service in read}
    if len(found) != len(read):
        raise ContentError(f"{FILE.name}: a name stands there twice; keep one")
    return found
