"""Finding a booking again, and what a caller wants changed about it. Pure: storage is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from care.booking_hearing import Heard
from care.booking_moves import shifted, whole_days
from care.booking_services import service_in
from care.bookings import Draft
from care.extractors import times
from care.extractors.day_words import WEEK
from care.extractors.numerals import NUMERAL
from care.records import Booking
from care.text import normalise

_CLAUSES = re.compile("[^,，。;；!！?？ \\n]+")
_STAYS = re.compile(
    "(?:就|只|单|净系?)(?:留|剩|要|保留)"
    "|照旧|照样|照常|照[来送做修订约要]|不变|留着|保留|别动|不动|正常来|还是要"
    "|(?<!要)(?:不要|不用|别|莫|不)(?:给我)?取消"
)
_ONLY_STAYS = re.compile(
    "(?:就|都|也|还是|的|那个)*(?:照旧|照样|照常|照[来送做修订约要]|不变|别动|不动|留着|保留)[的啊呀吧哈了]*"
)
_GIVEN_UP = re.compile(
    "(?:不|唔)(?:要|用|使)|取消|退|免了|不(?:修|订|约|做|送|来|搞|扫|陪)(?:了|啦|喇)"
)
_ENDS = re.compile(f"{_GIVEN_UP.pattern}|[莫别]来|唔好来|[唔不]爱(?:来|了)")
_DONE = "(?:了|啦|喇|咯|嘞)"
_OFF = re.compile(
    f"(?:不用|不要|不爱|唔使|唔好|唔爱|唔要|[莫别])(?:再|叫人|喊人)?(?:[来嚟]|过[来嚟]|上门|送[来嚟]?){_DONE}?$"
    f"|(?:不|唔)(?:订|约|定|做|搞){_DONE}$"
    f"|(?:[那嗰]个|还是|我看)(?:还是|就|都)*(?:不要|不用|唔要|唔使){_DONE}$"
)
_NO_MORE_OF_IT = re.compile(f"^(?:哎呀?|唉|那个?|就|都|算了)*(?:不要|不用|唔要|唔使){_DONE}$")
_OTHERS_DO_IT = re.compile(
    "(?:崽|仔|女|媳|侄|孙|外甥|老公|老婆|老伴|邻居|隔壁|朋友|自己|家里人?)[^,，。]{0,6}"
    "(?:[来嚟]|返|回|帮|搞|做|煮|扫|擦|洗|买|修|弄|陪)"
)
PROOF = {"phone": "电话", "name": "姓名", "date": "预约的日期"}
"""What together stands for a reference number; the calling number stands for nothing."""


@dataclass(frozen=True)
class Search:
    """What a caller has said so far about the booking that is meant.

    `several` are the bookings that are to be cancelled together, `vain` how often nothing was found
    under what was told, `caller` the name and number that were told first: later ones are of
    whoever may have booked.
    """

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
    several: tuple[str, ...] = ()
    vain: int = 0
    caller: tuple[str | None, str | None] = (None, None)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Search:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {k: v for k, v in data.items() if k in {f.name for f in fields(cls)}}
        known["several"] = tuple(known.get("several") or ())
        name, number = known.get("caller") or (None, None)
        known["caller"] = (name, number)
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


def clauses_in(text: str) -> list[str]:
    """Return the clauses of a normalised text; a pause heard on the phone parts them too."""
    return [clause for clause in _CLAUSES.findall(text) if clause]


def stays(clause: str) -> bool:
    """Tell whether a clause says what is to stay as it is: 修水龙头的照旧, 只留打针的."""
    return bool(_STAYS.search(clause))


def without_kept(text: str, *, cancelling: bool = True) -> str:
    """Return what a caller says without the part about what is to stay: 饭不要了，只留打针的.

    The text is brought to the common form, in which 傾偈嗰個照舊 is 聊天那个照旧. A turn that says
    nothing besides, or where one is `cancelling` and it gives nothing up, is returned whole.
    """
    plain = normalise(text).text
    left: list[str] = []
    for clause in (said := clauses_in(plain)):
        if _ONLY_STAYS.fullmatch(clause) and left and not gives_up(left[-1]):
            left.pop()  # 修水龙头的 照旧
        elif not stays(clause):
            left.append(clause)
    if not left or len(left) == len(said) or (cancelling and not gives_up("，".join(left))):
        return text
    return "，".join(left)


def calls_off(text: str) -> bool:
    """Tell whether a normalised text calls off what was just booked without naming it.

    莫来了，我自己搞; 那个不要了; 不要了，侄女来帮我擦. 不用了 by itself answers 还有别的事吗.
    """
    clauses = [clause.rstrip("啊呀哦吧嘛咯嗯") for clause in clauses_in(text) if not stays(clause)]
    if any(_OFF.search(clause) for clause in clauses):
        return True
    bare = any(_NO_MORE_OF_IT.search(clause) for clause in clauses)
    return bare and any(_OTHERS_DO_IT.search(clause) for clause in clauses)


def given_up_unbooked(text: str, standing: Iterable[Booking]) -> str | None:
    """Return the service that a text gives up though none of it stands: 打扫那个莫来了, 饭照送.

    None where it also names one that does.
    """
    booked = {booking.service for booking in standing}
    clauses = [c for c in clauses_in(normalise(text).text) if not stays(c)]
    named = [found[0] for c in clauses if _ENDS.search(c) and (found := service_in(c))]
    return named[0] if named and not booked & set(named) else None


def old_date(text: str, now: datetime) -> str | None:
    """Return the day on which the booking is, in a text that may also name a new one."""
    standing = "，".join(found.said for found in times.find(text) if not found.new)
    found = times.resolve_date(standing, now)
    if found.problem == "past" and _DAY_OF_MONTH.match(standing):
        # 22号那单, on the 23rd: what is booked already is next month's
        found = times.resolve_date(f"下个月{standing}", now)
    return found.date if standing else None


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
    if heard.when.problem is None:
        wanted |= {"date": heard.when.date, "time": heard.when.time or heard.when.part}
    told = heard.when.date is not None and (heard.when.time or whole_days(heard.moved))
    if heard.moved is not None and not told:
        # 推后一日，礼拜五 tells the day itself;
        # 改到周三，提前半小时: from the hour that stands, on the day that is told
        stands = replace(Draft.from_slots(vars(booking)), date=heard.when.date or booking.date)
        after = shifted(stands, heard.moved)
        wanted |= {"date": after.date, "time": after.time or booking.time}
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


def _same_name(stored: str, told: str) -> bool:
    return stored == told or (len(told) > 1 and told in stored) or (stored in told)


_DAY_OF_MONTH = re.compile(f"[{NUMERAL}廿卅]{{1,3}}号")
_WEEKDAY = re.compile(f"(?<![下上这]个)(?<![下上这]){WEEK}[一二三四五六日天]")
