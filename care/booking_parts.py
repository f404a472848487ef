"""A part of what was noted, put right: 门牌不是26号，是62号; 电话中间错了，是0001; 不姓李，姓黎.

Which slot a bare 26号 belongs to is decided by what it replaces: where 26号 stands in the address,
it is a door and no day. Only that part changes. What replaces nothing that is held is left to the
other readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from care.booking_assent import error_denied
from care.booking_districts import district_told
from care.booking_doors import on_same_road, slips, without_doors
from care.booking_names import name_put_right_in, without_name
from care.booking_part_values import (
    Door,
    held_door,
    in_address,
    in_name,
    in_phone,
    new_road,
    reversed_door,
)
from care.booking_part_words import (
    AGAIN,
    ANSWER,
    BARE_DOOR,
    CLAUSES,
    DATED,
    DOOR,
    ELSEWHERE,
    ERRS,
    LAST_DAY,
    LEAD,
    LEVEL,
    MARKS,
    NEIGHBOUR,
    OTHERS,
    PAIRS,
    PHONE,
    PLACE,
    PLACE_OF_DIGITS,
    ROAD_TOLD,
    SAME,
    SIDE,
    TAIL,
    TURNED,
    UNIT,
    UNIT_WRONG,
    UNITS,
    VILLAGE_TOLD,
    WHOLE,
)
from care.bookings import Draft
from care.extractors import places


@dataclass(frozen=True)
class PutRight:
    """The slots with a part put right, whole; `rest` is what the turn says besides."""

    rest: str
    address: str | None = None
    county: str | None = None
    town: str | None = None
    phone: str | None = None
    name: str | None = None


def put_right(text: str, draft: Draft, asked: str | None) -> PutRight | None:
    """Return what a normalised turn puts right of the values held; None where it does no such."""
    if not (draft.address or draft.phone or draft.name):
        return None
    name = draft.name and name_put_right_in(text, draft.name, confirming=asked == "confirm")
    if name:
        return PutRight(without_name(text, name), name=name)
    said = error_denied(text)
    text = _without_neighbour(without_doors(said, draft, confirming=asked == "confirm"))
    for pattern in PAIRS:
        for pair in pattern.finditer(text):
            if OTHERS.search(text, 0, pair.start("old")):
                continue
            found = _exchanged(pair["old"], _trimmed(pair["new"]), text, draft)
            if found is not None:
                return replace(found, rest=_without(text, *pair.span()))
    found = _told(text, draft, asked) or _said_again(text, draft)
    if found is not None:
        return found
    # 十五号也对, 不是大街上那个十五号: the number of the house, and no day
    rest = without_doors(text, draft, denied=True)
    return PutRight(rest) if rest != said else None


def names_part(text: str) -> bool:
    """Tell whether a normalised text is about a part of the address only: 门牌错了."""
    return bool(DOOR.search(text) or LEVEL.search(text)) and not WHOLE.search(text)


def _exchanged(old: str, new: str, text: str, draft: Draft) -> PutRight | None:
    """Return the slot that holds `old`, with `new` in its place."""
    old = _trimmed(old)
    if not old or not new or old == new or re.fullmatch(UNITS, old):
        return None
    day = BARE_DOOR.fullmatch(old) and _of_day(old, draft) and not _about_address(text)
    if day or (DATED.search(text) and not _about_address(text)):
        return None  # 不是26号，是27号, of a visit on the 26th
    district = {draft.county: "county", draft.town: "town"}
    slot = next((slot for name, slot in district.items() if name and _is_place(old, name)), None)
    if slot is not None:
        found = places.town(new, asked=True) if slot == "town" else places.county(new, asked=True)
        if found is None:
            return None
        if slot == "county":
            return PutRight("", address=draft.address, county=found.name)
        within = places.counties_of(found.name)
        county = within[0] if len(within) == 1 else None
        return PutRight("", address=draft.address, county=county, town=found.name)
    address = in_address(old, new, draft.address) if draft.address else None
    if address is not None and not PHONE.search(text):
        return PutRight("", address=address)
    place = PLACE.search(text)
    where = place.group() if place else ""
    phone = in_phone(old, new, draft.phone, place=where) if draft.phone else None
    if phone is not None:
        return PutRight("", phone=phone)
    name = in_name(old, new, draft.name) if draft.name else None
    return PutRight("", name=name) if name is not None else None


def _told(text: str, draft: Draft, asked: str | None) -> PutRight | None:
    """Return a part that is named and told anew, without what it was: 门牌改成28号, 是3楼."""
    if draft.address:
        road = on_same_road(text, draft.address)
        if road is not None:
            rest = _without(text, *road[0].span())
            rest = "，".join(c for c in CLAUSES.findall(rest) if not slips(c))
            return PutRight(rest, address=road[1])
        district = district_told(text, draft)
        if district is not None:
            county, town, rest = district
            return PutRight(rest, address=draft.address, county=county, town=town)
        swapped = _swapped_door(text, draft.address)
        told = swapped or _door_told(text, draft, asked)
        told = told or _road_told(text, draft.address, asked)
        if told is not None:
            return told
    place = PLACE_OF_DIGITS.search(text) if draft.phone else None
    if place is not None and draft.phone and (ERRS.search(text) or SAME.search(text)):
        phone = in_phone(None, place["new"], draft.phone, place=place["place"])
        if phone is not None:
            return PutRight(_without(text, *place.span()), phone=phone)
    return None


def _door_told(text: str, draft: Draft, asked: str | None) -> PutRight | None:
    address = draft.address or ""
    corrects = ERRS.search(text) is not None
    for match in UNIT.finditer(text):
        if ELSEWHERE.search(text, 0, match.start()):
            continue
        door = Door.of(match.group())
        if door is None:
            continue
        if door == held_door(address):
            continue
        named = DOOR.search(text, 0, match.start()) or LEVEL.search(text, 0, match.start())
        # 队写错了，是17队
        wrong = UNIT_WRONG.search(text, 0, match.start())
        kind = Door.of(f"1{wrong['unit']}") if wrong else None
        named = named or (wrong if kind and kind.unit == door.unit else None)
        told = asked == "address" or (asked == "confirm" and door.unit != "号")
        answers = told and ANSWER.fullmatch(text) is not None
        # 念反了，是62号: no month has so many days
        beyond = corrects and door.unit == "号" and (door.number or 0) > LAST_DAY
        turned = corrects and door == reversed_door(address)
        if not (named or answers or beyond or turned):
            continue
        whole = in_address(None, match.group(), address)
        if whole is not None:
            return PutRight(_without(text, *match.span()), address=whole)
    return None


def _said_again(text: str, draft: Draft) -> PutRight | None:
    """Return the address as it is, where its number is said once more: 没错，就是26号."""
    match = AGAIN.search(text)
    door = Door.of(match["door"]) if match else None
    held = door is not None and door == held_door(draft.address or "")
    if match is None or not held or _of_day(match["door"], draft) or DATED.search(text):
        return None
    rest = f"{text[: match.start()]}，{text[match.end() :]}".strip("，")
    return PutRight(rest or "对", address=draft.address)


def _swapped_door(text: str, address: str) -> PutRight | None:
    """Return the address with the figures of its number the other way round: 门牌念反了."""
    turned = TURNED.search(text)
    if turned is None or not DOOR.search(text) or UNIT.search(text):
        return None
    door = reversed_door(address)
    whole = in_address(None, f"{door.number}号", address) if door else None
    return PutRight(_without(text, *turned.span()), address=whole) if whole else None


def _road_told(text: str, address: str, asked: str | None) -> PutRight | None:
    """Return the address with another road or village: 路名错了，是江北路; 村子是石角村."""
    match = ROAD_TOLD.search(text)
    if match is None and (told := VILLAGE_TOLD.search(text)):
        # 门口那条路是水泥路 tells of a road, and puts no other in its place
        village = asked == "confirm" and told["kind"][0] in "村屯"
        match = told if ERRS.search(text) or village else None
    whole = new_road(address, match["new"]) if match else None
    return PutRight(_without(text, *match.span()), address=whole) if match and whole else None


def _without(text: str, start: int, end: int) -> str:
    """Leave out the clauses of a correction, and those that only say that something is wrong."""
    before = max((text.rfind(mark, 0, start) for mark in MARKS), default=-1) + 1
    after = next((at for at in range(end, len(text)) if text[at] in MARKS), len(text))
    kept = [clause for clause in CLAUSES.findall(text[:before]) if not ERRS.search(clause)]
    return "，".join([*kept, text[after:].strip(" ,，。;；")]).strip("，")


def _without_neighbour(text: str) -> str:
    """Leave out what is on the side that is denied: 是市场后面，不是对面，对面是卖猪肉的."""
    match = NEIGHBOUR.search(text)
    if match is None or not re.search(SIDE, text[: match.start()]):
        return text
    return text[: match.end("no")] + text[match.end() :]


def _trimmed(words: str) -> str:
    return TAIL.sub("", LEAD.sub("", words.strip()))


def _is_place(said: str, name: str) -> bool:
    return said == name or (len(said) > 1 and name.startswith(said) and len(name) - len(said) <= 2)


def _of_day(said: str, draft: Draft) -> bool:
    door = Door.of(said if said.endswith("号") else f"{said}号")
    return door is not None and any(int(v.date[-2:]) == door.number for v in draft.visits())


def _about_address(text: str) -> bool:
    return bool(DOOR.search(text) or LEVEL.search(text) or WHOLE.search(text))
