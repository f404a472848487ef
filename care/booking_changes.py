"""Finding a booking again, and what a caller wants changed about it. Pure: storage is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from care.booking_hearing import Heard
from care.clock import SHANGHAI
from care.extractors import times
from care.records import Booking
from care.text import normalise

_KEPT = re.compile(
    "[,，。;； ]?(?:就|只|单|净系?)(?:留|剩|要|保留)[^,，。;；]*"
    "|[,，。;； ]?[^,，。;；]*(?:照旧|照样|照常|照来|不变|留着|保留|别动|不动|正常来|还是要)"
    "[^,，。;；]*"
    "|[,，。;； ]?(?:[^,，。;；]*(?<!要)(?:不要|不用|别|莫|不)(?:给我)?取消[^,，。;；]*)"
)
_GIVEN_UP = re.compile("(?:不|唔)(?:要|用|使)|取消|退|免了")
PROOF = {"phone": "电话", "name": "姓名", "date": "预约的日期"}
"""What together stands for a reference number; the calling number stands for nothing."""


@dataclass(frozen=True)
class Search:
    """What a caller has said so far about the booking that is meant."""

    task: str
    reference: str | None = None
    phone: str | None = None
    name: str | None = None
    date: str | None = None
    booking_id: str | None = None
    asked: str = "reference"
    misses: int = 0
    turn_id: str = ""
    changes: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Search:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {k: v for k, v in data.items() if k in {f.name for f in fields(cls)}}
        known["changes"] = tuple((k, v) for k, v in known.get("changes") or ())
        return cls(**known)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        values = asdict(self)
        values["changes"] = [[k, v] for k, v in self.changes]
        return values

    def lacking(self) -> list[str]:
        """Return what is missing from a whole proof by phone, name and date."""
        return [name for name in PROOF if getattr(self, name) is None]


def reference_in(text: str, *, asked: bool = False) -> str | None:
    """Return a six-digit reference in a normalised text; `asked`: 38 21 46 is one as well."""
    closed = re.sub(r"(?<=[0-9])[ ,，、-]+(?=[0-9])", "", text) if asked else text
    match = re.search(r"(?<![0-9])[1-9][0-9]{5}(?![0-9])", closed)
    return match.group() if match else None


def gives_up(text: str) -> bool:
    """Tell whether a normalised text gives something up: 只是取消送饭."""
    return bool(_GIVEN_UP.search(text))


def without_kept(text: str) -> str:
    """Return what a caller says without the part about what is to stay: 饭不要了，只留打针的.

    The text is brought to the common form, in which 傾偈嗰個照舊 is 聊天那个照旧.
    """
    plain = normalise(text).text
    rest = _KEPT.sub("", plain)
    return rest if rest != plain and _GIVEN_UP.search(rest) else text


def old_date(text: str, now: datetime) -> str | None:
    """Return the day on which the booking is, in a text that may also name a new one."""
    standing = "，".join(found.said for found in times.find(text) if not found.new)
    return times.resolve_date(standing, now).date if standing else None


def fitting(
    bookings: Iterable[Booking],
    *,
    service: str | None = None,
    day: str | None = None,
    said: str = "",
) -> list[Booking]:
    """Return the bookings that fit; a detail that fits none of them is not held against them.

    礼拜六那份, `said` on a Saturday, is next week's where none is on the day itself.
    """
    kept = list(bookings)
    for wanted, name in ((service, "service"), (day, "date")):
        same = [b for b in kept if wanted is not None and getattr(b, name) == wanted]
        if not same and name == "date" and wanted is not None and _WEEKDAY.search(said):
            weekday = date.fromisoformat(wanted).weekday()
            same = [b for b in kept if b.date and date.fromisoformat(b.date).weekday() == weekday]
        kept = same or kept
    return kept


def proved(search: Search, bookings: Iterable[Booking]) -> list[Booking]:
    """Return the bookings of a phone whose name and date were both told rightly."""
    return [
        b
        for b in bookings
        if b.date == search.date and b.name and search.name and _same_name(b.name, search.name)
    ]


def wanted_changes(heard: Heard, booking: Booking, now: datetime) -> dict[str, Any]:
    """Return the fields that are to be different, with their new values."""
    wanted: dict[str, Any] = {}
    moved = times.shifted(heard.text)
    if moved is not None and booking.date:
        wanted |= _shifted(booking, moved)
    elif heard.when.problem is None:
        wanted |= {"date": heard.when.date, "time": heard.when.time or heard.when.part}
    phone = heard.phone.digits if heard.phone and heard.phone.complete else None
    wanted |= {"phone": phone, "name": heard.name, "address": heard.address}
    if heard.address:
        wanted |= {"county": heard.county, "town": heard.town}
    wanted |= {"quantity": heard.quantity, "beneficiary": heard.beneficiary}
    if heard.items:
        wanted["items"] = heard.items.applied(booking.items)
    if heard.note:
        wanted["note"] = "；".join(filter(None, (booking.note, heard.note)))
    return {k: v for k, v in wanted.items() if v is not None and v != getattr(booking, k)}


def _shifted(booking: Booking, moved: timedelta) -> dict[str, Any]:
    clock = booking.time if booking.time and ":" in booking.time else "12:00"
    before = datetime.fromisoformat(f"{booking.date}T{clock}").replace(tzinfo=SHANGHAI)
    after = before + moved
    changed: dict[str, Any] = {"date": after.date().isoformat()}
    if booking.time and ":" in booking.time:
        changed["time"] = after.strftime("%H:%M")
    return changed if after.date() >= date.min else {}


def _same_name(stored: str, told: str) -> bool:
    return stored == told or (len(told) > 1 and told in stored) or (stored in told)


_WEEKDAY = re.compile("(?<![下上这]个)(?<![下上这])(?:星期|周)[一二三四五六日天]")
