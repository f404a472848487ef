"""Putting one part of an address, a number or a name in the place of another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.extractors.dialling import kind_of
from care.extractors.numerals import DIGITS, NUMERAL, number

_KINDS = {
    "号楼": "栋", "号": "号", "栋": "栋", "幢": "栋", "座": "栋", "单元": "单元", "楼": "楼",
    "层": "楼", "室": "房", "房": "房", "组": "组", "队": "组",
}  # fmt: skip
"""What a unit counts: 幢 and 栋 are one, 层 and 楼, 室 and 房."""
_UNIT = re.compile(f"(?P<count>[{NUMERAL}]{{1,5}})(?P<unit>{'|'.join(_KINDS)})?")
_ROADS = re.compile(
    "(?P<road>[\u4e00-\u9fff]{1,6}?(?:大道|路|街|巷子?|胡同|村|屯))"
    "(?=[0-9一二三四五六七八九十百]|[,，。 ]|$)"
)


@dataclass(frozen=True)
class Door:
    """A number in an address with what it counts; numerals of any writing are equal."""

    number: int | None
    unit: str

    @classmethod
    def of(cls, said: str) -> Door | None:
        """Read 26号, 二十六号, 3楼; a number alone counts nothing."""
        match = _UNIT.fullmatch(said)
        if match is None or number(match["count"]) is None:
            return None
        return cls(number(match["count"]), _KINDS.get(match["unit"] or "", ""))


def in_address(old: str | None, new: str, address: str) -> str | None:
    """Return an address with `new` for `old`, or, where that is not told, for its own like.

    None where the address holds no such part. A floor or a room that it lacked is added.
    """
    fresh = Door.of(new)
    if old is not None:
        known = Door.of(old)
        if known is not None:
            return _numbered(address, known, new, fresh)
        at = address.rfind(old)
        after = address[at + len(old) :]
        # 不是老供销社，是老粮所后面: what follows is said once
        said = max((n for n in range(len(after) + 1) if new.endswith(after[:n])), default=0)
        # 是市场后面，不是对面: and so is what stands before
        before = max((n for n in range(2, len(new)) if address[:at].endswith(new[:n])), default=0)
        return f"{address[:at]}{new[before:]}{after[said:]}" if at >= 0 else None
    if fresh is None or not fresh.unit:
        return None
    like = [m for m in _UNIT.finditer(address) if m["unit"] and _KINDS[m["unit"]] == fresh.unit]
    if like:
        return f"{address[: like[-1].start()]}{new}{address[like[-1].end() :]}"
    ends = [m.end() for m in _UNIT.finditer(address) if m["unit"]]
    ends = ends or [m.end() for m in _ROADS.finditer(address)]
    if not ends or (fresh.unit == "号" and re.search(f"[{NUMERAL}]号", address)):
        return None
    return f"{address[: ends[-1]]}{new}{address[ends[-1] :]}"


def _numbered(address: str, known: Door, new: str, fresh: Door | None) -> str | None:
    if fresh is None:
        return None
    for match in reversed(list(_UNIT.finditer(address))):
        unit = _KINDS.get(match["unit"] or "", "")
        if number(match["count"]) != known.number or known.unit not in ("", unit):
            continue
        if fresh.unit and unit and fresh.unit != unit and known.unit:
            continue  # 不是3楼，是5号: the other way of counting is told with it
        own = new if fresh.unit else f"{new}{match['unit'] or ''}"
        return f"{address[: match.start()]}{own}{address[match.end() :]}"
    return None


def held_door(address: str) -> Door | None:
    """Return the number of the house in an address."""
    numbers = [m.group() for m in _UNIT.finditer(address) if m["unit"] == "号"]
    return Door.of(numbers[-1]) if numbers else None


def reversed_door(address: str) -> Door | None:
    """Return the number of a house with its two figures the other way round, if they differ."""
    held = held_door(address)
    value = held.number if held else None
    if value is None or not 12 <= value <= 98 or value % 10 in (0, value // 10):
        return None
    return Door(value % 10 * 10 + value // 10, "号")


def new_road(address: str, road: str) -> str | None:
    """Return an address with another road or village of the same sort, its number kept."""
    sort = "[村屯]" if road[-1] in "村屯" else "(?:路|街|巷|道|胡同)"
    for match in _ROADS.finditer(address):
        if re.search(f"{sort}$", match["road"]):
            return f"{address[: match.start()]}{road}{address[match.end() :]}"
    return None


def in_phone(old: str | None, new: str, phone: str, *, place: str = "") -> str | None:
    """Return a number with `new` digits for `old`, or at a `place` (中间, 倒数第二): None if none.

    It has to stay a number that can be dialled.
    """
    fresh = _digits(new)
    if not fresh:
        return None
    if old is not None:
        known = _digits(old)
        found = [n for n in range(len(phone)) if known and phone.startswith(known, n)]
        # 中间四位不是0000, of 138 0000 0777: where it is said to be, or where a group begins
        told = _place(place, len(fresh), len(phone)) if place else -1
        begins = [n for n in found if n == told] or [n for n in found if n in _GROUPS] or found
        at = begins[-1] if begins and len(known) == len(fresh) else -1
        at = -1 if len(known) < _SURE and len(found) > 1 and at != told else at
    else:
        at = _place(place, len(fresh), len(phone))
    if at < 0 or at + len(fresh) > len(phone):
        return None
    whole = f"{phone[:at]}{fresh}{phone[at + len(fresh) :]}"
    return whole if whole != phone and kind_of(whole)[0] is not None else None


_SURE = 2
_GROUPS = (3, 7)
"""Where the groups begin in which a mobile number is said."""


def _place(place: str, size: int, whole: int) -> int:
    nth = number(place[-1]) or 0 if "第" in place else 0
    if place.startswith("倒数"):
        return whole - nth
    if nth:
        return (number(place.removeprefix("第")) or 0) - 1
    if "中" in place:
        return 3
    return 0 if place.lstrip("最")[:1] in "前开头" else whole - size


def _digits(said: str) -> str:
    return "".join(str(DIGITS[c]) for c in said) if all(c in DIGITS for c in said) else ""


def in_name(old: str, new: str, name: str) -> str | None:
    """Return a name with one part for another: 不是桂芳，是桂花; None where it has no such part."""
    if not re.fullmatch("[\u4e00-\u9fff]{1,4}", new) or not re.fullmatch("[\u4e00-\u9fff]+", old):
        return None
    if len(old) != len(new) and old != name:
        return None
    at = name.rfind(old)
    return f"{name[:at]}{new}{name[at + len(old) :]}" if at >= 0 else None
